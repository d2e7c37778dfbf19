import { Hono } from 'hono'
import { siteSettings } from '../../modules/network/index.ts'
import { type Box, LAYERS_ISLAND, LayersMap, type PreparedLayers } from '../../modules/places/index.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../platform/http/index.ts'
import { useView } from '../../ui/index.ts'
import { FRAMES } from '../sharing/addresses.ts'
import type { Embed, EmbedSource } from '../sharing/embeds.ts'
import { Frame } from '../sharing/frame.tsx'
import { MAP, MapQuery, mapAddress, mapQueryIn } from './forms.ts'
import { MAP_TAGS, mapFor } from './map.ts'
import { useShows } from './pages.tsx'

/** The map on other sites, with the same choice of layers in its address. */
export const mapEmbeds: EmbedSource = {
  find: async (c, path, query) => (path === MAP ? embedOf(c, mapQueryIn(query)) : null),
  always: (c) => [embedOf(c, mapQueryIn(''))],
  routes() {
    const routes: App = new Hono<AppEnv>()
    routes.get(MAP, async (c) => {
      const query = readQuery(c, MapQuery)
      const { area } = await siteSettings(c.get('context').house)
      const { map } = await mapFor(c, query, area)
      return page(c, <MapFrame query={query} map={map} />, 200, { framable: true, cache: MAP_TAGS })
    })
    return routes
  },
}

const embedOf = (c: HttpContext, query: MapQuery): Embed => ({
  title: c.get('context').house.texts.in(c.get('locale'))('maps.embed'),
  frame: mapAddress(query, `${FRAMES}${MAP}`),
  height: 980,
})

function MapFrame({ query, map }: { query: MapQuery; map: PreparedLayers }) {
  const { t } = useView()
  return (
    <Frame
      title={t('maps.embed')}
      heading={t('maps.embed')}
      islands={[LAYERS_ISLAND]}
      more={{ label: t('maps.open-whole'), href: mapAddress(query) }}
    >
      <LayersMap map={map} title={useShows(map)} href={(view: Box) => mapAddress({ ...query, obszar: view })} />
    </Frame>
  )
}

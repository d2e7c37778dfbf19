import type { VNode } from 'preact'
import { type Box, LayersMap, type PreparedLayers, prepareLayers, ViewQuery } from '../../modules/places/index.ts'
import { practicesLayer } from '../../modules/practices/index.ts'
import { type HttpContext, readQuery } from '../../platform/http/index.ts'
import { Actions, Link, useView } from '../../ui/index.ts'
import { areaBox } from './area.ts'
import { boxText } from './forms.ts'

/**
 * The map beside the list of practices: what the same address finds, with its counts by gmina.
 * @param filters as the address carries them, without the question mark
 * @param area codes of the units of the network
 */
export async function practicesMap(c: HttpContext, filters: string, area: readonly string[]): Promise<VNode> {
  const { obszar } = readQuery(c, ViewQuery)
  const map = await prepareLayers(c, {
    box: obszar ?? areaBox(area),
    layers: [{ layer: practicesLayer, look: 'circle', query: filters }],
    figuresOf: practicesLayer,
  })
  return <PracticesMap map={map} path={c.get('path').split('?')[0] ?? '/'} filters={filters} />
}

function PracticesMap({ map, path, filters }: { map: PreparedLayers; path: string; filters: string }) {
  const { t } = useView()
  const href = (view: Box) => {
    const query = new URLSearchParams(filters)
    query.set('obszar', boxText(view))
    return `${path}?${query}`
  }
  return (
    <>
      <LayersMap map={map} title={t('maps.practices')} href={href} />
      <Actions>
        <Link href="/mapa-sieci" icon="map-pin">
          {t('maps.open-whole')}
        </Link>
      </Actions>
    </>
  )
}

import { Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import { siteSettings } from '../../modules/network/index.ts'
import { type Box, LAYERS_ISLAND, parseBox } from '../../modules/places/index.ts'
import {
  asListed,
  type Found,
  filterText,
  findPractice,
  HOME,
  isPublic,
  type Listed,
  listAddress,
  PRACTICES,
  PracticeCards,
  PracticeQuery,
  practicesFor,
} from '../../modules/practices/index.ts'
import { Refusal } from '../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../platform/http/index.ts'
import { EmptyState, useView } from '../../ui/index.ts'
import { boxText } from '../maps/forms.ts'
import { practicesMap } from '../maps/practices-map.tsx'
import { FRAMES } from './addresses.ts'
import type { EmbedSource } from './embeds.ts'
import { Frame } from './frame.tsx'

const MOST = 6
const FRAME = `${FRAMES}/mapa`

/** What a frame needs for its map, what is in view and the newest. */
const HEIGHT = 1300

/** Practices of a filter in a frame with their map, and one practice. */
export const practiceEmbeds: EmbedSource = {
  async find(c, path, query) {
    const t = c.get('context').house.texts.in(c.get('locale'))
    if (path === HOME) {
      const words = new URLSearchParams(query)
      const frame = listAddress(PracticeQuery.parse(Object.fromEntries(words)), FRAME)
      const box = parseBox(words.get('obszar') ?? '')
      return { title: t('practices.map'), frame: box ? withView(frame, box) : frame, height: HEIGHT }
    }
    const slug = /^\/mapa\/([a-z0-9-]+)$/.exec(path)?.[1]
    const listed = slug && (await shown(c, slug))
    return listed ? { title: listed.practice.title, frame: `${FRAME}/${slug}`, height: 420 } : null
  },
  always: (c) => [
    { title: c.get('context').house.texts.in(c.get('locale'))('practices.map'), frame: FRAME, height: HEIGHT },
  ],
  routes() {
    const routes: App = new Hono<AppEnv>()
    routes.get('/mapa', async (c) => {
      const context = c.get('context')
      const found = await practicesFor(context, readQuery(c, PracticeQuery), MOST)
      const { area } = await siteSettings(context.house)
      const map = found.count > 0 && (await practicesMap(c, filterText(found.query), area))
      return page(c, <ListFrame {...found} map={map} />, 200, { framable: true, cache: [PRACTICES] })
    })
    routes.get('/mapa/:slug', async (c) => {
      const listed = await shown(c, c.req.param('slug'))
      if (!listed) throw new Refusal('absent', 404)
      return page(c, <OneFrame listed={listed} />, 200, { framable: true, cache: [PRACTICES] })
    })
    return routes
  },
}

/** The frame looking at the part of the map that the page looked at. */
const withView = (frame: string, box: Box) => `${frame}${frame.includes('?') ? '&' : '?'}obszar=${boxText(box)}`

/** Only what everybody may see is embedded, whoever asks. */
async function shown(c: HttpContext, slug: string): Promise<Listed | null> {
  try {
    const { practice } = await findPractice({ ...c.get('context'), actor: { kind: 'stranger' } }, slug)
    const [listed] = isPublic(practice) ? await asListed(c.get('context'), [practice]) : []
    return listed ?? null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The live map of the filter first, then the newest of it as cards. */
function ListFrame({ query, practices, count, map }: Found & { map: ComponentChildren }) {
  const { t } = useView()
  return (
    <Frame
      title={t('practices.map')}
      heading={t('practices.map')}
      islands={[LAYERS_ISLAND]}
      more={{ label: t('practices.list.whole-list', { count }), href: listAddress(query) }}
    >
      <p>
        {[
          t('practices.list.count', { count }),
          query.narzedzie && t(`practices.tool.${query.narzedzie}`),
          query.temat && t(`practices.theme.${query.temat}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {map}
      {practices.length > 0 ? (
        <PracticeCards practices={practices} level={2} />
      ) : (
        <EmptyState title={t('practices.list.empty')} />
      )}
    </Frame>
  )
}

function OneFrame({ listed }: { listed: Listed }) {
  const { t } = useView()
  return (
    <Frame title={listed.practice.title} heading={t('practices.map')}>
      <PracticeCards practices={[listed]} level={2} />
    </Frame>
  )
}

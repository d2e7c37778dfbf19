import { Hono } from 'hono'
import {
  type Found,
  findPractice,
  HOME,
  isPublic,
  type Listed,
  listAddress,
  PRACTICES,
  PracticeCards,
  PracticeQuery,
  practicesFor,
  withUnits,
} from '../../modules/practices/index.ts'
import { Refusal } from '../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../platform/http/index.ts'
import { EmptyState, useView } from '../../ui/index.ts'
import { FRAMES } from './addresses.ts'
import type { EmbedSource } from './embeds.ts'
import { Frame } from './frame.tsx'

const MOST = 6
const FRAME = `${FRAMES}/mapa`

/** Practices of a filter in a frame, and one practice. */
export const practiceEmbeds: EmbedSource = {
  async find(c, path, query) {
    const t = c.var.context.house.texts.in(c.var.locale)
    if (path === HOME) {
      const filter = PracticeQuery.parse(Object.fromEntries(new URLSearchParams(query)))
      return { title: t('practices.map'), frame: listAddress(filter, FRAME), height: 900 }
    }
    const slug = /^\/mapa\/([a-z0-9-]+)$/.exec(path)?.[1]
    const listed = slug && (await shown(c, slug))
    return listed ? { title: listed.practice.title, frame: `${FRAME}/${slug}`, height: 420 } : null
  },
  always: (c) => [{ title: c.var.context.house.texts.in(c.var.locale)('practices.map'), frame: FRAME, height: 900 }],
  routes() {
    const routes: App = new Hono<AppEnv>()
    routes.get('/mapa', async (c) => {
      const found = await practicesFor(c.var.context, readQuery(c, PracticeQuery), MOST)
      return page(c, <ListFrame {...found} />, 200, { framable: true, cache: [PRACTICES] })
    })
    routes.get('/mapa/:slug', async (c) => {
      const listed = await shown(c, c.req.param('slug'))
      if (!listed) throw new Refusal('absent', 404)
      return page(c, <OneFrame listed={listed} />, 200, { framable: true, cache: [PRACTICES] })
    })
    return routes
  },
}

/** Only what everybody may see is embedded, whoever asks. */
async function shown(c: HttpContext, slug: string): Promise<Listed | null> {
  try {
    const { practice } = await findPractice({ ...c.var.context, actor: { kind: 'stranger' } }, slug)
    const [listed] = isPublic(practice) ? await withUnits(c.var.context, [practice]) : []
    return listed ?? null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function ListFrame({ query, practices, count }: Found) {
  const { t } = useView()
  return (
    <Frame
      title={t('practices.map')}
      heading={t('practices.map')}
      more={{ label: t('practices.list.count', { count }), href: listAddress(query) }}
    >
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

import { Hono } from 'hono'
import { ConsultationCards, described, findConsultation, KIND } from '../../modules/consultations/index.ts'
import { countProcesses, listProcesses, PROCESSES, pathOf, tagOf } from '../../modules/processes/index.ts'
import { Refusal } from '../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page } from '../../platform/http/index.ts'
import { EmptyState, useView } from '../../ui/index.ts'
import { FRAMES } from './addresses.ts'
import type { EmbedSource } from './embeds.ts'
import { FigureFrame, Frame } from './frame.tsx'

const MOST = 3

/** One consultation as a card, those that are open, and how many are. */
export const processEmbeds: EmbedSource = {
  async find(c, path) {
    const t = c.get('context').house.texts.in(c.get('locale'))
    if (path === '/konsultacje') return openOnes(t('app.embed.open'))
    const slug = /^\/konsultacje\/([^/]+)$/.exec(path)?.[1]
    const process = slug && (await publicProcess(c, slug))
    return process ? { title: process.title, frame: `${FRAMES}${pathOf(process)}`, height: 390 } : null
  },
  always(c) {
    const t = c.get('context').house.texts.in(c.get('locale'))
    return [
      openOnes(t('app.embed.open')),
      { title: t('app.embed.open-count'), frame: `${FRAMES}/liczniki/konsultacje`, height: 190 },
    ]
  },
  routes() {
    const routes: App = new Hono<AppEnv>()
    routes.get('/konsultacje', async (c) => {
      const context = c.get('context')
      const { rows } = await listProcesses(context.db, { kind: KIND, phase: 'open' }, context.now, { limit: MOST })
      return page(c, <OpenFrame found={await described(context, rows)} />, 200, { framable: true, cache: [PROCESSES] })
    })
    routes.get('/konsultacje/:slug', async (c) => {
      const { process } = await findConsultation(c.get('context'), c.req.param('slug'))
      if (!process.announcedAt) throw new Refusal('absent', 404)
      const found = await described(c.get('context'), [process])
      return page(c, <OneFrame found={found} />, 200, { framable: true, cache: [tagOf(process)] })
    })
    routes.get('/liczniki/konsultacje', async (c) => {
      const { db, now } = c.get('context')
      const count = await countProcesses(db, { kind: KIND, phase: 'open' }, now)
      return page(c, <OpenCount count={count} />, 200, { framable: true, cache: [PROCESSES] })
    })
    return routes
  },
}

const openOnes = (title: string) => ({ title, frame: `${FRAMES}/konsultacje`, height: 760 })

/** Only what everybody may see is embedded, whoever asks for the code. */
async function publicProcess(c: HttpContext, slug: string) {
  try {
    const { process } = await findConsultation({ ...c.get('context'), actor: { kind: 'stranger' } }, slug)
    return process.announcedAt ? process : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

type Found = Awaited<ReturnType<typeof described>>

function OneFrame({ found }: { found: Found }) {
  const { t } = useView()
  const process = found[0]?.process
  return (
    <Frame title={process?.title ?? ''} heading={t('app.embed.consultation')}>
      <ConsultationCards found={found} level={2} />
      {process && <p>{process.summary}</p>}
    </Frame>
  )
}

function OpenFrame({ found }: { found: Found }) {
  const { t } = useView()
  return (
    <Frame
      title={t('app.embed.open')}
      heading={t('app.embed.open')}
      more={{ label: t('app.embed.all'), href: '/konsultacje' }}
    >
      {found.length > 0 ? (
        <ConsultationCards found={found} level={2} />
      ) : (
        <EmptyState title={t('app.embed.none-open')} />
      )}
    </Frame>
  )
}

function OpenCount({ count }: { count: number }) {
  const { t } = useView()
  return (
    <FigureFrame
      title={t('app.embed.open-count')}
      figure={count}
      label={t('app.embed.open-now', { count })}
      href="/konsultacje"
    />
  )
}

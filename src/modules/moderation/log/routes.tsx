import { Hono } from 'hono'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import { asStream } from '../../../platform/documents/bytes.ts'
import { writeCsv } from '../../../platform/documents/csv.ts'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { MODERATION } from '../decisions/actions.ts'
import { type ListedDecision, listDecisions } from '../decisions/list-store.ts'
import { type Needs, subjectOf } from '../needs.ts'
import { appealResult, LogPage, type Words } from './pages.tsx'
import { allDecisions, countByMonth } from './store.ts'

const ROWS = 50

const LogQuery = z.object({ po: z.string().max(500).optional().catch(undefined) })

/** The public log: what was decided and on what ground, never about whom or which words (DSA art. 15, 24). */
export function logRoutes({ subjects }: Pick<Needs, 'subjects'>): App {
  const routes: App = new Hono<AppEnv>()
  const wordsIn =
    (t: Translate): Words =>
    (kind) =>
      t(subjectOf(subjects, kind)?.name ?? 'moderation.kind.page')

  routes.get('/moderacja', async (c) => {
    const { db, now, house } = c.get('context')
    const { po } = readQuery(c, LogQuery)
    const { rows, next } = await listDecisions(db, {}, { limit: ROWS, after: po })
    const months = await countByMonth(db, now)
    return page(
      c,
      <LogPage {...{ rows, next, months }} later={po !== undefined} kind={wordsIn(house.texts.in(c.get('locale')))} />,
      200,
      { cache: [MODERATION] },
    )
  })

  routes.get('/moderacja.csv', (c) => {
    const t = c.get('context').house.texts.in(c.get('locale'))
    const header = ['date', 'kind', 'action', 'ground', 'basis', 'appeal'].map((column) =>
      t(`moderation.log.${column}`),
    )
    return c.body(
      asStream(writeCsv(fileRows(allDecisions(c.get('context').db), t, wordsIn(t)), { header, delimiter: ';' })),
      200,
      {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="moderacja.csv"',
      },
    )
  })

  return routes
}

async function* fileRows(decisions: AsyncIterable<ListedDecision>, t: Translate, kind: Words) {
  for await (const decision of decisions)
    yield [
      dateOf(decision.decidedAt).toString(),
      kind(decision.subject.kind),
      t(`moderation.action.${decision.action}`),
      t(`moderation.ground.${decision.ground}`),
      t(`moderation.basis-of.${decision.ownInitiative ? 'own' : 'report'}`),
      t(`moderation.appeal-result.${appealResult(decision)}`),
    ]
}

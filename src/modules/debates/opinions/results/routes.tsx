import { Hono } from 'hono'
import { asStream, type Cell, writeCsv } from '../../../../platform/documents/index.ts'
import { allow } from '../../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page } from '../../../../platform/http/index.ts'
import { maySeeWorkspace, tagOf } from '../../../processes/index.ts'
import type { Cast } from '../../map/votes.ts'
import type { DebatesPorts } from '../../ports.ts'
import { type FoundDebate, findDebate } from '../actions.ts'
import { mapOf } from '../computing.ts'
import { phaseOfDebate, resultsShown, tagOfDebate } from '../rules.ts'
import { publishedStatements } from '../statements-store.ts'
import { castsOf, turnoutOf } from '../votes-store.ts'
import { ResultsPage } from './page.tsx'

/** What a debate came to, for everybody once it may be shown; its team sees it earlier. */
export function openResults(ports: DebatesPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/mapa-opinii/wyniki', async (c) => {
    const context = c.get('context')
    const { process, debate } = await shown(c)
    const { good } = await mapOf(context, debate.id)
    const props = {
      process,
      debate,
      phase: phaseOfDebate(debate, process, context.now),
      statements: await publishedStatements(context.db, debate.id),
      turnout: await turnoutOf(context.db, debate.id),
      map: good,
    }
    return page(c, <ResultsPage {...props} />, 200, { cache: [tagOfDebate(debate), tagOf(process)] })
  })

  // The table `wiec opinion-map` reads: it gives the same map.
  routes.get('/:slug/mapa-opinii/glosy.csv', async (c) => {
    const { debate, process } = await shown(c)
    const { db } = c.get('context')
    const numbers = (await publishedStatements(db, debate.id)).map(({ number }) => String(number))
    const rows = rowsOf(await castsOf(db, debate.id), numbers)
    return csv(c, `glosy-${process.slug}`, rows, ['participant', ...numbers])
  })

  routes.get('/:slug/mapa-opinii/opinie.csv', async (c) => {
    const { debate, process } = await shown(c)
    const { db, house } = c.get('context')
    const t = house.texts.in(c.get('locale'))
    const { good } = await mapOf(c.get('context'), debate.id)
    const statements = await publishedStatements(db, debate.id)
    const rows = statements.map(({ number, body, own }): Cell[] => {
      const [agrees, disagrees, passes] = good?.result.tallies[number] ?? [0, 0, 0]
      return [number, body, t(own ? 'debates.by-people' : 'debates.by-team'), agrees, disagrees, passes]
    })
    const header = ['number', 'statement', 'author', 'agrees', 'disagrees', 'passes']
    return csv(
      c,
      `opinie-${process.slug}`,
      rows,
      header.map((name) => t(`debates.file.${name}`)),
    )
  })

  async function shown(c: HttpContext): Promise<FoundDebate> {
    const context = c.get('context')
    const found = await findDebate(context, ports.kind, c.req.param('slug') ?? '')
    const phase = phaseOfDebate(found.debate, found.process, context.now)
    allow(resultsShown(found.debate, phase) || maySeeWorkspace(context.actor, found.process))
    return found
  }

  return routes
}

/** One row for each person, one column for each statement; nothing where they were not asked or did not answer. */
function* rowsOf(casts: readonly Cast[], numbers: readonly string[]): Generator<Cell[]> {
  for (const [person, own] of Map.groupBy(casts, (cast) => cast.person)) {
    const votes = new Map(own.map(({ statement, vote }) => [statement, vote]))
    yield [Number(person), ...numbers.map((number): Cell => votes.get(number) ?? null)]
  }
}

function csv(c: HttpContext, name: string, rows: Iterable<Cell[]>, header: string[]) {
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${name}.csv"`)
  c.set('pageOptions', { file: 'text/csv' })
  return c.body(asStream(writeCsv(rows, { header })))
}

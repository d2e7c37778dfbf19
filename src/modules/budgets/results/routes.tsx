import { Hono } from 'hono'
import { z } from 'zod'
import { asStream, writeCsv, writeDocx, writePdf, writeXlsx } from '../../../platform/documents/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { choicesOf, pbLines, pbOf, pollById } from '../../ballots/index.ts'
import { evaluationOf } from '../../evaluations/index.ts'
import { organisationById } from '../../network/index.ts'
import { tagOf } from '../../processes/index.ts'
import { BuildingPage } from '../building/pages.tsx'
import { lastOf } from '../building/store.ts'
import { findEdition } from '../editions/actions.ts'
import { pbTextOf, poolById } from '../editions/store.ts'
import type { At } from '../projects/actions.ts'
import { surroundingsOf } from '../projects/around.ts'
import { ProjectsMap } from '../projects/map.tsx'
import { projectsOf } from '../projects/store.ts'
import { headersOf, protocolOf, rowsOf } from './files.ts'
import { ResultsPage } from './pages.tsx'
import { type PublishedResult, resultsOf } from './store.ts'

/** Results for everybody, and everything that can be taken away from them. */
export function openResults(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/wyniki', async (c) => {
    const context = c.get('context')
    const { at, result, versions } = await resultAt(c)
    const projects = await projectsOf(context.db, at.process.id)
    const numbers = new Map(projects.map(({ id, number }) => [id, number ?? 0]))
    const won = new Set(
      result.content.pools.flatMap(({ rows }) => rows.filter((row) => row.won).map(({ projectId }) => projectId)),
    )
    const map = await ProjectsMap(
      context,
      at.process,
      projects.filter(({ id }) => won.has(id)),
    )
    const evaluation = await evaluationOf(context.db, at.process.id)
    return page(c, <ResultsPage {...at} {...{ result, versions, numbers, map, evaluation }} />, 200, {
      cache: [tagOf(at.process)],
    })
  })

  routes.get('/:slug/wyniki.csv', async (c) => {
    const { result } = await resultAt(c)
    const t = c.get('context').house.texts.in(c.get('locale'))
    const rows = (function* () {
      yield headersOf(t)
      yield* rowsOf(result, t, c.get('locale'))
    })()
    return file(c, writeCsv(rows), 'text/csv; charset=utf-8', 'csv')
  })

  routes.get('/:slug/wyniki.xlsx', async (c) => {
    const { result } = await resultAt(c)
    const t = c.get('context').house.texts.in(c.get('locale'))
    const sheets = [
      {
        name: t('budgets.results'),
        columns: headersOf(t).map((header) => ({ header })),
        rows: rowsOf(result, t, c.get('locale')),
      },
    ]
    return file(c, writeXlsx(sheets), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx')
  })

  routes.get('/:slug/protokol.pdf', async (c) =>
    file(c, writePdf(await protocolAt(c)), 'application/pdf', 'pdf', 'protokol'),
  )
  routes.get('/:slug/protokol.docx', async (c) =>
    file(
      c,
      writeDocx(await protocolAt(c)),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'docx',
      'protokol',
    ),
  )

  routes.get('/:slug/wyniki/:pool{[0-9]{1,4}\\.pb}', async (c) => {
    const context = c.get('context')
    const { at, result } = await resultAt(c)
    const number = Number.parseInt(c.req.param('pool'), 10)
    const own = found(result.content.pools[number - 1])
    const pool = found(await poolById(context.db, at.process.id, own.poolId))
    // An archived edition is given back as it came.
    const kept = await pbTextOf(context.db, pool.id)
    const poll = pool.pollId ? await pollById(context.db, pool.pollId) : null
    allow(kept !== null || poll !== null)
    const headers = {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${at.process.slug}-${number}.pb"`,
    }
    if (kept !== null) return c.body(kept, 200, headers)
    const pb = pbOf(found(poll), await choicesOf(context.db, found(poll).id))
    const rows = new Map(own.rows.map((row) => [String(row.number), row]))
    const { columns } = pb.projects
    const full = {
      ...pb,
      projects: {
        columns: [...columns, 'votes', ...(own.points ? ['score'] : []), 'selected'],
        rows: pb.projects.rows.map((cells) => {
          const row = rows.get(cells[0] ?? '')
          return [
            ...cells,
            String(row?.votes ?? 0),
            ...(own.points ? [String(row?.score ?? 0)] : []),
            row?.won ? '1' : '0',
          ]
        }),
      },
    }
    return c.body([...pbLines(full, { canonical: true })].join(''), 200, headers)
  })

  routes.get('/:slug/realizacja', async (c) => {
    const context = c.get('context')
    const at = await findEdition(context, c.req.param('slug'))
    const around = await surroundingsOf(context, at)
    const projects = (await projectsOf(context.db, at.process.id)).filter(({ id }) => around.rows.get(id)?.won)
    const built = projects.filter(({ id }) => lastOf(around.works.get(id)) === 'done')
    const map = await ProjectsMap(context, at.process, built)
    return page(c, <BuildingPage process={at.process} {...{ projects, around, map }} />, 200, {
      cache: [tagOf(at.process)],
    })
  })

  return routes
}

async function resultAt(c: HttpContext): Promise<{ at: At; result: PublishedResult; versions: PublishedResult[] }> {
  const context = c.get('context')
  const at = await findEdition(context, c.req.param('slug') ?? '')
  const versions = await resultsOf(context.db, at.process.id)
  const { wersja } = readQuery(c, z.object({ wersja: z.coerce.number().int().min(1).max(10_000).optional() }))
  const result = wersja ? versions.find(({ version }) => version === wersja) : versions[0]
  if (!result) refuse('budget-no-result', 404)
  return { at, result, versions }
}

async function protocolAt(c: HttpContext) {
  const context = c.get('context')
  const { at, result } = await resultAt(c)
  const organisation = (await organisationById(context.db, at.process.organisationId))?.name ?? ''
  return protocolOf(at.process, result, organisation, context.house.texts.in('pl'), 'pl')
}

const file = (c: HttpContext, bytes: AsyncIterable<Uint8Array>, type: string, ending: string, name = 'wyniki') =>
  c.body(asStream(bytes as AsyncGenerator<Uint8Array>), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}-${c.req.param('slug')}.${ending}"`,
  })

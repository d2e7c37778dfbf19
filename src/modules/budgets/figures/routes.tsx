import { Hono } from 'hono'
import { asStream, type Row, writeCsv, writeXlsx } from '../../../platform/documents/index.ts'
import { refuse } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page } from '../../../platform/http/index.ts'
import { tagOf } from '../../processes/index.ts'
import { findEdition } from '../editions/actions.ts'
import { latestResult } from '../results/store.ts'
import { editionBefore, figuresOf } from './gathering.ts'
import { FiguresPage, nameOf } from './page.tsx'
import type { Figure } from './rules.ts'

/** Numbers are rounded alike, however long a page is kept: what is built and said changes slowly. */
const KEPT_SECONDS = 300

/** `/budzet-obywatelski/:slug/liczby`: what an edition came to, on a page and as files. */
export function openFigures(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/liczby', async (c) => {
    const { process, figures, before, pools } = await figuresAt(c)
    return page(c, <FiguresPage {...{ process, figures, before, pools }} />, 200, {
      cache: [tagOf(process)],
      cacheSeconds: KEPT_SECONDS,
    })
  })

  routes.get('/:slug/liczby.csv', async (c) => {
    const { header, rows } = tableOf(c, await figuresAt(c))
    return file(
      c,
      writeCsv([header, ...rows], { delimiter: c.get('locale') === 'pl' ? ';' : ',' }),
      'text/csv; charset=utf-8',
      'csv',
    )
  })

  routes.get('/:slug/liczby.xlsx', async (c) => {
    const own = await figuresAt(c)
    const t = c.get('context').house.texts.in(c.get('locale'))
    const { header, rows } = tableOf(c, own)
    const sheets = [
      { name: t('budgets.figures'), columns: header.map((name) => ({ header: name })), rows },
      {
        name: t('budgets.pools'),
        columns: ['pool', 'pool.amount', 'results.spent', 'figure.listed', 'figure.chosen', 'turnout.ballots'].map(
          (key) => ({
            header: t(`budgets.${key}`),
          }),
        ),
        rows: own.pools.map(
          (pool): Row => [
            pool.name,
            pool.amountGrosze / 100,
            pool.spentGrosze / 100,
            pool.rows.length,
            pool.rows.filter(({ won }) => won).length,
            pool.voters,
          ],
        ),
      },
    ]
    return file(c, writeXlsx(sheets), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx')
  })

  return routes
}

async function figuresAt(c: HttpContext) {
  const context = c.get('context')
  const at = await findEdition(context, c.req.param('slug') ?? '')
  const figures = await figuresOf(context, at)
  const result = await latestResult(context.db, at.process.id)
  if (!figures || !result) refuse('budget-no-result', 404)
  const earlier = await editionBefore(context, at)
  const of = earlier && (await figuresOf(context, earlier))
  const before = earlier && of ? { process: earlier.process, figures: of } : null
  return { process: at.process, figures, before, pools: result.content.pools }
}

/** One row a figure, money in zloty; what cannot be told is empty. */
function tableOf(c: HttpContext, { figures, before, process }: Awaited<ReturnType<typeof figuresAt>>) {
  const t = c.get('context').house.texts.in(c.get('locale'))
  const earlier = new Map(before?.figures.map((figure) => [figure.key, figure]))
  const header = [
    t('budgets.figures.group'),
    t('budgets.figures.figure'),
    t('budgets.figures.unit'),
    process.title,
    ...(before ? [before.process.title] : []),
  ]
  const rows = figures.map((figure): Row => {
    const other = earlier.get(figure.key)
    return [
      t(`budgets.figures.${figure.group}`),
      nameOf(t, figure.key),
      t(`budgets.figures.unit.${figure.unit}`),
      numberOf(figure),
      ...(before ? [other ? numberOf(other) : null] : []),
    ]
  })
  return { header, rows }
}

function numberOf({ value, unit }: Figure): number | null {
  if (value === null || unit === 'count') return value
  return unit === 'grosze' ? value / 100 : Math.round(value * 10) / 10
}

const file = (c: HttpContext, bytes: AsyncIterable<Uint8Array>, type: string, ending: string) =>
  c.body(asStream(bytes as AsyncGenerator<Uint8Array>), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="liczby-${c.req.param('slug')}.${ending}"`,
  })

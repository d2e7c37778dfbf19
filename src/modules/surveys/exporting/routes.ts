import { Hono } from 'hono'
import { type Cell, writeCsv, writeXlsx } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { App, AppEnv, HttpContext } from '../../../platform/http/index.ts'
import type { FoundSurvey } from '../actions.ts'
import type { SurveysPorts } from '../ports.ts'
import { gatherResults } from '../results/gathering.ts'
import { delimiterFor, encoded, file, forReaders, own, speechOf } from './giving.ts'
import { drawnCells, drawnShapes, shapeTable } from './maps.ts'
import { answersFile, CODE_BOOK, codeBook, spssSyntax, type Values } from './rows.ts'
import { resultRows } from './tables.ts'

/** Answers for the team: every question, every answer. Who took them is in the log. */
export function openTeamFiles(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/ankiety/:survey'

  routes.get(`${home}/odpowiedzi.csv`, async (c) => {
    const found = await own(c, ports, 'csv')
    return answersCsv(c, found, 'team', c.req.query('wartosci') === 'slowa' ? 'words' : 'codes')
  })
  routes.get(`${home}/odpowiedzi.xlsx`, async (c) => answersXlsx(c, await own(c, ports, 'xlsx'), 'team'))
  routes.get(`${home}/slownik.csv`, async (c) => codeBookCsv(c, await own(c, ports, null), 'team'))
  routes.get(`${home}/etykiety.sps`, async (c) => {
    const found = await own(c, ports, null)
    const { variables } = await answersFile(c.get('context'), found, {
      audience: 'team',
      values: 'codes',
      speech: speechOf(c),
    })
    return file(c, found, 'etykiety', 'sps', encoded(spssSyntax(variables, speechOf(c))))
  })
  routes.get(`${home}/mapy.geojson`, async (c) => {
    const found = await own(c, ports, 'geojson')
    return file(c, found, 'mapy', 'geojson', encoded(await drawnShapes(c.get('context'), found)))
  })
  routes.get(`${home}/mapy/:question`, async (c) => {
    const found = await own(c, ports, 'csv')
    const { header, rows, code } = await shapeTable(c.get('context'), found, c.req.param('question'))
    return file(c, found, `mapa-${code}`, 'csv', writeCsv(rows(), { header, delimiter: delimiterFor(c) }))
  })
  return routes
}

/** What anybody may take: tables of results, and answers row by row where the team decided so. */
export function openPublicFiles(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/ankiety/:survey'

  routes.get(`${home}/wyniki.csv`, async (c) => {
    const context = c.get('context')
    const found = await forReaders(c, ports)
    const results = await gatherResults(context, found, { audience: 'public', conditions: [], speech: speechOf(c) })
    const { t } = speechOf(c)
    const header = ['question', 'answer', 'people', 'share', 'mean'].map((name) => t(`surveys.table.${name}`))
    return file(
      c,
      found,
      'wyniki',
      'csv',
      writeCsv(resultRows(results, speechOf(c)), { header, delimiter: delimiterFor(c) }),
    )
  })
  routes.get(`${home}/wyniki.geojson`, async (c) => {
    const found = await forReaders(c, ports)
    return file(c, found, 'wyniki', 'geojson', encoded([await drawnCells(c.get('context'), found)]))
  })
  routes.get(`${home}/dane.csv`, async (c) => answersCsv(c, await openData(c, ports), 'public', 'codes'))
  routes.get(`${home}/dane.xlsx`, async (c) => answersXlsx(c, await openData(c, ports), 'public'))
  routes.get(`${home}/dane-slownik.csv`, async (c) => codeBookCsv(c, await openData(c, ports), 'public'))
  return routes
}

type Audience = 'team' | 'public'

async function answersCsv(c: HttpContext, found: FoundSurvey, audience: Audience, values: Values) {
  const { header, rows } = await answersFile(c.get('context'), found, { audience, values, speech: speechOf(c) })
  const name = audience === 'team' ? 'odpowiedzi' : 'dane'
  return file(c, found, name, 'csv', writeCsv(rows(), { header, delimiter: delimiterFor(c) }))
}

/** Words for people, codes for programs, and what the codes mean: three sheets of one workbook. */
async function answersXlsx(c: HttpContext, found: FoundSurvey, audience: Audience) {
  const speech = speechOf(c)
  const { t } = speech
  const words = await answersFile(c.get('context'), found, { audience, values: 'words', speech })
  const codes = await answersFile(c.get('context'), found, { audience, values: 'codes', speech })
  const columns = (header: string[]) =>
    header.map((text) => ({ header: text, width: Math.min(40, Math.max(12, text.length / 2)) }))
  const sheets = [
    { name: t('surveys.export.sheet.words'), columns: columns(words.header), rows: words.rows() },
    { name: t('surveys.export.sheet.codes'), columns: columns(codes.header), rows: codes.rows() },
    {
      name: t('surveys.export.sheet.book'),
      columns: CODE_BOOK.map((name) => ({
        header: t(`surveys.book.${name}`),
        width: name === 'label' || name === 'meaning' ? 60 : 14,
      })),
      rows: codeBook(codes.variables, speech),
    },
  ]
  return file(c, found, audience === 'team' ? 'odpowiedzi' : 'dane', 'xlsx', writeXlsx(sheets))
}

async function codeBookCsv(c: HttpContext, found: FoundSurvey, audience: Audience) {
  const speech = speechOf(c)
  const { variables } = await answersFile(c.get('context'), found, { audience, values: 'codes', speech })
  const header = CODE_BOOK.map((name) => speech.t(`surveys.book.${name}`))
  return file(
    c,
    found,
    'slownik',
    'csv',
    writeCsv(codeBook(variables, speech) as Iterable<Cell[]>, { header, delimiter: delimiterFor(c) }),
  )
}

async function openData(c: HttpContext, ports: SurveysPorts): Promise<FoundSurvey> {
  const found = await forReaders(c, ports)
  allow(found.survey.openData)
  return found
}

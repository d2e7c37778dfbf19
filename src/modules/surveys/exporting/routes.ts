import { Hono } from 'hono'
import { asStream, type Cell, writeCsv, writeXlsx } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { App, AppEnv, HttpContext } from '../../../platform/http/index.ts'
import { recordReading } from '../../audit/index.ts'
import { type FoundSurvey, findOwnSurvey, findSurvey, subjectOf } from '../actions.ts'
import type { SurveysPorts } from '../ports.ts'
import { gatherResults } from '../results/gathering.ts'
import type { Speech } from '../results/words.ts'
import { mayReadAnswers, resultsPublic } from '../rules.ts'
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
    const { variables } = await answersFile(c.var.context, found, {
      audience: 'team',
      values: 'codes',
      speech: speechOf(c),
    })
    return file(c, found, 'etykiety', 'sps', encoded(spssSyntax(variables, speechOf(c))))
  })
  return routes
}

/** What anybody may take: tables of results, and answers row by row where the team decided so. */
export function openPublicFiles(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/ankiety/:survey'

  routes.get(`${home}/wyniki.csv`, async (c) => {
    const { context } = c.var
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
  routes.get(`${home}/dane.csv`, async (c) => answersCsv(c, await openData(c, ports), 'public', 'codes'))
  routes.get(`${home}/dane.xlsx`, async (c) => answersXlsx(c, await openData(c, ports), 'public'))
  routes.get(`${home}/dane-slownik.csv`, async (c) => codeBookCsv(c, await openData(c, ports), 'public'))
  return routes
}

type Audience = 'team' | 'public'

async function answersCsv(c: HttpContext, found: FoundSurvey, audience: Audience, values: Values) {
  const { header, rows } = await answersFile(c.var.context, found, { audience, values, speech: speechOf(c) })
  const name = audience === 'team' ? 'odpowiedzi' : 'dane'
  return file(c, found, name, 'csv', writeCsv(rows(), { header, delimiter: delimiterFor(c) }))
}

/** Words for people, codes for programs, and what the codes mean: three sheets of one workbook. */
async function answersXlsx(c: HttpContext, found: FoundSurvey, audience: Audience) {
  const speech = speechOf(c)
  const { t } = speech
  const words = await answersFile(c.var.context, found, { audience, values: 'words', speech })
  const codes = await answersFile(c.var.context, found, { audience, values: 'codes', speech })
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
  const { variables } = await answersFile(c.var.context, found, { audience, values: 'codes', speech })
  const header = CODE_BOOK.map((name) => speech.t(`surveys.book.${name}`))
  return file(
    c,
    found,
    'slownik',
    'csv',
    writeCsv(codeBook(variables, speech) as Iterable<Cell[]>, { header, delimiter: delimiterFor(c) }),
  )
}

async function own(c: HttpContext, ports: SurveysPorts, form: string | null): Promise<FoundSurvey> {
  const { context } = c.var
  const found = await findOwnSurvey(context, ports.kind, c.req.param('slug') ?? '', c.req.param('survey') ?? '')
  allow(mayReadAnswers(context.actor, found.process))
  if (form) await recordReading(context, subjectOf(found.process, found.survey.id), { form })
  return found
}

async function forReaders(c: HttpContext, ports: SurveysPorts): Promise<FoundSurvey> {
  const { context } = c.var
  const found = await findSurvey(context, ports.kind, c.req.param('slug') ?? '', c.req.param('survey') ?? '')
  allow(resultsPublic(found.survey, found.phase) || mayReadAnswers(context.actor, found.process))
  return found
}

async function openData(c: HttpContext, ports: SurveysPorts): Promise<FoundSurvey> {
  const found = await forReaders(c, ports)
  allow(found.survey.openData)
  return found
}

const speechOf = (c: HttpContext): Speech => ({ t: c.var.context.house.texts.in(c.var.locale), locale: c.var.locale })

// A spreadsheet with Polish settings divides columns by semicolons.
const delimiterFor = (c: HttpContext) => (c.var.locale === 'pl' ? ';' : ',')

function* encoded(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  for (const text of lines) yield encoder.encode(text)
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  sps: 'text/plain; charset=utf-8',
} as const

function file(
  c: HttpContext,
  { survey }: FoundSurvey,
  name: string,
  ending: keyof typeof TYPES,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Response {
  c.set('pageOptions', { file: TYPES[ending] })
  return c.body(asStream(all(bytes)), 200, {
    'content-type': TYPES[ending],
    'content-disposition': `attachment; filename="${name}-${survey.slug}.${ending}"`,
  })
}

async function* all(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes
}

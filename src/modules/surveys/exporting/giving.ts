import { asStream } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { recordReading } from '../../audit/index.ts'
import { type FoundSurvey, findOwnSurvey, findSurvey, subjectOf } from '../actions.ts'
import type { SurveysPorts } from '../ports.ts'
import type { Speech } from '../results/words.ts'
import { mayReadAnswers, resultsPublic } from '../rules.ts'

/* What every file of a survey shares: whose it may be, its language, its head. */

/** The survey, for those who read its answers; taking a file with answers is noted under the name of its form. */
export async function own(c: HttpContext, ports: SurveysPorts, form: string | null): Promise<FoundSurvey> {
  const context = c.get('context')
  const found = await findOwnSurvey(context, ports.kind, c.req.param('slug') ?? '', c.req.param('survey') ?? '')
  allow(mayReadAnswers(context.actor, found.process))
  if (form) await recordReading(context, subjectOf(found.process, found.survey.id), { form })
  return found
}

/** The survey, for everybody once its results are public, and for its team before. */
export async function forReaders(c: HttpContext, ports: SurveysPorts): Promise<FoundSurvey> {
  const context = c.get('context')
  const found = await findSurvey(context, ports.kind, c.req.param('slug') ?? '', c.req.param('survey') ?? '')
  allow(resultsPublic(found.survey, found.phase) || mayReadAnswers(context.actor, found.process))
  return found
}

export const speechOf = (c: HttpContext): Speech => ({
  t: c.get('context').house.texts.in(c.get('locale')),
  locale: c.get('locale'),
})

// A spreadsheet with Polish settings divides columns by semicolons.
export const delimiterFor = (c: HttpContext) => (c.get('locale') === 'pl' ? ';' : ',')

export async function* encoded(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const text of lines) yield encoder.encode(text)
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  sps: 'text/plain; charset=utf-8',
  geojson: 'application/geo+json',
} as const

/** A file to take, named after what it holds and the survey. */
export function file(
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

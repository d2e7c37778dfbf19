import type { Context } from '../../../platform/context.ts'
import type { Cell } from '../../../platform/documents/index.ts'
import { findPersonalData, mask, maskLabels } from '../../../platform/mask/index.ts'
import { answersInBatches, type Respondent, respondentsOf, type StreamedAnswer } from '../../forms/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { askedIn } from '../results/counting.ts'
import { publicOnly } from '../results/questions.ts'
import { type Speech, said } from '../results/words.ts'
import { type Code, type Variable, variablesOf } from './coding.ts'

// A hundred answers are some hundred kilobytes, and their names are asked for together.
const AT_ONCE = 100

/** Codes are for statistics programs, words for people with a spreadsheet. */
export type Values = 'codes' | 'words'

export interface AnswersFile {
  header: string[]
  rows(): AsyncGenerator<Cell[]>
  variables: Variable[]
}

/**
 * All answers as a table, one row a person, read in batches so that memory does not grow with them. Rows go by ids, which
 * are random: their order says nothing of who answered when.
 * @param audience `team` has every question, the day, and names where people were told so; `public` has public questions
 * alone, with personal data masked in what people wrote
 */
export async function answersFile(
  context: Context,
  { survey, form }: FoundSurvey,
  { audience, values, speech }: { audience: 'team' | 'public'; values: Values; speech: Speech },
): Promise<AnswersFile> {
  const { db } = context
  const asked = await askedIn(context, survey)
  const all = variablesOf(asked)
  const allowed = new Set((audience === 'public' ? publicOnly(asked) : asked).map(({ id }) => id))
  // Codes keep their numbers in both files, so that P7 is the same question everywhere.
  const variables = all.filter(
    ({ question, teamOnly }) => allowed.has(question.id) && (audience === 'team' || !teamOnly),
  )
  const { t } = speech
  const masked = masking(speech)
  const named = survey.anonymity === 'open' || survey.anonymity === 'named'
  const team = audience === 'team'
  const reads = variables.map((variable) => readerOf(variable, { values, speech, masked: team ? null : masked }))

  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const batch of answersInBatches(db, form.id, AT_ONCE)) {
      const people =
        team && named
          ? await respondentsOf(
              db,
              batch.map(({ id }) => id),
            )
          : new Map<string, Respondent>()
      for (const answered of batch) {
        const own = reads.map((read) => read(answered.answers))
        yield team ? [...aboutAnswer(answered, people.get(answered.id), { named, t }), ...own] : own
      }
    }
  }

  const headers = variables.map((variable) =>
    values === 'codes' ? variable.name : `${variable.name}. ${variableWords(variable, speech)}`,
  )
  return { header: team ? [...aboutHeader(named, t), ...headers] : headers, rows, variables }
}

const aboutHeader = (named: boolean, t: Speech['t']) => [
  t('surveys.export.day'),
  t('surveys.export.channel'),
  t('surveys.export.late'),
  ...(named ? [t('surveys.export.reference'), t('surveys.export.name'), t('surveys.export.email')] : []),
]

const aboutAnswer = (
  { answeredOn, channel, late, reference, anonymity }: StreamedAnswer,
  who: Respondent | undefined,
  { named, t }: { named: boolean; t: Speech['t'] },
): Cell[] => [
  answeredOn,
  t(`surveys.channel.${channel}`),
  t(late ? 'surveys.value.yes' : 'surveys.value.no'),
  ...(named ? [anonymity === 'anonymous' ? null : reference, who?.name ?? null, who?.email ?? null] : []),
]

function readerOf(
  variable: Variable,
  { values, speech, masked }: { values: Values; speech: Speech; masked: ((text: string) => string) | null },
): Variable['read'] {
  const words = new Map(variable.codes.map(({ code, label }) => [code, codeWords({ code, label }, speech)]))
  return (answers) => {
    const cell = variable.read(answers)
    if (typeof cell === 'string') return masked ? masked(cell) : cell
    return values === 'words' && typeof cell === 'number' ? (words.get(cell) ?? cell) : cell
  }
}

function masking({ t }: Speech) {
  const labels = maskLabels(t)
  return (text: string) => mask(text, findPersonalData(text), labels)
}

/** „Czym jeździsz? – autobusem” */
export const variableWords = ({ question, part, name }: Variable, speech: Speech) =>
  [
    said(question.label, speech),
    part && said(part, speech),
    name.endsWith('_inne') && speech.t('surveys.export.own-words'),
    name.endsWith('_brak') && speech.t('surveys.export.why-none'),
    name.endsWith('_wkt') && speech.t('surveys.export.wkt'),
    name.endsWith('_teryt') && speech.t('surveys.export.unit-code'),
    name.endsWith('_slowa') && speech.t('surveys.export.place-words'),
  ]
    .filter(Boolean)
    .join(' – ')

export const codeWords = ({ label }: Code, speech: Speech) =>
  typeof label === 'string' ? speech.t(`surveys.code.${label}`) : said(label, speech)

/** The code book: a row for each column, and below it one for each code it may hold. */
export function* codeBook(variables: readonly Variable[], speech: Speech): Generator<Cell[]> {
  for (const variable of variables) {
    yield [variable.name, variableWords(variable, speech), speech.t(`surveys.measure.${variable.measure}`), null, null]
    for (const code of variable.codes) yield [variable.name, null, null, code.code, codeWords(code, speech)]
  }
}

export const CODE_BOOK = ['variable', 'label', 'measure', 'code', 'meaning'] as const

/** What SPSS reads to name columns and codes after the file was opened (Command Syntax Reference). */
export function* spssSyntax(variables: readonly Variable[], speech: Speech): Generator<string> {
  const quoted = (text: string) => `'${text.replaceAll(/\s+/g, ' ').replaceAll("'", "''").slice(0, 250)}'`
  yield '* Encoding: UTF-8.\n'
  for (const variable of variables) {
    yield `VARIABLE LABELS ${variable.name} ${quoted(variableWords(variable, speech))}.\n`
    if (variable.codes.length > 0)
      yield `VALUE LABELS ${variable.name}${variable.codes.map((code) => ` ${code.code} ${quoted(codeWords(code, speech))}`).join('')}.\n`
    if (variable.codes.some(({ code }) => code >= 97 && code <= 99))
      yield `MISSING VALUES ${variable.name} (97 THRU 99).\n`
    if (variable.measure !== 'text') yield `VARIABLE LEVEL ${variable.name} (${variable.measure.toUpperCase()}).\n`
  }
  yield 'EXECUTE.\n'
}

import type { Block, ChoiceItem, DocumentModel } from '../../../platform/documents/index.ts'
import type { Locale, Translate } from '../../../platform/texts/index.ts'
import { codesOf, type FormCodes } from '../codes.ts'
import type { FormDefinition, Option, Question, QuestionBase, Words } from '../model.ts'
import { wordsIn } from '../words.ts'
import { SKIP_CODES } from './codes.ts'
import { instructionsOf } from './instructions.ts'

/** What is printed: the questions of one version, on sheets with a number or on one without. */
export interface PrintOut {
  definition: FormDefinition
  /** Number of the published version. */
  version: number
  locale: Locale
  /** Who asks, in full. */
  author: string
  /** What happens with the data, as the owner of the form says it; empty when nothing personal is asked. */
  privacy: string
  /** Until when sheets are taken, in words; empty when there is no term. */
  until: string
  /** Where else to answer, in full. */
  address: string
  sheets: readonly PrintedSheet[]
}

export interface PrintedSheet {
  /** Null on a sheet to be copied: it gets its number when it is entered. */
  number: number | null
  /** The short address on the code, in full. */
  address: string
  /** The code as a picture. */
  png: Uint8Array
}

/** Every sheet as one document in large type; each begins on a page of its own. */
export function printOutOf(print: PrintOut, t: Translate): DocumentModel {
  return {
    title: titleOf(print),
    language: print.locale,
    author: print.author,
    largeType: true,
    untitled: true,
    blocks: (function* () {
      for (const sheet of print.sheets) yield* sheetBlocks(print, sheet, t)
    })(),
  }
}

export const titleOf = ({ definition, locale }: Pick<PrintOut, 'definition' | 'locale'>) =>
  wordsIn(definition.title, locale, definition.languages)

/** One sheet: what it is, how to fill it in, the questions, where to bring it. */
export function* sheetBlocks(print: PrintOut, sheet: PrintedSheet, t: Translate): Generator<Block> {
  const { definition, version, locale } = print
  const codes = codesOf(definition)
  const instructions = instructionsOf(definition, locale, t)
  const say = (words: Words) => wordsIn(words, locale, definition.languages)
  const number = sheet.number === null ? t('paper.print.no-number') : numberOf(sheet.number)
  const footer = `${t('paper.print.sheet', { number })} · ${t('paper.print.version', { version })}`

  yield { kind: 'part', title: titleOf(print), footer }
  yield {
    kind: 'picture',
    png: sheet.png,
    alt: t('paper.print.code', { address: sheet.address }),
    widthMm: 34,
    beside: [
      [{ text: t('paper.print.sheet', { number }), bold: true }],
      t('paper.print.version', { version }),
      t('paper.print.by', { author: print.author }),
      ...(print.until ? [[{ text: print.until, bold: true }]] : []),
    ],
  }
  if (say(definition.intro)) yield* paragraphs(say(definition.intro))
  yield { kind: 'note', text: t('paper.print.how', { address: print.address }) }

  for (const section of definition.sections) {
    const before = instructions.sections.get(section.id)
    const opening: Block[] = [
      ...(say(section.text) ? paragraphs(say(section.text)) : []),
      ...(before ? [{ kind: 'note' as const, text: before }] : []),
    ]
    const questions = section.questions.map((question) => [
      ...questionBlocks(question, { codes, say, t }, instructions.questions.get(question.id)),
    ])
    // The title of a section stands on one page with its first question, and a question with its answers.
    const first = questions[0]?.[0] ?? []
    if (say(section.title))
      yield { kind: 'heading', level: 1, text: say(section.title), holds: [...opening, first].flat() }
    yield* opening
    yield* questions.flat()
  }
  if (print.privacy) {
    yield { kind: 'heading', level: 1, text: t('paper.print.privacy') }
    yield* paragraphs(print.privacy)
  }
  yield { kind: 'paragraph', text: [{ text: t('paper.print.thanks'), bold: true }] }
}

/** „0007”: as it stands on the sheet and is typed back. */
export const numberOf = (number: number) => String(number).padStart(4, '0')

interface Saying {
  codes: FormCodes
  say: (words: Words) => string
  t: Translate
}

function* questionBlocks(question: Question, saying: Saying, only?: string, path = question.id): Generator<Block> {
  const { codes, say, t } = saying
  const code = codes.questions.get(path) ?? ''
  const body: Block[] = [...(only ? [{ kind: 'note' as const, text: only }] : [])]
  const hints = [say(question.hint), howToAnswer(question, t), question.required ? t('paper.print.required') : '']
  const hint = hints.filter(Boolean).join(' ')
  if (hint) body.push({ kind: 'paragraph', text: hint })
  if (say(question.help)) body.push({ kind: 'paragraph', text: [{ text: say(question.help), italic: true }] })
  body.push(...answerBlocks(question, saying, path, code), ...skipBlocks(question, code, t))
  yield { kind: 'heading', level: 2, text: `${code}. ${say(question.label)}`, holds: body }
  yield* body
  if (question.type === 'map')
    for (const followUp of question.followUps)
      yield* questionBlocks(followUp, saying, undefined, `${path}/${followUp.id}`)
}

function howToAnswer(question: Question, t: Translate): string {
  switch (question.type) {
    case 'single':
      return t('paper.print.choose-one')
    case 'multiple': {
      const { min, max } = question
      if (min && max) return t('paper.print.choose-between', { min, max })
      if (max) return t('paper.print.choose-most', { count: max })
      return t('paper.print.choose-any')
    }
    case 'ranking':
      return t('paper.print.rank', { count: question.places ?? question.options.length })
    case 'matrix':
      return t('paper.print.choose-in-rows')
    case 'budget':
      return t('paper.print.divide', { total: question.total })
    case 'map':
      return t('paper.print.map')
    case 'place':
      return t('paper.print.place')
    case 'file':
      return t('paper.print.file')
    default:
      return ''
  }
}

function* answerBlocks(question: Question, saying: Saying, path: string, code: string): Generator<Block> {
  const { say, t } = saying
  const space = t('paper.print.space', { question: code })
  switch (question.type) {
    case 'single':
      return yield { kind: 'choices', shape: 'round', items: itemsOf(question.options, path, saying) }
    case 'multiple':
      return yield { kind: 'choices', shape: 'square', items: itemsOf(question.options, path, saying) }
    case 'scale':
      return yield* scaleBlocks(question, saying)
    case 'matrix':
      return yield {
        kind: 'grid',
        shape: 'round',
        caption: `${code}. ${say(question.label)}`,
        columns: question.options.map((option) => ({
          code: lastPart(saying.codes.parts.get(`${path}/${option.id}`)),
          text: say(option.label),
        })),
        rows: question.rows.map((row) => ({
          code: saying.codes.parts.get(`${path}/${row.id}`) ?? '',
          text: say(row.label),
        })),
      }
    case 'ranking':
    case 'budget': {
      const cells = question.type === 'ranking' ? 2 : String(question.total).length
      for (const option of question.options) {
        const part = saying.codes.parts.get(`${path}/${option.id}`) ?? ''
        yield { kind: 'paragraph', text: [{ text: `${part} `, bold: true }, { text: say(option.label) }] }
        const unit = question.type === 'budget' ? say(question.unit) : ''
        yield { kind: 'writingCells', label: t('paper.print.space', { question: part }), groups: [cells], unit }
      }
      return
    }
    case 'number':
      return yield { kind: 'writingCells', label: space, groups: [digitsOf(question)], unit: say(question.unit) }
    case 'date':
      return yield { kind: 'writingCells', label: space, groups: [2, 2, 4], between: '–', unit: t('paper.print.date') }
    case 'short-text':
    case 'place':
      return yield { kind: 'writingLines', label: space, count: 1 }
    case 'long-text':
      return yield { kind: 'writingLines', label: space, count: question.maxLength > 1000 ? 9 : 6 }
    case 'map':
      return yield { kind: 'writingLines', label: space, count: 2 }
    case 'consent':
      yield* paragraphs(say(question.text))
      return yield { kind: 'choices', shape: 'square', items: [{ code, text: t('paper.print.consent') }] }
    case 'file':
      return
  }
}

function itemsOf(options: Option[], path: string, { codes, say }: Saying): ChoiceItem[] {
  return options.map((option) => ({
    code: codes.parts.get(`${path}/${option.id}`) ?? '',
    text: say(option.label),
    ...(option.other ? { writing: true } : {}),
  }))
}

function* scaleBlocks(question: Extract<Question, { type: 'scale' }>, { say, t }: Saying): Generator<Block> {
  const { from, to } = question
  const ends = [
    { number: from, label: say(question.fromLabel) },
    { number: to, label: say(question.toLabel) },
  ].filter(({ label }) => label)
  if (ends.length > 0)
    yield {
      kind: 'paragraph',
      text: ends.map(({ number, label }) => t('paper.print.scale-end', { number: String(number), label })).join(', '),
    }
  const items = Array.from({ length: to - from + 1 }, (_, step) => ({ code: '', text: String(from + step) }))
  yield { kind: 'choices', shape: 'round', inline: true, items }
}

/** Ways of not answering are boxes of their own, apart from the answers. */
function* skipBlocks({ skips }: QuestionBase, code: string, t: Translate): Generator<Block> {
  if (skips.length === 0) return
  const items = skips.map((skip) => ({ code: `${code}.${SKIP_CODES[skip]}`, text: t(`paper.skip.${skip}`) }))
  yield { kind: 'choices', shape: 'square', items }
}

function digitsOf({ min, max }: Extract<Question, { type: 'number' }>): number {
  const longest = Math.max(String(max ?? '').length, String(min ?? '').length)
  return longest > 0 ? Math.min(12, longest) : 6
}

const lastPart = (code = '') => code.split('.').at(-1) ?? ''

/** Markdown on paper: paragraphs without marks. */
function* paragraphs(markdown: string): Generator<Block> {
  for (const paragraph of markdown.split(/\n\s*\n/)) {
    const text = paragraph
      .replace(/^#{1,6}\s+/gm, '')
      .replace(/\[([^\]]*)\]\(([^)\s]+)\)/g, '$1 ($2)')
      .replace(/(\*\*|__|\*|`)/g, '')
      .trim()
    if (text) yield { kind: 'paragraph', text }
  }
}

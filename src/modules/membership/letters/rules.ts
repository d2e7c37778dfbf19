import type { Translate } from '../../../platform/texts/index.ts'
import type { MailBlock } from '../../notices/index.ts'

/** What the desk writes to those who declare; `request` is the beginning of a question, which a coordinator finishes. */
export const LETTERS = [
  'received-signature',
  'received-scan',
  'received-email',
  'received-post',
  'request',
  'asked',
  'reminded',
  'accepted',
  'declined',
] as const
export type LetterName = (typeof LETTERS)[number]

/** Words in braces that are filled when a letter is written. They are Polish in every language, as the desk types them. */
const COMMON = ['numer', 'nazwa', 'data'] as const
const OWN: Record<LetterName, readonly string[]> = {
  'received-signature': [],
  'received-scan': [],
  'received-email': [],
  'received-post': [],
  request: ['braki'],
  asked: ['prosba'],
  reminded: ['prosba'],
  accepted: ['numer-czlonka'],
  declined: ['uzasadnienie'],
}

export const placeholdersOf = (letter: LetterName): readonly string[] => [...COMMON, ...OWN[letter]]

/** Without these a letter would not say what it is sent for. */
export const neededIn = (letter: LetterName): readonly string[] => (letter === 'accepted' ? [] : OWN[letter])

export interface LetterText {
  subject: string
  body: string
}

const BRACES = /\{([^{}\n]*)\}/g

/** Words in braces that mean nothing in this letter. */
export const unknownIn = (letter: LetterName, { subject, body }: LetterText): string[] => [
  ...new Set([...`${subject}\n${body}`.matchAll(BRACES)].map(([, word = '']) => word)).difference(
    new Set(placeholdersOf(letter)),
  ),
]

export const missingIn = (letter: LetterName, { body }: LetterText): string[] =>
  neededIn(letter).filter((word) => !body.includes(`{${word}}`))

/** Fills placeholders; one that nobody knows stays as it was typed, so that a letter always leaves. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(BRACES, (whole, word: string) => values[word] ?? whole)

// What is quoted stands out when it has a paragraph of its own.
const QUOTED = /^\{(prosba|uzasadnienie)\}$/

/** The body of a letter: paragraphs with an empty line between, lists of lines that begin with a dash. */
export function blocksOf(body: string, values: Readonly<Record<string, string>>): MailBlock[] {
  const paragraphs = body
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  return paragraphs.map((paragraph) => {
    const [, word] = QUOTED.exec(paragraph) ?? []
    if (word) return { kind: 'quote', text: values[word] ?? '' }
    const lines = paragraph.split('\n').map((line) => line.trim())
    if (lines.every((line) => line.startsWith('- ')))
      return { kind: 'list', items: lines.map((line) => filled(line.slice(2), values)) }
    return { kind: 'paragraph', text: filled(lines.join(' '), values) }
  })
}

/** What the portal says when the network wrote nothing of its own, in the same form. */
export function portalText(letter: LetterName, t: Translate, days: number): LetterText {
  const key = letter.startsWith('received-') ? 'received' : letter
  if (letter === 'request')
    return { subject: '', body: [t('membership.template.begin'), '{braki}', t('membership.template.end')].join('\n') }
  const subject = t(`membership.mail.${key}.subject`, { reference: '{numer}' })
  const text = (word: string) =>
    t(`membership.mail.${key}.${word}`, { name: '{nazwa}', number: '{numer-czlonka}', count: days })
  switch (letter) {
    case 'asked':
    case 'reminded':
      return { subject, body: `${text('text')}\n\n{prosba}` }
    case 'accepted':
      return { subject, body: `${text('text')}\n\n${text('next')}` }
    case 'declined':
      return { subject, body: `${text('text')}\n\n{uzasadnienie}\n\n${text('next')}` }
    default:
      return { subject, body: text(letter.slice('received-'.length)) }
  }
}

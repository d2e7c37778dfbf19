import { type Finding, findPersonalData, mask, type PersonalDataKind } from '../../../platform/mask/index.ts'

/** Texts of a report that may name somebody: two of a letter, two of an answer. */
export const MASKED_FIELDS = ['body', 'quotation', 'reason', 'change'] as const
export type MaskedField = (typeof MASKED_FIELDS)[number]

/** What a person decided about one place of a text. */
export interface MaskReview {
  /** The letter; the decision, when the field is one of an answer. */
  textId: string
  field: MaskedField
  start: number
  end: number
  masked: boolean
}

/** Decisions by place, for looking up while a text is masked. */
export type Reviews = ReadonlyMap<string, boolean>

export const placeKey = ({ textId, field, start, end }: Omit<MaskReview, 'masked'>) =>
  `${textId}:${field}:${start}:${end}`

export const reviewsByPlace = (reviews: MaskReview[]): Reviews =>
  new Map(reviews.map((review) => [placeKey(review), review.masked]))

/** Who stands under a letter, as far as the team knows; their names are masked wherever they occur in it. */
export interface LetterAuthor {
  authorName: string | null
  signature: string | null
}

/** Personal data in a text: what the rules find, and the names of the letter's own author. */
export function findingsIn(text: string, author: LetterAuthor = { authorName: null, signature: null }): Finding[] {
  const own = [author.authorName, author.signature].flatMap((name) => (name ? ownNames(text, name) : []))
  return joined([...findPersonalData(text), ...own])
}

// Where two touch the same letters, both are covered: „ul. Wiśniewskiej 3” is an address and holds a surname.
function joined(findings: Finding[]): Finding[] {
  const apart: Finding[] = []
  for (const finding of findings.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1)
    if (!last || finding.start >= last.end) apart.push({ ...finding })
    else Object.assign(last, { end: Math.max(last.end, finding.end), sure: last.sure || finding.sure })
  }
  return apart
}

export interface Masked {
  text: string
  /** Places masked to be safe: unsure, and nobody has looked. */
  unreviewed: number
}

/** The text as it may be published. A place nobody has looked at is masked, sure or not. */
export function maskText(
  text: string,
  place: { textId: string; field: MaskedField; author?: LetterAuthor },
  { reviews, labels }: { reviews: Reviews; labels: Partial<Record<PersonalDataKind, string>> },
): Masked {
  const findings = findingsIn(text, place.author)
  const reviewed = (finding: Finding) => reviews.get(placeKey({ ...place, ...finding }))
  return {
    text: mask(
      text,
      findings.filter((finding) => reviewed(finding) !== false),
      labels,
    ),
    unreviewed: findings.filter((finding) => !finding.sure && reviewed(finding) === undefined).length,
  }
}

/**
 * The author's own name in their letter. First name and surname side by side, in either order and in any case, are sure;
 * the surname alone may be a street or a neighbour, so a person looks. Endings of Polish cases are allowed for.
 */
function ownNames(text: string, name: string): Finding[] {
  const words = name.split(/[\s,.]+/).filter((word) => /^\p{L}[\p{L}'’-]+$/u.test(word))
  // One word is a nickname or a group („Sąsiedzi”): nothing says it is a name.
  if (words.length < 2) return []
  const full = [words, words.toReversed()].map((order) => order.map(inflected).join('\\s+')).join('|')
  const surname = words.at(-1) ?? ''
  return [
    ...findWords(text, full, true),
    ...(surname.length >= 4 && /^\p{Lu}/u.test(surname) ? findWords(text, inflected(surname), false, 'u') : []),
  ]
}

function findWords(text: string, pattern: string, sure: boolean, flags = 'iu'): Finding[] {
  return [...text.matchAll(new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, `g${flags}`))].map((match) => ({
    kind: 'name',
    start: match.index,
    end: match.index + match[0].length,
    sure,
  }))
}

/** Kowalska, Kowalskiej, Kowalską: the stem and up to four letters. */
function inflected(word: string): string {
  const letters = [...word]
  const stem = letters.slice(0, Math.max(3, letters.length - 1)).join('')
  return `${RegExp.escape(stem)}\\p{L}{0,4}`
}

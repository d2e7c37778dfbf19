import { lemmasOf, tokensOf } from '../../../../platform/language/index.ts'
import type { Locale } from '../../../../platform/texts/index.ts'
import { LEXICONS } from './lexicon.ts'

/** Reading of one sentence: plain questions about words, the same answer every time. */

export const wordsIn = (text: string): number => tokensOf(text).length

/** Sentences of plain text or Markdown: marks of lists and headings end one, too. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.replace(/^[\s#>*-]+/, '').trim())
    .filter(Boolean)

/** What was found, as it stands in the text; null when nothing was. */
export function firstOf(pattern: RegExp, text: string): string | null {
  pattern.lastIndex = 0
  const found = pattern.exec(text)?.[0] ?? null
  pattern.lastIndex = 0
  return found
}

export const hasAny = (pattern: RegExp, text: string): boolean => firstOf(pattern, text) !== null

export const countOf = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].length

/**
 * Two things asked at once: the word that joins them with its neighbours, or null. Joined verbs, or joined names of
 * things, are two questions; a pair people use as one ("imię i nazwisko") is not, nor is a list of three in brackets.
 */
export function joinedIn(text: string, locale: Locale): string | null {
  const { joins, pairs, leading } = LEXICONS[locale]
  const bare = text.replace(/\([^)]*\)/g, ' ').replace(pairs, ' ')
  for (const match of bare.matchAll(joins)) {
    const before = tokensOf(bare.slice(0, match.index)).at(-1)?.word
    const [after, second] = tokensOf(bare.slice(match.index + match[0].length)).map(({ word }) => word)
    // After a comma, or before a verb of another clause, it joins sentences.
    if (!before || !after || /[,;:–-]\s*$/.test(bare.slice(0, match.index))) continue
    if (hasAny(leading, `${before} ${match[0]} ${after}`)) continue
    if (locale === 'en' || sameKind(before, after, second)) return `${before} ${match[0]} ${after}`
  }
  return null
}

const sameKind = (before: string, after: string, second: string | undefined): boolean => {
  const left = isVerb(before)
  const right = isVerb(after) || (LITTLE.has(after.toLowerCase()) && second !== undefined && isVerb(second))
  if (left || right) return left && right
  return !LITTLE.has(before.toLowerCase()) && !LITTLE.has(after.toLowerCase())
}

/** Words too small to be asked about. */
const LITTLE = new Set(
  'się nie go ją je ich to ten ta te tak jak co kto gdzie kiedy czy dla do na po w we z ze od o przy'.split(' '),
)

/** Whether a Polish word is a form of a verb: its base form is an infinitive. */
export function isVerb(word: string): boolean {
  return lemmasOf(word).some((lemma) => INFINITIVE.test(lemma) && !NOUNS.has(lemma))
}

const INFINITIVE = /(?:ać|ić|yć|eć|ąć|uć|źć|óc|ec)$|^(?:iść|jeść|nieść|wieść|kłaść|paść|.+jść)$/

const NOUNS = new Set([
  'sieć',
  'nić',
  'chęć',
  'płeć',
  'piec',
  'koniec',
  'kupiec',
  'mieszkaniec',
  'dziec',
  'rower',
  'plac',
])

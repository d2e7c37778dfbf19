import { gapsOf, type Run } from './alignment.ts'
import { type Letter, REFUSALS, type Vocabulary } from './letter.ts'

/**
 * Whether one letter refuses what the other asks for, in the same words: somewhere beside common words only one of them
 * has a word of refusal, and little else ("wnoszę o [brak] budowy", "[popieram | sprzeciwiam się]").
 */
export function isOpposite(a: Letter, b: Letter, runs: Run[], vocabulary: Vocabulary): boolean {
  if (a.refusals === b.refusals || runs.length === 0) return false
  return gapsOf(runs, a.words, b.words).some(
    ({ onlyA, onlyB }) =>
      onlyA.length <= MOST_WORDS &&
      onlyB.length <= MOST_WORDS &&
      refuses(onlyA, vocabulary) !== refuses(onlyB, vocabulary),
  )
}

// Longer insertions are additions of one's own ("nie mam samochodu, więc…") and refuse nothing of the shared text.
const MOST_WORDS = 3

function refuses(words: Uint32Array, { lemmas }: Vocabulary): boolean {
  return words.some((word) => REFUSALS.has(lemmas[word] as string))
}

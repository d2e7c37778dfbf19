import { gapsOf, type Run } from './alignment.ts'
import { type Letter, REFUSALS, type Vocabulary } from './letter.ts'
import { isOneSignOff } from './misreading.ts'

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
      (refusesAlone(onlyA, onlyB, vocabulary) || refusesAlone(onlyB, onlyA, vocabulary)),
  )
}

// Longer insertions are additions of one's own ("nie mam samochodu, więc…") and refuse nothing of the shared text.
const MOST_WORDS = 3

function refusesAlone(words: Uint32Array, others: Uint32Array, { lemmas, forms }: Vocabulary): boolean {
  const refusals = [...words].filter((word) => REFUSALS.has(lemmas[word] as string))
  if (refusals.length === 0 || others.some((word) => REFUSALS.has(lemmas[word] as string))) return false

  // A scanner's "hie" or "n ie" still refuses.
  const otherForms = Array.from(others, (word) => forms[word] as string)
  const readings = [...otherForms, otherForms.join('')]
  return !refusals.some((word) => readings.some((form) => isOneSignOff(form, forms[word] as string)))
}

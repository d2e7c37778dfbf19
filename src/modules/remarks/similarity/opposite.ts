import { type Gap, gapsOf, type Run } from './alignment.ts'
import { type Letter, REFUSALS, type Vocabulary } from './letter.ts'
import { isWithin } from './misreading.ts'

/**
 * Whether one letter refuses what the other asks for, in the same words: somewhere beside common words only one of them
 * has a word of refusal, and little else ("wnoszę o [brak] budowy", "[popieram | sprzeciwiam się]").
 */
export function isOpposite(a: Letter, b: Letter, runs: Run[], vocabulary: Vocabulary): boolean {
  if (a.refusals === b.refusals || runs.length === 0) return false
  return gapsOf(runs, a.words, b.words).some((gap) => {
    const onlyA = a.words.subarray(gap.aStart, gap.aEnd)
    const onlyB = b.words.subarray(gap.bStart, gap.bEnd)
    if (onlyA.length > MOST_WORDS || onlyB.length > MOST_WORDS) return false
    if (refusalsIn(onlyA, vocabulary).length > 0 === refusalsIn(onlyB, vocabulary).length > 0) return false
    return !isMisreadSplit(gap, a, b, vocabulary) && !isMisreadRefusal(onlyA, onlyB, vocabulary)
  })
}

// Longer insertions are additions of one's own ("nie mam samochodu, więc…") and refuse nothing of the shared text.
const MOST_WORDS = 3

function refusalsIn(words: Uint32Array, { lemmas }: Vocabulary): number[] {
  return [...words].filter((word) => REFUSALS.has(lemmas[word] as string))
}

/** A scanner's "nie użytek" for "nieużytek", or "schronie nie" for "schronienie": written together they are one. */
function isMisreadSplit({ aStart, aEnd, bStart, bEnd }: Gap, a: Letter, b: Letter, { forms }: Vocabulary): boolean {
  const together = ({ words }: Letter, start: number, end: number) =>
    Array.from(words.subarray(Math.max(0, start), end), (word) => forms[word]).join('')
  return [0, 1].some((before) => isWithin(together(a, aStart - before, aEnd), together(b, bStart - before, bEnd), 1))
}

/** A scanner's "hie" or "riie" still refuses. */
function isMisreadRefusal(onlyA: Uint32Array, onlyB: Uint32Array, vocabulary: Vocabulary): boolean {
  const { forms, misread } = vocabulary
  const refusals = [...refusalsIn(onlyA, vocabulary), ...refusalsIn(onlyB, vocabulary)].map(
    (word) => forms[word] as string,
  )
  return [...onlyA, ...onlyB]
    .filter((word) => !refusals.includes(forms[word] as string))
    .some((word) => refusals.some((refusal) => isWithin(refusal, forms[word] as string, misread[word] ? 2 : 1)))
}

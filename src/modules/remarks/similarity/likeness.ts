import { align, gapsOf, type Run } from './alignment.ts'
import { type Letter, SHORT, type Vocabulary } from './letter.ts'
import { isMisreadNumber, isMisreadWord } from './misreading.ts'
import { isOpposite } from './opposite.ts'

/**
 * Where a letter counts as a near copy of another, as shares from 0 to 1. Chosen on scanned letters to a general plan and
 * checked by reading pairs near the border; docs/similar-letters.md says what was measured.
 */
export interface Thresholds {
  /** From 60 words up: the part of the shorter letter that the other repeats. Falls to this from `sharedShort` at 30 words. */
  shared: number
  /** At 30 words: the part of both letters that agrees. Falls to this from `sharedTiny` at 8 words. */
  sharedShort: number
  /** Up to 8 words: the same, so high that only a misread letter may differ. */
  sharedTiny: number
  /** The part of a short letter that a long one must repeat for the short one to be that letter broken off. */
  sharedFragment: number
}

export const THRESHOLDS: Thresholds = { shared: 0.55, sharedShort: 0.75, sharedTiny: 0.9, sharedFragment: 0.85 }

const TINY = 8
const LONG = 2 * SHORT
// A single common word ("oraz") tells nothing; a letter and its copy share phrases.
const SHORTEST_PHRASE = 2
// "Ulica Lipowa" and "ulica Klonowa" are two requests, though one word of ten differs; so are "działka 12" and "działka 17".
const WEIGHT_OF_OTHER_WORD = 3
const WEIGHT_OF_OTHER_NUMBER = 2
const LEAST_SHARED_SHINGLES = 0.1

/**
 * How much of one letter the other is, 0 to 1; 0 unless it reaches the threshold for letters of this length, and for
 * letters that contradict each other. Long letters: part of the shorter one, so that additions of one's own cost
 * nothing. Short ones: part of both, where a word put in place of another weighs more than one added or misread.
 */
export function likeness(a: Letter, b: Letter, vocabulary: Vocabulary, thresholds: Thresholds = THRESHOLDS): number {
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const length = shorter.words.length
  if (length === 0 || !mayBeAlike(a.shingles, b.shingles)) return 0

  const runs = align(shorter.words, longer.words, vocabulary)
  const share = length < SHORT ? partOfBoth(shorter, longer, runs, vocabulary) : partRepeated(shorter, runs)
  if (share < thresholdFor(length, thresholds)) return 0
  return isOpposite(shorter, longer, runs, vocabulary) ? 0 : share
}

/** Whether a short letter is the longer one broken off, as when the scanner lost the rest. */
export function isFragment(
  short: Letter,
  longer: Letter,
  vocabulary: Vocabulary,
  thresholds: Thresholds = THRESHOLDS,
): boolean {
  const runs = align(short.words, longer.words, vocabulary)
  return partRepeated(short, runs) >= thresholds.sharedFragment && !isOpposite(short, longer, runs, vocabulary)
}

/** A cheap look before the alignment: even badly scanned copies share more pairs of words than letters by chance do. */
function mayBeAlike(a: Uint32Array, b: Uint32Array): boolean {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number)
    if (difference === 0) shared++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return shared >= LEAST_SHARED_SHINGLES * Math.min(a.length, b.length)
}

function thresholdFor(length: number, { shared, sharedShort, sharedTiny }: Thresholds): number {
  if (length < SHORT) return between(length, TINY, sharedTiny, SHORT, sharedShort)
  return between(length, SHORT, sharedShort, LONG, shared)
}

/** The value at `x` of the line from (x1, y1) to (x2, y2), level outside. */
function between(x: number, x1: number, y1: number, x2: number, y2: number): number {
  const part = Math.min(1, Math.max(0, (x - x1) / (x2 - x1)))
  return y1 + part * (y2 - y1)
}

function partRepeated(letter: Letter, runs: Run[]): number {
  let common = 0
  for (const run of runs) if (run.length >= SHORTEST_PHRASE) common += run.length
  return common / letter.words.length
}

function partOfBoth(a: Letter, b: Letter, runs: Run[], vocabulary: Vocabulary): number {
  let different = 0
  for (const gap of gapsOf(runs, a.words, b.words)) {
    const onlyA = a.words.subarray(gap.aStart, gap.aEnd)
    const onlyB = b.words.subarray(gap.bStart, gap.bEnd)
    const replaced = isReplacement(onlyA, onlyB, vocabulary)
    for (const word of [...onlyA, ...onlyB]) different += replaced ? weightOf(word, vocabulary) : 1
  }
  return 1 - different / (a.words.length + b.words.length)
}

function isReplacement(onlyA: Uint32Array, onlyB: Uint32Array, vocabulary: Vocabulary): boolean {
  const tellingA = onlyA.filter((word) => isTelling(word, vocabulary))
  const tellingB = onlyB.filter((word) => isTelling(word, vocabulary))
  return tellingA.some((x) => tellingB.some((y) => !isMisreading(x, y, vocabulary)))
}

/** Two words of the dictionary are two words, however alike. */
function isMisreading(x: number, y: number, { forms, numeric, misread }: Vocabulary): boolean {
  const [formX, formY] = [forms[x] as string, forms[y] as string]
  if (numeric[x] || numeric[y]) return isMisreadNumber(formX, formY)
  return Boolean(misread[x] || misread[y]) && isMisreadWord(formX, formY)
}

/** A number, or a word of the dictionary long enough not to be a scanner's speck. */
function isTelling(word: number, { numeric, misread, forms }: Vocabulary): boolean {
  return Boolean(numeric[word]) || (forms[word] as string).length > (misread[word] ? 3 : 2)
}

function weightOf(word: number, { numeric }: Vocabulary): number {
  return numeric[word] ? WEIGHT_OF_OTHER_NUMBER : WEIGHT_OF_OTHER_WORD
}

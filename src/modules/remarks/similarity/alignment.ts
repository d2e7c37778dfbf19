// Which words of two letters are the same words in the same order. The longest common subsequence by the method of Hunt
// and Szymanski (CACM 20(5), 1977): its cost follows the number of matching pairs, not the product of lengths.
import type { Vocabulary } from './letter.ts'
import { isMisreadWord } from './misreading.ts'

/** Words [aStart, aStart + length) of one letter are words [bStart, bStart + length) of the other. */
export interface Run {
  aStart: number
  bStart: number
  length: number
}

/** Words [aStart, aEnd) of one letter stand where the other has [bStart, bEnd); one of them may be nothing. */
export interface Gap {
  aStart: number
  aEnd: number
  bStart: number
  bEnd: number
}

/** What stands between the runs, before the first and after the last. */
export function gapsOf(runs: Run[], a: Uint32Array, b: Uint32Array): Gap[] {
  const gaps: Gap[] = []
  let i = 0
  let j = 0
  for (const run of [...runs, { aStart: a.length, bStart: b.length, length: 0 }]) {
    if (i < run.aStart || j < run.bStart) gaps.push({ aStart: i, aEnd: run.aStart, bStart: j, bEnd: run.bStart })
    i = run.aStart + run.length
    j = run.bStart + run.length
  }
  return gaps
}

// Words met more often than this in a letter ("w", "i") anchor nothing and would make long letters quadratic.
const MOST_OCCURRENCES = 40
// A word misread by the scanner is looked for this far around its expected place.
const REACH = 4

/**
 * Runs of common words, in order. Words are common when they are forms of one word, or when one is likely a misreading
 * of the other ("gziałkowego", "działkowego").
 */
export function align(a: Uint32Array, b: Uint32Array, vocabulary: Vocabulary): Run[] {
  const anchors = runsOf(commonSubsequence(a, b, vocabulary))
  return joined(fillGaps(anchors, a, b, vocabulary))
}

function commonSubsequence(a: Uint32Array, b: Uint32Array, { hashes }: Vocabulary): [number, number][] {
  const places = new Map<number, number[]>()
  for (let j = b.length - 1; j >= 0; j--) {
    const hash = hashes[b[j] as number] as number
    const list = places.get(hash)
    if (list) list.push(j)
    else places.set(hash, [j])
  }

  // tails[k]: the pair that ends the best subsequence of k + 1 words; `before` links each pair to the one before it.
  const tails: number[] = []
  const pairA: number[] = []
  const pairB: number[] = []
  const before: number[] = []
  for (let i = 0; i < a.length; i++) {
    const list = places.get(hashes[a[i] as number] as number)
    if (!list || list.length > MOST_OCCURRENCES) continue
    for (const j of list) {
      let low = 0
      let high = tails.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((pairB[tails[middle] as number] as number) < j) low = middle + 1
        else high = middle
      }
      before.push(low > 0 ? (tails[low - 1] as number) : -1)
      tails[low] = pairA.length
      pairA.push(i)
      pairB.push(j)
    }
  }

  const pairs: [number, number][] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number)
    pairs.push([pairA[at] as number, pairB[at] as number])
  return pairs.reverse()
}

function runsOf(pairs: [number, number][]): Run[] {
  const runs: Run[] = []
  for (const [i, j] of pairs) {
    const last = runs.at(-1)
    if (last && last.aStart + last.length === i && last.bStart + last.length === j) last.length++
    else runs.push({ aStart: i, bStart: j, length: 1 })
  }
  return runs
}

/** Pairs, between the runs, words that are too common to anchor or look like misreadings of one another. */
function fillGaps(anchors: Run[], a: Uint32Array, b: Uint32Array, vocabulary: Vocabulary): Run[] {
  const filled: Run[] = []
  let i = 0
  let j = 0
  for (const anchor of [...anchors, { aStart: a.length, bStart: b.length, length: 0 }]) {
    while (i < anchor.aStart && j < anchor.bStart) {
      const met = nextMeeting(i, j, anchor)
      if (!met) break
      filled.push({ aStart: met[0], bStart: met[1], length: 1 })
      i = met[0] + 1
      j = met[1] + 1
    }
    if (anchor.length > 0) filled.push(anchor)
    i = anchor.aStart + anchor.length
    j = anchor.bStart + anchor.length
  }
  return filled

  /** The nearest pair at or after (i, j) that meets, skipping as few words as possible. */
  function nextMeeting(i: number, j: number, end: Run): [number, number] | null {
    for (let skipped = 0; skipped <= REACH; skipped++) {
      for (let inA = 0; inA <= skipped; inA++) {
        const x = i + inA
        const y = j + skipped - inA
        if (x < end.aStart && y < end.bStart && meets(a[x] as number, b[y] as number, vocabulary)) return [x, y]
      }
    }
    return null
  }
}

function meets(x: number, y: number, { hashes, forms, numeric, misread }: Vocabulary): boolean {
  if (hashes[x] === hashes[y]) return true
  if (!(misread[x] || misread[y]) || numeric[x] || numeric[y]) return false
  return isMisreadWord(forms[x] as string, forms[y] as string)
}

function joined(runs: Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last && last.aStart + last.length === run.aStart && last.bStart + last.length === run.bStart)
      last.length += run.length
    else result.push({ ...run })
  }
  return result
}

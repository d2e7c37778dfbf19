// What a clerk sees of a group: the text its letters share, and how one letter differs from another.
import { align, type Run } from './alignment.ts'
import { type Letter, newVocabulary, readLetter, tokensToCompare, type Vocabulary } from './letter.ts'

/** `same` and `added` together are the second text, letter for letter; `missing` stands in the first text only. */
export interface Segment {
  kind: 'same' | 'added' | 'missing'
  text: string
}

/** How the second text differs from the first, word by word; forms of one word and misread words count as the same. */
export function differences(first: string, second: string): Segment[] {
  const vocabulary = newVocabulary()
  const [a, b] = [readLetter('', first, vocabulary), readLetter('', second, vocabulary)]
  const runs = phrases(align(a.words, b.words, vocabulary), Math.min(a.words.length, b.words.length))
  const placesA = tokensToCompare(first)
  const placesB = tokensToCompare(second)

  const segments: Segment[] = []
  let seenA = 0
  let seenB = 0
  for (const { aStart, bStart, length } of runs) {
    const startA = placesA[aStart]?.start ?? 0
    const startB = placesB[bStart]?.start ?? 0
    changed(first.slice(seenA, startA), second.slice(seenB, startB))
    seenA = placesA[aStart + length - 1]?.end ?? first.length
    seenB = placesB[bStart + length - 1]?.end ?? second.length
    push('same', second.slice(startB, seenB))
  }
  changed(first.slice(seenA), second.slice(seenB))
  return segments

  function changed(missing: string, added: string): void {
    // Spaces and punctuation between equal words are no difference to a reader.
    if (WORD.test(missing)) push('missing', missing.trim())
    push(WORD.test(added) ? 'added' : 'same', added)
  }

  function push(kind: Segment['kind'], text: string): void {
    const last = segments.at(-1)
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else segments.push({ kind, text })
  }
}

/**
 * The text most of the letters share, in the words of the most typical of them, with "[…]" where letters go their own
 * ways; empty when they share nothing. Looks at 40 letters at most, spread evenly, so its cost does not grow with the group.
 */
export function sharedText(texts: string[]): string {
  const sample = spread([...texts].sort(), LETTERS_ASKED)
  const vocabulary = newVocabulary()
  const letters = sample.map((text) => readLetter('', text, vocabulary))
  const typical = mostTypical(letters, vocabulary)
  if (typical < 0) return ''

  const base = letters[typical] as Letter
  const holders = new Uint32Array(base.words.length)
  for (const letter of letters) {
    for (const { aStart, length } of phrases(align(base.words, letter.words, vocabulary), letter.words.length)) {
      for (let i = aStart; i < aStart + length; i++) holders[i] = (holders[i] as number) + 1
    }
  }
  const isShared = Array.from(holders, (count) => count * 2 > letters.length)
  return excerpt(sample[typical] as string, isShared)
}

const WORD = /[\p{L}\p{N}]/u
const LETTERS_ASKED = 40
const BASES_TRIED = 8
const TINY = 8

/** Without single common words, which would cut the rest into confetti; tiny letters have little else. */
function phrases(runs: Run[], shorter: number): Run[] {
  return shorter < TINY ? runs : runs.filter(({ length }) => length > 1)
}

/** `count` elements at even distances, or all. */
function spread<T>(list: T[], count: number): T[] {
  if (list.length <= count) return list
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)] as T)
}

/** Number of the letter that has most in common with the others and least of its own; -1 when there is none. */
function mostTypical(letters: Letter[], vocabulary: Vocabulary): number {
  let best = -1
  let highest = Number.NEGATIVE_INFINITY
  for (const number of spread([...letters.keys()], BASES_TRIED)) {
    const { words } = letters[number] as Letter
    let score = 0
    for (const other of letters) {
      const common = align(words, other.words, vocabulary).reduce((sum, run) => sum + run.length, 0)
      score += common - words.length / 2
    }
    if (score > highest) {
      best = number
      highest = score
    }
  }
  return best
}

function excerpt(text: string, isShared: boolean[]): string {
  const places = tokensToCompare(text)
  const parts: string[] = []
  let from = -1
  places.forEach((place, i) => {
    if (!isShared[i]) return
    if (from < 0) from = place.start
    if (isShared[i + 1]) return
    const isLast = i === places.length - 1
    parts.push(text.slice(from, isLast ? text.length : place.end).trim())
    from = -1
  })
  const cutStart = parts.length > 0 && !isShared[0]
  const cutEnd = parts.length > 0 && !isShared.at(-1)
  return [...(cutStart ? [''] : []), ...parts, ...(cutEnd ? [''] : [])].join(' […] ').trim()
}

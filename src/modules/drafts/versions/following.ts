import { diffArrays } from 'diff'

export interface Earlier {
  thread: number
  body: string
}

export interface Followed {
  body: string
  /** The paragraph of the earlier version with exactly this text. */
  thread: number | null
  /** Otherwise the one in whose place it stands, when its words are alike. */
  follows: number | null
}

/** Below this share of common words two texts in one place are two different paragraphs. */
const ALIKE = 0.4
/** How far from each other, in one place of the document, paragraphs are compared. */
const NEAR = 20

/**
 * What became of each paragraph of a document in its next version. A text that is exactly the same stays the same
 * paragraph, also when it was moved; a new text takes the place of the most alike one that left the same place.
 * @param earlier paragraphs of the version before, in order
 * @param bodies of the new version, in order
 */
export function follow(earlier: Earlier[], bodies: string[]): Followed[] {
  const later: Followed[] = bodies.map((body) => ({ body, thread: null, follows: null }))
  const gaps = gapsBetween(earlier, later)
  const left = new Map<string, number[]>()
  const kept = new Set(later.flatMap(({ thread }) => thread ?? []))
  for (const { body, thread } of earlier) if (!kept.has(thread)) left.set(body, [...(left.get(body) ?? []), thread])
  for (const one of later) one.thread ??= left.get(one.body)?.shift() ?? null

  const stayed = new Set(later.flatMap(({ thread }) => thread ?? []))
  for (const { from, to } of gaps)
    pair(
      from.filter(({ thread }) => !stayed.has(thread)),
      to.filter(({ thread }) => thread === null),
    )
  return later
}

interface Gap {
  from: Earlier[]
  to: Followed[]
}

/** Sets what stayed in its order, and tells what was taken out and put in between. */
function gapsBetween(earlier: Earlier[], later: Followed[]): Gap[] {
  const gaps: Gap[] = []
  let gap: Gap = { from: [], to: [] }
  let before = 0
  let after = 0
  const parts = diffArrays(
    earlier.map(({ body }) => body),
    later.map(({ body }) => body),
  )
  for (const { added, removed, count } of parts) {
    if (removed) gap.from.push(...earlier.slice(before, before + count))
    else if (added) gap.to.push(...later.slice(after, after + count))
    else {
      for (let at = 0; at < count; at += 1) {
        const [one, same] = [later[after + at], earlier[before + at]]
        if (one && same) one.thread = same.thread
      }
      gaps.push(gap)
      gap = { from: [], to: [] }
    }
    if (!added) before += count
    if (!removed) after += count
  }
  return [...gaps, gap]
}

/** The most alike first; each takes the place of one at most. */
function pair(from: Earlier[], to: Followed[]) {
  const words = from.map(({ body }) => wordsOf(body))
  const pairs = to.flatMap((one, at) => {
    const own = wordsOf(one.body)
    return from.flatMap(({ thread }, index) => {
      const likeness = Math.abs(index - at) <= NEAR ? likenessOf(own, words[index] ?? new Set()) : 0
      return likeness >= ALIKE ? [{ one, thread, likeness }] : []
    })
  })
  const taken = new Set<number>()
  for (const { one, thread } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (one.follows !== null || taken.has(thread)) continue
    one.follows = thread
    taken.add(thread)
  }
}

const wordsOf = (body: string) => new Set(body.toLocaleLowerCase('pl').match(/[\p{L}\p{N}]+/gu))

/** Twice the common words by all words of both (the coefficient of Dice): 0 to 1. */
function likenessOf(one: Set<string>, other: Set<string>): number {
  const all = one.size + other.size
  return all === 0 ? 0 : (2 * one.intersection(other).size) / all
}

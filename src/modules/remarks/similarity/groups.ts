import { type Letter, newVocabulary, pairsOf, readLetter, SHORT, type Vocabulary } from './letter.ts'
import { isFragment, likeness, THRESHOLDS, type Thresholds } from './likeness.ts'
import { bandsOf, sketchOf } from './sketch.ts'

export interface Groups {
  /** Groups of two and more ids, the largest first; ids in order, the group with the first id earlier among equals. */
  groups: string[][]
  /** Ids of letters that resemble no other, in order. */
  singles: string[]
  /** For each group the id of the letter the others were compared with, fit to stand for all of them. */
  leaders: string[]
}

/**
 * Groups near copies: letters of one campaign with names, numbers, scanner's errors and personal additions of their own.
 * The answer depends on the set of letters alone, not on their order. Every letter lands in one group or in singles.
 *
 * Each letter is compared with leaders, not with every member, so that a chain of small differences cannot tie
 * unrelated letters together, and a campaign of thousands costs thousands of comparisons, not millions.
 */
export function groupSimilar(
  items: Iterable<{ id: string; text: string }>,
  thresholds: Thresholds = THRESHOLDS,
): Groups {
  const vocabulary = newVocabulary()
  const letters = Array.from(items, ({ id, text }) => readLetter(id, text, vocabulary))
  return groupLetters(letters, vocabulary, thresholds)
}

/** As `groupSimilar`, for letters already read with the vocabulary; does not change them. */
export function groupLetters(letters: Letter[], vocabulary: Vocabulary, thresholds: Thresholds = THRESHOLDS): Groups {
  const sorted = [...letters].sort((a, b) => compareIds(a.id, b.id) || compareIds(wordsOf(a), wordsOf(b)))
  const bands = sorted.map((letter) => bandsOf(sketchOf(letter)))
  const gathered = gatherAroundLeaders(sorted, bands, vocabulary, thresholds)
  const merged = mergeAkin(gathered, vocabulary, thresholds)
  return answer(attachFragments(merged, vocabulary, thresholds))

  function wordsOf(letter: Letter): string {
    return Array.from(letter.words, (word) => vocabulary.forms[word]).join(' ')
  }
}

interface Group {
  leader: Letter
  members: Letter[]
}

// Comparisons a letter is worth when none of them succeeds.
const MOST_COMPARISONS = 8
// A likeness that makes looking for a better leader pointless.
const CERTAIN = 0.9

/**
 * The first letter of a campaign should be a typical one, without much noise and without additions: so letters come in
 * order of how many others share a band with them, and each joins the likeliest leader before it or leads a new group.
 */
function gatherAroundLeaders(
  letters: Letter[],
  bands: number[][],
  vocabulary: Vocabulary,
  thresholds: Thresholds,
): Group[] {
  const groups: Group[] = []
  const leadersByBand = new Map<number, number[]>()

  for (const place of byPopularity(bands)) {
    const letter = letters[place] as Letter
    const keys = bands[place] as number[]
    const group = likeliest(candidates(keys, leadersByBand, groups), letter, vocabulary, thresholds)
    if (group) {
      group.members.push(letter)
      continue
    }
    const number = groups.push({ leader: letter, members: [letter] }) - 1
    for (const key of keys) append(leadersByBand, key, number)
  }
  return groups
}

/** Numbers of letters, those that share most bands with others first; in order of id among equals. */
function byPopularity(bands: number[][]): number[] {
  const counts = new Map<number, number>()
  for (const keys of bands) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const popularity = bands.map((keys) => keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0))
  return bands.map((_, place) => place).sort((a, b) => (popularity[b] as number) - (popularity[a] as number) || a - b)
}

/** Groups whose leader shares a key, most shared keys first, older group first among equals. */
function candidates(keys: Iterable<number>, groupsByKey: Map<number, number[]>, groups: Group[]): Group[] {
  const shared = new Map<number, number>()
  for (const key of keys)
    for (const number of groupsByKey.get(key) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1)
  return [...shared]
    .sort(([a, sharedByA], [b, sharedByB]) => sharedByB - sharedByA || a - b)
    .slice(0, MOST_COMPARISONS)
    .map(([number]) => groups[number] as Group)
}

function likeliest(groups: Group[], letter: Letter, vocabulary: Vocabulary, thresholds: Thresholds): Group | null {
  let best: Group | null = null
  let highest = 0
  for (const group of groups) {
    const found = likeness(letter, group.leader, vocabulary, thresholds)
    if (found > highest) {
      best = group
      highest = found
    }
    if (highest >= CERTAIN) break
  }
  return best
}

/**
 * Bands miss a letter whose own additions outweigh the shared text, and a badly scanned one. So leaders are compared
 * once more, smaller groups with larger ones, found by common shingles.
 */
function mergeAkin(gathered: Group[], vocabulary: Vocabulary, thresholds: Thresholds): Group[] {
  const bySize = [...gathered].sort(
    (a, b) => b.members.length - a.members.length || compareIds(a.leader.id, b.leader.id),
  )
  const groups: Group[] = []
  const groupsByShingle = new Map<number, number[]>()

  for (const { leader, members } of bySize) {
    const larger = likeliest(candidates(leader.shingles, groupsByShingle, groups), leader, vocabulary, thresholds)
    if (larger) {
      larger.members.push(...members)
      continue
    }
    const number = groups.push({ leader, members: [...members] }) - 1
    if (members.length > 1) for (const shingle of leader.shingles) append(groupsByShingle, shingle, number)
  }
  return groups
}

// Fewer words may stand in another letter by chance; a letter twice as long is what a fragment may be broken off from.
const SHORTEST_FRAGMENT = 12
const LONGER_TIMES = 2

/**
 * A scan that broke off after a sentence is too short to be like its campaign, yet all of it stands there. Such letters
 * join the group in which most letters repeat them; only members of groups count, one letter may quote anything.
 */
function attachFragments(groups: Group[], vocabulary: Vocabulary, thresholds: Thresholds): Group[] {
  const isShort = ({ leader: { words } }: Group) => words.length >= SHORTEST_FRAGMENT && words.length < SHORT
  const fragments = groups.filter(isShort)
  const wholes = groups.filter((group) => !isShort(group) && group.members.length > 1)

  const fragmentsByPair = new Map<number, number[]>()
  const pairs = fragments.map(({ leader }) => new Set(pairsOf(leader.words, vocabulary)))
  pairs.forEach((found, number) => {
    for (const pair of found) append(fragmentsByPair, pair, number)
  })

  const repeatedBy = fragments.map(() => new Map<Group, number>())
  for (const whole of wholes) {
    for (const member of whole.members) {
      const shared = new Map<number, number>()
      for (const pair of member.shingles)
        for (const number of fragmentsByPair.get(pair) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1)
      for (const [number, count] of shared) {
        const { leader } = fragments[number] as Group
        if (member.words.length < LONGER_TIMES * leader.words.length) continue
        if (count < thresholds.sharedFragment ** 2 * (pairs[number] as Set<number>).size) continue
        if (!isFragment(leader, member, vocabulary, thresholds)) continue
        const votes = repeatedBy[number] as Map<Group, number>
        votes.set(whole, (votes.get(whole) ?? 0) + 1)
      }
    }
  }

  const attached = new Set<Group>()
  fragments.forEach((fragment, number) => {
    const [whole] = [...(repeatedBy[number] as Map<Group, number>)].sort(([, a], [, b]) => b - a)[0] ?? []
    if (!whole) return
    whole.members.push(...fragment.members)
    attached.add(fragment)
  })
  return groups.filter((group) => !attached.has(group))
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function answer(merged: Group[]): Groups {
  const named = merged.map(({ leader, members }) => ({
    leader: leader.id,
    ids: members.map(({ id }) => id).sort(compareIds),
  }))
  const groups = named
    .filter(({ ids }) => ids.length > 1)
    .sort((a, b) => b.ids.length - a.ids.length || compareIds(a.ids[0] as string, b.ids[0] as string))
  return {
    groups: groups.map(({ ids }) => ids),
    singles: named
      .filter(({ ids }) => ids.length === 1)
      .map(({ leader }) => leader)
      .sort(compareIds),
    leaders: groups.map(({ leader }) => leader),
  }
}

/** Order of code units: the same on every machine, unlike an alphabet's. */
function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

import { attachFragments } from './fragments.ts'
import { type Group, type Letter, newVocabulary, readLetter, type Vocabulary } from './letter.ts'
import { likeness, THRESHOLDS, type Thresholds } from './likeness.ts'
import { listAt } from './lists.ts'
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
  const identical = uniteIdentical(letters, vocabulary)
  const gathered = gatherAroundLeaders(identical, vocabulary, thresholds)
  const merged = mergeAkin(gathered, vocabulary, thresholds)
  return answer(attachFragments(merged, vocabulary, thresholds))
}

/** Letters of the same words in the same order, in order of their first id; a letter without words stays alone. */
function uniteIdentical(letters: Letter[], vocabulary: Vocabulary): Group[] {
  const wordsOf = ({ words }: Letter) => Array.from(words, (word) => vocabulary.forms[word]).join(' ')
  const sorted = [...letters].sort((a, b) => compareIds(a.id, b.id) || compareIds(wordsOf(a), wordsOf(b)))

  const groups: Group[] = []
  const groupByWords = new Map<string, Group>()
  for (const letter of sorted) {
    const key = letter.words.join(' ')
    const twins = groupByWords.get(key)
    if (twins) {
      twins.members.push(letter)
      continue
    }
    const group = { leader: letter, members: [letter] }
    groups.push(group)
    if (letter.words.length > 0) groupByWords.set(key, group)
  }
  return groups
}

// Comparisons a letter is worth when none of them succeeds.
const MOST_COMPARISONS = 8
// A key shared by so many unrelated letters ("wnoszę o") tells nothing more, and would cost a look at each of them.
const MOST_SHARING = 1000
// A likeness that makes looking for a better leader pointless.
const CERTAIN = 0.9

/**
 * The first letter of a campaign should be a typical one, without much noise and without additions: so letters come in
 * order of how many others share a band with them, and each joins the likeliest leader before it or leads a new group.
 */
function gatherAroundLeaders(identical: Group[], vocabulary: Vocabulary, thresholds: Thresholds): Group[] {
  const bands = identical.map(({ leader }) => bandsOf(sketchOf(leader)))
  const groups: Group[] = []
  const groupsByBand = new Map<number, number[]>()

  for (const place of byPopularity(identical, bands)) {
    const { leader, members } = identical[place] as Group
    const keys = bands[place] as number[]
    const akin = likeliest(candidates(keys, groupsByBand, groups), leader, vocabulary, thresholds)
    if (akin) akin.members.push(...members)
    else addGroup({ leader, members }, keys, groupsByBand, groups)
  }
  return groups
}

/** Places of letters, those that share bands with most others first; in order of id among equals. */
function byPopularity(identical: Group[], bands: number[][]): number[] {
  const letters = new Map<number, number>()
  bands.forEach((keys, place) => {
    const { length } = (identical[place] as Group).members
    for (const key of keys) letters.set(key, (letters.get(key) ?? 0) + length)
  })
  const popularity = bands.map((keys) => keys.reduce((sum, key) => sum + (letters.get(key) ?? 0), 0))
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

  for (const group of bySize) {
    const { shingles } = group.leader
    const larger = likeliest(candidates(shingles, groupsByShingle, groups), group.leader, vocabulary, thresholds)
    if (larger) larger.members.push(...group.members)
    else addGroup(group, group.members.length > 1 ? shingles : [], groupsByShingle, groups)
  }
  return groups
}

function addGroup(group: Group, keys: Iterable<number>, groupsByKey: Map<number, number[]>, groups: Group[]): void {
  const number = groups.push(group) - 1
  for (const key of keys) {
    const sharing = listAt(groupsByKey, key)
    if (sharing.length < MOST_SHARING) sharing.push(number)
  }
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

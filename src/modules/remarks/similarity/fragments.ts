import { type Group, type Letter, pairsOf, SHORT, type Vocabulary } from './letter.ts'
import { isFragment, type Thresholds } from './likeness.ts'
import { listAt } from './lists.ts'

// Fewer words may stand in another letter by chance; a letter twice as long is what a fragment may be broken off from.
const SHORTEST = 12
const LONGER_TIMES = 2

/**
 * A scan that broke off after a sentence is too short to be like its campaign, yet all of it stands there. Such letters
 * join the group in which most letters repeat them; only members of groups count, a letter of one's own may quote anything.
 */
export function attachFragments(groups: Group[], vocabulary: Vocabulary, thresholds: Thresholds): Group[] {
  const fragments = groups.filter(({ leader }) => mayBeFragment(leader))
  const find = fragmentFinder(fragments, vocabulary, thresholds)
  const votes = fragments.map(() => new Map<Group, number>())
  for (const whole of groups) {
    if (whole.members.length === 1 || mayBeFragment(whole.leader)) continue
    for (const member of whole.members) {
      for (const number of find(member)) {
        const counts = votes[number] as Map<Group, number>
        counts.set(whole, (counts.get(whole) ?? 0) + 1)
      }
    }
  }

  const attached = new Set<Group>()
  fragments.forEach((fragment, number) => {
    // The sort is stable and the votes lie in order of groups, so that equal votes go to the larger group.
    const [winner] = [...(votes[number] as Map<Group, number>)].sort(([, a], [, b]) => b - a)
    if (!winner) return
    winner[0].members.push(...fragment.members)
    attached.add(fragment)
  })
  return groups.filter((group) => !attached.has(group))
}

function mayBeFragment({ words }: Letter): boolean {
  return words.length >= SHORTEST && words.length < SHORT
}

/** A function that answers which of the fragments a letter repeats, by their numbers. */
function fragmentFinder(
  fragments: Group[],
  vocabulary: Vocabulary,
  thresholds: Thresholds,
): (letter: Letter) => number[] {
  const pairs = fragments.map(({ leader }) => new Set(pairsOf(leader.words, vocabulary)))
  const fragmentsByPair = new Map<number, number[]>()
  pairs.forEach((found, number) => {
    for (const pair of found) listAt(fragmentsByPair, pair).push(number)
  })
  // Each word read differently spoils two pairs, so fewer pairs than words need to agree.
  const leastPairs = pairs.map(({ size }) => size * thresholds.sharedFragment ** 2)

  return (letter) => {
    const shared = new Map<number, number>()
    for (const pair of letter.shingles) {
      for (const number of fragmentsByPair.get(pair) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1)
    }
    return [...shared.keys()].filter((number) => {
      const { leader } = fragments[number] as Group
      return (
        (shared.get(number) as number) >= (leastPairs[number] as number) &&
        letter.words.length >= LONGER_TIMES * leader.words.length &&
        isFragment(leader, letter, vocabulary, thresholds)
      )
    })
  }
}

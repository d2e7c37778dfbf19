import { newVocabulary, readLetter } from './letter.ts'
import { likeness, THRESHOLDS, type Thresholds } from './likeness.ts'
import { bandsOf, sketchOf } from './sketch.ts'

/** The keys by which a later letter finds this text: 16 whole numbers below 2^36; none for a text without words. */
export const bandsOfText = (text: string): number[] => bandsOf(sketchOf(readLetter('', text, newVocabulary())))

/** A letter already given that shares a band with the new one. */
export interface Candidate {
  id: string
  /** The similarity group it belongs to, if any. */
  group: string | null
  text: string
}

/** Where the new letter belongs: to a group that stands, or to a new one together with letters that were alone. */
export type Joining = { group: string; alike: string[] } | { group: null; alike: string[] }

/**
 * The group a new letter joins, without regrouping the others; null when it resembles none of the candidates.
 * It joins a group when it is like at least half of the group's candidates (the first five count), so that one odd
 * member cannot draw in letters that the others would not.
 * @param candidates those sharing most bands first; about fifty are enough, since a campaign shows in the first few.
 */
export function joinGroup(text: string, candidates: Candidate[], thresholds: Thresholds = THRESHOLDS): Joining | null {
  const vocabulary = newVocabulary()
  const letter = readLetter('', text, vocabulary)
  const likenessTo = ({ id, text }: Candidate) =>
    likeness(letter, readLetter(id, text, vocabulary), vocabulary, thresholds)

  let best: Joining | null = null
  let highest = 0
  for (const [group, members] of Map.groupBy(candidates.filter(hasGroup), ({ group }) => group)) {
    const asked = members.slice(0, MEMBERS_ASKED)
    const found = asked.map((member) => ({ id: member.id, likeness: likenessTo(member) }))
    const alike = found.filter(({ likeness }) => likeness > 0)
    const mean = found.reduce((sum, { likeness }) => sum + likeness, 0) / found.length
    if (alike.length * 2 >= asked.length && mean > highest) {
      best = { group, alike: alike.map(({ id }) => id) }
      highest = mean
    }
  }
  if (best) return best

  const alone = candidates.filter((candidate) => !hasGroup(candidate) && likenessTo(candidate) > 0)
  return alone.length > 0 ? { group: null, alike: alone.map(({ id }) => id) } : null
}

const MEMBERS_ASKED = 5

function hasGroup(candidate: Candidate): candidate is Candidate & { group: string } {
  return candidate.group !== null
}

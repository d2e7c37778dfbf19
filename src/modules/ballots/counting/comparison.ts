import type { Election } from './election.ts'

/** How voters look at two outcomes. `satisfaction`: more supported funded projects; `exclusion`: at least one. */
export type Preference = 'satisfaction' | 'exclusion'

export interface Comparison {
  preferFirst: number
  preferSecond: number
  same: number
}

/** Asks every voter, also those whom an outcome gives nothing, which of two outcomes they prefer. */
export function compareOutcomes(
  election: Election,
  first: readonly number[],
  second: readonly number[],
  preference: Preference,
): Comparison {
  const { groups } = election
  const inFirst = flags(election, first)
  const inSecond = flags(election, second)
  const result: Comparison = { preferFirst: 0, preferSecond: 0, same: 0 }
  for (let group = 0; group < groups.count; group++) {
    let difference = 0
    let one = 0
    let other = 0
    for (let at = groups.start[group]!; at < groups.start[group + 1]!; at++) {
      one += inFirst[groups.project[at]!]!
      other += inSecond[groups.project[at]!]!
    }
    if (preference === 'satisfaction') difference = one - other
    else difference = Math.min(one, 1) - Math.min(other, 1)
    const people = groups.weight[group]!
    if (difference > 0) result.preferFirst += people
    else if (difference < 0) result.preferSecond += people
    else result.same += people
  }
  return result
}

function flags(election: Election, selected: readonly number[]): Uint8Array {
  const funded = new Uint8Array(election.ids.length)
  for (const project of selected) funded[project] = 1
  return funded
}

/** What a person said of a statement. */
export type Vote = 1 | 0 | -1

/** The last vote of each person on each statement, row by row and sparse; people and statements in the order of their ids. */
export interface Votes {
  people: string[]
  statements: string[]
  /** The votes of person i are those from `from[i]` to `from[i + 1]`. */
  from: Int32Array
  /** Index of the statement of each vote. */
  statement: Int32Array
  /** 1 agrees, -1 disagrees, 0 passes. */
  vote: Int8Array
}

export interface Cast {
  person: string
  statement: string
  vote: Vote
}

/**
 * Gathers votes. A later vote of the same person on the same statement replaces the earlier one. People and statements are
 * put in the order of their ids, so that nothing computed from them depends on the order of rows.
 * @param statements all of them, also those nobody voted on yet
 */
export function votesOf(casts: Iterable<Cast>, statements: Iterable<string> = []): Votes {
  const byPerson = new Map<string, Map<string, Vote>>()
  const known = new Set(statements)
  for (const { person, statement, vote } of casts) {
    known.add(statement)
    const row = byPerson.get(person) ?? new Map<string, Vote>()
    row.set(statement, vote)
    byPerson.set(person, row)
  }
  const people = [...byPerson.keys()].sort(byId)
  const columns = [...known].sort(byId)
  const place = new Map(columns.map((id, index) => [id, index]))
  const count = [...byPerson.values()].reduce((sum, row) => sum + row.size, 0)
  const votes: Votes = {
    people,
    statements: columns,
    from: new Int32Array(people.length + 1),
    statement: new Int32Array(count),
    vote: new Int8Array(count),
  }
  let next = 0
  for (const [index, person] of people.entries()) {
    const row = [...(byPerson.get(person) ?? [])].map(([id, vote]) => [place.get(id) ?? 0, vote] as const)
    for (const [statement, vote] of row.sort(([one], [other]) => one - other)) {
      votes.statement[next] = statement
      votes.vote[next] = vote
      next += 1
    }
    votes.from[index + 1] = next
  }
  return votes
}

/** The same votes of some of the people, also of one several times. @param rows indexes of people */
export function votesOfSome({ people, statements, from, statement, vote }: Votes, rows: readonly number[]): Votes {
  const bounds = rows.map((row) => [from[row] ?? 0, from[row + 1] ?? 0] as const)
  const count = bounds.reduce((sum, [start, end]) => sum + end - start, 0)
  const some: Votes = {
    people: rows.map((row) => people[row] ?? ''),
    statements,
    from: new Int32Array(rows.length + 1),
    statement: new Int32Array(count),
    vote: new Int8Array(count),
  }
  let next = 0
  for (const [index, [start, end]] of bounds.entries()) {
    some.statement.set(statement.subarray(start, end), next)
    some.vote.set(vote.subarray(start, end), next)
    next += end - start
    some.from[index + 1] = next
  }
  return some
}

export const countOf = ({ from }: Votes, person: number): number => (from[person + 1] ?? 0) - (from[person] ?? 0)

/** How a statement was voted on by some people. */
export interface Tally {
  agrees: number
  disagrees: number
  passes: number
}

/** Votes on each statement, of everybody or of those for whom `counts` holds. */
export function talliesOf(votes: Votes, counts: (person: number) => boolean = () => true): Tally[] {
  const tallies = votes.statements.map(() => ({ agrees: 0, disagrees: 0, passes: 0 }))
  for (let person = 0; person < votes.people.length; person += 1) {
    if (!counts(person)) continue
    for (let at = votes.from[person] ?? 0; at < (votes.from[person + 1] ?? 0); at += 1) {
      const tally = tallies[votes.statement[at] ?? 0] as Tally
      const vote = votes.vote[at]
      if (vote === 1) tally.agrees += 1
      else if (vote === -1) tally.disagrees += 1
      else tally.passes += 1
    }
  }
  return tallies
}

export const seenOf = ({ agrees, disagrees, passes }: Tally): number => agrees + disagrees + passes

/** Numbers in their own order, before words; else by code units, the same on every machine. */
function byId(one: string, other: string): number {
  const [a, b] = [/^\d+$/.test(one) ? Number(one) : null, /^\d+$/.test(other) ? Number(other) : null]
  if (a !== null && b !== null) return a - b
  if (a !== null || b !== null) return a !== null ? -1 : 1
  return one < other ? -1 : one > other ? 1 : 0
}

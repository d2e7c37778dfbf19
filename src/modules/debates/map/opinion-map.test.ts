import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readVotes } from './file.ts'
import { nextStatement, overallAgreement, representatives } from './measures.ts'
import { opinionMapOf } from './opinion-map.ts'
import { planeOf } from './positions.ts'
import { randomFrom } from './random.ts'
import { adjustedRand } from './stability.ts'
import { type Cast, talliesOf, type Vote, votesOf } from './votes.ts'

/** Two camps that answer the first half of statements opposite and share the second. */
function camps(people: number, statements = 20, seed = 3): Cast[] {
  const random = randomFrom(seed)
  const casts: Cast[] = []
  for (let person = 0; person < people; person += 1)
    for (let statement = 0; statement < statements; statement += 1) {
      if (random() < 0.2) continue
      const side = person % 3 === 0 ? 1 : -1
      const likely: Vote = statement < statements / 2 ? side : 1
      const vote: Vote = random() < 0.1 ? 0 : random() < 0.1 ? (-likely as Vote) : likely
      casts.push({ person: `p${person}`, statement: `${statement}`, vote })
    }
  return casts
}

const map = (casts: Cast[], seed = 1) => opinionMapOf(votesOf(casts), { seed })

describe('votes', () => {
  test('the last vote of a person on a statement counts', () => {
    const cast = (vote: Vote): Cast => ({ person: 'a', statement: '1', vote })
    expect(talliesOf(votesOf([cast(1), cast(0), cast(-1)]))).toEqual([{ agrees: 0, disagrees: 1, passes: 0 }])
  })

  test('ids of numbers stand in the order of numbers', () => {
    const casts = ['10', '9', '1'].map((statement): Cast => ({ person: statement, statement, vote: 1 }))
    expect(votesOf(casts)).toMatchObject({ people: ['1', '9', '10'], statements: ['1', '9', '10'] })
  })
})

describe('the map', () => {
  test('finds two camps, what they share, and what tells each from the other', () => {
    const found = map(camps(90))
    expect(found.groups.map(({ people }) => people.length)).toEqual([60, 30])
    const small = found.groups[1]
    expect(small?.people.every((person) => Number(found.votes.people[person]?.slice(1)) % 3 === 0)).toBe(true)
    expect(found.evidence.stability).toBeGreaterThan(0.9)
    const shared = found.agree.map(({ statement }) => Number(found.votes.statements[statement]))
    expect(shared.every((statement) => statement >= 10)).toBe(true)
    expect(small?.representatives.every(({ statement, side }) => statement < 10 && side === 'agree')).toBe(true)
    for (const [statement, by] of found.divides.entries())
      expect(by > 0.5).toBe((Number(found.votes.statements[statement]) ?? 0) < 10)
  })

  test('is the same whatever the order of votes, and whenever it is made', () => {
    const casts = camps(60)
    const shuffled = fc.sample(fc.shuffledSubarray(casts, { minLength: casts.length }), { numRuns: 3, seed: 5 })
    const first = JSON.stringify(map(casts))
    for (const other of shuffled) expect(JSON.stringify(map(other))).toBe(first)
  })

  test('another seed draws otherwise and finds the same clear camps', () => {
    const groupsOf = (seed: number) => map(camps(90), seed).groups.map(({ people }) => people)
    expect(groupsOf(2)).toEqual(groupsOf(77))
  })

  test('draws no groups among few people, among people who all say the same, or by chance', () => {
    expect(map(camps(8)).notDrawn).toBe('too-few-people')
    const same = Array.from({ length: 40 }, (_, person): Cast[] =>
      Array.from({ length: 9 }, (_, statement) => ({ person: `${person}`, statement: `${statement}`, vote: 1 })),
    ).flat()
    expect(map(same).notDrawn).toBe('too-much-alike')
    const random = randomFrom(11)
    const chance = Array.from({ length: 60 }, (_, person): Cast[] =>
      Array.from({ length: 40 }, (_, statement) => ({
        person: `${person}`,
        statement: `${statement}`,
        vote: (random() < 0.5 ? 1 : -1) as Vote,
      })),
    ).flat()
    expect(map(chance)).toMatchObject({ notDrawn: 'too-shaky', groups: [] })
    expect(map(chance).divides.every((by) => by === 0)).toBe(true)
  })

  test('a person who is taken out leaves no trace', () => {
    const casts = camps(45)
    const without = casts.filter(({ person }) => person !== 'p7')
    expect(JSON.stringify(map(without))).not.toContain('"p7"')
    expect(map(without).votes.people).toHaveLength(44)
  })

  test('with nothing voted it says so', () => {
    expect(opinionMapOf(votesOf([], ['1', '2']))).toMatchObject({ notDrawn: 'too-few-people', agree: [] })
  })

  const anyCasts = fc.array(
    fc.record({
      person: fc.nat(30).map(String),
      statement: fc.nat(12).map(String),
      vote: fc.constantFrom<Vote>(1, 0, -1),
    }),
    { maxLength: 300 },
  )

  test('of any votes: every measure is a number, and everybody grouped is in one group', () => {
    fc.assert(
      fc.property(anyCasts, (casts) => {
        const found = map(casts)
        const numbers = [...found.consensus.agree, ...found.divides, ...found.extremities, ...found.priorities]
        expect(numbers.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
        const members = found.groups.flatMap(({ people }) => people)
        expect(new Set(members).size).toBe(members.length)
        if (found.groups.length > 0) expect(members.sort((a, b) => a - b)).toEqual(found.grouped)
      }),
      { numRuns: 60 },
    )
  })
})

describe('parts of it', () => {
  test('components are the eigenvectors of the covariance: square to each other and of length one', () => {
    const { components } = planeOf(votesOf(camps(50)))
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)
    expect(dot(components[0], components[0])).toBeCloseTo(1, 9)
    expect(dot(components[1], components[1])).toBeCloseTo(1, 9)
    expect(dot(components[0], components[1])).toBeCloseTo(0, 6)
  })

  test('overall agreement by hand: 30 of 32 agree', () => {
    const [found] = overallAgreement([{ agrees: 30, disagrees: 1, passes: 1 }], 'agree')
    expect(found?.p).toBeCloseTo(31 / 34, 12)
    expect(found?.z).toBeCloseTo(2 * Math.sqrt(33) * (31 / 33 - 0.5), 12)
  })

  test('a representative statement by hand: 20 of 20 inside, 5 of 20 outside', () => {
    const [found] = representatives(
      [{ agrees: 20, disagrees: 0, passes: 0 }],
      [{ agrees: 5, disagrees: 15, passes: 0 }],
    )
    const pooled = (21 + 6) / 42
    expect(found).toMatchObject({ side: 'agree' })
    expect(found?.ratio).toBeCloseTo(21 / 22 / (6 / 22), 12)
    expect(found?.zBetween).toBeCloseTo((21 / 21 - 6 / 21) / Math.sqrt(pooled * (1 - pooled) * (2 / 21)), 12)
  })

  test('the same division whatever its numbers is one, an unrelated one is about zero', () => {
    expect(adjustedRand([0, 0, 1, 1, 2], [2, 2, 0, 0, 1])).toBeCloseTo(1, 12)
    const random = randomFrom(4)
    const one = Array.from({ length: 4000 }, () => Math.floor(random() * 3))
    const other = Array.from({ length: 4000 }, () => Math.floor(random() * 3))
    expect(Math.abs(adjustedRand(one, other))).toBeLessThan(0.02)
  })

  test('the next statement is drawn among the unseen in proportion to priority', () => {
    expect(nextStatement([1, 0, 3], [0, 1, 2], 0.1)).toBe(0)
    expect(nextStatement([1, 0, 3], [0, 1, 2], 0.3)).toBe(2)
    expect(nextStatement([1, 0, 3], [1], 0.9)).toBe(1)
    expect(nextStatement([1, 0, 3], [], 0.9)).toBeNull()
  })
})

// Not shipped with the product; read where a copy lies beside the project.
const DEBATES = join(import.meta.dirname, '../../../../../shared/data/remarks/polis-cc-by')
const debates = existsSync(DEBATES) ? readdirSync(DEBATES) : []

describe.runIf(debates.length > 0)('real debates', () => {
  test.each(debates)('%s: groups made elsewhere agree where ours are stable', async (debate) => {
    const { votes, given, problems } = await readVotes(join(DEBATES, debate, 'participants-votes.csv'))
    expect(problems).toEqual([])
    const found = opinionMapOf(votes)
    const { stability } = found.evidence
    if (found.groups.length === 0 || stability === null || stability < 0.8) return
    const ours = found.grouped.map((person) => found.groups.findIndex(({ people }) => people.includes(person)))
    const theirs = found.grouped.map((person) => Number(given[person] ?? -1))
    expect(adjustedRand(ours, theirs)).toBeGreaterThan(0.6)
  })
})

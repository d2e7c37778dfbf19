import { describe, expect, test } from 'vitest'
import { anElection } from './election.ts'
import { bordaChoices, countPoll, decideMajority } from './polls.ts'
import { countPools } from './pools.ts'
import { atLeastPart, atLeastPercent, atMostPerMille, moreThanHalf } from './thresholds.ts'
import { LotMissing } from './ties.ts'

describe('fractions of people', () => {
  test.each([
    [3456, 10, 346],
    [3456, 30, 1037],
    [3456, 5, 173],
    [15_000, 10, 1500],
    [15_000, 30, 4500],
    [15_000, 5, 750],
  ])('of %d at least %d %% is %d', (of, percent, least) => expect(atLeastPercent(of, percent)).toBe(least))

  test.each([
    [5001, 3, 5, 3001],
    [12_345, 3, 5, 7407],
    [100, 2, 3, 67],
    [101, 2, 3, 68],
    [1001, 2, 3, 668],
  ])('of %d at least %d/%d is %d', (of, p, q, least) => expect(atLeastPart(of, p, q)).toBe(least))

  test.each([
    [100, 51],
    [101, 51],
    [1001, 501],
    [0, 1],
  ])('of %d more than half is %d', (of, least) => expect(moreThanHalf(of)).toBe(least))

  test.each([
    [900, 0],
    [1000, 1],
    [2399, 2],
    [28_150, 28],
  ])('of %d at most 0.1 %% is %d', (of, most) => expect(atMostPerMille(of)).toBe(most))
})

const poll = (ballots: [number, number[]][], options = 3) =>
  anElection({
    ids: ['a', 'b', 'c', 'd'].slice(0, options),
    costs: new Array(options).fill(0),
    budget: 0,
    ballots: ballots.map(([weight, named]) => ({ weight, choices: named.map((project) => ({ project, points: 1 })) })),
  })

describe('ordinary polls', () => {
  test('most votes win, and every option has its place', () => {
    const { ranking, chosen } = countPoll(
      poll([
        [5, [0]],
        [3, [1, 2]],
        [4, [2]],
      ]),
      'approval',
      1,
      [],
    )
    expect(chosen).toEqual([2])
    expect(ranking).toEqual([
      { option: 2, score: 7 },
      { option: 0, score: 5 },
      { option: 1, score: 3 },
    ])
  })

  test('a ranking gives more points to those named earlier, and none to the rest', () => {
    const election = anElection({
      ids: ['a', 'b', 'c'],
      costs: [0, 0, 0],
      budget: 0,
      hasPoints: true,
      ballots: [
        { weight: 3, choices: bordaChoices([0, 1, 2], 3) },
        { weight: 2, choices: bordaChoices([1], 3) },
      ],
    })
    expect(countPoll(election, 'borda', 1, []).ranking).toEqual([
      { option: 1, score: 7 },
      { option: 0, score: 6 },
      { option: 2, score: 0 },
    ])
  })

  test('a tie for the last seat waits for a lot', () => {
    const election = poll([
      [2, [0]],
      [2, [1]],
      [5, [2]],
    ])
    expect(() => countPoll(election, 'plurality', 2, [])).toThrow(LotMissing)
    const drawn = countPoll(election, 'plurality', 2, [{ lot: ['b', 'a'] }])
    expect(drawn.chosen).toEqual([2, 1])
    expect(drawn.ties).toEqual([{ round: 2, projects: [1, 0], decidedBy: 'lot' }])
  })

  test('a tie that decides nothing needs no lot', () => {
    expect(
      countPoll(
        poll([
          [2, [0]],
          [2, [1]],
          [1, [2]],
        ]),
        'plurality',
        2,
        [],
      ).chosen,
    ).toEqual([0, 1])
  })
})

describe('for and against', () => {
  const half = { of: 'votes', needs: 'more-than-half' } as const
  test.each([
    ['more than half of votes', { yes: 51, no: 50, abstain: 9 }, 500, half, 'passed'],
    ['exactly half', { yes: 50, no: 50, abstain: 0 }, 500, half, 'too-few-votes'],
    ['nobody voted', { yes: 0, no: 0, abstain: 0 }, 500, half, 'too-few-votes'],
    ['abstentions count', { yes: 51, no: 45, abstain: 9 }, 500, { ...half, of: 'present' as const }, 'too-few-votes'],
    ['half of everybody', { yes: 250, no: 0, abstain: 0 }, 500, { ...half, of: 'all' as const }, 'too-few-votes'],
    [
      'two thirds',
      { yes: 67, no: 33, abstain: 0 },
      500,
      { of: 'votes' as const, needs: { numerator: 2, denominator: 3 } },
      'passed',
    ],
    [
      'quorum met',
      { yes: 100, no: 49, abstain: 1 },
      500,
      { ...half, quorum: { numerator: 30, denominator: 100 } },
      'passed',
    ],
    [
      'quorum missed',
      { yes: 149, no: 0, abstain: 0 },
      500,
      { ...half, quorum: { numerator: 30, denominator: 100 } },
      'no-quorum',
    ],
  ] as const)('%s', (_, votes, electorate, rule, reason) => {
    const outcome = decideMajority(votes, electorate, rule)
    expect(outcome.reason).toBe(reason)
    expect(outcome.passed).toBe(reason === 'passed')
  })
})

describe('money left in a pool', () => {
  const pool = (id: string, budget: number, costs: number[]) => ({
    id,
    election: anElection({
      ids: costs.map((_, at) => `${id}${at}`),
      costs,
      budget,
      ballots: costs.map((_, at) => ({ weight: costs.length - at, choices: [{ project: at, points: 1 }] })),
    }),
    options: { score: 'votes', whenDear: 'skip' } as const,
  })

  test('moves in the stated order and is counted with', () => {
    const pools = [pool('north', 100, [70, 60]), pool('south', 50, [45]), pool('city', 200, [230, 150])]
    const [north, south, city] = countPools(pools, [
      { from: 'north', to: 'city' },
      { from: 'south', to: 'city' },
    ])
    expect([north?.left, south?.left]).toEqual([0, 0])
    expect(city).toMatchObject({
      selected: [0],
      money: 235,
      left: 5,
      movedIn: [
        { from: 'north', amount: 30 },
        { from: 'south', amount: 5 },
      ],
    })
    const spent = [north, south, city].reduce((sum, each) => sum + (each?.cost ?? 0) + (each?.left ?? 0), 0)
    expect(spent).toBe(350)
  })

  test('stays where it is without a move', () => {
    expect(countPools([pool('north', 100, [70, 60])], [])[0]).toMatchObject({ selected: [0], left: 30 })
  })
})

import { expect, test } from 'vitest'
import { type LeftoverTerms, moveLeftovers } from './leftovers.ts'
import type { PoolResult, ResultRow } from './store.ts'

const row = (number: number, cost: number, reason: ResultRow['reason']): ResultRow => ({
  projectId: `p${number}`,
  number,
  title: `Projekt ${number}`,
  place: number,
  score: 100 - number,
  votes: 100 - number,
  costGrosze: cost,
  won: reason === 'funded',
  reason,
  lacked: 0,
  by: null,
})

const pool = (poolId: string, amount: number, rows: ResultRow[], voters = 10, residents = 100): PoolResult => ({
  poolId,
  name: poolId,
  amountGrosze: amount,
  residents,
  threshold: 0,
  spentGrosze: rows.reduce((sum, one) => sum + (one.won ? one.costGrosze : 0), 0),
  voters,
  valid: voters,
  blank: 0,
  points: false,
  rows,
  ties: [],
  draw: null,
  pollSlug: null,
})

const terms = (more: Partial<LeftoverTerms>): LeftoverTerms => ({
  rule: 'order',
  skips: true,
  orderOf: (id) => ({ miasto: 1, borki: 2 })[id] ?? null,
  exclusiveIn: () => [],
  ...more,
})

const outcome = (pools: PoolResult[]) =>
  Object.fromEntries(
    pools.map(({ poolId, rows }) => [poolId, rows.filter(({ won }) => won).map(({ number }) => number)]),
  )

const three = () => [
  pool('miasto', 100, [row(1, 60, 'funded'), row(2, 70, 'too-dear'), row(3, 30, 'too-dear')]),
  pool('borki', 50, [row(1, 40, 'funded'), row(2, 15, 'too-dear')], 30),
  pool('lipowiec', 50, [row(1, 20, 'funded'), row(2, 90, 'too-dear')]),
]

test('unspent money goes to pools in their stated order, and their lists go on', () => {
  // 40 + 10 + 30 left: the town takes 70 for its second project, the next pool has 10 left, which is too little for 15.
  const moved = moveLeftovers(three(), terms({}))
  expect(outcome(moved)).toEqual({ miasto: [1, 2], borki: [1], lipowiec: [1] })
  expect(moved[0]).toMatchObject({ spentGrosze: 130, receivedGrosze: 30 })
  expect(moved[0]?.rows[1]).toMatchObject({ reason: 'from-leftovers' })
  expect(moved[0]?.rows[2]).toMatchObject({ won: false, reason: 'too-dear', lacked: 20 })
  expect(moved.reduce((sum, { spentGrosze }) => sum + spentGrosze, 0)).toBeLessThanOrEqual(200)
})

test.each<[string, Partial<LeftoverTerms>, Record<string, number[]>]>([
  ['money stays where the rules say so', { rule: 'stay' }, { miasto: [1], borki: [1], lipowiec: [1] }],
  [
    'the pool with the highest turnout takes first',
    { rule: 'turnout' },
    { miasto: [1, 3], borki: [1, 2], lipowiec: [1] },
  ],
  ['a pool without an order takes nothing', { orderOf: () => null }, { miasto: [1], borki: [1], lipowiec: [1] }],
  [
    'a project shut out by a winner is not funded',
    { exclusiveIn: (id) => (id === 'miasto' ? [[1, 2]] : []) },
    { miasto: [1, 3], borki: [1, 2], lipowiec: [1] },
  ],
])('%s', (_, more, expected) => {
  expect(outcome(moveLeftovers(three(), terms(more)))).toEqual(expected)
})

test('a list that stops at what does not fit stops here too, and a missed threshold stands', () => {
  const pools = [pool('miasto', 100, [row(1, 90, 'funded'), row(2, 50, 'too-dear'), row(3, 5, 'after-end')])]
  expect(outcome(moveLeftovers(pools, terms({ skips: false })))).toEqual({ miasto: [1] })
  expect(outcome(moveLeftovers(pools, terms({})))).toEqual({ miasto: [1, 3] })
  const low = [pool('miasto', 100, [row(1, 10, 'funded'), row(2, 5, 'below-threshold')])]
  expect(outcome(moveLeftovers(low, terms({})))).toEqual({ miasto: [1] })
})

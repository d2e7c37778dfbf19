import type { Election } from './election.ts'
import { type GreedyOptions, type GreedyOutcome, greedy } from './greedy.ts'
import { LIST_TIES, type TieCriterion, tieOrder } from './ties.ts'

/** One pool of an edition, counted by a ranking list. Money of all pools is in the same unit. */
export interface PoolCount {
  id: string
  election: Election
  options: GreedyOptions
  ties?: readonly TieCriterion[]
}

/** Where money left in a pool goes. */
export interface Move {
  from: string
  to: string
}

export interface PoolOutcome extends GreedyOutcome {
  id: string
  /** The pool's own money and what was moved in. */
  money: number
  movedIn: { from: string; amount: number }[]
  left: number
}

/**
 * Counts pools whose unspent money moves to others, in the order in which it is stated: a pool is counted as soon as it
 * stands first, with everything moved into it until then, and hands on what it leaves. Łódź: all neighbourhoods to the city;
 * Częstochowa: all pools to the district with the highest turnout, which is then counted again with what it has funded.
 */
export function countPools(pools: readonly PoolCount[], moves: readonly Move[]): PoolOutcome[] {
  const outcomes = new Map(pools.map((pool) => [pool.id, first(pool)]))
  for (const { from, to } of moves) {
    const giver = outcomes.get(from)
    const taker = outcomes.get(to)
    const pool = pools.find(({ id }) => id === to)
    if (!giver || !taker || !pool || giver === taker) throw new Error(`no way from ${from} to ${to}`)
    const amount = giver.left
    if (amount === 0) continue
    outcomes.set(from, { ...giver, money: giver.money - amount, left: 0 })
    outcomes.set(to, again(pool, taker, from, amount))
  }
  return pools.map(({ id }) => outcomes.get(id)!)
}

function first(pool: PoolCount): PoolOutcome {
  const money = pool.options.money ?? pool.election.budget
  const counted = greedy(pool.election, tieOrder(pool.election, pool.ties ?? LIST_TIES), { ...pool.options, money })
  return { ...counted, id: pool.id, money, movedIn: [], left: Math.max(0, money - counted.cost) }
}

/** The whole list again, with the larger budget: a dearer project higher on the list may fit now. */
function again(pool: PoolCount, before: PoolOutcome, from: string, amount: number): PoolOutcome {
  const money = before.money + amount
  const counted = first({ ...pool, options: { ...pool.options, money } })
  return { ...counted, movedIn: [...before.movedIn, { from, amount }] }
}

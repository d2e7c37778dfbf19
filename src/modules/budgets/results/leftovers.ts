import type { PoolResult, ResultRow } from './store.ts'

/** What is done with money that pools left: it stays, or goes to other pools in the order stated, or by turnout. */
export const LEFTOVER_RULES = ['stay', 'order', 'turnout'] as const
export type LeftoverRule = (typeof LEFTOVER_RULES)[number]

export interface LeftoverTerms {
  rule: LeftoverRule
  /** Whether a project that does not fit is passed over for the next one that does; otherwise the list ends there. */
  skips: boolean
  /** Pools by their stated order; the lowest takes first. */
  orderOf(poolId: string): number | null
  /** Of one pool: projects of which one at most may win, by numbers of the ballot. */
  exclusiveIn(poolId: string): readonly (readonly number[])[]
}

/**
 * Moves what pools left to other pools, whose lists go on where the money had ended. Pure, and from published rows alone, so that
 * anybody repeats it: all unspent money is one sum; each pool in its order funds the next projects of its list from it.
 * Łódź and Częstochowa have such rules (domain notes, pb.md 4.2).
 */
export function moveLeftovers(pools: readonly PoolResult[], terms: LeftoverTerms): PoolResult[] {
  const taking = takers(pools, terms)
  if (taking.length === 0) return [...pools]
  let left = pools.reduce((sum, pool) => sum + Math.max(0, pool.amountGrosze - pool.spentGrosze), 0)
  const changed = new Map<string, PoolResult>()
  for (const pool of taking) {
    const own = Math.max(0, pool.amountGrosze - pool.spentGrosze)
    const { rows, used } = goOn(pool, left, terms)
    if (used === 0) continue
    left -= used
    changed.set(pool.poolId, {
      ...pool,
      rows,
      spentGrosze: pool.spentGrosze + used,
      // Its own unspent money is used before that of others.
      receivedGrosze: Math.max(0, used - own),
    })
  }
  return pools.map((pool) => changed.get(pool.poolId) ?? pool)
}

function takers(pools: readonly PoolResult[], { rule, orderOf }: LeftoverTerms): PoolResult[] {
  if (rule === 'order')
    return pools
      .filter(({ poolId }) => orderOf(poolId) !== null)
      .toSorted((a, b) => (orderOf(a.poolId) ?? 0) - (orderOf(b.poolId) ?? 0))
  if (rule === 'turnout')
    // Compared by multiplying, so that equal turnouts are equal; then the order of pools decides.
    return pools
      .filter(({ residents }) => residents > 0)
      .toSorted((a, b) => b.voters * a.residents - a.voters * b.residents)
  return []
}

/** Reasons after which a project may still be funded; a threshold missed and an exclusion stand. */
const WAITING: readonly ResultRow['reason'][] = ['too-dear', 'after-end', 'not-chosen']

function goOn(pool: PoolResult, money: number, { skips, exclusiveIn }: LeftoverTerms) {
  const groups = exclusiveIn(pool.poolId)
  const won = new Set(pool.rows.filter((row) => row.won).map(({ number }) => number))
  let used = 0
  let ended = false
  const rows = pool.rows.map((row): ResultRow => {
    if (row.won || ended || !WAITING.includes(row.reason)) return row
    const by = groups.find((group) => group.includes(row.number))?.find((other) => won.has(other))
    if (by !== undefined) return { ...row, reason: 'excluded', lacked: 0, by }
    const left = money - used
    if (row.costGrosze > left) {
      ended = !skips
      return { ...row, reason: 'too-dear', lacked: row.costGrosze - left }
    }
    used += row.costGrosze
    won.add(row.number)
    return { ...row, won: true, reason: 'from-leftovers', lacked: 0 }
  })
  return { rows, used }
}

/**
 * "At least p per cent of n people", rounded up to a whole person.
 * @param percent a whole number of per cent
 */
export const atLeastPercent = (people: number, percent: number): number =>
  Number((BigInt(people) * BigInt(percent) + 99n) / 100n)

/** "More than half of n". */
export const moreThanHalf = (count: number): number => Math.floor(count / 2) + 1

/** The least whole number that is at least `top`/`bottom` of n. */
export const atLeastPart = (count: number, top: number, bottom: number): number =>
  Number((BigInt(count) * BigInt(top) + BigInt(bottom) - 1n) / BigInt(bottom))

/** Most signatures that may be asked for under a project: 0.1 % of the residents of its pool (USG art. 5a ust. 7 pkt 2). */
export const mostSignatures = (residents: number): number => Math.floor(residents / 1000)

/**
 * Least amount of the participatory budget of a city with powiat rights: 0.5 % of its executed expenditure by the last
 * report, rounded up to a grosz (USG art. 5a ust. 5).
 * @param expenditure in grosze
 */
export const leastBudget = (expenditure: bigint): bigint => (expenditure * 5n + 999n) / 1000n

/**
 * An amount in zloty as people write it, in grosze: `7 654 321 987,65`, `7654321987.65`, `100`.
 * @returns null when it is no amount
 */
export function groszeOf(text: string): bigint | null {
  const match = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, ''))
  if (!match?.[1]) return null
  return BigInt(match[1]) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))
}

/** Grosze as zloty with two places after a dot. */
export const zlotyOf = (grosze: bigint): string => `${grosze / 100n}.${String(grosze % 100n).padStart(2, '0')}`

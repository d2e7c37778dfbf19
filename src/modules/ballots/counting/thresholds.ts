/**
 * Rounding of fractions of people, on whole numbers: "co najmniej p %" of N is met by the smallest whole number not below
 * it; "więcej niż połowa" is one more than half, rounded down.
 */
export const atLeastPercent = (of: number, percent: number) => atLeastPart(of, percent, 100)

/** "co najmniej 3/5", "co najmniej 2/3": the smallest whole number not below `numerator / denominator` of N. */
export function atLeastPart(of: number, numerator: number, denominator: number): number {
  const [n, p, q] = [BigInt(of), BigInt(numerator), BigInt(denominator)]
  return Number((n * p + q - 1n) / q)
}

/** "więcej niż połowa". */
export const moreThanHalf = (of: number) => Math.floor(of / 2) + 1

/** "nie więcej niż 0,1 %": the largest whole number not above it. */
export const atMostPerMille = (of: number, perMille = 1) => Number((BigInt(of) * BigInt(perMille)) / 1000n)

/** A fraction of whole numbers; the denominator is above zero. Not always in lowest terms. */
export interface Fraction {
  numerator: bigint
  denominator: bigint
}

export const fraction = (numerator: bigint | number, denominator: bigint | number = 1n): Fraction => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
})

/** Negative when `a` is smaller, zero when they are exactly equal. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The same number in lowest terms. */
export function reduced({ numerator, denominator }: Fraction): Fraction {
  const divisor = greatestDivisor(numerator < 0n ? -numerator : numerator, denominator)
  return divisor <= 1n ? { numerator, denominator } : fraction(numerator / divisor, denominator / divisor)
}

export function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** "3/7", or "12" when whole. */
export function writeFraction(value: Fraction): string {
  const { numerator, denominator } = reduced(value)
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`
}

/** The nearest binary number, within two units of its last place; the quotient is expected between 2^-64 and 2^1000. */
export function toNumber(numerator: bigint, denominator: bigint): number {
  return Number((numerator << 128n) / denominator) * TWO_TO_MINUS_128
}

const TWO_TO_MINUS_128 = 2 ** -128

/**
 * What was paid in each round, exactly, where a round's payment is a sum of earlier payments divided by a whole number:
 * `payment[k] = numerator[k] / (factor[0] · … · factor[k])`. Sums over rounds then need no common denominators to be
 * found: they are added from the first round to the last (Horner).
 */
export class Ledger {
  /** The product of all factors so far. */
  product = 1n
  rounds = 0
  private readonly factors: bigint[] = []
  private readonly numerators: bigint[] = []

  reset() {
    this.product = 1n
    this.rounds = 0
  }

  /** Writes the next payment, `numerator / (product · factor)`. */
  push(numerator: bigint, factor: number) {
    const shared = divisorOf(numerator, factor)
    this.factors[this.rounds] = BigInt(factor / shared)
    this.numerators[this.rounds] = shared === 1 ? numerator : numerator / BigInt(shared)
    this.product *= this.factors[this.rounds]!
    this.rounds++
  }

  /** Sum of `counts[k] · payment[k]`, times `product`. Counts are safe integers. */
  sum(counts: ArrayLike<number>): bigint {
    let sum = 0n
    for (let round = 0; round < this.rounds; round++) {
      if (sum !== 0n) sum *= this.factors[round]!
      const count = counts[round]!
      if (count !== 0) sum += BigInt(count) * this.numerators[round]!
    }
    return sum
  }
}

function divisorOf(numerator: bigint, factor: number): number {
  let a = factor
  let b = Number(numerator % BigInt(factor))
  if (b < 0) b = -b
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

import type { Election } from '../election.ts'
import { type Fraction, fraction, Ledger, toNumber } from '../exact.ts'
import type { Support } from './support.ts'

/** What the supporters of a project pay, exactly; in money times the denominator of the endowment. */
export interface ExactPayment {
  /** Per share: `numerator / denominator`. */
  numerator: bigint
  denominator: bigint
  /** Shares of those who pay in full. */
  open: number
  /** The binary number that tells who pays in full: those with more than `about` per share. */
  about: number
  /** What each group has left, when binary numbers cannot tell who runs dry. */
  rest: Map<number, number> | null
}

export interface ExactShares {
  begin(endowment: Fraction): void
  endowment(): bigint
  /**
   * @param about the payment in binary numbers, at most `slack` from the truth
   * @param end supporters up to this place still have money
   * @returns null when the supporters cannot pay
   */
  payment(project: number, about: number, slack: number, end: number): ExactPayment | null
  /** Negative when a unit of utility of the first project is cheaper, zero when both cost exactly the same. */
  compare(a: number, paidA: ExactPayment, b: number, paidB: ExactPayment): number
  /** Keeps a payment that was made. */
  record(project: number, paid: ExactPayment): void
  /** The payment in units of money. */
  inMoney(paid: ExactPayment): Fraction
}

/**
 * The exact side of the method of equal shares. A voter's money is the endowment less the payments of the funded projects
 * they support, so it is enough to know each round's payment as a fraction and to count who paid it; money of single voters
 * is worked out only when binary numbers cannot tell.
 */
export function exactShares(election: Election, support: Support, budget: Float64Array): ExactShares {
  const { groups, costs } = election
  const { unit, start, group, weight, share, multiplier } = support
  const ledger = new Ledger()
  const roundOf = new Int32Array(election.ids.length)
  const counts = new Float64Array(election.ids.length)
  let endowment = fraction(0)

  function payment(project: number, about: number, slack: number, end: number): ExactPayment | null {
    if (slack === Number.POSITIVE_INFINITY) return slowly(project, end)
    const drift = (ledger.rounds + 2) * DRIFT * Number(endowment.numerator)
    let open = 0
    let dryPeople = 0
    counts.fill(0, 0, ledger.rounds)
    for (let place = start[project]!; place < end; place++) {
      const g = group[place]!
      const money = budget[g]!
      if (money === 0) continue
      const part = share[place]!
      const apart = money - about * part
      if (apart < 2 * (slack * part + drift) && -apart < 2 * (slack * part + drift)) return slowly(project, end)
      if (apart > 0) open += weight[place]! * part
      else {
        dryPeople += weight[place]!
        countPayments(g, weight[place]!)
      }
    }
    if (open === 0) return slowly(project, end)
    const scaledCost = BigInt(costs[project]!) * endowment.denominator
    const unpaid = scaledCost - endowment.numerator * BigInt(dryPeople)
    const numerator = unpaid * ledger.product + (dryPeople > 0 ? ledger.sum(counts) : 0n)
    return { numerator, denominator: ledger.product * BigInt(open), open, about, rest: null }
  }

  /** From the definition, with the money of every supporter as a fraction. */
  function slowly(project: number, end: number): ExactPayment | null {
    const people: { g: number; weight: bigint; part: bigint; money: bigint }[] = []
    let open = 0
    for (let place = start[project]!; place < end; place++) {
      const g = group[place]!
      if (budget[g] === 0) continue
      people.push({
        g,
        weight: BigInt(weight[place]!),
        part: BigInt(share[place]!),
        money: moneyOf(g),
      })
      open += weight[place]! * share[place]!
    }
    people.sort((a, b) => {
      const difference = a.money * b.part - b.money * a.part
      return difference < 0n ? -1 : difference > 0n ? 1 : 0
    })
    let unpaid = BigInt(costs[project]!) * endowment.denominator * ledger.product
    for (const person of people) {
      if (unpaid * person.part <= person.money * BigInt(open)) return withRests(people, unpaid, open)
      unpaid -= person.weight * person.money
      open -= Number(person.weight * person.part)
    }
    return null
  }

  function withRests(people: { g: number; part: bigint; money: bigint }[], unpaid: bigint, open: number): ExactPayment {
    const shares = BigInt(open)
    const rest = new Map<number, number>()
    for (const { g, part, money } of people) {
      const left = money * shares - unpaid * part
      rest.set(g, left <= 0n ? 0 : toNumber(left, shares * ledger.product))
    }
    return { numerator: unpaid, denominator: ledger.product * shares, open, about: 0, rest }
  }

  /** Money of one voter of a group, times the ledger's product. */
  function moneyOf(g: number): bigint {
    counts.fill(0, 0, ledger.rounds)
    countPayments(g, 1)
    return endowment.numerator * ledger.product - ledger.sum(counts)
  }

  function countPayments(g: number, people: number) {
    for (let at = groups.start[g]!; at < groups.start[g + 1]!; at++) {
      const round = roundOf[groups.project[at]!]!
      if (round >= 0) counts[round] = counts[round]! + people * (unit ? 1 : groups.points[at]!)
    }
  }

  return {
    begin(given) {
      endowment = given
      ledger.reset()
      roundOf.fill(-1)
    },
    endowment: () => endowment.numerator,
    payment,
    compare(a, paidA, b, paidB) {
      const difference =
        paidA.numerator * paidB.denominator * BigInt(multiplier[b]!) -
        paidB.numerator * paidA.denominator * BigInt(multiplier[a]!)
      return difference < 0n ? -1 : difference > 0n ? 1 : 0
    },
    record(project, paid) {
      roundOf[project] = ledger.rounds
      ledger.push(paid.numerator, paid.open)
    },
    inMoney: (paid) => fraction(paid.numerator, paid.denominator * endowment.denominator),
  }
}

/** How far one payment may move a voter's binary money from the truth, as a part of the endowment. */
const DRIFT = 4 * 2 ** -53

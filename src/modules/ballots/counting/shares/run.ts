import type { Fraction } from '../exact.ts'
import type { Tie } from '../ties.ts'

/** The outcome of one run with one endowment. */
export interface SharesOutcome {
  /** In order of funding. */
  selected: number[]
  cost: number
  ties: Tie[]
  /** How much larger the endowment's numerator may be for the same run, when that was asked for. */
  reach?: number
}

/** What happened in one round, for those who explain the count. */
export interface SharesRound {
  project: number
  /** What a supporter with one share pays, in units of money; the poorer ones pay all they have. */
  payment: Fraction
  /** Supporters' shares paid in full. */
  fullShares: number
  /** People whose money ended in this round. */
  ranDry: number
  tie: Tie | null
}

export interface RunOptions {
  /** Stops once more than this was spent; the outcome then says only that it is too dear. */
  stopAbove?: number
  onRound?: (round: SharesRound) => void
  /** Finds out for which larger endowments the run would be the same. */
  findReach?: boolean
}

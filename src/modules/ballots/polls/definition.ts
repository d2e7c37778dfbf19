import { createHash } from 'node:crypto'
import type { MajorityRule } from '../counting/polls.ts'

/** What is on the ballot. */
export interface PollOption {
  /** Digits or small letters; what the choice names. */
  id: string
  label: string
  about?: string
  /** Grosze, where money is shared out. */
  cost?: number
  category?: string
}

/** What a person may mark. */
export type Shape =
  | { kind: 'choose'; most: number; exactly: boolean }
  /** So many points to give as one likes; `each` is the most for one option. */
  | { kind: 'points'; total: number; each: number }
  /** Each number of the set goes to one option: 3, 2, 1. */
  | { kind: 'fixed-points'; points: number[] }
  | { kind: 'score'; most: number }
  | { kind: 'ranking'; most: number }
  /** Any options that fit into the money, in grosze. */
  | { kind: 'knapsack'; budget: number }
  | { kind: 'yes-no' }

export const SHAPES = ['choose', 'points', 'fixed-points', 'score', 'ranking', 'knapsack', 'yes-no'] as const

/**
 * How the result follows. `budget` names one of the rules of `counting/rules.ts` and has `budget` grosze to give; `threshold` is
 * the lowest result that counts, `exclusive` are groups of options of which one at most is chosen, and `ties` says what comes
 * before the lot between equal options: the cheaper one, unless it is an empty list.
 */
export type Rule =
  | { name: 'plurality' | 'approval' | 'borda' | 'points'; seats: number }
  | { name: 'majority'; majority: MajorityRule }
  | { name: 'budget'; rule: string; budget: number; threshold?: number; exclusive?: string[][]; ties?: 'lower-cost'[] }

export const WAYS = ['declaration', 'list', 'codes', 'sms', 'oidc', 'membership', 'pesel'] as const
export type Way = (typeof WAYS)[number]

/** Everything a poll is decided by. Frozen and hashed when it is published; nothing of it changes afterwards. */
export interface Definition {
  format: 'wiec-poll-1'
  poll: string
  question: string
  about: string
  options: PollOption[]
  shape: Shape
  rule: Rule
  /** Of two votes of one person the first counts, or the last until closing. */
  repeated: 'first' | 'last'
  way: Way
  /** Who may vote, in words. */
  who: string
  /** What people on the office's list write to be found: their number, their name and year of birth. */
  listLabel?: string
  /** The resolution that demands a PESEL number. */
  basis?: string
  /** Where and how to vote on paper, in words. */
  paper: string
  /** Whether paper cards are entered, and the result waits for them. */
  takesPaper: boolean
  /** How many may vote, for turnout and quorum; null when nobody knows. */
  electorate: number | null
  /** Where the seed of a draw will come from, announced before anybody votes. */
  draw: string
  opensAt: string
  closesAt: string
  /** The result is shown to nobody before this moment. */
  resultsAt?: string
}

/** JSON with sorted keys and no spaces (RFC 8785 for what we write: strings, whole numbers, true, false, null). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
  return `{${parts.join(',')}}`
}

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

export const definitionHash = (definition: Definition) => sha256(canonical(definition))

/** The options of a vote for or against; their words are those of resolutions. */
export const YES_NO: PollOption[] = [
  { id: 'yes', label: 'Za' },
  { id: 'no', label: 'Przeciw' },
  { id: 'abstain', label: 'Wstrzymuję się' },
]

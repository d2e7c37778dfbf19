import type { Actor } from '../../platform/actor.ts'
import { mayRunNetwork } from '../network/index.ts'

/** What a reader may choose to hear about; an issue may be about some of it. None chosen means all of it. */
export const TOPICS = [
  'consultations',
  'budgets',
  'initiatives',
  'village-funds',
  'referenda',
  'practices',
  'meetings',
  'law',
] as const
export type Topic = (typeof TOPICS)[number]

/** Each issue, at most one in a calendar month, only issues marked as urgent. */
export const FREQUENCIES = ['each', 'monthly', 'urgent'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** Who writes issues, reads them before they leave, keeps the list of subscribers. */
export const mayKeepNewsletter = (actor: Actor) => mayRunNetwork(actor)

/** One duty of the network's declaration: at least this many issues in a calendar year. */
export const ISSUES_A_YEAR = 6

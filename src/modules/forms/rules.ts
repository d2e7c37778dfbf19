import { before } from '../../platform/clock.ts'
import type { Locale } from '../../platform/texts/index.ts'
import type { Anonymity, Answers, FormDefinition } from './model.ts'
import type { AnsweringSettings } from './ports.ts'

/** What a form serves: a survey of a consultation, a declaration. */
export interface Owner {
  kind: string
  id: string
}

export interface Form {
  id: string
  owner: Owner
  draft: FormDefinition
  /** Grows with each saving of the draft. */
  draftRevision: number
  madeBy: string | null
  madeAt: Temporal.Instant
  editedBy: string | null
  editedAt: Temporal.Instant
}

export interface Version {
  id: string
  formId: string
  /** 1, 2, 3… within the form. */
  number: number
  definition: FormDefinition
  publishedAt: Temporal.Instant
  publishedBy: string | null
}

export const CHANNELS = ['web', 'paper', 'field', 'import'] as const
export type Channel = (typeof CHANNELS)[number]

/** One person's answers to one version. Who it was is not here: see `respondents`. */
export interface Answered {
  id: string
  formId: string
  versionId: string
  reference: string
  answers: Answers
  channel: Channel
  locale: Locale
  anonymity: Anonymity
  answeredOn: Temporal.PlainDate
  /** Null for anonymous answers: nothing finer than a day is kept. */
  answeredAt: Temporal.Instant | null
  editedAt: Temporal.Instant | null
  /** Collected in time without a network, and sent when even the grace after closing was over. */
  late: boolean
  /** Quotas that were full when this came. */
  quotaFlags: string[]
  enteredBy: string | null
  withdrawnAt: Temporal.Instant | null
}

export type AnsweringPhase = 'announced' | 'open' | 'closed'

/** Whether answers are taken at this moment of the server's clock; the closing second itself still counts. */
export function answeringPhase(
  { opensAt, closesAt }: Pick<AnsweringSettings, 'opensAt' | 'closesAt'>,
  now: Temporal.Instant,
): AnsweringPhase {
  if (opensAt && before(now, opensAt)) return 'announced'
  return closesAt && !before(now, closesAt.add({ seconds: 1 })) ? 'closed' : 'open'
}

/** Whoever answered keeps a link that changes or takes back the answers; nobody can for anonymous ones. */
export const keepsEditKey = (settings: Pick<AnsweringSettings, 'anonymity'>) => settings.anonymity !== 'anonymous'

/** Whether the team may see who gave which answer. */
export const showsRespondent = (anonymity: Anonymity) => anonymity === 'open' || anonymity === 'named'

/** Whether a person may leave half-filled answers with us and come back with a code. */
export const mayResume = (anonymity: Anonymity) => anonymity !== 'anonymous'

export const tagOfForm = (formId: string) => `form:${formId}`

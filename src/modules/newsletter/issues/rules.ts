import type { Topic } from '../rules.ts'
import type { Block } from './blocks.ts'

/** What is written into an issue, until it is frozen. */
export interface IssueWords {
  subject: string
  /** What mail programs show after the subject. */
  preheader: string
  /** The issue in a few plain sentences; opens it. */
  plainSummary: string
  /** Whom it is for; none means everybody. */
  topics: Topic[]
  unitCodes: string[]
  /** Also for those who want urgent ones only. */
  urgent: boolean
  /** Its day in the editorial calendar. */
  dueOn: Temporal.PlainDate | null
}

export interface Issue extends IssueWords {
  id: string
  /** Given when it is frozen. */
  year: number | null
  number: number | null
  blocks: Block[]
  version: number
  createdAt: Temporal.Instant
  createdBy: string | null
  editedAt: Temporal.Instant
  reviewAskedAt: Temporal.Instant | null
  reviewAskedBy: string | null
  reviewedAt: Temporal.Instant | null
  reviewedBy: string | null
  scheduledAt: Temporal.Instant | null
  frozenAt: Temporal.Instant | null
  contentHash: string | null
  pausedAt: Temporal.Instant | null
  stoppedAt: Temporal.Instant | null
  sentAt: Temporal.Instant | null
}

export const ISSUE_STATES = ['draft', 'review', 'scheduled', 'sending', 'paused', 'stopped', 'sent'] as const
export type IssueState = (typeof ISSUE_STATES)[number]

/** Where an issue stands, from what happened to it. Stopped is the end; an issue paused goes on when somebody resumes it. */
export function stateOf(issue: Issue): IssueState {
  if (issue.sentAt) return 'sent'
  if (issue.stoppedAt) return 'stopped'
  if (issue.frozenAt) return issue.pausedAt ? 'paused' : 'sending'
  if (issue.scheduledAt) return 'scheduled'
  return issue.reviewAskedAt && !issue.reviewedAt ? 'review' : 'draft'
}

/** Words and blocks change while it is a draft or being read; a scheduled one is taken back first. */
export const isOpen = (issue: Issue) => ['draft', 'review'].includes(stateOf(issue))

/** In the archive from the moment it leaves; one that was stopped stays there, because some people have it. */
export const isPublic = (issue: Issue) => issue.frozenAt !== null

export const ARCHIVE = '/newsletter'

/** Where everybody reads an issue. */
export const issuePath = ({ year, number }: Pick<Issue, 'year' | 'number'>) => `${ARCHIVE}/${year}/${number}`

import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import { isoDay, isoMoment, line, ticked } from '../../../platform/http/index.ts'
import type { CountedPoll } from './ports.ts'
import { AUDIENCES, type DecisionInput } from './rules.ts'

const text = (most: number) => z.string().trim().max(most).default('')
const needed = (most: number) => z.string().trim().min(3, 'meetings.minutes.needed').max(most)

const moment = isoMoment('meetings.minutes.moment-needed').transform((typed) =>
  Temporal.PlainDateTime.from(typed).toZonedDateTime(ZONE).toInstant(),
)

const count = z
  .string()
  .trim()
  .regex(/^\d{0,6}$/, 'meetings.minutes.number-needed')
  .default('')
  .transform((typed) => (typed === '' ? null : Number(typed)))

const link = z
  .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'meetings.minutes.link-needed' })])
  .default('')
  .transform((typed) => typed || null)

/** Courses of items come as `item-<id>`; see `coursesIn`. */
export const MinutesForm = z
  .object({
    chair: line().default(''),
    keeper: line().default(''),
    beganAt: moment,
    endedAt: moment,
    attended: count,
    absent: text(2000),
    guests: text(2000),
    attachments: text(2000),
    recordingUrl: link,
    slidesUrl: link,
    transcript: text(200_000),
    audience: z.enum(AUDIENCES),
  })
  .refine(({ beganAt, endedAt }) => Temporal.Instant.compare(beganAt, endedAt) < 0, {
    path: ['endedAt'],
    error: 'meetings.minutes.end-after-start',
  })

export const LONGEST_COURSE = 20_000

/** The schema with a field for each item of these minutes. */
export const minutesForm = (itemIds: readonly string[]) =>
  MinutesForm.safeExtend(Object.fromEntries(itemIds.map((id) => [`item-${id}`, text(LONGEST_COURSE)])))

export const StatementForm = z
  .object({
    key: z.uuid(),
    speaker: line().default(''),
    consented: ticked(),
    body: z.string().trim().min(10, 'meetings.minutes.statement-needed').max(5000),
    answer: text(5000),
  })
  .refine(({ consented, speaker }) => !consented || speaker !== '', {
    path: ['speaker'],
    error: 'meetings.minutes.speaker-needed',
  })

export const DecisionForm = z
  .object({
    key: z.uuid(),
    decision: needed(5000),
    poll: z.union([z.literal(''), z.uuid()]).default(''),
    votesFor: count,
    votesAgainst: count,
    votesAbstained: count,
  })
  .refine(
    ({ votesFor, votesAgainst, votesAbstained }) => {
      const counted = [votesFor, votesAgainst, votesAbstained].filter((votes) => votes !== null).length
      return counted === 0 || counted === 3
    },
    { path: ['votesFor'], error: 'meetings.minutes.all-votes-needed' },
  )
  .refine(({ poll, votesFor }) => poll === '' || votesFor === null, {
    path: ['votesFor'],
    error: 'meetings.minutes.hands-or-poll',
  })

/** What was typed, as a decision with its show of hands, or with what a poll came to. */
export function decisionOf(
  { decision: body, poll: id, votesFor, votesAgainst, votesAbstained }: z.infer<typeof DecisionForm>,
  polls: readonly CountedPoll[],
): DecisionInput {
  const poll = polls.find((one) => one.id === id)
  if (poll) return { body, votes: poll.votes, pollPath: poll.path }
  const votes = votesFor === null ? null : { for: votesFor, against: votesAgainst ?? 0, abstained: votesAbstained ?? 0 }
  return { body, votes, pollPath: null }
}

export const TaskForm = z.object({
  key: z.uuid(),
  what: needed(1000),
  owner: line(120).pipe(z.string().min(2, 'meetings.minutes.owner-needed')),
  dueOn: isoDay('meetings.minutes.day-needed').transform((day) => Temporal.PlainDate.from(day)),
})

export const AmendmentForm = z.object({
  key: z.uuid(),
  body: z.string().trim().min(10, 'meetings.minutes.amendment-needed').max(5000),
})

export const AnswerForm = z
  .object({ outcome: z.enum(['taken', 'declined'], 'meetings.minutes.outcome-needed'), answer: text(2000) })
  .refine(({ outcome, answer }) => outcome === 'taken' || answer.length >= 5, {
    path: ['answer'],
    error: 'meetings.minutes.reason-needed',
  })

export const ApproveForm = z.object({ next: z.uuid('meetings.minutes.next-needed') })

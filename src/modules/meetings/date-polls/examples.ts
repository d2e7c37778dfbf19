import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { createPoll, standingDates } from './actions.ts'
import type { DatePoll, PollDate } from './rules.ts'
import type { PollInput } from './store.ts'

export const aPollInput = (given: Partial<PollInput> = {}): PollInput => ({
  title: 'Zimowe spotkanie Sieci',
  kind: 'network',
  organisationId: null,
  purpose: '',
  placeName: 'Biblioteka',
  address: 'ul. Rybacka 3, Augustów',
  onlineUrl: null,
  minutes: 120,
  hidesNames: false,
  isOpen: true,
  answersUntil: null,
  ...given,
})

export const POLL_DATES = ['2026-10-20T15:00:00Z', '2026-10-27T16:00:00Z'].map((at) => Temporal.Instant.from(at))

/** A poll with two dates; `context` is of somebody who keeps it. */
export async function aPoll(
  context: Context,
  given: Partial<PollInput> = {},
): Promise<{ poll: DatePoll; first: PollDate; second: PollDate }> {
  const poll = await createPoll(context, aPollInput(given), { submissionKey: newId(), dates: POLL_DATES })
  const [first, second] = await standingDates(context, poll)
  if (!first || !second) throw new Error('a poll without dates')
  return { poll, first, second }
}

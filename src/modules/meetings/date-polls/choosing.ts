import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { inviteTo } from '../invitations/actions.ts'
import { createMeeting, publishMeeting } from '../meeting/actions.ts'
import { meetingById } from '../meeting/store.ts'
import type { Meeting } from '../rules.ts'
import { noted } from './actions.ts'
import { peopleOf } from './people-store.ts'
import { type DatePoll, endsAtOf, mayKeepPoll, pollPhase } from './rules.ts'
import { datesOf, lockPoll, recordChosen } from './store.ts'

/**
 * Chooses a date, once: makes and publishes the meeting, and invites everybody who answered and left an address, whatever
 * they said of this date. All of it happens, or nothing.
 * @throws Refusal `poll-decided` after another choice, `poll-date-past` for a date that has begun
 */
export async function chooseDate(context: Context, poll: DatePoll, dateId: string): Promise<Meeting> {
  allow(mayKeepPoll(context.actor, poll))
  return inTransaction(context, async (context) => {
    const current = found(await lockPoll(context.db, poll.id))
    const phase = pollPhase(current, context.now)
    if (phase === 'chosen' || phase === 'called-off') refuse('poll-decided')
    const dates = await datesOf(context.db, poll.id)
    const date = found(dates.find(({ id, removedAt }) => id === dateId && !removedAt))
    if (!before(context.now, date.startsAt)) refuse('poll-date-past')

    const meeting = await createMeeting(context, meetingInput(current, date.startsAt, endsAtOf(current, date)), {
      submissionKey: newId(),
    })
    await publishMeeting(context, meeting)
    await recordChosen(context.db, poll.id, { at: context.now, dateId, meetingId: meeting.id })
    await noted(context, 'date-poll-chosen', current, { date: date.startsAt.toString() })

    const people = (await peopleOf(context.db, poll.id)).flatMap(({ name, email, personId, locale, answeredAt }) =>
      email && answeredAt ? [{ name, email, personId, locale }] : [],
    )
    await inviteTo(context, meeting, people)
    return found(await meetingById(context.db, meeting.id))
  })
}

const meetingInput = (poll: DatePoll, startsAt: Temporal.Instant, endsAt: Temporal.Instant) => ({
  kind: poll.kind,
  title: poll.title,
  purpose: poll.purpose,
  organisationId: poll.organisationId,
  processId: null,
  startsAt,
  endsAt,
  placeName: poll.placeName,
  address: poll.address,
  unitCode: null,
  point: null,
  accessibility: '',
  openingHours: '',
  onlineUrl: poll.onlineUrl,
  materials: '',
  takesRegistrations: true,
  places: { 'on-site': poll.placeName || !poll.onlineUrl ? null : 0, online: poll.onlineUrl ? null : 0 },
  registrationOpensAt: null,
  registrationClosesAt: null,
  largestParty: 1,
  offerHours: 48,
})

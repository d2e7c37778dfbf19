import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { tellInvitedOfChange, tellInvitedOfEnd } from '../invitations/actions.ts'
import { declineByEmail } from '../invitations/store.ts'
import { isMoved } from '../meeting/actions.ts'
import { lockMeeting } from '../meeting/store.ts'
import { forgetAnswers } from '../questions/forgetting.ts'
import { type Meeting, MODES, type Mode, mayKeepMeeting, modesOf, registrationWindow, tagOf } from '../rules.ts'
import { tellRegistered } from './letters.ts'
import { nextInQueue, offerEnd, type Registration, reminderDue, standingOf } from './rules.ts'
import {
  endOffers,
  everybodySigned,
  insertRegistration,
  placesTaken,
  queueOf,
  recordCancellation,
  recordOffer,
  recordPlace,
  registrationByEmail,
  registrationById,
  registrationBySubmission,
} from './store.ts'

export interface RegistrationInput {
  name: string
  email: string
  mode: Mode
  partySize: number
  needs: string
  showsName: boolean
  /** Of the form: the same form sent again is one registration. */
  submissionKey: string
}

/**
 * Signs up without an account: a place while there are any and nobody waits, otherwise the end of the queue. Everybody who
 * signs up for one meeting comes one after another, through a lock on it, so places are never given twice.
 * @param keepAnswers keeps what was answered to the questions of the meeting, in the same transaction
 * @returns the registration, or null when the address is signed up already: then its owner is written to, and nobody else
 *   learns the link
 * @throws Refusal `meeting-registration-closed` outside the window, `meeting-party` above what one registration may bring
 */
export async function register(
  context: Context,
  meeting: Meeting,
  input: RegistrationInput,
  keepAnswers?: (context: Context, registrationId: string) => Promise<void>,
): Promise<Registration | null> {
  allow(meeting.publishedAt !== null)
  return onMeeting(context, meeting.id, async (context, meeting) => {
    const sent = await registrationBySubmission(context.db, input.submissionKey)
    if (sent) return sent.meetingId === meeting.id ? sent : null
    if (registrationWindow(meeting, context.now) !== 'open' || !modesOf(meeting).includes(input.mode))
      refuse('meeting-registration-closed')
    if (input.partySize > meeting.largestParty) refuse('meeting-party', 422)

    const known = await registrationByEmail(context.db, meeting.id, input.email)
    if (known) {
      await tellRegistered(context, 'known', { meeting, registration: known })
      return null
    }
    const queue = await queueOf(context.db, meeting.id, input.mode)
    const free = await freePlaces(context, meeting, input.mode)
    const fits = queue.length === 0 && (free === null || input.partySize <= free)
    const id = newId(context.now.epochMilliseconds)
    await insertRegistration(context.db, {
      ...input,
      id,
      meetingId: meeting.id,
      personId: personId(context.actor),
      locale: context.locale,
      registeredAt: context.now,
      placedAt: fits ? context.now : null,
    })
    await keepAnswers?.(context, id)
    const registration = found(await registrationById(context.db, id))
    await tellRegistered(context, fits ? 'placed' : 'waiting', { meeting, registration })
    return registration
  })
}

/** Takes the offered place. @throws Refusal `meeting-offer-ended` when there is none any more */
export async function acceptOffer(context: Context, registration: Registration) {
  // Whoever has the link in the letter may answer it; the link was checked when the registration was found.
  allow(registration.offeredAt !== null)
  await onMeeting(context, registration.meetingId, async (context, meeting) => {
    const current = found(await registrationById(context.db, registration.id))
    const standing = standingOf(current, context.now)
    if (standing === 'placed') return
    if (standing !== 'offered' || meeting.cancelledAt) refuse('meeting-offer-ended')
    await recordPlace(context.db, current.id, context.now)
    const placed = { ...current, placedAt: context.now }
    await tellRegistered(context, 'placed', { meeting, registration: placed })
  })
}

/** Signs off by the link or by those who keep the meeting; the freed place is offered on in the same transaction. */
export async function cancelRegistration(context: Context, registration: Registration, by: 'self' | 'keeper') {
  const meetingId = registration.meetingId
  await onMeeting(context, meetingId, async (context, meeting) => {
    allow(by === 'self' || mayKeepMeeting(context.actor, meeting))
    if (!(await recordCancellation(context.db, registration.id, context.now))) return
    await forgetAnswers(context, { registrationId: registration.id })
    await record(context, 'registration-cancelled', {
      kind: 'meeting',
      id: meetingId,
      organisationId: meeting.organisationId,
    })
    if (registration.email) await declineByEmail(context.db, meetingId, registration.email, context.now)
    await tellRegistered(context, 'cancelled', { meeting, registration })
    await offerFreed(context, meeting)
  })
}

/** After a change by those who keep it: people are told when they must know, and new places are offered to the queue. */
export async function followChange(context: Context, before: Meeting, after: Meeting) {
  if (isMoved(before, after))
    for await (const registration of everybodySigned(context.db, after.id))
      await tellRegistered(context, 'changed', { meeting: after, registration, which: after.sequence })
  if (isMoved(before, after)) await tellInvitedOfChange(context, after)
  await offerFreed(context, after)
}

export async function followCancellation(context: Context, meeting: Meeting) {
  for await (const registration of everybodySigned(context.db, meeting.id))
    await tellRegistered(context, 'called-off', { meeting, registration, which: meeting.sequence })
  await tellInvitedOfEnd(context, meeting)
}

/** Ends what was offered and not answered, and offers it on. Run by a job, and by everything that touches places. */
export const settleOffers = (context: Context, meetingId: string) => onMeeting(context, meetingId, async () => {})

/** Reminds those who have a place, a week and a day before; each reminder goes once. */
export async function remind(context: Context, meetingId: string) {
  await inTransaction(context, async (context) => {
    const meeting = await lockMeeting(context.db, meetingId)
    if (!meeting || meeting.cancelledAt) return
    for await (const registration of everybodySigned(context.db, meetingId)) {
      if (!registration.placedAt) continue
      const days = reminderDue(meeting.startsAt, registration.placedAt, context.now)
      // The beginning is part of it: a meeting that was moved is reminded of anew.
      if (days)
        await tellRegistered(context, 'reminder', { meeting, registration, which: `${days}:${meeting.startsAt}` })
    }
  })
}

/** How many places are left this way; null where there is no limit. */
export async function freePlaces({ db }: Pick<Context, 'db'>, meeting: Meeting, mode: Mode): Promise<number | null> {
  const places = meeting.places[mode]
  return places === null ? null : Math.max(0, places - (await placesTaken(db, meeting.id))[mode])
}

async function onMeeting<T>(
  context: Context,
  meetingId: string,
  work: (context: Context, meeting: Meeting) => Promise<T>,
): Promise<T> {
  return inTransaction(context, async (context) => {
    const meeting = found(await lockMeeting(context.db, meetingId))
    for (const registration of await endOffers(context.db, meetingId, context.now))
      await tellRegistered(context, 'lapsed', { meeting, registration, which: String(registration.offerEndsAt) })
    await offerFreed(context, meeting)
    const answer = await work(context, meeting)
    await changed(context, tagOf(meeting))
    return answer
  })
}

async function offerFreed(context: Context, meeting: Meeting) {
  if (meeting.cancelledAt || Temporal.Instant.compare(context.now, meeting.startsAt) >= 0) return
  for (const mode of MODES) {
    const queue = await queueOf(context.db, meeting.id, mode)
    if (queue.length === 0) continue
    for (const waiting of nextInQueue(queue, await freePlaces(context, meeting, mode))) {
      const endsAt = offerEnd(meeting, context.now)
      await recordOffer(context.db, waiting.id, context.now, endsAt)
      const registration = { ...waiting, offeredAt: context.now, offerEndsAt: endsAt }
      await tellRegistered(context, 'offered', { meeting, registration, which: String(context.now) })
    }
  }
}

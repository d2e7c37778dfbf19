import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { createMeeting, publishMeeting } from './meeting/actions.ts'
import { type MeetingInput, meetingById } from './meeting/store.ts'
import type { RegistrationInput } from './registration/actions.ts'
import type { Meeting } from './rules.ts'

export const aMeetingInput = (given: Partial<MeetingInput> = {}): MeetingInput => ({
  kind: 'network',
  title: 'Jesienne spotkanie Sieci',
  purpose: 'Rozmawiamy o konsultacjach.',
  organisationId: null,
  processId: null,
  startsAt: Temporal.Instant.from('2026-10-20T15:00:00Z'),
  endsAt: Temporal.Instant.from('2026-10-20T17:00:00Z'),
  placeName: 'Biblioteka',
  address: 'ul. Rybacka 3, Augustów',
  unitCode: null,
  point: null,
  accessibility: 'Wejście bez progu.',
  openingHours: '',
  onlineUrl: null,
  materials: '',
  takesRegistrations: true,
  places: { 'on-site': 2, online: 0 },
  registrationOpensAt: null,
  registrationClosesAt: null,
  largestParty: 3,
  offerHours: 48,
  ...given,
})

/** A published meeting; `context` is of somebody who keeps it. */
export async function aMeeting(context: Context, given: Partial<MeetingInput> = {}): Promise<Meeting> {
  const meeting = await createMeeting(context, aMeetingInput(given), { submissionKey: newId() })
  await publishMeeting(context, meeting)
  return (await meetingById(context.db, meeting.id)) ?? meeting
}

export const aRegistrationInput = (given: Partial<RegistrationInput> = {}): RegistrationInput => {
  const submissionKey = newId()
  return {
    name: 'Anna Bielska',
    email: `anna-${submissionKey.slice(-12)}@example.org`,
    mode: 'on-site',
    partySize: 1,
    needs: '',
    showsName: false,
    submissionKey,
    ...given,
  }
}

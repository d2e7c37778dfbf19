import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { type Meeting, mayKeepMeeting, maySeeMeeting } from '../rules.ts'
import { isDoorOpen, newCode, readCode } from './rules.ts'
import {
  codeOf,
  deleteAttendance,
  insertAttendance,
  keepCode,
  listedPeople,
  placedRegistration,
  placedRegistrationNamed,
  updateAttendance,
} from './store.ts'

/** Makes the code people sign in with at the door; a meeting has one. */
export async function makeCode(context: Context, meeting: Meeting): Promise<string> {
  allow(mayKeepMeeting(context.actor, meeting))
  return keepCode(context.db, meeting.id, newCode(), context.now)
}

/**
 * Somebody at the door signs in with the code. Whoever signed up is known by their account or by their name, so that the list
 * does not count them twice.
 * @returns false when the code is another
 * @throws Refusal `door-closed` too early or too late
 */
export async function attend(
  context: Context,
  meeting: Meeting,
  { code, name, key }: { code: string; name: string; key: string },
): Promise<boolean> {
  allow(maySeeMeeting(context.actor, meeting))
  if (!isDoorOpen(meeting, context.now)) refuse('door-closed')
  if ((await codeOf(context.db, meeting.id)) !== readCode(code)) return false
  const person = personId(context.actor)
  await insertAttendance(context.db, {
    meetingId: meeting.id,
    submissionKey: key,
    registrationId:
      (person && (await placedRegistration(context.db, meeting.id, person))) ??
      (await placedRegistrationNamed(context.db, meeting.id, name)),
    personId: person,
    name,
    notedAt: context.now,
    notedBy: null,
  })
  return true
}

/** Notes as present those who were ticked and those whose names were typed; nobody twice. */
export async function noteAttendances(
  context: Context,
  meeting: Meeting,
  { registrationIds, names, key }: { registrationIds: string[]; names: string[]; key: string },
) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    const registered = (await listedPeople(context.db, meeting.id)).filter(
      ({ registrationId }) => registrationId !== null && registrationIds.includes(registrationId),
    )
    const all = [...registered, ...names.map((name) => ({ registrationId: null, name }))]
    let noted = 0
    for (const [index, { registrationId, name }] of all.entries()) {
      const submissionKey = registrationId ? `${meeting.id}:${registrationId}` : `${key}:${index}`
      const given = { meetingId: meeting.id, submissionKey, registrationId, name, personId: null }
      if (await insertAttendance(context.db, { ...given, notedAt: context.now, notedBy: personId(context.actor) }))
        noted++
    }
    if (noted > 0) await record(context, 'attendance-noted', subjectOf(meeting), { people: noted })
  })
}

export async function markAttendance(
  context: Context,
  meeting: Meeting,
  id: string,
  marks: { cameLate: boolean; leftEarly: boolean },
) {
  allow(mayKeepMeeting(context.actor, meeting))
  await updateAttendance(context.db, meeting.id, id, marks)
}

/** Takes somebody off who was not there. */
export async function takeOffAttendance(context: Context, meeting: Meeting, id: string) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    if (await deleteAttendance(context.db, meeting.id, id))
      await record(context, 'attendance-taken-off', subjectOf(meeting))
  })
}

const subjectOf = ({ id, organisationId }: Meeting) => ({ kind: 'meeting', id, organisationId })

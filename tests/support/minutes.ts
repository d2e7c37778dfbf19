import { noteAttendances } from '../../src/modules/meetings/attendance/actions.ts'
import { insertAttendance, keepCode, listedPeople } from '../../src/modules/meetings/attendance/store.ts'
import { aMeeting } from '../../src/modules/meetings/examples.ts'
import { beginMinutes, circulateMinutes, noteTask } from '../../src/modules/meetings/minutes/actions.ts'
import { amendmentsOf, insertAmendment, tasksOf } from '../../src/modules/meetings/minutes/entries-store.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Person } from './house.ts'

/** A meeting of the network that ended an hour ago: its door is open, its minutes are circulated, an amendment waits. */
export async function minutesOf(context: Context, attendee: Person) {
  const { db, now } = context
  const meeting = await aMeeting(context, {
    title: 'Spotkanie z protokołem',
    startsAt: now.subtract({ hours: 3 }),
    endsAt: now.subtract({ hours: 1 }),
  })
  await keepCode(db, meeting.id, 'ACDE34', now)
  const kept = { meetingId: meeting.id, at: now }
  const attendance = { meetingId: meeting.id, registrationId: null, notedAt: now, notedBy: null }
  await insertAttendance(db, { ...attendance, submissionKey: newId(), personId: attendee.id, name: attendee.name })
  await noteAttendances(context, meeting, { registrationIds: [], names: ['Ola Obecna'], key: newId() })
  await beginMinutes(context, meeting)
  const task = { what: 'Rezerwacja sali', owner: 'Jan', dueOn: Temporal.PlainDate.from('2027-03-01') }
  await noteTask(context, meeting, task, newId())
  await circulateMinutes(context, meeting)
  const amendment = { ...kept, submissionKey: newId(), personId: attendee.id, author: attendee.name }
  await insertAmendment(db, { ...amendment, body: 'Początek był o dziesiątej.' })
  const present = (await listedPeople(db, meeting.id)).find(({ name }) => name === 'Ola Obecna')
  return {
    id: meeting.id,
    slug: meeting.slug,
    attendance: present?.attendance?.id ?? '',
    task: (await tasksOf(db, meeting.id))[0]?.id ?? '',
    amendment: (await amendmentsOf(db, meeting.id))[0]?.id ?? '',
  }
}

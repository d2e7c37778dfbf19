import { formsPorts } from '../../src/app/wiring.tsx'
import { anUpload } from '../../src/modules/media/examples.ts'
import { noteAttendances } from '../../src/modules/meetings/attendance/actions.ts'
import { insertAttendance, keepCode, listedPeople } from '../../src/modules/meetings/attendance/store.ts'
import { prepareEvaluation } from '../../src/modules/meetings/evaluation/actions.ts'
import { aMeeting } from '../../src/modules/meetings/examples.ts'
import {
  beginMinutes,
  circulateMinutes,
  noteDecision,
  noteStatement,
  noteTask,
} from '../../src/modules/meetings/minutes/actions.ts'
import {
  amendmentsOf,
  decisionsOf,
  insertAmendment,
  statementsOf,
  tasksOf,
} from '../../src/modules/meetings/minutes/entries-store.ts'
import { addRecording } from '../../src/modules/meetings/recordings/actions.ts'
import { aSound } from '../../src/modules/meetings/recordings/examples.ts'
import { recordingsOf } from '../../src/modules/meetings/recordings/store.ts'
import { takingPartPath } from '../../src/modules/meetings/taking-part/rules.ts'
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
  await noteDecision(context, meeting, { body: 'Spotykamy się w marcu.', votes: null }, newId())
  const said = { speaker: '', consented: false, body: 'Brakuje ławek przy szkole.', answer: '' }
  await noteStatement(context, meeting, said, newId(), { sayInProcess: async () => null })
  await prepareEvaluation(context, meeting, formsPorts)
  await circulateMinutes(context, meeting, { emailsOf: async () => new Map([[attendee.id, attendee.email]]) })
  const amendment = {
    ...kept,
    submissionKey: newId(),
    attendanceId: null,
    personId: attendee.id,
    author: attendee.name,
  }
  await insertAmendment(db, { ...amendment, body: 'Początek był o dziesiątej.' })
  const sound = await anUpload(context.house.config, 'nagranie.mp3', aSound())
  await addRecording(
    context,
    meeting,
    { kind: 'recording', title: 'Nagranie spotkania', transcript: 'Ola: Dzień dobry.', audience: 'public' },
    { file: sound, captions: undefined },
  )
  const present = (await listedPeople(db, meeting.id)).find(({ name }) => name === 'Ola Obecna')
  return {
    id: meeting.id,
    slug: meeting.slug,
    attendance: present?.attendance?.id ?? '',
    token:
      takingPartPath(context.house.config, meeting, present?.attendance?.id ?? '')
        .split('/')
        .at(-1) ?? '',
    statement: (await statementsOf(db, meeting.id))[0]?.id ?? '',
    decision: (await decisionsOf(db, meeting.id))[0]?.id ?? '',
    task: (await tasksOf(db, meeting.id))[0]?.id ?? '',
    recording: (await recordingsOf(db, meeting.id))[0]?.id ?? '',
    amendment: (await amendmentsOf(db, meeting.id))[0]?.id ?? '',
  }
}

import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { noteAttendances } from '../attendance/actions.ts'
import { listedPeople } from '../attendance/store.ts'
import type { Meeting } from '../rules.ts'
import { beginMinutes, circulateMinutes, noteDecision, noteStatement, noteTask, writeMinutes } from './actions.ts'
import { itemsOf } from './entries-store.ts'
import type { MinutesPorts } from './ports.ts'
import type { Votes } from './rules.ts'

export interface MinutesToBring {
  chair: string
  keeper: string
  guests: string
  /** Whoever came unannounced. */
  others: string[]
  /** How many of those with a place did not come: the last ones by name. */
  absent: number
  /** What happened at each item of the agenda, in its order. */
  courses: string[]
  statements: { speaker: string; body: string; answer: string }[]
  decisions: { body: string; votes: Votes | null }[]
  tasks: { what: string; owner: string; dueOn: Temporal.PlainDate }[]
  circulatedAt: Temporal.Instant
}

/**
 * The attendance list and the minutes of a meeting that is over, circulated among those who were there.
 * @param context of the system
 */
export async function bringMinutes(
  context: Context,
  ports: Pick<MinutesPorts, 'sayInProcess' | 'emailsOf'>,
  { meeting, told }: { meeting: Meeting; told: MinutesToBring },
) {
  const at = (now: Temporal.Instant): Context => ({ ...context, now })
  const during = at(meeting.endsAt)
  const listed = await listedPeople(context.db, meeting.id)
  const registrationIds = listed.slice(0, listed.length - told.absent).flatMap((each) => each.registrationId ?? [])
  await noteAttendances(during, meeting, { registrationIds, names: told.others, key: newId() })
  await beginMinutes(during, meeting)
  const items = await itemsOf(context.db, meeting.id)
  await writeMinutes(
    during,
    meeting,
    {
      chair: told.chair,
      keeper: told.keeper,
      beganAt: meeting.startsAt,
      endedAt: meeting.endsAt,
      attended: null,
      absent: '',
      guests: told.guests,
      attachments: '',
      recordingUrl: null,
      slidesUrl: null,
      transcript: '',
      audience: 'public',
    },
    Object.fromEntries(items.map(({ id }, index) => [id, told.courses[index] ?? ''])),
  )
  // One after another, as they were said.
  for (const [index, { speaker, body, answer }] of told.statements.entries())
    await noteStatement(
      at(meeting.endsAt.add({ seconds: index })),
      meeting,
      { speaker, consented: speaker !== '', body, answer },
      newId(),
      ports,
    )
  for (const decision of told.decisions) await noteDecision(during, meeting, decision, newId())
  for (const task of told.tasks) await noteTask(during, meeting, task, newId())
  await circulateMinutes(at(told.circulatedAt), meeting, ports)
}

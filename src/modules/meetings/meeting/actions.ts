import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { slugOf } from '../../processes/index.ts'
import {
  type AgendaItem,
  MEETINGS,
  type Meeting,
  mayKeepMeeting,
  maySeeMeeting,
  meetingPhase,
  tagOf,
} from '../rules.ts'
import {
  insertAgendaItem,
  insertMeeting,
  lockMeeting,
  type MeetingInput,
  meetingById,
  meetingBySlug,
  recordMeetingCancelled,
  recordMeetingPublished,
  removeAgendaItem,
  updateMeeting,
} from './store.ts'

/** Addresses beside those of meetings; none of them may be a meeting's. */
const TAKEN = ['kanal', 'kalendarz', 'terminy', 'zapisy', 'nowe', 'proby', 'zaproszenia', 'moje']

/** A meeting at its address, as far as the person may see it. */
export async function findMeeting(context: Context, slug: string): Promise<Meeting> {
  const meeting = found(await meetingBySlug(context.db, slug))
  allow(maySeeMeeting(context.actor, meeting))
  return meeting
}

/** A meeting for those who keep it. */
export async function findKeptMeeting(context: Context, id: string): Promise<Meeting> {
  const meeting = found(await meetingById(context.db, id))
  allow(mayKeepMeeting(context.actor, meeting))
  return meeting
}

/** Makes a meeting that nobody else sees until it is published; the same form sent again is one meeting. */
export async function createMeeting(
  context: Context,
  input: MeetingInput,
  { submissionKey, seriesId = null }: { submissionKey: string; seriesId?: string | null },
): Promise<Meeting> {
  allow(mayKeepMeeting(context.actor, input))
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    const slug = await freeSlug(context, input, id)
    const at = context.now
    const kept = await insertMeeting(context.db, {
      ...input,
      id,
      slug,
      submissionKey,
      seriesId,
      at,
      by: personId(context.actor),
    })
    const meeting = found(await meetingById(context.db, kept))
    if (kept === id) await told(context, 'meeting-created', meeting)
    return meeting
  })
}

/** Shows a meeting to everybody, once. */
export async function publishMeeting(context: Context, meeting: Meeting) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    if (await recordMeetingPublished(context.db, meeting.id, context.now))
      await told(context, 'meeting-published', meeting)
  })
}

/** Adds to the agenda. */
export async function addAgendaItem(context: Context, meeting: Meeting, item: Omit<AgendaItem, 'id' | 'position'>) {
  allow(mayKeepMeeting(context.actor, meeting))
  return inTransaction(context, async (context) => {
    await lockMeeting(context.db, meeting.id)
    const id = await insertAgendaItem(context.db, meeting.id, item)
    await told(context, 'meeting-agenda-changed', meeting)
    return id
  })
}

export async function dropAgendaItem(context: Context, meeting: Meeting, id: string) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    if (await removeAgendaItem(context.db, meeting.id, id)) await told(context, 'meeting-agenda-changed', meeting)
  })
}

/**
 * Changes a meeting. When its time or place changes, those who signed up are told by `tell`, in the same transaction.
 * @throws Refusal `meeting-over` when it is over or cancelled
 */
export async function editMeeting(
  context: Context,
  meeting: Meeting,
  input: MeetingInput,
  tell: (context: Context, before: Meeting, after: Meeting) => Promise<void>,
) {
  allow(mayKeepMeeting(context.actor, meeting) && mayKeepMeeting(context.actor, input))
  await inTransaction(context, async (context) => {
    const before = found(await lockMeeting(context.db, meeting.id))
    if (before.cancelledAt) refuse('meeting-over')
    const moved = isMoved(before, input)
    await updateMeeting(context.db, meeting.id, input, context.now, moved)
    const after = found(await meetingById(context.db, meeting.id))
    await told(context, 'meeting-changed', meeting)
    await tell(context, before, after)
  })
}

/** Calls a meeting off with a reason that everybody reads; those who signed up are told by `tell`. */
export async function cancelMeeting(
  context: Context,
  meeting: Meeting,
  reason: string,
  tell: (context: Context, meeting: Meeting) => Promise<void>,
) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    const before = found(await lockMeeting(context.db, meeting.id))
    if (meetingPhase(before, context.now) === 'over') refuse('meeting-over')
    if (!(await recordMeetingCancelled(context.db, meeting.id, context.now, reason))) return
    await told(context, 'meeting-cancelled', meeting, { reason })
    await tell(context, found(await meetingById(context.db, meeting.id)))
  })
}

/** What those who come must know: another time, another place, another link. */
export const isMoved = (
  before: Pick<Meeting, 'startsAt' | 'endsAt' | 'placeName' | 'address' | 'onlineUrl'>,
  after: Pick<Meeting, 'startsAt' | 'endsAt' | 'placeName' | 'address' | 'onlineUrl'>,
): boolean =>
  !before.startsAt.equals(after.startsAt) ||
  !before.endsAt.equals(after.endsAt) ||
  before.placeName !== after.placeName ||
  before.address !== after.address ||
  before.onlineUrl !== after.onlineUrl

// The day makes most addresses free; the id makes the rest so, also beside a form sent at the same time.
async function freeSlug({ db }: Context, { title, startsAt }: MeetingInput, id: string): Promise<string> {
  const base = slugOf(title)
  const day = startsAt.toZonedDateTimeISO('Europe/Warsaw').toPlainDate().toString()
  const free = async (slug: string) => !TAKEN.includes(slug) && (await meetingBySlug(db, slug)) === null
  for (const slug of [base, `${base}-${day}`]) if (await free(slug)) return slug
  return `${base}-${id.slice(-12)}`
}

async function told(context: Context, verb: string, { id, organisationId }: Meeting, details = {}) {
  await record(context, verb, { kind: 'meeting', id, organisationId }, details)
  await changed(context, MEETINGS, tagOf({ id }))
}

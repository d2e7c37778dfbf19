import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { lockMeeting } from '../meeting/store.ts'
import { MEETINGS, type Meeting, mayKeepMeeting, tagOf } from '../rules.ts'
import { clashOf, isPlaced, isWithin, type Session } from './rules.ts'
import {
  insertSession,
  insertTrack,
  removeSession,
  removeTrack,
  sessionBySubmission,
  sessionsOf,
  tracksOf,
  updateSession,
} from './store.ts'

export type SessionKept =
  | { ok: true; id: string }
  /** Why it cannot stand there: another session on the same track, or outside the meeting. */
  | { ok: false; problem: 'clash'; with: string }
  | { ok: false; problem: 'outside' }

export async function addTrack(context: Context, meeting: Meeting, track: { name: string; room: string }) {
  return onProgramme(context, meeting, (context) => insertTrack(context.db, meeting.id, track))
}

/** Takes a track off; what was on it waits for a place again. */
export async function dropTrack(context: Context, meeting: Meeting, id: string) {
  await onProgramme(context, meeting, (context) => removeTrack(context.db, meeting.id, id))
}

/** Adds a session or changes one; two on one track, or one beside what is for everybody, are a value and not kept. */
export async function keepSession(
  context: Context,
  meeting: Meeting,
  session: Omit<Session, 'id'> & { id: string | null },
  key: string,
): Promise<SessionKept> {
  return onProgramme(context, meeting, async (context): Promise<SessionKept> => {
    const { db } = context
    const tracks = await tracksOf(db, meeting.id)
    allow(session.trackId === null || tracks.some(({ id }) => id === session.trackId))
    const { startsAt, endsAt, id } = session
    const sent = id === null ? await sessionBySubmission(db, meeting.id, key) : null
    if (sent) return { ok: true, id: sent }
    if (startsAt && endsAt) {
      const placing = { id, trackId: session.trackId, startsAt, endsAt }
      if (!isWithin(placing, meeting)) return { ok: false, problem: 'outside' }
      const clash = clashOf(placing, await sessionsOf(db, meeting.id))
      if (clash) return { ok: false, problem: 'clash', with: clash.title }
    }
    if (id === null) return { ok: true, id: await insertSession(db, meeting.id, session, { key, at: context.now }) }
    allow(await updateSession(db, meeting.id, { ...session, id }))
    return { ok: true, id }
  })
}

export async function dropSession(context: Context, meeting: Meeting, id: string) {
  await onProgramme(context, meeting, (context) => removeSession(context.db, meeting.id, id))
}

/** The programme of a meeting: its tracks, what has its place, and what waits for one. */
export async function programmeOf({ db }: Pick<Context, 'db'>, meetingId: string) {
  const sessions = await sessionsOf(db, meetingId)
  return {
    tracks: await tracksOf(db, meetingId),
    sessions: sessions.filter(isPlaced),
    waiting: sessions.filter((session) => !isPlaced(session)),
  }
}

// One after another, through a lock on the meeting, so that two cannot take one place.
async function onProgramme<T>(context: Context, meeting: Meeting, work: (context: Context) => Promise<T>): Promise<T> {
  allow(mayKeepMeeting(context.actor, meeting))
  return inTransaction(context, async (context) => {
    found(await lockMeeting(context.db, meeting.id))
    const answer = await work(context)
    const { id, organisationId } = meeting
    await record(context, 'meeting-programme-changed', { kind: 'meeting', id, organisationId })
    await changed(context, MEETINGS, tagOf(meeting))
    return answer
  })
}

import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { addAgendaItem, cancelMeeting, createMeeting, publishMeeting } from '../meeting/actions.ts'
import { agendaOf, lockMeeting, type MeetingInput, meetingById } from '../meeting/store.ts'
import { openingOf, replaceWeek } from '../opening/store.ts'
import { followCancellation } from '../registration/actions.ts'
import { type Meeting, mayKeepMeeting, maySeeMeeting } from '../rules.ts'
import { keyOfRepeat, MOST_REPEATS, type Rhythm, repeatsOf } from './rules.ts'
import { keepInSeries, meetingsOfSeries } from './store.ts'

/** Makes a draft like this meeting on another day, with its agenda; the same form sent again is one meeting. */
export async function copyMeeting(
  context: Context,
  meeting: Meeting,
  { startsAt, key }: { startsAt: Temporal.Instant; key: string },
): Promise<Meeting> {
  allow(mayKeepMeeting(context.actor, meeting))
  return inTransaction(context, (context) => copied(context, meeting, startsAt, { submissionKey: key, seriesId: null }))
}

/**
 * Makes a series of a meeting: the same again and again, with its agenda, published when it is. Registrations are of each.
 * @param count how many more, at most 24
 */
export async function repeatMeeting(
  context: Context,
  meeting: Meeting,
  { rhythm, count, key }: { rhythm: Rhythm; count: number; key: string },
) {
  allow(mayKeepMeeting(context.actor, meeting))
  if (count < 1 || count > MOST_REPEATS) refuse('meeting-too-many-repeats', 422)
  await inTransaction(context, async (context) => {
    const source = found(await lockMeeting(context.db, meeting.id))
    if (source.cancelledAt) refuse('meeting-over')
    const seriesId = await keepInSeries(context.db, meeting.id, newId(context.now.epochMilliseconds))
    for (const [index, startsAt] of repeatsOf(source.startsAt, rhythm, count).entries()) {
      const again = await copied(context, source, startsAt, { submissionKey: keyOfRepeat(key, index), seriesId })
      if (source.publishedAt) await publishMeeting(context, again)
    }
  })
}

/** Calls off this meeting of a series and all that come after it; those that are off already are passed over. */
export async function cancelRest(context: Context, meeting: Meeting, reason: string) {
  allow(mayKeepMeeting(context.actor, meeting))
  const rest = meeting.seriesId
    ? (await meetingsOfSeries(context.db, meeting.seriesId)).filter(
        (each) => Temporal.Instant.compare(each.startsAt, meeting.startsAt) >= 0,
      )
    : [meeting]
  await inTransaction(context, async (context) => {
    for (const each of rest) if (!each.cancelledAt) await cancelMeeting(context, each, reason, followCancellation)
  })
}

/** The other meetings of its series that this person may see, in order. */
export async function seriesAround(context: Context, meeting: Meeting): Promise<Meeting[]> {
  if (!meeting.seriesId) return []
  return (await meetingsOfSeries(context.db, meeting.seriesId)).filter((each) => maySeeMeeting(context.actor, each))
}

async function copied(
  context: Context,
  source: Meeting,
  startsAt: Temporal.Instant,
  where: { submissionKey: string; seriesId: string | null },
): Promise<Meeting> {
  const made = await createMeeting(context, movedTo(source, startsAt), where)
  if ((await agendaOf(context.db, made.id)).length === 0)
    for (const { id: _, position: __, ...item } of await agendaOf(context.db, source.id))
      await addAgendaItem(context, made, item)
  const { week } = await openingOf(context.db, source.id)
  if (week.size > 0) await replaceWeek(context.db, made.id, week)
  return found(await meetingById(context.db, made.id))
}

/** The same meeting at another moment; what is counted from its beginning stays as far from it. */
function movedTo(source: Meeting, startsAt: Temporal.Instant): MeetingInput {
  const moved = (at: Temporal.Instant | null) => at && startsAt.add(source.startsAt.until(at))
  const { kind, title, purpose, organisationId, processId, placeName, address, unitCode, point } = source
  const { accessibility, openingHours, onlineUrl, takesRegistrations, places, largestParty, offerHours } = source
  return {
    ...{ kind, title, purpose, organisationId, processId, placeName, address, unitCode, point },
    ...{ accessibility, openingHours, onlineUrl, takesRegistrations, places, largestParty, offerHours },
    startsAt,
    endsAt: startsAt.add(source.startsAt.until(source.endsAt)),
    // What was prepared for one meeting is not yet prepared for the next.
    materials: '',
    registrationOpensAt: moved(source.registrationOpensAt),
    registrationClosesAt: moved(source.registrationClosesAt),
  }
}

import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { lockMeeting } from '../meeting/store.ts'
import { MEETINGS, type Meeting, mayKeepMeeting, tagOf } from '../rules.ts'
import type { Opening, OpeningException } from './rules.ts'
import { dropException, putException, raiseSequence, replaceWeek } from './store.ts'

/** Says when a point is open in an ordinary week. @throws Refusal `meeting-over` when it is called off */
export const keepWeek = (context: Context, meeting: Meeting, week: Opening['week']) =>
  onOpening(context, meeting, ({ db }) => replaceWeek(db, meeting.id, week))

/** Says that one day is otherwise: closed, or open at other hours. */
export const keepException = (context: Context, meeting: Meeting, exception: OpeningException) =>
  onOpening(context, meeting, ({ db }) => putException(db, meeting.id, exception))

/** That day is again like any other. */
export const removeException = (context: Context, meeting: Meeting, day: Temporal.PlainDate) =>
  onOpening(context, meeting, ({ db }) => dropException(db, meeting.id, day))

async function onOpening(context: Context, meeting: Meeting, act: (context: Context) => Promise<unknown>) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    if (found(await lockMeeting(context.db, meeting.id)).cancelledAt) refuse('meeting-over')
    await act(context)
    await raiseSequence(context.db, meeting.id)
    const { id, organisationId } = meeting
    await record(context, 'meeting-opening-changed', { kind: 'meeting', id, organisationId })
    await changed(context, MEETINGS, tagOf(meeting))
  })
}

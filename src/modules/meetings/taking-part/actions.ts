import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { isEvaluationOpen } from '../evaluation/rules.ts'
import { evaluationOf } from '../evaluation/store.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { type Meeting, mayKeepMeeting, meetingPhase } from '../rules.ts'
import { reachableAttendees } from './addresses.ts'
import { tellThanks } from './letters.ts'
import { keepThanks } from './store.ts'

/**
 * Thanks those who were there; whoever had the letter before gets no second one, so it may be sent again after somebody was
 * added to the list.
 * @returns how many letters went out now
 * @throws Refusal `meeting-not-over` before its end
 */
export async function thankAttendees(
  context: Context,
  meeting: Meeting,
  words: string,
  ports: Pick<MinutesPorts, 'emailsOf'>,
): Promise<number> {
  allow(mayKeepMeeting(context.actor, meeting))
  if (meetingPhase(meeting, context.now) !== 'over') refuse('meeting-not-over')
  return inTransaction(context, async (context) => {
    await keepThanks(context.db, { meetingId: meeting.id, words, at: context.now, by: personId(context.actor) })
    const evaluates = (await evaluationOf(context.db, meeting.id)) !== null && isEvaluationOpen(meeting, context.now)
    let letters = 0
    for (const attendee of await reachableAttendees(context, meeting.id, ports))
      if (await tellThanks(context, { meeting, attendee, words, evaluates })) letters++
    const { id, organisationId } = meeting
    await record(context, 'meeting-thanked', { kind: 'meeting', id, organisationId }, { letters })
    return letters
  })
}

import { personId } from '../../../platform/actor.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { record } from '../../audit/index.ts'
import { lockMeeting } from '../meeting/store.ts'
import { registrationByEmail } from '../registration/store.ts'
import { type Meeting, mayKeepMeeting } from '../rules.ts'
import { tellDeclined, tellInvited } from './letters.ts'
import { type Invitation, MOST_INVITED, type Person } from './rules.ts'
import { everybodyInvited, insertInvitation, invitationById, recordDeclined } from './store.ts'

/**
 * Invites people to a meeting by letters with the meeting for their calendars. Whoever was invited before, or has signed up
 * already, gets no other letter.
 * @returns how many were invited now
 * @throws Refusal `meeting-not-ahead` when the meeting is no draft any more nor ahead, `meeting-too-many-invited` above 300
 */
export async function inviteTo(
  context: Context,
  meeting: Meeting,
  people: readonly (Person & { personId?: string | null; locale?: Locale })[],
): Promise<number> {
  allow(mayKeepMeeting(context.actor, meeting))
  if (people.length > MOST_INVITED) refuse('meeting-too-many-invited', 422)
  return inTransaction(context, async (context) => {
    const current = found(await lockMeeting(context.db, meeting.id))
    if (!current.publishedAt || current.cancelledAt || !before(context.now, current.startsAt))
      refuse('meeting-not-ahead')
    let invited = 0
    for (const { name, email, personId: account = null, locale = context.locale } of people) {
      if (await registrationByEmail(context.db, meeting.id, email)) continue
      const invitation = await insertInvitation(context.db, {
        meetingId: meeting.id,
        name,
        email,
        personId: account,
        locale,
        invitedAt: context.now,
        invitedBy: personId(context.actor),
      })
      if (!invitation) continue
      await tellInvited(context, 'invited', { meeting: current, invitation })
      invited++
    }
    if (invited > 0)
      await record(
        context,
        'meeting-invited',
        { kind: 'meeting', id: meeting.id, organisationId: meeting.organisationId },
        { people: invited },
      )
    return invited
  })
}

/** Whoever was invited says that they will not come; whoever has the link in the letter may. */
export async function declineInvitation(context: Context, invitation: Invitation) {
  // The link was checked when the invitation was found.
  allow(invitation.email !== null)
  await inTransaction(context, async (context) => {
    const meeting = found(await lockMeeting(context.db, invitation.meetingId))
    if (!(await recordDeclined(context.db, invitation.id, context.now))) return
    const declined = found(await invitationById(context.db, invitation.id))
    if (!meeting.cancelledAt) await tellDeclined(context, meeting, declined)
  })
}

/** After a change that those who come must know: so must those who were invited and have not answered. */
export async function tellInvitedOfChange(context: Context, meeting: Meeting) {
  for await (const invitation of everybodyInvited(context.db, meeting.id))
    await tellInvited(context, 'invited-changed', { meeting, invitation })
}

export async function tellInvitedOfEnd(context: Context, meeting: Meeting) {
  for await (const invitation of everybodyInvited(context.db, meeting.id))
    await tellInvited(context, 'invited-called-off', { meeting, invitation })
}

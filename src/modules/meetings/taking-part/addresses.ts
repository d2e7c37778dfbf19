import type { Context } from '../../../platform/context.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import type { Attendee } from './rules.ts'
import { attendeesOf } from './store.ts'

/** Those who were there and can be written to: at the address of their registration, else at that of their account. */
export async function reachableAttendees(
  context: Context,
  meetingId: string,
  ports: Pick<MinutesPorts, 'emailsOf'>,
): Promise<(Attendee & { email: string })[]> {
  const attendees = await attendeesOf(context.db, meetingId)
  const unknown = attendees.flatMap(({ email, personId }) => (email === null && personId ? [personId] : []))
  const ofAccounts = unknown.length > 0 ? await ports.emailsOf(context, unknown) : new Map<string, string>()
  return attendees.flatMap((attendee) => {
    const email = attendee.email ?? ofAccounts.get(attendee.personId ?? '')
    return email ? [{ ...attendee, email }] : []
  })
}

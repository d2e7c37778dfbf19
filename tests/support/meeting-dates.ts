import { calendarPathOf, openCalendar } from '../../src/modules/meetings/calendar/own-actions.ts'
import { standingDates } from '../../src/modules/meetings/date-polls/actions.ts'
import { answerPoll } from '../../src/modules/meetings/date-polls/answering.ts'
import { aPoll } from '../../src/modules/meetings/date-polls/examples.ts'
import { openPathOf, personalPathOf } from '../../src/modules/meetings/date-polls/rules.ts'
import { inviteTo } from '../../src/modules/meetings/invitations/actions.ts'
import { declinePathOf } from '../../src/modules/meetings/invitations/rules.ts'
import { invitationsPage } from '../../src/modules/meetings/invitations/store.ts'
import type { Meeting } from '../../src/modules/meetings/rules.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Person } from './house.ts'

const lastPart = (path: string) => path.split('/').at(-1) ?? ''

/** A date poll of the network with an answer, and somebody invited to a meeting. */
export async function meetingDatesOf(context: Context, meeting: Meeting, owner: Person) {
  const { config } = context.house
  const { poll } = await aPoll(context)
  const [date] = await standingDates(context, poll)
  const person = await answerPoll(context, poll, {
    name: 'Daria Datowa',
    note: 'Tylko do 18:00.',
    email: null,
    answers: new Map(date ? [[date.id, 'yes']] : []),
    submissionKey: newId(),
  })
  await inviteTo(context, meeting, [{ name: 'Zofia Zaproszona', email: 'zofia.zaproszona@example.org' }])
  const [invitation] = (await invitationsPage(context.db, meeting.id, { limit: 1 })).rows
  const own: Context = { ...context, actor: owner }
  await openCalendar(own)
  const calendar = await calendarPathOf(own, owner.id)
  if (!person || !calendar || !date || !invitation) throw new Error('a poll without an answer')
  return {
    id: poll.id,
    date: date.id,
    token: lastPart(openPathOf(config, poll)),
    calendar: lastPart(calendar),
    person: lastPart(personalPathOf(config, person)),
    invitation: lastPart(declinePathOf(config, invitation)),
  }
}

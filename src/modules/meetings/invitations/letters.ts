import type { Context } from '../../../platform/context.ts'
import { formatTime, formatWeekday, formatWeekdayAfter } from '../../../platform/texts/index.ts'
import { type MailBlock, notify } from '../../notices/index.ts'
import { invitationOf } from '../calendar/events.ts'
import { type Meeting, pathOf } from '../rules.ts'
import { declinePathOf, type Invitation } from './rules.ts'
import { cancelsOf } from './store.ts'

export type InvitationLetter = 'invited' | 'invited-changed' | 'invited-called-off'

/**
 * A letter to somebody who was invited and has not signed up, with the meeting for their calendar. Goes into the outbox in
 * the caller's transaction.
 */
export async function tellInvited(
  context: Context,
  kind: InvitationLetter,
  { meeting, invitation }: { meeting: Meeting; invitation: Invitation },
) {
  const { email, locale } = invitation
  if (!email) return
  const { config } = context.house
  const t = context.house.texts.in(locale)
  const values = {
    title: meeting.title,
    when: `${formatWeekday(meeting.startsAt, locale)}, ${formatTime(meeting.startsAt, locale)}`,
    reason: meeting.cancelReason,
  }
  const dayAfter = `${formatWeekdayAfter(meeting.startsAt, locale)}, ${formatTime(meeting.startsAt, locale)}`
  const calledOff = kind === 'invited-called-off'
  const place = [meeting.placeName, meeting.address].filter(Boolean).join(', ')
  const decline = declinePathOf(config, invitation)
  const blocks: MailBlock[] = [
    { kind: 'heading', text: t(`meetings.mail.${kind}.subject`, values) },
    // The one sentence with a day in it says "zaplanowane na środę".
    { kind: 'paragraph', text: t(`meetings.mail.${kind}.text`, { ...values, when: dayAfter }) },
    ...(calledOff
      ? []
      : [
          {
            kind: 'list' as const,
            items: [t('meetings.mail.when', values), ...(place ? [t('meetings.mail.where', { place })] : [])],
          },
        ]),
    {
      kind: 'button',
      label: t(meeting.takesRegistrations && !calledOff ? 'meetings.mail.invited.sign-up' : 'meetings.mail.meeting'),
      url: meeting.takesRegistrations && !calledOff ? `${pathOf(meeting)}/zapisy` : pathOf(meeting),
    },
    ...(calledOff
      ? []
      : [{ kind: 'list' as const, items: [{ text: t('meetings.mail.invited.decline'), url: decline }] }]),
    { kind: 'small', text: t('meetings.mail.invited.why', values) },
  ]
  await notify(context, {
    to: { email, personId: invitation.personId },
    template: `meeting-${kind}`,
    locale,
    about: { kind: 'invitation', id: invitation.id },
    once: `meeting-${kind}:${invitation.id}:${meeting.sequence}`,
    mail: { subject: t(`meetings.mail.${kind}.subject`, values), blocks },
    calendar: await calendarPart(context, meeting, invitation, calledOff ? 'CANCEL' : 'REQUEST'),
  })
}

/** To whoever declines: the meeting goes out of their calendar. */
export async function tellDeclined(context: Context, meeting: Meeting, invitation: Invitation) {
  const { email, locale } = invitation
  if (!email) return
  const t = context.house.texts.in(locale)
  const values = { title: meeting.title }
  await notify(context, {
    to: { email, personId: invitation.personId },
    template: 'meeting-declined',
    locale,
    about: { kind: 'invitation', id: invitation.id },
    once: `meeting-declined:${invitation.id}`,
    mail: {
      subject: t('meetings.mail.declined.subject', values),
      blocks: [
        { kind: 'heading', text: t('meetings.mail.declined.subject', values) },
        { kind: 'paragraph', text: t('meetings.mail.declined.text', values) },
        { kind: 'button', label: t('meetings.mail.meeting'), url: pathOf(meeting) },
      ],
    },
    calendar: await calendarPart(context, meeting, invitation, 'CANCEL'),
  })
}

async function calendarPart(
  context: Context,
  meeting: Meeting,
  { name, email, locale }: Invitation,
  method: 'REQUEST' | 'CANCEL',
) {
  const person = { name, email: email ?? '' }
  const cancels = await cancelsOf(context.db, meeting.id, person.email)
  const to = { method, madeAt: context.now, person, comes: false, cancels, own: [] }
  return { method, content: invitationOf(meeting, to, { config: context.house.config, locale }) }
}

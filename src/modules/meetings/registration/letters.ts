import type { Context } from '../../../platform/context.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import { type MailBlock, notify } from '../../notices/index.ts'
import { type Meeting, pathOf } from '../rules.ts'
import { isToldOnline, ownPathOf, type Registration } from './rules.ts'

export type LetterKind =
  | 'placed'
  | 'waiting'
  | 'known'
  | 'offered'
  | 'lapsed'
  | 'cancelled'
  | 'changed'
  | 'called-off'
  | 'reminder'

/**
 * A letter about one's own registration: what stands, when and where, and the link by which it is changed. Goes into the
 * outbox in the caller's transaction.
 * @param which tells letters of one kind apart, so that each goes once: the sequence of the meeting, the day of a reminder
 */
export async function tellRegistered(
  context: Context,
  kind: LetterKind,
  { meeting, registration, which = '' }: { meeting: Meeting; registration: Registration; which?: string | number },
) {
  if (!registration.email) return
  const { locale } = registration
  const t = context.house.texts.in(locale)
  const values = {
    title: meeting.title,
    when: formatDateTime(meeting.startsAt, locale),
    until: registration.offerEndsAt ? formatDateTime(registration.offerEndsAt, locale) : '',
    count: registration.partySize,
    reason: meeting.cancelReason,
  }
  const place = [meeting.placeName, meeting.address].filter(Boolean).join(', ')
  const comes = kind === 'placed' || kind === 'changed' || kind === 'reminder'
  const blocks: MailBlock[] = [
    { kind: 'heading', text: t(`meetings.mail.${kind}.subject`, values) },
    { kind: 'paragraph', text: t(`meetings.mail.${kind}.text`, values) },
  ]
  if (kind !== 'called-off')
    blocks.push({
      kind: 'list',
      items: [
        t('meetings.mail.when', values),
        ...(place && registration.mode === 'on-site' ? [t('meetings.mail.where', { place })] : []),
        ...(comes && meeting.onlineUrl?.startsWith('https://') && isToldOnline(registration, context.now)
          ? [{ text: t('meetings.mail.online'), url: meeting.onlineUrl }]
          : []),
        ...(comes ? [{ text: t('meetings.mail.calendar'), url: `${pathOf(meeting)}/kalendarz.ics` }] : []),
      ],
    })
  const ended = kind === 'lapsed' || kind === 'cancelled' || kind === 'called-off'
  blocks.push({
    kind: 'button',
    label: t(ended ? 'meetings.mail.meeting' : `meetings.mail.button.${kind === 'offered' ? 'offered' : 'own'}`),
    url: ended ? pathOf(meeting) : ownPathOf(context.house.config, meeting, registration.id),
  })
  blocks.push({ kind: 'small', text: t('meetings.mail.why', values) })
  await notify(context, {
    to: { email: registration.email, personId: registration.personId },
    template: `meeting-${kind}`,
    locale,
    about: { kind: 'registration', id: registration.id },
    // Somebody who presses twice to learn what stands gets one letter a moment, not none for ever.
    once: `meeting-${kind}:${registration.id}:${which || context.now.epochMilliseconds}`,
    mail: { subject: t(`meetings.mail.${kind}.subject`, values), blocks },
  })
}

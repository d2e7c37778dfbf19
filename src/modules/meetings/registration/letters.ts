import type { Context } from '../../../platform/context.ts'
import {
  formatDateTime,
  formatOnWeekday,
  formatTime,
  formatWeekday,
  formatWeekdayAfter,
  type Locale,
} from '../../../platform/texts/index.ts'
import { type MailBlock, notify } from '../../notices/index.ts'
import { invitationOf } from '../calendar/events.ts'
import { cancelsOf } from '../invitations/store.ts'
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
    when: `${formatWeekday(meeting.startsAt, locale)}, ${formatTime(meeting.startsAt, locale)}`,
    until: registration.offerEndsAt ? formatDateTime(registration.offerEndsAt, locale) : '',
    count: registration.partySize,
    reason: meeting.cancelReason,
  }
  const place = [meeting.placeName, meeting.address].filter(Boolean).join(', ')
  const comes = kind === 'placed' || kind === 'changed' || kind === 'reminder'
  const blocks: MailBlock[] = [
    { kind: 'heading', text: t(`meetings.mail.${kind}.subject`, values) },
    {
      kind: 'paragraph',
      text: t(`meetings.mail.${kind}.text`, { ...values, when: whenWithin(kind, meeting, locale) }),
    },
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
      ],
    })
  const ended = kind === 'lapsed' || kind === 'cancelled' || kind === 'called-off'
  blocks.push({
    kind: 'button',
    label: t(ended ? 'meetings.mail.meeting' : `meetings.mail.button.${kind === 'offered' ? 'offered' : 'own'}`),
    url: ended ? pathOf(meeting) : ownPathOf(context.house.config, meeting, registration.id),
  })
  blocks.push({ kind: 'small', text: t('meetings.mail.why', values) })
  const method = methodOf(kind, registration)
  await notify(context, {
    to: { email: registration.email, personId: registration.personId },
    template: `meeting-${kind}`,
    locale,
    about: { kind: 'registration', id: registration.id },
    // Somebody who presses twice to learn what stands gets one letter a moment, not none for ever.
    once: `meeting-${kind}:${registration.id}:${which || context.now.epochMilliseconds}`,
    mail: { subject: t(`meetings.mail.${kind}.subject`, values), blocks },
    ...(method ? { calendar: await calendarPart(context, method, meeting, registration) } : {}),
  })
}

/** When it is, as the sentence of the letter asks: "odbędzie się w środę…", "zaplanowane na środę…". */
const whenWithin = (kind: LetterKind, { startsAt }: Meeting, locale: Locale) =>
  kind === 'reminder'
    ? formatOnWeekday(startsAt, locale)
    : `${formatWeekdayAfter(startsAt, locale)}, ${formatTime(startsAt, locale)}`

/**
 * Whether the letter puts the meeting into the person's calendar, changes it there, or takes it out. What is offered or
 * waits is not in it yet, and a reminder changes nothing.
 */
const methodOf = (kind: LetterKind, { placedAt }: Registration): 'REQUEST' | 'CANCEL' | null => {
  if (kind === 'placed') return 'REQUEST'
  if (kind === 'changed') return placedAt ? 'REQUEST' : null
  return placedAt && (kind === 'cancelled' || kind === 'called-off') ? 'CANCEL' : null
}

async function calendarPart(
  context: Context,
  method: 'REQUEST' | 'CANCEL',
  meeting: Meeting,
  registration: Registration,
) {
  const { db, house, now } = context
  const { id, name, locale } = registration
  const email = registration.email ?? ''
  const t = house.texts.in(locale)
  const own =
    method === 'CANCEL'
      ? []
      : [
          ...(meeting.onlineUrl && isToldOnline(registration, now)
            ? [`${t('meetings.mail.online')}: ${meeting.onlineUrl}`]
            : []),
          `${t('meetings.mail.button.own')}: ${house.config.url}${locale === 'en' ? '/en' : ''}${ownPathOf(house.config, meeting, id)}`,
        ]
  const cancels = await cancelsOf(db, meeting.id, email)
  const to = { method, madeAt: now, person: { name, email }, comes: method === 'REQUEST', cancels, own }
  return { method, content: invitationOf(meeting, to, { config: house.config, locale }) }
}

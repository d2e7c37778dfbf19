import type { Block, DocumentModel } from '../../../platform/documents/index.ts'
import { formatDate, formatTime, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { type Meeting, pathOf } from '../rules.ts'
import type { Attendee } from './rules.ts'

interface Words {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  /** Of the portal. */
  url: string
  /** The network's full name. */
  network: string
}

/** Certificates of attendance, one a page, each under the name on the attendance list. */
export function certificateOf(
  meeting: Meeting,
  attendees: readonly Pick<Attendee, 'name'>[],
  { t, locale, now, url, network }: Words,
): DocumentModel {
  const title = t('meetings.certificate.title')
  const [first, ...others] = attendees
  const footer = `${url}${pathOf(meeting)}`
  const one = ({ name }: Pick<Attendee, 'name'>): Block[] => [
    { kind: 'paragraph', text: t('meetings.certificate.says') },
    { kind: 'heading', level: 1, text: name },
    { kind: 'paragraph', text: t('meetings.certificate.took-part') },
    { kind: 'paragraph', text: [{ text: meeting.title, bold: true }] },
    { kind: 'keyValues', pairs: factsOf(meeting, t, locale) },
    { kind: 'note', text: t('meetings.certificate.issued', { network, day: formatDate(now, locale) }) },
  ]
  return {
    title,
    subtitle: network,
    language: locale,
    footer,
    madeAt: now,
    blocks: [
      ...(first ? one(first) : []),
      ...others.flatMap((other): Block[] => [{ kind: 'part', title, footer }, ...one(other)]),
    ],
  }
}

function factsOf(meeting: Meeting, t: Translate, locale: Locale) {
  const hours = `${formatTime(meeting.startsAt, locale)}–${formatTime(meeting.endsAt, locale)}`
  const place = [meeting.placeName, meeting.address].filter(Boolean).join(', ') || t('meetings.online')
  return [
    { key: t('meetings.certificate.kind'), value: t(`meetings.kind.${meeting.kind}`) },
    { key: t('meetings.minutes.when'), value: `${formatDate(meeting.startsAt, locale)}, ${hours}` },
    { key: t('meetings.minutes.where'), value: place },
  ]
}

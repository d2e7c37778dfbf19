import { type CalendarEvent, writeCalendar } from '../../../platform/calendar/index.ts'
import type { Config } from '../../../platform/config.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { type Meeting, pathOf } from '../rules.ts'

/** Meetings for somebody's own calendar: published, inviting nobody, and without the link of an online meeting. */
export const calendarOf = (
  { name, meetings, madeAt }: { name: string; meetings: readonly Meeting[]; madeAt: Temporal.Instant },
  where: { config: Pick<Config, 'url'>; locale: Locale },
): string => writeCalendar({ name, madeAt, events: meetings.map((meeting) => eventOf(meeting, where)) })

/** One meeting; its UID is one for life, its SEQUENCE what the organiser raised it to. */
export function eventOf(
  meeting: Meeting,
  { config, locale }: { config: Pick<Config, 'url'>; locale: Locale },
): CalendarEvent {
  const url = `${config.url}${locale === 'en' ? '/en' : ''}${pathOf(meeting)}`
  return {
    uid: `meeting-${meeting.id}@${new URL(config.url).hostname}`,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    summary: meeting.title,
    description: [meeting.accessibility, url].filter(Boolean).join('\n\n'),
    location: [meeting.placeName, meeting.address].filter(Boolean).join(', '),
    url,
    cancelled: meeting.cancelledAt !== null,
    sequence: meeting.sequence,
    busy: true,
  }
}

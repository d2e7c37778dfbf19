import { type CalendarEvent, type Invited, writeCalendar, writeInvitation } from '../../../platform/calendar/index.ts'
import type { Config } from '../../../platform/config.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { openingEvents } from '../opening/calendar.ts'
import type { Opening } from '../opening/rules.ts'
import { type Meeting, pathOf } from '../rules.ts'

interface Where {
  config: Pick<Config, 'url'>
  locale: Locale
}

/** Meetings for somebody's own calendar: published, inviting nobody, and without the link of an online meeting. */
export function calendarOf({ name, meetings, openings, madeAt }: Published, where: Where): string {
  const events = meetings.flatMap((meeting) => {
    const [event, opening] = [eventOf(meeting, where), openings?.get(meeting.id)]
    return opening ? openingEvents(event, meeting, opening) : [event]
  })
  return writeCalendar({ name, madeAt, events })
}

interface Published {
  name: string
  meetings: readonly Meeting[]
  /** Of those of them that are open at hours. */
  openings?: ReadonlyMap<string, Opening>
  madeAt: Temporal.Instant
}

/** One meeting; its UID is one for life, its SEQUENCE what the organiser raised it to. */
export function eventOf(meeting: Meeting, { config, locale }: Where): CalendarEvent {
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

export interface ToPerson {
  method: Invited['method']
  madeAt: Temporal.Instant
  person: { name: string; email: string }
  /** Whether they have a place. */
  comes: boolean
  /** How many times this address has signed off or said no, with this time when it is one. */
  cancels: number
  /** Lines for this person alone above the rest: the link of an online meeting, the link of their registration. */
  own: readonly string[]
}

/**
 * A meeting as it goes to one person. SEQUENCE grows for each of them: with every change of the meeting, and with each time
 * they signed off and came back, so that a program never takes what is older for newer (RFC 5546, 2.1.5).
 */
export function invitationOf(
  meeting: Meeting,
  { method, madeAt, person, comes, cancels, own }: ToPerson,
  { config, locale }: Where & { config: Pick<Config, 'url' | 'mail'> },
): string {
  const event = eventOf(meeting, { config, locale })
  const signedOff = method === 'CANCEL' && meeting.cancelledAt === null
  return writeInvitation(
    {
      ...event,
      description: [...own, event.description].filter(Boolean).join('\n\n'),
      sequence: meeting.sequence + Math.max(0, 2 * cancels - (signedOff ? 1 : 0)),
    },
    madeAt,
    { method, organizer: senderOf(config.mail.from), attendee: person, comes },
  )
}

/** "Wiec <wiec@example.org>" apart; an address alone is its own name. */
export function senderOf(from: string): { name: string; email: string } {
  const [, name = '', email = from] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(from) ?? []
  return { name: name.replace(/^"|"$/g, '') || email.trim(), email: email.trim() }
}

/** A moment or a stretch of time in a calendar. */
export interface CalendarEvent {
  /** One for life: the event changed later keeps it. `stage-0193…@wiec.example` */
  uid: string
  startsAt: Temporal.Instant
  /** Absent for a moment, such as the end of a term. */
  endsAt?: Temporal.Instant | null
  summary: string
  description?: string
  location?: string
  url?: string
  cancelled?: boolean
  /** Raised by the organiser when time or place change (RFC 5546, 2.1.4). */
  sequence?: number
  /** Whether the time is taken in the calendar of whoever keeps it. */
  busy?: boolean
  /** When what it says was last changed. */
  changedAt?: Temporal.Instant
  /**
   * Comes every week at the hours the clock in Warsaw shows (RFC 5545, 3.3.10). Such an event alone names a time zone: in UTC it would
   * move by an hour when the clock does (decision 0180).
   */
  weekly?: {
    /** Monday is 1 (ISO 8601). */
    weekdays: readonly number[]
    /** The last moment at which it may begin. */
    until: Temporal.Instant
    /** Beginnings that are left out. */
    except: readonly Temporal.Instant[]
  }
}

/** One person who is asked to an event, or to whom it is cancelled. Nobody else stands in the file. */
export interface Invited {
  method: 'REQUEST' | 'CANCEL'
  /** The portal: it sends what changes, and answers to it are given by links in letters (decision 0100). */
  organizer: { name: string; email: string }
  attendee: { name: string; email: string }
  /** Whether the person has said that they come. */
  comes: boolean
}

export interface Calendar {
  /** What programs show above the events. */
  name: string
  /** When this version was made. */
  madeAt: Temporal.Instant
  events: readonly CalendarEvent[]
}

/**
 * An event as it goes to one person by mail (RFC 5546, 3.2.2 and 3.2.5). It has no name of a calendar: programs would take
 * it for a calendar of its own instead of an invitation.
 */
export function writeInvitation(event: CalendarEvent, madeAt: Temporal.Instant, invited: Invited): string {
  const cancelled = event.cancelled === true || invited.method === 'CANCEL'
  return written([
    ...HEAD,
    `METHOD:${invited.method}`,
    ...eventLines({ ...event, cancelled }, madeAt, [
      `ORGANIZER;CN=${quoted(invited.organizer.name)}:${mailto(invited.organizer.email)}`,
      [
        'ATTENDEE',
        'CUTYPE=INDIVIDUAL',
        'ROLE=REQ-PARTICIPANT',
        `PARTSTAT=${invited.comes ? 'ACCEPTED' : 'NEEDS-ACTION'}`,
        'RSVP=FALSE',
        `CN=${quoted(invited.attendee.name || invited.attendee.email)}:${mailto(invited.attendee.email)}`,
      ].join(';'),
      ...(cancelled ? [] : ['STATUS:CONFIRMED']),
    ]),
    'END:VCALENDAR',
  ])
}

/**
 * A calendar as a file (RFC 5545) that publishes events and invites nobody: METHOD:PUBLISH and no ATTENDEE. Moments are
 * in UTC, so no program needs our time zone, except of what comes every week; the bytes do not depend on the machine's.
 */
export function writeCalendar({ name, madeAt, events }: Calendar): string {
  return written([
    ...HEAD,
    'METHOD:PUBLISH',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    ...(events.some(({ weekly }) => weekly) ? WARSAW : []),
    ...events.flatMap((event) => eventLines(event, madeAt)),
    'END:VCALENDAR',
  ])
}

const HEAD = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Wiec//Wiec//PL', 'CALSCALE:GREGORIAN']

const written = (lines: readonly string[]) => lines.map((line) => `${folded(line)}\r\n`).join('')

function eventLines(event: CalendarEvent, madeAt: Temporal.Instant, people: readonly string[] = []): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `DTSTAMP:${utc(madeAt)}`,
    ...(event.weekly ? weeklyLines(event, event.weekly) : onceLines(event)),
    `SUMMARY:${text(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${text(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${text(event.location)}`] : []),
    // A URI is not TEXT and is written as it is; a line break in it would begin a property of its own.
    ...(event.url ? [`URL:${event.url.replace(CONTROL, '')}`] : []),
    ...(event.cancelled ? ['STATUS:CANCELLED'] : []),
    ...(event.sequence === undefined ? [] : [`SEQUENCE:${event.sequence}`]),
    ...(event.changedAt ? [`LAST-MODIFIED:${utc(event.changedAt)}`] : []),
    ...people,
    // Nobody is busy because a consultation closes.
    event.busy ? 'TRANSP:OPAQUE' : 'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const onceLines = ({ startsAt, endsAt }: CalendarEvent) => [
  `DTSTART:${utc(startsAt)}`,
  ...(endsAt ? [`DTEND:${utc(endsAt)}`] : []),
]

const ZONE = 'Europe/Warsaw'
const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const weeklyLines = (
  { startsAt, endsAt }: CalendarEvent,
  { weekdays, until, except }: NonNullable<CalendarEvent['weekly']>,
) => [
  `DTSTART;TZID=${ZONE}:${local(startsAt)}`,
  ...(endsAt ? [`DTEND;TZID=${ZONE}:${local(endsAt)}`] : []),
  // UNTIL is in UTC when DTSTART names a zone (RFC 5545, 3.3.10).
  `RRULE:FREQ=WEEKLY;UNTIL=${utc(until)};BYDAY=${weekdays.map((day) => BYDAY[day - 1]).join(',')}`,
  ...(except.length > 0 ? [`EXDATE;TZID=${ZONE}:${except.map(local).join(',')}`] : []),
]

const local = (instant: Temporal.Instant) =>
  instant
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
    .toString()
    .replace(/[-:]/g, '')

/** The clock in Warsaw: summer time from the last Sunday of March to the last of October, at 1:00 UTC (directive 2000/84/EC). */
const WARSAW = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  ...seasonLines('DAYLIGHT', 'CEST', '+0100', '+0200', '19960331T020000', 3),
  ...seasonLines('STANDARD', 'CET', '+0200', '+0100', '19961027T030000', 10),
  'END:VTIMEZONE',
]

function seasonLines(season: string, name: string, from: string, to: string, first: string, month: number) {
  return [
    `BEGIN:${season}`,
    `TZNAME:${name}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `DTSTART:${first}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
    `END:${season}`,
  ]
}

/** 2026-12-04T22:59:59Z is 20261204T225959Z (RFC 5545, 3.3.5). */
const utc = (instant: Temporal.Instant) =>
  instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString().replace(/[-:]/g, '')

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters may not stand in a value (RFC 5545, 3.1)
const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F]/g

/** Escapes TEXT (RFC 5545, 3.3.11). */
const text = (value: string) =>
  value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replace(CONTROL, '')

/** A parameter in quotes; what may not stand in them is written as RFC 6868 says. */
const quoted = (value: string) =>
  `"${value.toWellFormed().replace(CONTROL, ' ').replace(/\t/g, ' ').replaceAll('^', '^^').replaceAll('"', "^'")}"`

const mailto = (email: string) => `mailto:${email.replace(CONTROL, '')}`

const LONGEST = 75

/** Folds a line at 75 octets, never inside a letter (RFC 5545, 3.1). The space that begins the next line counts too. */
function folded(line: string): string {
  let lines = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > LONGEST) {
      lines += '\r\n '
      octets = 1
    }
    lines += letter
    octets += size
  }
  return lines
}

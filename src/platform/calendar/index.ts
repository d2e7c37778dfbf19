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
}

export interface Calendar {
  /** What programs show above the events. */
  name: string
  /** When this version was made. */
  madeAt: Temporal.Instant
  events: readonly CalendarEvent[]
}

/**
 * A calendar as a file (RFC 5545) that publishes events and invites nobody: METHOD:PUBLISH and no ATTENDEE. Moments are
 * in UTC, so no program needs our time zone, and the bytes do not depend on the machine's.
 */
export function writeCalendar({ name, madeAt, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Wiec//Wiec//PL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    ...events.flatMap((event) => eventLines(event, madeAt)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent, madeAt: Temporal.Instant): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `DTSTAMP:${utc(madeAt)}`,
    `DTSTART:${utc(event.startsAt)}`,
    ...(event.endsAt ? [`DTEND:${utc(event.endsAt)}`] : []),
    `SUMMARY:${text(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${text(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${text(event.location)}`] : []),
    // A URI is not TEXT and is written as it is; a line break in it would begin a property of its own.
    ...(event.url ? [`URL:${event.url.replace(CONTROL, '')}`] : []),
    ...(event.cancelled ? ['STATUS:CANCELLED'] : []),
    ...(event.sequence === undefined ? [] : [`SEQUENCE:${event.sequence}`]),
    // Nobody is busy because a consultation closes.
    event.busy ? 'TRANSP:OPAQUE' : 'TRANSP:TRANSPARENT',
    'END:VEVENT',
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

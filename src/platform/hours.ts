import { ZONE } from './clock.ts'

/** Minutes of the clock in Warsaw since midnight; 1440 is the end of the day. */
export interface Hours {
  opens: number
  closes: number
}

const RANGE = /^(?:od\s*)?(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|do)\s*(\d{1,2})(?:[:.](\d{2}))?$/

/**
 * Hours as people write them: `9-15`, `9:00–12:00, 14:00–17:30`. Nothing written means closed.
 * @returns null for what is no hours, ends before it begins, or overlaps
 */
export function readHours(typed: string): Hours[] | null {
  const parts = typed.split(/[,;]| i /).map((part) => part.trim())
  if (parts.every((part) => part === '')) return []
  const read: Hours[] = []
  for (const part of parts) {
    const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = RANGE.exec(part) ?? []
    if (fromHour === undefined || Number(fromMinute) > 59 || Number(toMinute) > 59) return null
    const opens = Number(fromHour) * 60 + Number(fromMinute)
    const closes = Number(toHour) * 60 + Number(toMinute)
    if (opens >= closes || closes > 1440 || opens < (read.at(-1)?.closes ?? 0)) return null
    read.push({ opens, closes })
  }
  return read
}

/** `9:00`, as the clock is read in Polish. */
export const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** `9:00–12:00, 14:00–17:30` */
export const writeHours = (hours: readonly Hours[]) =>
  hours.map(({ opens, closes }) => `${clock(opens)}–${clock(closes)}`).join(', ')

/** What the clock in Warsaw shows so many minutes after midnight, also on the days on which it moves. */
export const momentAt = (day: Temporal.PlainDate, minutes: number): Temporal.Instant =>
  (minutes === 1440
    ? day.add({ days: 1 }).toPlainDateTime()
    : day.toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
  )
    .toZonedDateTime(ZONE)
    .toInstant()

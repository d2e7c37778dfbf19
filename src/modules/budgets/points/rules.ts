import { createHmac, timingSafeEqual } from 'node:crypto'
import { before } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import { type Hours, momentAt } from '../../../platform/hours.ts'

/** Where people vote in person. */
export interface VotingPoint {
  id: string
  processId: string
  position: number
  name: string
  address: string
  directions: string
}

/** One stretch of duty at a point; the point is open while somebody is on duty. */
export interface Shift extends Hours {
  id: string
  pointId: string
  day: Temporal.PlainDate
  /** Names; the team alone sees them. */
  people: string[]
}

/** A device of the office on which people vote one after another. */
export interface Device {
  id: string
  pointId: string
  name: string
  addedAt: Temporal.Instant
  joinedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

const CODE_MINUTES = 15

/** Until when the code of a device lets it in. */
export const codeUntil = ({ addedAt }: Device) => addedAt.add({ minutes: CODE_MINUTES })

export type DeviceState = 'waiting' | 'late' | 'working' | 'ended'

export function deviceState(device: Device, now: Temporal.Instant): DeviceState {
  if (device.endedAt) return 'ended'
  if (device.joinedAt) return 'working'
  return before(now, codeUntil(device)) ? 'waiting' : 'late'
}

/** Eight digits that let a device in once; they follow from its id, so none are kept. `4821 0937` */
export function codeOf({ secret }: Pick<Config, 'secret'>, { id }: Pick<Device, 'id'>): string {
  const number = createHmac('sha256', secret).update(`voting-device-code ${id}`).digest().readUInt32BE(0) % 100_000_000
  return String(number)
    .padStart(8, '0')
    .replace(/(.{4})/, '$1 ')
}

/** What a device shows with each request: which it is, sealed. */
export function sealDevice({ secret }: Pick<Config, 'secret'>, id: string): string {
  return `${id}.${createHmac('sha256', secret).update(`voting-device ${id}`).digest('base64url')}`
}

/** @returns the id of the device, or null when we did not seal it */
export function openSeal(config: Pick<Config, 'secret'>, text: string | undefined): string | null {
  const id = text?.split('.')[0]
  if (!text || !id) return null
  const [given, right] = [Buffer.from(text), Buffer.from(sealDevice(config, id))]
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}

/** Hours of a point day by day, from the shifts of its days; shifts that touch or overlap are one stretch. */
export function openingOf(shifts: readonly Shift[]): { day: Temporal.PlainDate; hours: Hours[] }[] {
  const days = Map.groupBy(
    shifts.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day) || a.opens - b.opens),
    ({ day }) => day.toString(),
  )
  return [...days].map(([day, own]) => {
    const hours: Hours[] = []
    for (const { opens, closes } of own) {
      const last = hours.at(-1)
      if (last && opens <= last.closes) last.closes = Math.max(last.closes, closes)
      else hours.push({ opens, closes })
    }
    return { day: Temporal.PlainDate.from(day), hours }
  })
}

/** Days one after another that have the same hours, together. */
export function spansOf(days: ReturnType<typeof openingOf>) {
  const spans: { from: Temporal.PlainDate; to: Temporal.PlainDate; hours: Hours[] }[] = []
  for (const { day, hours } of days) {
    const last = spans.at(-1)
    if (last?.to.add({ days: 1 }).equals(day) && JSON.stringify(last.hours) === JSON.stringify(hours)) last.to = day
    else spans.push({ from: day, to: day, hours })
  }
  return spans
}

/** The shifts of now. */
export const onDuty = (shifts: readonly Shift[], now: Temporal.Instant) =>
  shifts.filter(({ day, opens, closes }) => !before(now, momentAt(day, opens)) && before(now, momentAt(day, closes)))

/** Days of a range, without Saturdays and Sundays when asked. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate, weekdaysOnly: boolean) {
  const days: Temporal.PlainDate[] = []
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    if (!weekdaysOnly || day.dayOfWeek <= 5) days.push(day)
  return days
}

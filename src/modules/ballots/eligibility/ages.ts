import { dateOf } from '../../../platform/clock.ts'
import type { Way } from '../polls/definition.ts'
import { bornOf } from './pesel.ts'

/** Ages by which turnout is told, from the youngest; an id is of the age a band begins with. */
export const BANDS = [
  { id: 'a0', from: 0 },
  { id: 'a16', from: 16 },
  { id: 'a25', from: 25 },
  { id: 'a40', from: 40 },
  { id: 'a60', from: 60 },
] as const
export type Band = (typeof BANDS)[number]['id']

export const isBand = (text: string | undefined): text is Band => BANDS.some(({ id }) => id === text)

/**
 * The band of somebody's age, when the way of the poll asks what tells it: a year of birth or a PESEL number. Of somebody of
 * whom only the year is known, the age is what they reach in this one.
 */
export function bandOf(
  way: Way,
  { birthYear = '', pesel = '' }: { birthYear?: string; pesel?: string },
  now: Temporal.Instant,
): Band | null {
  const today = dateOf(now)
  if (way === 'declaration') return bandAt(today.year - Number(birthYear))
  const born = way === 'pesel' ? bornOf(pesel.replace(/\s/g, '')) : null
  return born ? bandAt(born.until(today, { largestUnit: 'year' }).years) : null
}

const bandAt = (years: number): Band | null => BANDS.findLast(({ from }) => years >= from)?.id ?? null

/** Counts are told in whole tens: nobody sees one person's band appear the moment they vote. */
export const STEP = 10

/** `120` of 127; null below ten, where it would tell too much. */
export const roundedDown = (count: number): number | null => (count < STEP ? null : count - (count % STEP))

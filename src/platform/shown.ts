import { createHmac, timingSafeEqual } from 'node:crypto'
import type { House } from './context.ts'

/** A person needs at least this long to read a question and write ten letters, in seconds. */
export const SHORTEST_WRITING = 3

/** Signs the moment a form was shown, so that a machine cannot claim an earlier one. */
export const signMoment = (house: House, now: Temporal.Instant) =>
  `${now.epochMilliseconds}.${signature(house, String(now.epochMilliseconds))}`

/** Seconds since the form was shown; null when the moment was not signed by us. */
export function secondsSince(house: House, now: Temporal.Instant, signed: string): number | null {
  const [moment = '', given = ''] = signed.split('.')
  const right = Buffer.from(signature(house, moment))
  const claimed = Buffer.from(given)
  if (right.length !== claimed.length || !timingSafeEqual(right, claimed)) return null
  return (now.epochMilliseconds - Number(moment)) / 1000
}

const signature = (house: House, moment: string) =>
  createHmac('sha256', house.config.secret).update(`remark-form ${moment}`).digest('base64url')

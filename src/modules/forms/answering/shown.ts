import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { House } from '../../../platform/context.ts'
import { isId } from '../../../platform/ids.ts'

/** A person needs at least this long to read and answer the shortest form, in seconds. */
export const SHORTEST_ANSWERING = 3

/** An id that a browser keeps for us, and when it was given: nobody can make one up, or claim an earlier moment. */
export interface SignedId {
  id: string
  at: Temporal.Instant
}

/** `<id>.<moment>.<signature>`. */
export function signId(house: House, id: string, at: Temporal.Instant): string {
  const said = `${id}.${at.epochMilliseconds}`
  return `${said}.${signature(house, said)}`
}

/** When a form on one page was shown; its key is a field of its own. */
export const signMoment = (house: House, now: Temporal.Instant) => signId(house, randomUUID(), now)

/** Null when it is not ours. */
export function readSignedId(house: House, text: string): SignedId | null {
  const [id = '', moment = '', given = ''] = text.split('.')
  if (!isId(id) || !/^\d{1,15}$/.test(moment)) return null
  const right = Buffer.from(signature(house, `${id}.${moment}`))
  const claimed = Buffer.from(given)
  if (right.length !== claimed.length || !timingSafeEqual(right, claimed)) return null
  return { id, at: Temporal.Instant.fromEpochMilliseconds(Number(moment)) }
}

/** Whether so little time has passed that no person can have read and answered. */
export const isTooQuick = (signed: SignedId, now: Temporal.Instant) =>
  now.epochMilliseconds - signed.at.epochMilliseconds < SHORTEST_ANSWERING * 1000

const signature = (house: House, text: string) =>
  createHmac('sha256', house.config.secret).update(`form ${text}`).digest('base64url')

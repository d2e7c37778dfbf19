import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../../../platform/config.ts'
import { isId } from '../../../platform/ids.ts'

/** A link to confirm works this long: people read their mail once a week. */
export const CONFIRM_WITHIN = Temporal.Duration.from({ hours: 7 * 24 })

export const secretHash = (secret: string) =>
  createHash('sha256').update(`notices.confirm:${secret}`).digest('base64url')

/**
 * The secret under every letter to a follower. It is worked out from the follower's id and our key, so that a link in an
 * old letter still works and nothing that opens it is stored.
 */
export function endToken(config: Config, followerId: string): string {
  const id = Buffer.from(followerId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, seal(config, id)]).toString('base64url')
}

/** The follower's id, or null when the token was not made by us. */
export function readEndToken(config: Config, token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  const id = bytes.subarray(0, 16)
  if (!timingSafeEqual(bytes.subarray(16), seal(config, id))) return null
  const hex = id.toString('hex')
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return isId(uuid) ? uuid : null
}

const seal = (config: Config, id: Uint8Array) =>
  createHmac('sha256', `notices.end:${config.secret}`).update(id).digest().subarray(0, 16)

/** Where one press ends the letters, without a page (RFC 8058). */
export const oneClickUrl = (config: Config, followerId: string) =>
  `${config.url}/wypisz/${endToken(config, followerId)}`

/** The page on which a person ends the letters. */
export const endPath = (config: Config, followerId: string) => `/obserwuj/koniec/${endToken(config, followerId)}`

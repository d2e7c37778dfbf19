import { createHash } from 'node:crypto'
import type { Config } from '../../../platform/config.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'

/** A link to confirm works this long: people read their mail once a week. */
export const CONFIRM_WITHIN = Temporal.Duration.from({ hours: 7 * 24 })

export const secretHash = (secret: string) =>
  createHash('sha256').update(`notices.confirm:${secret}`).digest('base64url')

const PURPOSE = 'notices.end'

/** The secret under every letter to a follower. */
export const endToken = (config: Config, followerId: string) => sealId(config, PURPOSE, followerId)

/** The follower's id, or null when the token was not made by us. */
export const readEndToken = (config: Config, token: string) => unsealId(config, PURPOSE, token)

/** Where one press ends the letters, without a page (RFC 8058). */
export const oneClickUrl = (config: Config, followerId: string) =>
  `${config.url}/wypisz/${endToken(config, followerId)}`

/** The page on which a person ends the letters. */
export const endPath = (config: Config, followerId: string) => `/obserwuj/koniec/${endToken(config, followerId)}`

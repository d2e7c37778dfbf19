import { createHash } from 'node:crypto'
import type { Config } from '../../../platform/config.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import { issuePath } from '../issues/rules.ts'
import type { RecipientLinks } from '../letter/slots.ts'

/** A link to confirm works this long: people read their mail once a week. */
export const CONFIRM_WITHIN = Temporal.Duration.from({ hours: 7 * 24 })

const PURPOSE = 'newsletter.subscriber'

export const CONFIRM = '/newsletter/potwierdzenie'
export const PREFERENCES = '/newsletter/ustawienia'
export const UNSUBSCRIBE = '/newsletter/wypisanie'
/** Where one press in the mail program ends the subscription (RFC 8058). */
export const ONE_CLICK = '/newsletter/wypisz'

/** The secret of a subscriber's own links: worked out from the id and our key, so that links in old letters work. */
export const ownToken = (config: Pick<Config, 'secret'>, subscriberId: string) => sealId(config, PURPOSE, subscriberId)

/** The subscriber's id, or null when the token was not made by us. */
export const readOwnToken = (config: Pick<Config, 'secret'>, token: string) => unsealId(config, PURPOSE, token)

export const preferencesPath = (config: Pick<Config, 'secret'>, subscriberId: string) =>
  `${PREFERENCES}/${ownToken(config, subscriberId)}`

export const unsubscribePath = (config: Pick<Config, 'secret'>, subscriberId: string) =>
  `${UNSUBSCRIBE}/${ownToken(config, subscriberId)}`

/** What fills the slots of a frozen issue for one recipient, and the address for the header of RFC 8058. */
export function linksOf(
  config: Pick<Config, 'secret' | 'url'>,
  subscriberId: string,
  issue: { id: string; year: number | null; number: number | null },
): RecipientLinks & { oneClick: string } {
  const token = ownToken(config, subscriberId)
  return {
    unsubscribe: `${config.url}${UNSUBSCRIBE}/${token}?numer=${issue.id}`,
    preferences: `${config.url}${PREFERENCES}/${token}`,
    // Without anything of the person: a letter passed on to a friend shows the friend the same page.
    view: config.url + issuePath(issue),
    oneClick: `${config.url}${ONE_CLICK}/${token}?numer=${issue.id}`,
  }
}

export const secretHash = (secret: string) =>
  createHash('sha256').update(`newsletter.confirm:${secret}`).digest('base64url')

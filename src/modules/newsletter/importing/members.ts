import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { addressHash } from '../../notices/index.ts'
import type { NewsletterPorts } from '../ports.ts'
import { endByAddress, versionOf } from '../subscribing/actions.ts'
import { keepConsentText, livingByAddress } from '../subscribing/store.ts'
import { insertConsented, knownAddresses } from './store.ts'

/**
 * Brings those who agreed to the newsletter in their declaration, and lets go those who took that back. All consents are
 * looked at each time, so that no window of time is missed. Who unsubscribed after agreeing stays unsubscribed.
 */
export async function bringConsenting(context: Context, { consenting }: Pick<NewsletterPorts, 'consenting'>) {
  allow(context.actor.kind === 'system')
  const { db, house, now } = context
  const people = (await consenting(context)).map((person) => ({
    ...person,
    addressHash: addressHash(house.config.secret, person.email),
  }))
  const known = await knownAddresses(
    db,
    people.map((person) => person.addressHash),
  )
  for (const person of people) {
    const { living = false, endedAt = null } = known.get(person.addressHash) ?? {}
    if (person.takenBackAt) {
      if (!living) continue
      const subscriber = await livingByAddress(db, person.addressHash)
      // A subscription asked for by oneself is another consent, and stays.
      if (subscriber?.consentSource === 'member') await endByAddress(context, person.addressHash, 'consent-withdrawn')
      continue
    }
    if (living || (endedAt && Temporal.Instant.compare(endedAt, person.givenAt) >= 0)) continue
    await inTransaction(context, async (context) => {
      const version = versionOf(person.words)
      await keepConsentText(context.db, version, person.words, now)
      await insertConsented(context.db, [{ ...person, consentVersion: version, source: 'member', importId: null }], now)
    })
  }
}

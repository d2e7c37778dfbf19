import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import { addressHash } from '../../notices/index.ts'
import { insertConsented } from '../importing/store.ts'
import { versionOf } from './actions.ts'
import type { Preferences } from './rules.ts'
import { keepConsentText, livingByAddress, recordPause, updatePreferences } from './store.ts'

export interface Brought extends Preferences {
  email: string
  pausedUntil: Temporal.Instant | null
}

/**
 * Subscribes somebody at the moment of the context as if they had asked by the form and confirmed: seed data, tests.
 * Nobody else may, because it proves nothing.
 */
export async function bringSubscriber(context: Context, person: Brought) {
  allow(context.actor.kind === 'system')
  const { db, house, now } = context
  const hash = addressHash(house.config.secret, person.email)
  const words = house.texts.in('pl')('newsletter.consent')
  const version = versionOf(words)
  await keepConsentText(db, version, words, now)
  const given = { addressHash: hash, email: person.email, name: person.name, personId: null, importId: null }
  await insertConsented(db, [{ ...given, consentVersion: version, source: 'form', givenAt: now }], now)
  const subscriber = await livingByAddress(db, hash)
  if (!subscriber) return
  await updatePreferences(db, subscriber.id, person)
  if (person.pausedUntil) await recordPause(db, subscriber.id, person.pausedUntil)
}

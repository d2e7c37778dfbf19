import { createHash } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId, newSecret } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { withinLimit } from '../../../platform/http/index.ts'
import { record } from '../../audit/index.ts'
import { addressHash, notify } from '../../notices/index.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { alreadySubscribed, confirmation } from './emails.ts'
import { deleteByAddress } from './ending-store.ts'
import { CONFIRM, CONFIRM_WITHIN, preferencesPath, readOwnToken, secretHash } from './links.ts'
import type { ConsentSource, EndReason, PAUSES, Preferences, Subscriber } from './rules.ts'
import {
  keepAsking,
  keepConsentText,
  livingByAddress,
  recordConfirmation,
  recordEnd,
  recordPause,
  subscriberByConfirmation,
  subscriberById,
  updatePreferences,
} from './store.ts'

/** Letters one address may get a day because somebody typed it into a form. */
const MOST_ASKINGS_A_DAY = 5

export interface Wish extends Preferences {
  email: string
  source: Extract<ConsentSource, 'form' | 'embed'>
  /** The words beside the box they ticked, as they read them. */
  consent: string
}

/** The version of a consent's words: whoever changes the words has changed the version. */
export const versionOf = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 16)

/**
 * Somebody wants the newsletter at an address. Nothing is sent there but a letter to confirm it, and what happens looks
 * the same whether or not we knew the address (PKE art. 398: consent first; double opt-in proves whose it is).
 */
export async function askToSubscribe(context: Context, wish: Wish) {
  const { actor, house, locale, now } = context
  const hash = addressHash(house.config.secret, wish.email)
  if (
    !(await withinLimit(context, { what: 'newsletter-address', whom: hash, most: MOST_ASKINGS_A_DAY, seconds: 86_400 }))
  )
    return
  const secret = newSecret()
  const version = versionOf(wish.consent)
  const own = actor.kind === 'person' && addressHash(house.config.secret, actor.email) === hash

  await inTransaction(context, async (context) => {
    await keepConsentText(context.db, version, wish.consent, now)
    const subscriber = await keepAsking(context.db, {
      id: newId(now.epochMilliseconds),
      addressHash: hash,
      email: wish.email.trim(),
      name: wish.name,
      topics: wish.topics,
      unitCodes: wish.unitCodes,
      frequency: wish.frequency,
      personId: own ? personId(actor) : null,
      locale,
      consentVersion: version,
      consentSource: wish.source,
      consentedAt: now,
      confirmationHash: secretHash(secret),
      confirmationUntil: now.add(CONFIRM_WITHIN),
    })
    const t = house.texts.in(locale)
    await notify(context, {
      to: { email: wish.email, personId: subscriber.personId },
      template: 'newsletter-confirmation',
      locale,
      fleeting: true,
      mail: subscriber.confirmedAt
        ? alreadySubscribed(t, preferencesPath(house.config, subscriber.id))
        : confirmation(t, `${CONFIRM}/${secret}`),
    })
  })
}

export type Confirmation =
  | { subscriber: Subscriber; state: 'waiting' | 'confirmed' }
  | { subscriber: null; state: 'over' }

/** What a link to confirm stands for; `over` when it is unknown, ended, or was not used in time. */
export async function findConfirmation(context: Context, secret: string): Promise<Confirmation> {
  const subscriber = await subscriberByConfirmation(context.db, secretHash(secret))
  if (!subscriber || subscriber.endedAt) return { subscriber: null, state: 'over' }
  if (subscriber.confirmedAt) return { subscriber, state: 'confirmed' }
  return subscriber.confirmationUntil && before(context.now, subscriber.confirmationUntil)
    ? { subscriber, state: 'waiting' }
    : { subscriber: null, state: 'over' }
}

/** Confirms a subscription; the secret is the permission, and once confirmed, again changes nothing. Null when the link is over. */
export async function confirmSubscription(context: Context, secret: string): Promise<Subscriber | null> {
  const { subscriber, state } = await findConfirmation(context, secret)
  if (state === 'waiting') await recordConfirmation(context.db, subscriber.id, context.now)
  return subscriber
}

/** Whose settings a link opens. @throws Refusal `absent` when we did not make it, or everything of theirs was erased */
export async function findByToken(context: Context, token: string): Promise<Subscriber> {
  const id = found(readOwnToken(context.house.config, token))
  return found(await subscriberById(context.db, id))
}

export async function changePreferences(context: Context, token: string, preferences: Preferences) {
  const subscriber = await living(context, token)
  await updatePreferences(context.db, subscriber.id, preferences)
}

/** No issue for so many days, from now; the subscription stays. */
export async function pauseSubscription(context: Context, token: string, days: (typeof PAUSES)[number]) {
  const subscriber = await living(context, token)
  await recordPause(context.db, subscriber.id, context.now.add({ hours: days * 24 }))
}

export async function resumeSubscription(context: Context, token: string) {
  const subscriber = await living(context, token)
  await recordPause(context.db, subscriber.id, null)
}

/** Ends a subscription by its own link; a second use changes nothing. @param issueId the issue whose link it was */
export async function endSubscription(context: Context, token: string, issueId: string | null = null) {
  const subscriber = await findByToken(context, token)
  await recordEnd(context.db, subscriber.id, { at: context.now, reason: 'unsubscribed', issueId })
  return subscriber
}

/** Erases everything the newsletter keeps of an address, by its own link: also that there was a consent. */
export async function eraseSubscriber(context: Context, token: string) {
  const subscriber = await findByToken(context, token)
  await deleteByAddress(context.db, subscriber.addressHash)
}

/** Somebody asked by letter or phone to be taken off the list. @returns whether the address was on it */
export async function endOnRequest(context: Context, email: string): Promise<boolean> {
  allow(mayKeepNewsletter(context.actor))
  return endByAddress(context, addressHash(context.house.config.secret, email), 'on-request')
}

export async function endByAddress(context: Context, hash: string, reason: EndReason): Promise<boolean> {
  allow(mayKeepNewsletter(context.actor))
  return inTransaction(context, async (context) => {
    const subscriber = await livingByAddress(context.db, hash)
    if (!subscriber || !(await recordEnd(context.db, subscriber.id, { at: context.now, reason }))) return false
    await record(context, 'subscription-ended', { kind: 'subscriber', id: subscriber.id }, { reason })
    return true
  })
}

// The link is the permission; what has ended is changed no more.
async function living(context: Context, token: string): Promise<Subscriber> {
  const subscriber = await findByToken(context, token)
  if (subscriber.endedAt) refuse('subscription-ended', 410)
  return subscriber
}

import { personId } from '../../../platform/actor.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId, newSecret } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import { notify } from '../outbox/actions.ts'
import { addressHash } from '../rules.ts'
import { alreadyFollowing, confirmation } from './emails.ts'
import {
  countLetters,
  type Follower,
  findFollower,
  findFollowerByConfirmation,
  keepAsking,
  recordConfirmation,
  recordEnd,
  type Subject,
} from './store.ts'
import { CONFIRM_WITHIN, endPath, readEndToken, secretHash } from './tokens.ts'

/** The sentence people agree to is `notices.follow.consent`; when it changes, so does this. */
export const CONSENT_VERSION = '2026-11'

/** Letters one address may get a day because somebody typed it into a form. */
const MOST_ASKINGS_A_DAY = 5

export interface FollowWish {
  email: string
  subject: Subject
  /** What is followed, as the letter calls it: „Park nad Nettą”. */
  title: string
  /** Path of its page, without /en. */
  url: string
}

/**
 * Somebody wants news of a thing at an address. Nothing is sent there but a letter to confirm it. What happens looks the
 * same whether or not we knew the address; whoever reads its mail learns the rest (double opt-in).
 */
export async function askToFollow(context: Context, { email, subject, title, url }: FollowWish) {
  const { actor, house, locale, now } = context
  const hash = addressHash(house.config.secret, email)
  const secret = newSecret()

  await inTransaction(context, async (context) => {
    if (
      (await countLetters(context.db, hash, ['follow-confirmation', 'follow-already'], now.subtract({ hours: 24 }))) >=
      MOST_ASKINGS_A_DAY
    )
      return
    const follower = await keepAsking(context.db, {
      id: newId(now.epochMilliseconds),
      subject,
      title,
      path: url,
      email: email.trim(),
      addressHash: hash,
      personId:
        actor.kind === 'person' && addressHash(house.config.secret, actor.email) === hash ? personId(actor) : null,
      locale,
      consentVersion: CONSENT_VERSION,
      confirmationHash: secretHash(secret),
      confirmationUntil: now.add(CONFIRM_WITHIN),
      askedAt: now,
    })
    const t = house.texts.in(locale)
    await notify(context, {
      to: { email, personId: follower.personId },
      template: follower.confirmedAt ? 'follow-already' : 'follow-confirmation',
      locale,
      about: subject,
      fleeting: true,
      mail: follower.confirmedAt
        ? alreadyFollowing(t, follower, endPath(house.config, follower.id))
        : confirmation(t, follower, `/obserwuj/potwierdzenie/${secret}`),
    })
  })
}

export type Confirmation = { follower: Follower; state: 'waiting' | 'confirmed' } | { follower: null; state: 'over' }

/** What a link to confirm stands for; `over` when it is unknown, ended, or was not used in time. */
export async function findConfirmation(context: Context, secret: string): Promise<Confirmation> {
  const follower = await findFollowerByConfirmation(context.db, secretHash(secret))
  if (!follower || follower.endedAt) return { follower: null, state: 'over' }
  if (follower.confirmedAt) return { follower, state: 'confirmed' }
  return before(context.now, follower.confirmationUntil)
    ? { follower, state: 'waiting' }
    : { follower: null, state: 'over' }
}

/** Confirms following; once confirmed, again changes nothing. Null when the link is over. */
export async function confirmFollowing(context: Context, secret: string): Promise<Follower | null> {
  const { follower, state } = await findConfirmation(context, secret)
  if (state === 'waiting') await recordConfirmation(context.db, follower.id, context.now)
  return follower
}

/** Whose letters a link under a letter ends. @throws Refusal `absent` when the link was not made by us */
export async function findByEndToken(context: Context, token: string): Promise<Follower> {
  const id = found(readEndToken(context.house.config, token))
  return found(await findFollower(context.db, id))
}

/** Ends following; the link is the permission, and a second use changes nothing. */
export async function endFollowing(context: Context, token: string): Promise<Follower> {
  const follower = await findByEndToken(context, token)
  await recordEnd(context.db, follower.id, context.now)
  return follower
}

import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { accountsByEmails } from '../../identity/index.ts'
import type { MailContent } from '../blocks.ts'
import { insertItems } from '../digests/store.ts'
import { mailUrl } from '../emails.tsx'
import { insideOf, tellInside } from '../inbox/actions.ts'
import { itemOf, letterOf, type Notice } from '../outbox/actions.ts'
import { insertMessages } from '../outbox/store.ts'
import { FAN_OUT, SEND, wake } from '../outbox/wake.ts'
import { DEFAULT_FREQUENCY, type Topic } from '../preferences/rules.ts'
import { preferencesOfMany } from '../preferences/store.ts'
import { addressHash } from '../rules.ts'
import { type FanOut, insertFanOut, recordReached, takeFanOut } from './fan-out-store.ts'
import { type Follower, followersAfter, hashesFollowing, type Subject } from './store.ts'
import { endPath } from './tokens.ts'

const BATCH = 200

export interface News {
  template: string
  /** What a person decides about; news of what they follow unless said. */
  topic?: Topic
  /** The same key never makes the news twice: `report-published:<process id>`. */
  once: string
  /** The letter, written once in each language. */
  mail: (locale: Locale) => MailContent
}

/**
 * Tells everybody who follows a thing now. Recorded in the caller's transaction; after the commit a job makes one letter
 * for each follower, in batches, and takes up where it stopped when it was interrupted.
 */
export async function tellFollowers(context: Context, subject: Subject, news: News) {
  await insertFanOut(context.db, {
    id: newId(context.now.epochMilliseconds),
    once: news.once,
    subject,
    template: news.template,
    topic: news.topic ?? 'followed',
    mails: { pl: news.mail('pl'), en: news.mail('en') },
    createdAt: context.now,
  })
  await wake(context, FAN_OUT)
}

/** Everybody who confirmed and has not ended following, in batches, so that a list of any length fits in memory. */
export async function* followersOf(
  { db, now }: Pick<Context, 'db' | 'now'>,
  subject: Subject,
  limit = BATCH,
): AsyncGenerator<Follower[]> {
  let after: string | null = null
  for (;;) {
    const batch: Follower[] = await followersAfter(db, subject, { after, until: now, limit })
    if (batch.length > 0) yield batch
    if (batch.length < limit) return
    after = batch.at(-1)?.id ?? null
  }
}

/** Those of these addresses that followed by then, so that nobody is told the same twice. */
export async function whoFollowed(
  { db, house }: Pick<Context, 'db' | 'house'>,
  subject: Subject,
  { emails, until }: { emails: string[]; until: Temporal.Instant },
): Promise<Set<string>> {
  const hashOf = (email: string) => addressHash(house.config.secret, email)
  const following = await hashesFollowing(db, subject, { hashes: emails.map(hashOf), until })
  return new Set(emails.filter((email) => following.has(hashOf(email))))
}

/** Makes the letters of all news that wait. Several workers share the work: each batch is one worker's transaction. */
export async function fanOut(context: Context, batch = BATCH) {
  while (await makeBatch(context, batch)) {
    await wake(context, SEND)
  }
}

// Letters and the place reached are one commit, and each letter has a key of its own: a crash repeats nothing.
async function makeBatch(context: Context, limit: number): Promise<boolean> {
  return inTransaction({ ...context, now: context.house.clock.now() }, async (context) => {
    const news = await takeFanOut(context.db)
    if (!news) return false
    const followers = await followersAfter(context.db, news.subject, {
      after: news.reachedId,
      until: news.createdAt,
      limit,
    })
    await makeFor(context, news, followers)
    const last = followers.at(-1)
    await recordReached(context.db, news.id, {
      reachedId: last?.id ?? news.reachedId,
      finishedAt: followers.length < limit ? context.now : null,
    })
    return true
  })
}

/** For each follower what they chose: a letter, a line of a digest, or a word inside the portal alone. */
async function makeFor(context: Context, news: FanOut, followers: Follower[]) {
  const { db, house } = context
  const accounts = await accountsByEmails(
    { db },
    followers.flatMap(({ email }) => email ?? []),
  )
  const told = followers.map((follower) => ({
    ...follower,
    email: follower.email ?? '',
    personId: follower.personId ?? accounts.get((follower.email ?? '').trim().toLowerCase()) ?? null,
    hash: addressHash(house.config.secret, follower.email ?? ''),
  }))
  const chosen = await preferencesOfMany(db, news.topic, {
    personIds: told.flatMap(({ personId }) => personId ?? []),
    hashes: told.map(({ hash }) => hash),
  })
  const wanted = told.map((follower) => ({
    follower,
    frequency:
      follower.frequency ??
      (follower.personId ? chosen.get(`person:${follower.personId}`) : undefined) ??
      chosen.get(`address:${follower.hash}`) ??
      DEFAULT_FREQUENCY,
  }))
  await insertMessages(
    db,
    wanted.flatMap(({ follower, frequency }) => (frequency === 'now' ? [letterTo(context, news, follower)] : [])),
  )
  await insertItems(
    db,
    wanted.flatMap(({ follower, frequency }) =>
      frequency === 'daily' || frequency === 'weekly'
        ? [itemOf(context, noticeTo(news, follower), frequency, follower.id)]
        : [],
    ),
  )
  await tellInside(
    context,
    wanted.flatMap(({ follower: { personId, locale, id }, frequency }) =>
      personId
        ? [
            {
              personId,
              template: news.template,
              ...insideOf(news.mails[locale], true),
              once: `fan-out:${news.id}:${id}`,
              push: frequency === 'now',
            },
          ]
        : [],
    ),
  )
}

type Told = Omit<Follower, 'email'> & { email: string }

function letterTo(context: Context, news: FanOut, follower: Told) {
  const { config } = context.house
  const unsubscribeUrl = mailUrl({ config, locale: follower.locale }, endPath(config, follower.id))
  return letterOf(context, noticeTo(news, follower), { follower: { id: follower.id, unsubscribeUrl } })
}

const noticeTo = (news: FanOut, follower: Told): Notice => ({
  to: { email: follower.email, personId: follower.personId },
  template: news.template,
  topic: news.topic,
  locale: follower.locale,
  mail: news.mails[follower.locale],
  about: news.subject,
  once: `fan-out:${news.id}:${follower.id}`,
})

import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { WORK_DIGEST } from '../digests/work.ts'
import { addressHash } from '../rules.ts'
import {
  FREQUENCIES,
  type Frequency,
  type Recipient,
  readPreferencesToken,
  TOPICS,
  WORK,
  WORK_DEFAULT,
  WORK_FREQUENCIES,
} from './rules.ts'
import {
  dropWaiting,
  type Followed,
  followedNow,
  keepFollowFrequency,
  keepPreference,
  preferencesOf,
  recipientOfLetter,
  stopAllDigests,
} from './store.ts'

export interface Choices {
  topics: Map<string, Frequency>
  followed: Followed[]
  /** Whether the recipient works in a team, so that a summary of work may come. */
  works: boolean
}

/** Whose choices these are, and whether a summary of work is among them. */
type KnownRecipient = Recipient & { works: boolean }

/** The recipient a signed-in person is. @throws Refusal `absent` for a stranger */
export function ownRecipient({ actor, house }: Context): KnownRecipient {
  allow(actor.kind === 'person')
  return {
    personId: actor.id,
    addressHash: addressHash(house.config.secret, actor.email),
    works: actor.roles.length > 0,
  }
}

/** The recipient a link under a letter was made for. @throws Refusal `absent` when we did not make it or forgot the letter */
export async function recipientOfToken({ db, house }: Context, token: string): Promise<KnownRecipient> {
  const id = readPreferencesToken(house.config, token)
  const letter = found(id ? await recipientOfLetter(db, id) : null)
  const { personId } = letter
  // Whoever reads a summary of work decides about it there; of others the letter says nothing about where they work.
  const works = personId !== null && letter.template.startsWith(WORK_DIGEST)
  return { personId, addressHash: letter.addressHash, works }
}

/** What a recipient has chosen and follows. */
export const choicesOf = async ({ db }: Context, recipient: KnownRecipient): Promise<Choices> => ({
  works: recipient.works,
  topics: await preferencesOf(db, recipient),
  followed: await followedNow(db, recipient),
})

/**
 * Keeps what a recipient chose. Whoever holds the recipient (an own account, the link in a letter to them) may; what is
 * not among the choices changes nothing.
 * @param chosen frequencies by topic and by id of a followed thing; an empty word leaves a followed thing to its topic
 */
export async function choose(
  context: Context,
  recipient: Recipient,
  chosen: { topics: Record<string, string>; followed: Record<string, string> },
) {
  allow(recipient.addressHash !== '')
  await inTransaction(context, async ({ db, now }) => {
    const before = await preferencesOf(db, recipient)
    for (const topic of TOPICS) {
      const frequency = frequencyOf(chosen.topics[topic])
      if (!frequency || frequency === (before.get(topic) ?? 'now')) continue
      await keepPreference(db, recipient, { topic, frequency, at: now })
      if (frequency === 'never') await dropWaiting(db, recipient, { topic })
    }
    const work = WORK_FREQUENCIES.find((frequency) => frequency === chosen.topics[WORK])
    if (work && recipient.personId && work !== (before.get(WORK) ?? WORK_DEFAULT))
      await keepPreference(db, recipient, { topic: WORK, frequency: work, at: now })
    for (const { id, frequency: was } of await followedNow(db, recipient)) {
      const word = chosen.followed[id]
      const frequency = frequencyOf(word) ?? null
      if (word === undefined || frequency === was) continue
      await keepFollowFrequency(db, recipient, { id, frequency })
      if (frequency === 'never') await dropWaiting(db, recipient, { followerId: id })
    }
  })
}

/** One press under a digest ends digests (RFC 8058); a second changes nothing. */
export async function endDigests(context: Context, recipient: Recipient) {
  allow(recipient.addressHash !== '')
  await inTransaction(context, ({ db, now }) => stopAllDigests(db, recipient, now))
}

const frequencyOf = (word: string | undefined) => FREQUENCIES.find((frequency) => frequency === word)

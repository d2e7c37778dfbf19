import type { Config } from '../../platform/config.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/db/index.ts'
import { endingBy, type PersonalDataStore, type RetentionRule } from '../../platform/personal-data.ts'
import { deletePreparedBefore } from './digests/store.ts'
import { deleteEndedBefore, deleteUnconfirmed } from './followers/store.ts'
import { deleteNotificationsBefore } from './inbox/store.ts'
import { anonymiseOld, deleteOldBodies } from './outbox/store.ts'
import { chosenBy, eraseAbout, eraseAddress, followedBy, lettersTo } from './personal-data-store.ts'
import { addressHash, SOFT_WINDOW_DAYS } from './rules.ts'
import { deleteOldBounces } from './suppression/store.ts'

/** How long it is known to whom a letter went, and that somebody once agreed to follow. */
const ROW_DAYS = 730

/** How long news inside the portal waits to be read, and a prepared digest is remembered so that nothing is told twice. */
const INSIDE_DAYS = 180
const DIGEST_DAYS = 30

const rule = (
  key: string,
  days: (config: Config) => number,
  end: (db: Db, before: Temporal.Instant) => Promise<number>,
): RetentionRule => ({
  key,
  kept: (config) => ({ days: days(config) }),
  end: ({ db }, before) => end(db, before),
})

/**
 * What notices keep of people: letters and what a person follows. The list of addresses we do not write to stays after
 * erasure as hashes (art. 17 ust. 3 lit. b and art. 21 RODO: the objection itself must be honoured).
 */
export const personalData: PersonalDataStore = {
  module: 'notices',

  async export({ db, house }, person) {
    const hash = addressHash(house.config.secret, person.email)
    return {
      data: {
        letters: await lettersTo(db, person.id, hash),
        follows: await followedBy(db, person.id, hash),
        ...(await chosenBy(db, person.id, hash)),
      },
    }
  },

  async erase({ db, house, now }, person) {
    await eraseAddress(db, { personId: person.id, addressHash: addressHash(house.config.secret, person.email) }, now)
  },

  ...endingBy([
    { key: 'unconfirmed', kept: () => ({ days: 7 }), end: ({ db, now }) => deleteUnconfirmed(db, now) },
    rule('followers', () => ROW_DAYS, deleteEndedBefore),
    rule('bodies', ({ retention }) => retention.letterDays, deleteOldBodies),
    rule('letters', () => ROW_DAYS, anonymiseOld),
    rule('notifications', () => INSIDE_DAYS, deleteNotificationsBefore),
    rule('digests', () => DIGEST_DAYS, deletePreparedBefore),
    rule('bounces', () => SOFT_WINDOW_DAYS, deleteOldBounces),
  ]),
}

/** Forgets the letters about things whose person is being erased, also those that went to another address of theirs. */
export const forgetLettersAbout = ({ db, now }: Context, about: { kind: string; ids: readonly string[] }) =>
  eraseAbout(db, about, now)

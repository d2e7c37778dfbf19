import type { Context } from '../../platform/context.ts'
import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { deletePreparedBefore } from './digests/store.ts'
import { deleteEndedBefore, deleteUnconfirmed } from './followers/store.ts'
import { deleteNotificationsBefore } from './inbox/store.ts'
import { anonymiseOld, deleteOldBodies } from './outbox/store.ts'
import { chosenBy, eraseAbout, eraseAddress, followedBy, lettersTo } from './personal-data-store.ts'
import { addressHash, SOFT_WINDOW_DAYS } from './rules.ts'
import { deleteOldBounces } from './suppression/store.ts'

/** How long the words of a letter are kept, for answering "what did you write to me?". */
const BODY_DAYS = 90

/** How long it is known to whom a letter went, and that somebody once agreed to follow. */
const ROW_DAYS = 730

/** How long news inside the portal waits to be read, and a prepared digest is remembered so that nothing is told twice. */
const INSIDE_DAYS = 180
const DIGEST_DAYS = 30

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

  async endRetention({ db, now }) {
    const ago = (days: number) => now.subtract({ hours: days * 24 })
    const ended = [
      await deleteUnconfirmed(db, now),
      await deleteEndedBefore(db, ago(ROW_DAYS)),
      await deleteOldBodies(db, ago(BODY_DAYS)),
      await anonymiseOld(db, ago(ROW_DAYS)),
      await deleteNotificationsBefore(db, ago(INSIDE_DAYS)),
      await deletePreparedBefore(db, ago(DIGEST_DAYS)),
      await deleteOldBounces(db, ago(SOFT_WINDOW_DAYS)),
    ]
    return ended.reduce((sum, count) => sum + count, 0)
  },
}

/** Forgets the letters about things whose person is being erased, also those that went to another address of theirs. */
export const forgetLettersAbout = ({ db, now }: Context, about: { kind: string; ids: readonly string[] }) =>
  eraseAbout(db, about, now)

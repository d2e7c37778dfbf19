import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { addressHash } from '../notices/index.ts'
import { commentsBy, deleteStaleRows, forgetPerson } from './personal-data-store.ts'
import { anonymiseDeliveries, forgetDecider, forgetRecipient, issuesSentTo } from './sending/store.ts'
import { dataOf, deleteByAddress, deleteEndedBefore, deleteUnconfirmed } from './subscribing/ending-store.ts'

/** How long it is known, as a hash, that somebody agreed and when it ended (RODO art. 7 ust. 1, art. 17 ust. 3 lit. e). */
const PROOF_DAYS = 730

/** Rows of a list that nobody confirmed. */
const IMPORT_HOURS = 24

/** Subscriptions, by account or by address, and what a person said of issues. */
export const personalData: PersonalDataStore = {
  module: 'newsletter',

  async export({ db, house }, person) {
    const hash = addressHash(house.config.secret, person.email)
    return {
      data: {
        subscriptions: await dataOf(db, { personId: person.id, addressHash: hash }),
        issues: await issuesSentTo(db, hash),
        comments: await commentsBy(db, person.id),
      },
    }
  },

  async erase({ db, house }, person) {
    const hash = addressHash(house.config.secret, person.email)
    await forgetRecipient(db, hash)
    await forgetDecider(db, person.id)
    await deleteByAddress(db, hash)
    await forgetPerson(db, person.id)
  },

  ...endingBy([
    { key: 'unconfirmed', kept: () => ({ days: 7 }), end: ({ db, now }) => deleteUnconfirmed(db, now) },
    {
      key: 'consents',
      kept: () => ({ days: PROOF_DAYS }),
      end: ({ db }, before) => deleteEndedBefore(db, before),
    },
    {
      key: 'deliveries',
      kept: () => ({ days: PROOF_DAYS }),
      end: ({ db }, before) => anonymiseDeliveries(db, before),
    },
    {
      key: 'imports',
      kept: () => ({ hours: IMPORT_HOURS }),
      end: ({ db }, before) => deleteStaleRows(db, before),
    },
  ]),
}

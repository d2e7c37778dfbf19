import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { contactRetentionEnded, processById } from '../processes/index.ts'
import {
  deleteContactsOf,
  forgetPerson,
  postsBy,
  processesWithContacts,
  staffActs,
  supportsBy,
} from './personal-data-store.ts'
import { ofAccount } from './posts/supporter.ts'

/**
 * What ideas, questions and discussions keep of people we know: what they wrote with an account or left an address with,
 * and what they did for a team. Who wrote without either we do not know.
 */
export const personalData: PersonalDataStore = {
  module: 'discussions',

  async export({ db, house }, person) {
    return {
      data: {
        posts: await postsBy(db, person),
        supportedIdeas: await supportsBy(db, ofAccount(house.config.secret, person.id)),
        teamWork: await staffActs(db, person.id),
      },
    }
  },

  erase: ({ db, house }, person) => forgetPerson(db, person, ofAccount(house.config.secret, person.id)),

  ...endingBy([
    {
      key: 'contacts',
      kept: ({ retention }) => ({ years: retention.contactYears }),
      async end({ db, now, house }) {
        const kept = { years: house.config.retention.contactYears }
        let ended = 0
        for (const processId of await processesWithContacts(db)) {
          const process = await processById(db, processId)
          if (process && contactRetentionEnded(process, now, kept)) ended += await deleteContactsOf(db, processId)
        }
        return ended
      },
    },
  ]),
}

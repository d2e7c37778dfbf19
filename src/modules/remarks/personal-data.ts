import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { contactRetentionEnded, processById } from '../processes/index.ts'
import {
  contactsBy,
  deleteContactsBy,
  deleteContactsOf,
  forgetStaff,
  processesWithContacts,
  staffActs,
} from './personal-data-store.ts'

/**
 * What remarks keep of people with an address we know: where to write about their remark, and which acts of the team were
 * theirs. A remark itself stays as a public act; who wrote it without an account we do not know.
 */
export const personalData: PersonalDataStore = {
  module: 'remarks',

  async export({ db }, person) {
    const contacts = await contactsBy(db, person.email)
    return {
      data: {
        remarks: contacts.map(({ reference, body, givenAt, leftAt, stoppedAt }) => ({
          reference,
          body,
          givenAt: givenAt.toString(),
          addressLeftAt: leftAt.toString(),
          lettersStoppedAt: stoppedAt?.toString() ?? null,
        })),
        teamWork: await staffActs(db, person.id),
      },
    }
  },

  async erase({ db }, person) {
    await deleteContactsBy(db, person.email)
    await forgetStaff(db, person.id)
  },

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

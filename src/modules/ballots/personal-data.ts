import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { endSmsCodes, forgetPerson } from './personal-data-store.ts'

/**
 * What voting keeps of people. Of voters it keeps keyed hashes, from which nobody can be found: so a person gets and erases
 * nothing here, and "wipe voter data" ends all of it at once. Accounts of those who run polls are forgotten with the account.
 */
export const personalData: PersonalDataStore = {
  module: 'ballots',
  export: async () => ({ data: null }),
  erase: ({ db }, person) => forgetPerson(db, person.id),
  ...endingBy([{ key: 'sms-codes', kept: () => ({ hours: 1 }), end: ({ db, now }) => endSmsCodes(db, now) }]),
}

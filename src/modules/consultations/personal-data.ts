import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { actsOf, forgetPerson } from './personal-data-store.ts'

/** Who wrote, made, published and reviewed. What was published stays public; after erasure nobody is named beside it. */
export const personalData: PersonalDataStore = {
  module: 'consultations',

  async export({ db }, person) {
    return { data: await actsOf(db, person.id) }
  },

  erase: ({ db }, person) => forgetPerson(db, person.id),
}

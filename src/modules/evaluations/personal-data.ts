import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { askedBy, forgetAsking } from './store.ts'

/** Which evaluations a person asked for, as one of a team. What people answered is anonymous and kept by `forms`. */
export const personalData: PersonalDataStore = {
  module: 'evaluations',
  export: async ({ db }, person) => ({ data: { asked: await askedBy(db, person.id) } }),
  erase: ({ db }, person) => forgetAsking(db, person.id),
}

import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { forgetStaff, staffActs } from './personal-data-store.ts'

/** Which surveys somebody made, opened or brought a table to. Who answered is kept by forms. */
export const personalData: PersonalDataStore = {
  module: 'surveys',
  export: async ({ db }, { id }) => ({ data: await staffActs(db, id) }),
  erase: async ({ db }, { id }) => forgetStaff(db, id),
}

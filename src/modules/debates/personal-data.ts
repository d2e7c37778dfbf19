import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { forgetStaff, staffActs } from './personal-data-store.ts'

/** Which opinion maps and statements somebody on a team made or judged. Whoever answers is known to nobody. */
export const personalData: PersonalDataStore = {
  module: 'debates',
  export: async ({ db }, { id }) => ({ data: await staffActs(db, id) }),
  erase: async ({ db }, { id }) => forgetStaff(db, id),
}

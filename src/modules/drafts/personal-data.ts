import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { forgetStaff, staffActs } from './personal-data-store.ts'

/** Which versions somebody on a team made. What people say of paragraphs are remarks, kept and erased there. */
export const personalData: PersonalDataStore = {
  module: 'drafts',
  export: async ({ db }, { id }) => ({ data: await staffActs(db, id) }),
  erase: async ({ db }, { id }) => forgetStaff(db, id),
}

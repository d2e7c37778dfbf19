import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { forgetPerson, writtenBy } from './personal-data-store.ts'

/** What the knowledge base keeps of people: what they asked, answered and wrote. The words stay, without the person. */
export const personalData: PersonalDataStore = {
  module: 'knowledge',
  async export({ db }, person) {
    return { data: await writtenBy(db, person.id) }
  },
  async erase({ db }, person) {
    await forgetPerson(db, person.id)
  },
}

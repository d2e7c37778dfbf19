import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { countDeliveriesOf, forgetDeliverer } from './store.ts'

/** The work in the field keeps who delivered how much on which day; what was delivered is with remarks and forms. */
export const personalData: PersonalDataStore = {
  module: 'field',
  export: async ({ db }, person) => ({ data: { deliveries: await countDeliveriesOf(db, person.id) } }),
  erase: ({ db }, person) => forgetDeliverer(db, person.id),
}

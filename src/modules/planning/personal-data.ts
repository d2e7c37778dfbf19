import { dateOf } from '../../platform/clock.ts'
import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { endInvited, endSupports, forgetPlanner, plannerActs } from './personal-data-store.ts'

/** Addresses of those invited serve the invitation: a year after the report or the closing they end. */
const YEARS_KEPT = 1

/** Who supported a request is kept for the office's check, and for so long after its answer as somebody may doubt it. */
const SUPPORT_KEPT = { days: 90 }

/** What members of teams planned, and who was invited to a consultation. */
export const personalData: PersonalDataStore = {
  module: 'planning',
  export: async ({ db }, { id, email }) => ({ data: await plannerActs(db, id, email) }),
  erase: async ({ db }, { id, email }) => forgetPlanner(db, id, email),
  ...endingBy([
    {
      key: 'invited',
      kept: () => ({ years: YEARS_KEPT }),
      end: ({ db }, before) => endInvited(db, dateOf(before)),
    },
    {
      key: 'supports',
      kept: () => SUPPORT_KEPT,
      end: ({ db }, before) => endSupports(db, before),
    },
  ]),
}

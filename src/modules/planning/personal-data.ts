import { dateOf } from '../../platform/clock.ts'
import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { endInvited, endSupports, forgetPlanner, plannerActs } from './personal-data-store.ts'

/** Addresses of those invited serve the invitation: a year after the report or the closing they end. */
const YEARS_KEPT = 1

/** Who supported a request is kept for the office's check, and for so long after its answer as somebody may doubt it. */
const SUPPORT_KEPT = { hours: 90 * 24 }

/** What members of teams planned, and who was invited to a consultation. */
export const personalData: PersonalDataStore = {
  module: 'planning',
  export: async ({ db }, { id, email }) => ({ data: await plannerActs(db, id, email) }),
  erase: async ({ db }, { id, email }) => forgetPlanner(db, id, email),
  endRetention: async ({ db, now }) =>
    (await endInvited(db, dateOf(now).subtract({ years: YEARS_KEPT }))) +
    (await endSupports(db, now.subtract(SUPPORT_KEPT))),
}

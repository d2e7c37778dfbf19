import { dateOf } from '../../platform/clock.ts'
import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { endInvited, forgetPlanner, plannerActs } from './personal-data-store.ts'

/** Addresses of those invited serve the invitation: a year after the report or the closing they end. */
const YEARS_KEPT = 1

/** What members of teams planned, and who was invited to a consultation. */
export const personalData: PersonalDataStore = {
  module: 'planning',
  export: async ({ db }, { id, email }) => ({ data: await plannerActs(db, id, email) }),
  erase: async ({ db }, { id, email }) => forgetPlanner(db, id, email),
  endRetention: async ({ db, now }) => endInvited(db, dateOf(now).subtract({ years: YEARS_KEPT })),
}

import { inTransaction } from '../../platform/db/index.ts'
import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { endRegistrations, forgetRegistrations, registrationsOfPerson } from './personal-data-store.ts'
import { settleOffers } from './registration/actions.ts'
import { NAMES_KEPT, NEEDS_KEPT } from './registration/rules.ts'

/** What meetings keep of people: what they signed up for. */
export const personalData: PersonalDataStore = {
  module: 'meetings',

  async export({ db }, person) {
    const rows = await registrationsOfPerson(db, person)
    return {
      data: {
        registrations: rows.map((row) => ({
          meeting: row.title,
          startsAt: row.starts_at.toString(),
          name: row.name,
          email: row.email,
          mode: row.mode,
          partySize: row.party_size,
          needs: row.needs,
          showsName: row.shows_name,
          registeredAt: row.registered_at.toString(),
          placedAt: row.placed_at?.toString() ?? null,
          cancelledAt: row.cancelled_at?.toString() ?? null,
        })),
      },
    }
  },

  async erase(context, person) {
    await inTransaction(context, async (context) => {
      for (const id of await forgetRegistrations(context.db, person, context.now)) await settleOffers(context, id)
    })
  },

  endRetention: ({ db, now }) =>
    endRegistrations(db, {
      needs: now.subtract({ hours: NEEDS_KEPT.days * 24 }),
      names: now.subtract({ hours: NAMES_KEPT.days * 24 }),
    }),
}

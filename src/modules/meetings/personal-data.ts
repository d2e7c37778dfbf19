import { inTransaction } from '../../platform/db/index.ts'
import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { POLL_KEPT } from './date-polls/rules.ts'
import { endRegistrations, forgetRegistrations, registrationsOfPerson } from './personal-data-store.ts'
import { endPolls, forgetInPolls, pollsAndInvitationsOf } from './polls-personal-data-store.ts'
import { forgetAnswers } from './questions/forgetting.ts'
import { answersInWords } from './questions/in-words.ts'
import { settleOffers } from './registration/actions.ts'
import { NAMES_KEPT, NEEDS_KEPT } from './registration/rules.ts'

/** Nothing happened before this. */
const NEVER = Temporal.Instant.fromEpochMilliseconds(0)

/** What meetings keep of people: what they signed up for or were invited to, and when they could come. */
export const personalData: PersonalDataStore = {
  module: 'meetings',

  async export(context, person) {
    const { db } = context
    const rows = await registrationsOfPerson(db, person)
    return {
      data: {
        ...(await pollsAndInvitationsOf(db, person)),
        registrationAnswers: await answersInWords(
          context,
          rows.flatMap(({ answer_id }) => answer_id ?? []),
        ),
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
      await forgetAnswers(context, { person })
      await forgetInPolls(context.db, person)
      for (const id of await forgetRegistrations(context.db, person, context.now)) await settleOffers(context, id)
    })
  },

  ...endingBy([
    {
      key: 'needs',
      kept: () => NEEDS_KEPT,
      end: async ({ db }, before) =>
        (await forgetAnswers({ db }, { endedBefore: before })) +
        (await endRegistrations(db, { needs: before, names: NEVER })),
    },
    {
      key: 'names',
      kept: () => NAMES_KEPT,
      end: async ({ db }, before) =>
        (await endRegistrations(db, { needs: NEVER, names: before })) +
        (await endPolls(db, { polls: NEVER, invitations: before })),
    },
    {
      key: 'polls',
      kept: () => POLL_KEPT,
      end: ({ db }, before) => endPolls(db, { polls: before, invitations: NEVER }),
    },
  ]),
}

import { dateOf } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { cardOf } from './directory/store.ts'
import { consentsOf, membersOfAccount } from './members/own-store.ts'
import { periodsOf } from './members/store.ts'
import { erasePerson } from './personal-data-store.ts'
import { KEPT, REPORTED_KEPT } from './relay/rules.ts'
import { lettersOfSender, removeLettersBefore } from './relay/store.ts'

/** What membership keeps of people: who they are here, since when, what they agreed to, their card, letters passed on. */
export const personalData: PersonalDataStore = {
  module: 'membership',

  async export({ db, now }, person) {
    const own = await membersOfAccount(db, person.id, dateOf(now))
    const memberships = await Promise.all(
      own.map(async ({ member, scopes }) => ({
        number: member.number,
        name: member.name,
        kind: member.kind,
        unitCode: member.unitCode,
        // Of an institution a representative gets what they are in it, not what is its own.
        ...(member.kind === 'person'
          ? {
              email: member.email,
              phone: member.phone,
              periods: (await periodsOf(db, member.id)).map(({ standing, state, from, to, endedHow, endedNote }) => ({
                standing,
                state,
                from: from.toString(),
                to: to?.toString() ?? null,
                endedHow,
                endedNote,
              })),
              consents: (await consentsOf(db, member.id)).map(({ purpose, givenAt, takenBackAt }) => ({
                purpose,
                givenAt: givenAt.toString(),
                takenBackAt: takenBackAt?.toString() ?? null,
              })),
              card: await cardOf(db, member.id),
            }
          : { scopes }),
      })),
    )
    const letters = await lettersOfSender(db, person.id)
    return {
      data: {
        memberships,
        lettersToMembers: letters.map(({ member_id, sent_at, reported_at }) => ({
          to: member_id,
          sentAt: sent_at.toString(),
          reportedAt: reported_at?.toString() ?? null,
        })),
      },
    }
  },

  async erase(context, person) {
    await inTransaction(context, async (context) => {
      await erasePerson(context.db, person, { name: GONE, at: context.now, day: dateOf(context.now) })
    })
  },

  endRetention: ({ db, now }) =>
    removeLettersBefore(db, {
      sent: now.subtract({ hours: KEPT.days * 24 }),
      reported: now.subtract({ hours: REPORTED_KEPT.days * 24 }),
    }),
}

/** Who stands where a public act must keep its author. */
const GONE = 'Osoba, która odeszła'

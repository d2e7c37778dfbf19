import { before, systemClock } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/index.ts'
import { type DataSubject, endedBefore, endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { SESSION_DAYS } from './rules.ts'
import { on } from './store.ts'

/**
 * What identity keeps of a person, and how long: the account until it is erased; a session 30 days; a sign-up that nobody
 * confirmed a day, with its link; other links an hour or less; a spent code a day.
 */
/** Sessions and codes end by their own term, which the sign-in library counts by the machine's clock. */
const byNow = ({ now }: Context) => (before(systemClock.now(), now) ? now : systemClock.now())

export const personalData: PersonalDataStore = {
  module: 'identity',
  export: exportPerson,
  erase,
  ...endingBy([
    {
      key: 'sessions',
      kept: () => ({ days: SESSION_DAYS }),
      end: (context) =>
        countOf(on(context.db).deleteFrom('identity.sessions').where('expires_at', '<', byNow(context))),
    },
    {
      key: 'links',
      kept: () => ({ hours: 24 }),
      end: (context) =>
        countOf(on(context.db).deleteFrom('identity.verifications').where('expires_at', '<', byNow(context))),
    },
    {
      key: 'codes',
      kept: () => ({ hours: 24 }),
      end: (context) =>
        countOf(
          on(context.db)
            .deleteFrom('identity.spent_codes')
            .where('spent_at', '<', endedBefore(byNow(context), { hours: 24 })),
        ),
    },
  ]),
}

const countOf = async (query: { executeTakeFirst(): Promise<{ numDeletedRows: bigint }> }) =>
  Number((await query.executeTakeFirst()).numDeletedRows)

async function exportPerson({ db }: Context, { id }: DataSubject) {
  const tables = on(db)
  const person = await tables
    .selectFrom('identity.persons')
    .select(['name', 'email', 'locale', 'two_factor_enabled', 'created_at', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  const sessions = await tables
    .selectFrom('identity.sessions')
    .select(['user_agent', 'created_at', 'updated_at', 'expires_at'])
    .where('person_id', '=', id)
    .orderBy('created_at')
    .execute()
  const waysIn = await tables
    .selectFrom('identity.accounts')
    .select(['provider_id', 'account_id', 'created_at'])
    .where('person_id', '=', id)
    .orderBy('created_at')
    .execute()
  const passkeys = await tables
    .selectFrom('identity.passkeys')
    .select(['name', 'device_type', 'created_at'])
    .where('person_id', '=', id)
    .orderBy('created_at')
    .execute()
  return { data: { person, waysIn, passkeys, sessions } }
}

// Sessions, ways in, passkeys and codes go with the person; links name them in their value only.
async function erase({ db }: Context, { id, email }: DataSubject) {
  await on(db)
    .deleteFrom('identity.verifications')
    .where(sql<boolean>`position(${id} in value) > 0 or position(${JSON.stringify(email)} in value) > 0`)
    .execute()
  await on(db).deleteFrom('identity.persons').where('id', '=', id).execute()
}

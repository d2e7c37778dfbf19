import type { Context } from '../../platform/context.ts'
import { type Db, newId } from '../../platform/db/index.ts'
import type { Person } from './rules.ts'
import type { IdentityTables } from './tables.ts'

export const on = (db: Db) => db.withTables<IdentityTables>()

const PERSON = ['id', 'name', 'email', 'locale', 'demo', 'two_factor_enabled'] as const

interface PersonRow {
  id: string
  name: string
  email: string
  locale: string
  demo: boolean
  two_factor_enabled: boolean
}

const personOf = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  locale: row.locale === 'en' ? 'en' : 'pl',
  demo: row.demo,
  hasSecondFactor: row.two_factor_enabled,
})

export async function personById({ db }: Pick<Context, 'db'>, id: string): Promise<Person | null> {
  const row = await on(db).selectFrom('identity.persons').select(PERSON).where('id', '=', id).executeTakeFirst()
  return row ? personOf(row) : null
}

/** By id, in one question; ids of people who have erased their account are missing. */
export async function personsByIds({ db }: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('identity.persons')
    .select(PERSON)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, personOf(row)]))
}

/** @param email in any letter case */
export async function personByEmail({ db }: Pick<Context, 'db'>, email: string): Promise<Person | null> {
  const row = await on(db)
    .selectFrom('identity.persons')
    .select(PERSON)
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return row ? personOf(row) : null
}

/** Ids of accounts by address, in one question; addresses nobody has an account with are missing. Keys are in lower case. */
export async function accountsByEmails(
  { db }: Pick<Context, 'db'>,
  emails: readonly string[],
): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('identity.persons')
    .select(['id', 'email'])
    .where('email', 'in', [...new Set(emails.map((email) => email.trim().toLowerCase()))])
    .execute()
  return new Map(rows.map((row) => [row.email, row.id]))
}

/** Whether anybody has an account. */
export async function hasPeople({ db }: Pick<Context, 'db'>): Promise<boolean> {
  const row = await on(db).selectFrom('identity.persons').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

export interface NewPerson {
  name: string
  email: string
  locale: 'pl' | 'en'
  demo?: boolean
  /** Hashed; a person without one signs in by link, passkey or provider. */
  passwordHash?: string | null
}

/** @throws a broken `persons_email_key` when somebody has an account on this address */
export async function insertPerson({ db, now }: Pick<Context, 'db' | 'now'>, person: NewPerson): Promise<string> {
  const id = newId(now.epochMilliseconds)
  const moments = { created_at: now, updated_at: now }
  await on(db)
    .insertInto('identity.persons')
    .values({
      id,
      name: person.name,
      email: person.email.trim().toLowerCase(),
      email_verified: true,
      locale: person.locale,
      demo: person.demo ?? false,
      ...moments,
    })
    .execute()
  if (person.passwordHash)
    await on(db)
      .insertInto('identity.accounts')
      .values({
        id: newId(now.epochMilliseconds),
        person_id: id,
        provider_id: 'credential',
        account_id: id,
        password: person.passwordHash,
        ...moments,
      })
      .execute()
  return id
}

export async function updateProfile(
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: string,
  profile: { name: string; locale: 'pl' | 'en' },
) {
  await on(db)
    .updateTable('identity.persons')
    .set({ ...profile, updated_at: now })
    .where('id', '=', id)
    .execute()
}

/** @throws a broken `persons_email_key` when somebody has taken the address meanwhile */
export async function updateEmail({ db, now }: Pick<Context, 'db' | 'now'>, id: string, email: string) {
  await on(db).updateTable('identity.persons').set({ email, updated_at: now }).where('id', '=', id).execute()
}

/** The hash of the person's password, or null when they have none. */
export async function passwordHashOf({ db }: Pick<Context, 'db'>, personId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('identity.accounts')
    .select('password')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

/** Links and challenges that are about this person alone: reset links and half-finished sign-ins. */
export async function deleteChallengesOf({ db }: Pick<Context, 'db'>, personId: string) {
  await on(db).deleteFrom('identity.verifications').where('value', '=', personId).execute()
}

/** The account at the network's identity provider with which a person signs in; null without one. */
export async function providerAccountOf({ db }: Pick<Context, 'db'>, personId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('identity.accounts')
    .select('account_id')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'oidc')
    .executeTakeFirst()
  return row?.account_id ?? null
}

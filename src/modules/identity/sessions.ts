import { systemClock } from '../../platform/clock.ts'
import type { Context, House } from '../../platform/context.ts'
import { newId, newSecret } from '../../platform/db/index.ts'
import { sessionCookie, sessionTokenOf } from './auth/cookies.ts'
import { type Person, SESSION_DAYS } from './rules.ts'
import { on } from './store.ts'

export interface Session {
  id: string
  person: Person
  signedInAt: Temporal.Instant
}

/** "Last used" is told to the hour, so most pages write nothing. */
const USE_NOTED_MINUTES = 60

/**
 * Who sends a request, or null: one question by the session token, asked only when the cookie carries our signature.
 * Sessions run on the machine's time, as better-auth's do, also where tests hold the product's clock still.
 */
export async function sessionOf({ db, config }: House, headers: Headers): Promise<Session | null> {
  const token = sessionTokenOf(headers, config.secret)
  if (!token) return null
  const now = systemClock.now()
  const row = await on(db)
    .selectFrom('identity.sessions as session')
    .innerJoin('identity.persons as person', 'person.id', 'session.person_id')
    .select([
      'session.id as session_id',
      'session.created_at',
      'session.updated_at',
      'person.id',
      'person.name',
      'person.email',
      'person.locale',
      'person.demo',
      'person.two_factor_enabled',
    ])
    .where('session.token', '=', token)
    .where('session.expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  if (Temporal.Instant.compare(row.updated_at, now.subtract({ minutes: USE_NOTED_MINUTES })) < 0)
    await on(db).updateTable('identity.sessions').set({ updated_at: now }).where('id', '=', row.session_id).execute()
  return {
    id: row.session_id,
    signedInAt: row.created_at,
    person: {
      id: row.id,
      name: row.name,
      email: row.email,
      locale: row.locale === 'en' ? 'en' : 'pl',
      demo: row.demo,
      hasSecondFactor: row.two_factor_enabled,
    },
  }
}

/**
 * Opens a session without any sign-in form, for tests and measurements.
 * @returns the cookie header of a browser with that session
 */
export async function openSession(house: House, personId: string): Promise<string> {
  const now = systemClock.now()
  const token = newSecret()
  await on(house.db)
    .insertInto('identity.sessions')
    .values({
      id: newId(),
      person_id: personId,
      token,
      user_agent: '',
      expires_at: now.add({ hours: SESSION_DAYS * 24 }),
      created_at: now,
      updated_at: now,
    })
    .execute()
  return sessionCookie(token, house.config.secret)
}

export interface SessionLine {
  id: string
  userAgent: string
  signedInAt: Temporal.Instant
  usedAt: Temporal.Instant
}

/** Where a person is signed in, last used first. People have a handful; the list ends at a hundred. */
export async function sessionsOf({ db }: Pick<Context, 'db'>, personId: string): Promise<SessionLine[]> {
  const rows = await on(db)
    .selectFrom('identity.sessions')
    .select(['id', 'user_agent', 'created_at', 'updated_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', systemClock.now())
    .orderBy('updated_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent ?? '',
    signedInAt: row.created_at,
    usedAt: row.updated_at,
  }))
}

export async function endSession({ db }: Pick<Context, 'db'>, personId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('identity.sessions')
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** @param except the session that stays, or null to end all */
export async function endSessions({ db }: Pick<Context, 'db'>, personId: string, except: string | null) {
  let ending = on(db).deleteFrom('identity.sessions').where('person_id', '=', personId)
  if (except) ending = ending.where('id', '<>', except)
  await ending.execute()
}

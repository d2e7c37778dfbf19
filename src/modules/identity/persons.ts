import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import { hashPassword } from './auth/passwords.ts'
import { insertPerson } from './store.ts'

export interface GivenPerson {
  name: string
  email: string
  /** At least ten characters; without one the person signs in by link or passkey. */
  password?: string
  /** What `hashPassword` made of it, in place of the password. */
  passwordHash?: string
  locale?: 'pl' | 'en'
  demo?: boolean
}

/**
 * Creates a person whose address whoever runs the portal answers for: the command line and the demonstration network.
 * @returns the person's id
 * @throws a broken `persons_email_key` when the address has an account
 */
export async function createPerson(context: Context, given: GivenPerson): Promise<string> {
  allow(context.actor.kind === 'system')
  const passwordHash = given.password ? await hashPassword(given.password) : (given.passwordHash ?? null)
  const { name, email, locale = 'pl', demo = false } = given
  return inTransaction(context, (context) => insertPerson(context, { name, email, locale, demo, passwordHash }))
}

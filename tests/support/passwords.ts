import { hashPassword } from '../../src/modules/identity/index.ts'

/** The password of all people in tests. */
export const PASSWORD = 'cztery słowa nad jeziorem'

let hash: Promise<string> | null = null

/** What is kept of it, made once: it is slow on purpose, and what becomes of a password is looked at where people sign up. */
export const passwordHash = () => {
  hash ??= hashPassword(PASSWORD)
  return hash
}

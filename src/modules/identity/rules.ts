import type { RoleHeld } from '../../platform/actor.ts'
import { before } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'

/** A person with an account, as other modules know them. */
export interface Person {
  id: string
  name: string
  email: string
  locale: 'pl' | 'en'
  /** Signs in with a code from an app as well. */
  hasSecondFactor: boolean
  /** Made by `wiec seed demo`. */
  demo: boolean
}

const STAFF_ROLES = ['team-admin', 'coordinator', 'administrator']

/** Whether this person must add a second factor before they go on. Demonstration accounts are exempt in demonstration mode only. */
export function secondFactorNeeded(
  person: Pick<Person, 'hasSecondFactor' | 'demo'>,
  roles: readonly Pick<RoleHeld, 'role'>[],
  config: Pick<Config, 'demo'>,
): boolean {
  if (person.hasSecondFactor || (person.demo && config.demo)) return false
  return holdsStaffRole(roles)
}

export const holdsStaffRole = (roles: readonly Pick<RoleHeld, 'role'>[]) =>
  roles.some(({ role }) => STAFF_ROLES.includes(role))

export const SESSION_DAYS = 30
export const LINK_MINUTES = { signIn: 15, reset: 60, signUp: 24 * 60, emailChange: 24 * 60 }

/** After this many minutes a person without a password signs in once more before something weighty. */
const RECENT_MINUTES = 30

export const isRecent = (signedInAt: Temporal.Instant, now: Temporal.Instant) =>
  before(now, signedInAt.add({ minutes: RECENT_MINUTES }))

export const PASSWORD_SHORTEST = 10
export const PASSWORD_LONGEST = 200

/**
 * What is wrong with a password, as the key of a sentence, or null. Length counts most (NIST SP 800-63B, 5.1.1.2); no rules
 * about kinds of letters.
 */
export function passwordProblem(password: string, about: { email?: string; name?: string }): string | null {
  if ([...password].length < PASSWORD_SHORTEST) return 'identity.password.too-short'
  if (password.length > PASSWORD_LONGEST) return 'identity.password.too-long'
  const plain = password.toLowerCase()
  if (new Set(plain).size < 4 || COMMON.some((word) => withoutDigits(plain) === word || plain === word))
    return 'identity.password.common'
  const own = [about.email, about.email?.split('@')[0], about.name].map((text) => text?.toLowerCase().trim())
  if (own.some((text) => text && text.length > 3 && withoutDigits(plain) === withoutDigits(text)))
    return 'identity.password.own-name'
  return null
}

// Passwords of ten letters and more that lead the lists of leaked ones, Polish and foreign.
const COMMON = [
  '0123456789',
  '1234567890',
  '12345678910',
  '0987654321',
  '9876543210',
  '1q2w3e4r5t',
  'q1w2e3r4t5',
  'qwertyuiop',
  'qwertyui',
  'asdfghjkl',
  'zxcvbnm',
  'qwerty',
  'haslo',
  'hasło',
  'mojehaslo',
  'mojehasło',
  'password',
  'passw0rd',
  'polska',
  'zaqwsx',
  'zaq1@wsx',
  'administrator',
  'kochamcie',
  'kocham',
  'iloveyou',
  'letmein',
  'welcome',
]

const withoutDigits = (text: string) => text.replace(/[\d!@#$%^&*.,_-]+/g, '') || text

/** How often something may be tried: from one place, and about one address. */
export const LIMITS = {
  signIn: { source: { most: 60, seconds: 600 }, address: { most: 20, seconds: 600 } },
  letter: { source: { most: 20, seconds: 3600 }, address: { most: 5, seconds: 3600 } },
  proof: { source: { most: 60, seconds: 600 }, address: { most: 10, seconds: 600 } },
}

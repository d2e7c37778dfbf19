import type { Config } from '../../../platform/config.ts'
import { newSecret } from '../../../platform/db/index.ts'
import type { Auth } from './auth.ts'

/** What a link from a letter is for; a link made for one thing opens no other. */
export type LinkPurpose = 'sign-up' | 'email-change'

/**
 * Makes a single-use link. Only the hash of purpose, portal and secret is kept (better-auth hashes identifiers).
 * @param value what the link stands for; given back once by `spendLink`
 * @returns the secret for the address
 */
export async function makeLink(auth: Auth, purpose: LinkPurpose, value: object, minutes: number): Promise<string> {
  const { internalAdapter, options } = await auth.$context
  const secret = newSecret()
  await internalAdapter.createVerificationValue({
    identifier: identifierOf(options.baseURL, purpose, secret),
    value: JSON.stringify(value),
    expiresAt: new Date(Date.now() + minutes * 60_000),
  })
  return secret
}

/** What a link stands for, without using it up; null when it is used, too old, or was never made. */
export async function readLink<T>(auth: Auth, purpose: LinkPurpose, secret: string): Promise<T | null> {
  const { options } = await auth.$context
  return readVerification<T>(auth, identifierOf(options.baseURL, purpose, secret))
}

/** Uses a link up: of two at the same moment one gets the value, the other null. */
export async function spendLink<T>(auth: Auth, purpose: LinkPurpose, secret: string): Promise<T | null> {
  const { internalAdapter, options } = await auth.$context
  const kept = await internalAdapter.consumeVerificationValue(identifierOf(options.baseURL, purpose, secret))
  return kept ? (JSON.parse(kept.value) as T) : null
}

/** For the pages of better-auth's own links: whose sign-in link this is. */
export const readSignInLink = (auth: Auth, secret: string) =>
  readVerification<{ email: string }>(auth, `magic-link:${secret}`)

/** The id of the person whose password a reset link may change, or null. */
export async function readResetLink(auth: Auth, secret: string): Promise<string | null> {
  return textOf(auth, resetIdentifier(secret))
}

export const resetIdentifier = (secret: string) => `reset-password:${secret}`

async function readVerification<T>(auth: Auth, identifier: string): Promise<T | null> {
  const text = await textOf(auth, identifier)
  return text ? (JSON.parse(text) as T) : null
}

async function textOf(auth: Auth, identifier: string): Promise<string | null> {
  const { internalAdapter } = await auth.$context
  const kept = await internalAdapter.findVerificationValue(identifier)
  return kept && kept.expiresAt > new Date() ? kept.value : null
}

const identifierOf = (portal: Config['url'] | unknown, purpose: LinkPurpose, secret: string) =>
  `${purpose}:${String(portal)}:${secret}`

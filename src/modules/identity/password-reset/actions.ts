import type { Context } from '../../../platform/context.ts'
import { newSecret } from '../../../platform/db/index.ts'
import { refuse } from '../../../platform/errors.ts'
import { throttle } from '../../../platform/http/index.ts'
import { readResetLink, resetIdentifier } from '../auth/links.ts'
import type { Identity } from '../identity.ts'
import { LIMITS, LINK_MINUTES, type Person } from '../rules.ts'
import { deleteChallengesOf, personByEmail, personById } from '../store.ts'

/** Sends a link for a new password, or a letter saying that there is no account: both answers look and take the same. */
export async function askForReset(identity: Identity, context: Context, input: { email: string; source: string }) {
  await throttle(context, { what: 'letter', whom: input.source, ...LIMITS.letter.source })
  await throttle(context, { what: 'reset', whom: input.email, ...LIMITS.letter.address })

  const { mails } = identity.ports
  const { email } = input
  const { internalAdapter } = await (await identity.auth()).$context
  const person = await personByEmail(context, email)
  const secret = newSecret()
  // Written in both cases, so that both take the same time; without a person it opens nothing.
  await internalAdapter.createVerificationValue({
    identifier: resetIdentifier(secret),
    value: person?.id ?? '',
    expiresAt: new Date(Date.now() + LINK_MINUTES.reset * 60_000),
  })
  if (person) await mails.resetPassword(context, { email, url: `/haslo/nowe/${secret}` })
  else await mails.unknownAddress(context, { email, url: '/zarejestruj' })
}

/** Whose password a link may change; null for a link that is spent, too old, or never was. */
export async function ownerOfResetLink(identity: Identity, context: Context, secret: string): Promise<Person | null> {
  const id = await readResetLink(await identity.auth(), secret)
  return id ? personById(context, id) : null
}

/**
 * Sets a new password, ends every session of the person and every link and challenge that waits for them.
 * @throws Refusal `link-spent`
 */
export async function resetPassword(identity: Identity, context: Context, secret: string, newPassword: string) {
  const person = await ownerOfResetLink(identity, context, secret)
  if (!person) refuse('link-spent', 410)
  const answer = await (await identity.auth()).api.resetPassword({
    body: { token: secret, newPassword },
    asResponse: true,
  })
  if (!answer.ok) refuse('link-spent', 410)
  await deleteChallengesOf(context, person.id)
  await identity.ports.record(context, 'password-reset', person.id)
}

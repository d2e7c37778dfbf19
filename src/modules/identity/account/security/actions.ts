import type { Context } from '../../../../platform/context.ts'
import { isId } from '../../../../platform/db/index.ts'
import { allow } from '../../../../platform/errors.ts'
import { throttle } from '../../../../platform/http/index.ts'
import type { Auth } from '../../auth/auth.ts'
import type { Identity } from '../../identity.ts'
import { LIMITS } from '../../rules.ts'
import type { Session } from '../../sessions.ts'
import { credentialIn } from '../../sign-in/passkeys.ts'
import { on } from '../../store.ts'

/**
 * Changes the password and ends the person's other sessions.
 * @returns the answer with the renewed session, or null when the present password is another one
 */
export async function changePassword(
  identity: Identity,
  context: Context,
  session: Session,
  input: { password: string; newPassword: string; headers: Headers },
): Promise<Response | null> {
  await throttle(context, { what: 'proof', whom: session.person.id, ...LIMITS.proof.address })
  const answer = await (await identity.auth()).api.changePassword({
    body: { currentPassword: input.password, newPassword: input.newPassword, revokeOtherSessions: true },
    headers: input.headers,
    asResponse: true,
  })
  if (!answer.ok) return null
  await identity.ports.record(context, 'password-changed', session.person.id)
  return answer
}

export interface PasskeyLine {
  id: string
  name: string | null
  addedAt: Temporal.Instant | null
}

/** A person's passkeys, the newest first; a person has a handful. */
export async function passkeysOf({ db }: Pick<Context, 'db'>, personId: string): Promise<PasskeyLine[]> {
  const rows = await on(db)
    .selectFrom('identity.passkeys')
    .select(['id', 'name', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, addedAt: row.created_at }))
}

/** The question with which a browser makes a passkey, and the answer whose cookie binds it to this browser. */
export async function newPasskeyQuestion(identity: Identity, headers: Headers) {
  const answer = await (await identity.auth()).api.generatePasskeyRegistrationOptions({ headers, asResponse: true })
  allow(answer.ok)
  return { options: (await answer.json()) as object, answer }
}

/** @returns false when the browser's answer does not fit the question */
export async function addPasskey(
  identity: Identity,
  context: Context,
  session: Session,
  input: { response: string; name: string; headers: Headers },
): Promise<boolean> {
  const answer = await (await identity.auth()).api.verifyPasskeyRegistration({
    body: { response: credentialIn(input.response) as NewCredential, name: input.name },
    headers: input.headers,
    asResponse: true,
  })
  if (answer.ok) await identity.ports.record(context, 'passkey-added', session.person.id)
  return answer.ok
}

type NewCredential = NonNullable<Parameters<Auth['api']['verifyPasskeyRegistration']>[0]>['body']['response']

export async function removePasskey(identity: Identity, context: Context, session: Session, id: string) {
  allow(isId(id))
  const { numDeletedRows } = await on(context.db)
    .deleteFrom('identity.passkeys')
    .where('person_id', '=', session.person.id)
    .where('id', '=', id)
    .executeTakeFirst()
  allow(numDeletedRows > 0n)
  await identity.ports.record(context, 'passkey-removed', session.person.id)
}

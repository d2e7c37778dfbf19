import type { Context } from '../../../../platform/context.ts'
import { allow } from '../../../../platform/errors.ts'
import { throttle } from '../../../../platform/http/index.ts'
import { openSealed } from '../../auth/passwords.ts'
import type { Identity } from '../../identity.ts'
import { holdsStaffRole, LIMITS } from '../../rules.ts'
import type { Session } from '../../sessions.ts'
import { spendCode } from '../../sign-in/code.ts'
import { on } from '../../store.ts'

/** What an app of one-time codes needs: as a picture's text, and to be typed by hand. */
export interface AppSecret {
  /** `otpauth:` address (Key URI Format). */
  uri: string
  /** Base32 in groups of four. */
  typed: string
}

/** Makes a secret that waits for its first code; the second factor is on only after that. */
export async function beginSecondFactor(
  identity: Identity,
  session: Session,
  input: { password: string; headers: Headers },
) {
  allow(!session.person.hasSecondFactor)
  const answer = await (await identity.auth()).api.enableTwoFactor({
    body: { password: input.password },
    headers: input.headers,
    asResponse: true,
  })
  allow(answer.ok)
}

/** The secret that waits for its first code, or null. A secret in use is never shown again. */
export async function waitingSecret(identity: Identity, context: Context, session: Session): Promise<AppSecret | null> {
  const row = await on(context.db)
    .selectFrom('identity.second_factors')
    .select('secret')
    .where('person_id', '=', session.person.id)
    .where('verified', '=', false)
    .executeTakeFirst()
  if (!row) return null
  const { secretConfig } = await (await identity.auth()).$context
  const secret = base32(await openSealed({ key: secretConfig, data: row.secret }))
  const issuer = encodeURIComponent(new URL(identity.house.config.url).hostname)
  const uri = `otpauth://totp/${issuer}:${encodeURIComponent(session.person.email)}?secret=${secret}&issuer=${issuer}&digits=6&period=30`
  return { uri, typed: secret.replace(/(.{4})(?=.)/g, '$1 ') }
}

/**
 * The first code from the app turns the second factor on.
 * @returns recovery codes, to be shown this once, and the answer with the renewed session; null for a wrong code
 */
export async function finishSecondFactor(
  identity: Identity,
  context: Context,
  session: Session,
  input: { code: string; headers: Headers },
) {
  const personId = session.person.id
  allow(!session.person.hasSecondFactor)
  await throttle(context, { what: 'code', whom: personId, ...LIMITS.proof.address })
  const code = input.code.replaceAll(/\s/g, '')
  const { api } = await identity.auth()
  const answer = await api.verifyTOTP({ body: { code }, headers: input.headers, asResponse: true })
  if (!answer.ok) return null
  await spendCode(context, personId, code)
  await identity.ports.record(context, 'second-factor-on', personId)
  const { backupCodes } = await api.viewBackupCodes({ body: { userId: personId } })
  return { recoveryCodes: backupCodes, answer }
}

/** New recovery codes in place of the old ones, to be shown this once. */
export async function renewRecoveryCodes(
  identity: Identity,
  context: Context,
  session: Session,
  input: { password: string; headers: Headers },
): Promise<string[]> {
  allow(session.person.hasSecondFactor)
  const { backupCodes } = await (await identity.auth()).api.generateBackupCodes({
    body: { password: input.password },
    headers: input.headers,
  })
  await identity.ports.record(context, 'recovery-codes-renewed', session.person.id)
  return backupCodes
}

/** Whether a person may go back to one factor: not while a role of theirs demands two. */
export const mayEndSecondFactor = ({ actor }: Pick<Context, 'actor'>, session: Session) =>
  session.person.hasSecondFactor && !(actor.kind === 'person' && holdsStaffRole(actor.roles))

/** @returns the answer with the renewed session */
export async function endSecondFactor(
  identity: Identity,
  context: Context,
  session: Session,
  input: { password: string; headers: Headers },
): Promise<Response> {
  allow(mayEndSecondFactor(context, session))
  const answer = await (await identity.auth()).api.disableTwoFactor({
    body: { password: input.password },
    headers: input.headers,
    asResponse: true,
  })
  allow(answer.ok)
  await identity.ports.record(context, 'second-factor-off', session.person.id)
  return answer
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, section 6, without padding: what apps of one-time codes read. */
export function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

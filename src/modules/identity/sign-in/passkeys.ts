import type { Context } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'
import { throttle } from '../../../platform/http/index.ts'
import type { Auth } from '../auth/auth.ts'
import type { Identity } from '../identity.ts'
import { LIMITS } from '../rules.ts'
import { type Attempt, attemptOf } from './actions.ts'

type Credential = NonNullable<Parameters<Auth['api']['verifyPasskeyAuthentication']>[0]>['body']['response']

/** The question a passkey answers, bound to this browser by a cookie of the answer. */
export async function passkeyQuestion(
  identity: Identity,
  context: Context,
  input: { source: string; headers: Headers },
) {
  await throttle(context, { what: 'sign-in', whom: input.source, ...LIMITS.signIn.source })
  const answer = await (await identity.auth()).api.generatePasskeyAuthenticationOptions({
    headers: input.headers,
    asResponse: true,
  })
  const options = { ...((await answer.json()) as object), userVerification: 'required' }
  return { options, answer }
}

/** Signs in with what the browser's passkey answered. A passkey checks who holds it, so no code is asked after it. */
export async function signInByPasskey(
  identity: Identity,
  context: Context,
  input: { response: string; source: string; headers: Headers },
): Promise<Attempt> {
  await throttle(context, { what: 'sign-in', whom: input.source, ...LIMITS.signIn.source })
  const answer = await (await identity.auth()).api.verifyPasskeyAuthentication({
    body: { response: credentialIn(input.response) as Credential },
    headers: input.headers,
    asResponse: true,
  })
  return attemptOf(identity, context, answer)
}

/** The credential a browser wrote as JSON; better-auth checks what is inside. */
export function credentialIn(text: string): { id: string } {
  try {
    const credential: unknown = JSON.parse(text)
    if (credential && typeof credential === 'object' && typeof (credential as { id: unknown }).id === 'string')
      return credential as { id: string }
  } catch {}
  return refuse('form-broken', 400)
}

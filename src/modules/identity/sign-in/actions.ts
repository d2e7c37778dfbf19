import type { Context } from '../../../platform/context.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { throttle } from '../../../platform/http/index.ts'
import { headersAfter } from '../auth/cookies.ts'
import { readSignInLink } from '../auth/links.ts'
import type { Identity } from '../identity.ts'
import { LIMITS } from '../rules.ts'
import { insertPerson, personByEmail } from '../store.ts'

/** What became of an attempt, with better-auth's answer, whose cookies belong to the browser. */
export interface Attempt {
  outcome: 'signed-in' | 'code-needed' | 'refused'
  answer: Response
}

/** Signs in with e-mail and password; a wrong password and an unknown address take equally long and look the same. */
export async function signInByPassword(
  identity: Identity,
  context: Context,
  input: { email: string; password: string; source: string; headers: Headers },
): Promise<Attempt> {
  await throttle(context, { what: 'sign-in', whom: input.source, ...LIMITS.signIn.source })
  await throttle(context, { what: 'sign-in-address', whom: input.email, ...LIMITS.signIn.address })
  const { email, password, headers } = input
  const answer = await (await identity.auth()).api.signInEmail({ body: { email, password }, headers, asResponse: true })
  return attemptOf(identity, context, answer)
}

/** Sends a sign-in link, to whoever has the address: with it a newcomer opens an account too, so all answers are alike. */
export async function askForSignInLink(
  identity: Identity,
  context: Context,
  input: { email: string; source: string; next: string },
) {
  await throttle(context, { what: 'letter', whom: input.source, ...LIMITS.letter.source })
  await throttle(context, { what: 'sign-in-link', whom: input.email, ...LIMITS.letter.address })
  const { email, next } = input
  const query = next === '/' ? '' : `?dalej=${encodeURIComponent(next)}`
  const send = (secret: string) =>
    identity.ports.mails.magicLink(context, { email, url: `/zaloguj/link/${secret}${query}` })
  await (await identity.auth()).api.signInMagicLink({ body: { email, metadata: { send } }, headers: new Headers() })
}

/** Whose link this is and whether they have an account; null for a link that is spent, too old, or never was. */
export async function ownerOfSignInLink(identity: Identity, context: Context, secret: string) {
  const link = await readSignInLink(await identity.auth(), secret)
  return link ? { email: link.email, isNew: !(await personByEmail(context, link.email)) } : null
}

/**
 * Signs in by a link from a letter; the owner of a new address gets an account under `name`.
 * @throws Refusal `link-spent`
 */
export async function signInByLink(
  identity: Identity,
  context: Context,
  input: { secret: string; name: string; headers: Headers },
): Promise<Attempt> {
  const owner = await ownerOfSignInLink(identity, context, input.secret)
  if (!owner) refuse('link-spent', 410)
  if (owner.isNew) {
    const id = await insertPerson(context, { name: input.name, email: owner.email, locale: context.locale })
    await identity.ports.record(context, 'person-registered', id)
  }
  const answer = await (await identity.auth()).api.magicLinkVerify({
    query: { token: input.secret },
    headers: input.headers,
    asResponse: true,
  })
  const attempt = await attemptOf(identity, context, answer)
  if (attempt.outcome === 'refused') refuse('link-spent', 410)
  return attempt
}

/**
 * Leads to the network's identity provider, with a random state bound to this browser and PKCE.
 * @returns where to go, and the answer whose cookies remember the state
 */
export async function beginAtProvider(identity: Identity, input: { next: string; failed: string; headers: Headers }) {
  const { config } = identity.house
  allow(identity.provider !== null)
  const auth = await identity.provider()
  const answer = await auth.api.signInSocial({
    body: {
      provider: 'oidc',
      callbackURL: config.url + input.next,
      errorCallbackURL: config.url + input.failed,
      disableRedirect: true,
    },
    headers: input.headers,
    asResponse: true,
  })
  const { url } = (await answer.json()) as { url: string }
  return { url, answer }
}

/**
 * The person comes back from the identity provider. A state that is not this browser's is refused; an account is joined to an
 * existing one only when the provider says that the address is verified, and ours always are (decision 0046).
 */
export async function returnFromProvider(
  identity: Identity,
  context: Context,
  input: { query: Record<string, string>; headers: Headers },
): Promise<Attempt & { next: string }> {
  allow(identity.provider !== null)
  const auth = await identity.provider()
  const answer = await auth.api.callbackOAuth({
    params: { id: 'oidc' },
    query: input.query,
    headers: input.headers,
    method: 'GET',
    asResponse: true,
  })
  const next = (answer.headers.get('location') ?? '').replace(identity.house.config.url, '') || '/'
  const attempt = await attemptOf(identity, context, answer)
  return { ...attempt, next }
}

/** Ends the session of this browser. */
export async function signOut(identity: Identity, headers: Headers): Promise<Response> {
  return (await identity.auth()).api.signOut({ headers, asResponse: true })
}

/** Reads better-auth's answer, and notes a sign-in that is complete. */
export async function attemptOf(identity: Identity, context: Context, answer: Response): Promise<Attempt> {
  const text = await answer.clone().text()
  // A redirect says it is JSON and has no body.
  const body = text.startsWith('{') ? (JSON.parse(text) as { twoFactorRedirect?: boolean }) : null
  if (body?.twoFactorRedirect) return { outcome: 'code-needed', answer }
  const person = await identity.personOf(headersAfter(answer))
  if (!person) return { outcome: 'refused', answer }
  await identity.ports.record(context, 'person-signed-in', person.id)
  return { outcome: 'signed-in', answer }
}

import type { Context } from '../../../platform/context.ts'
import { brokenConstraint, inTransaction } from '../../../platform/db/index.ts'
import { refuse } from '../../../platform/errors.ts'
import { throttle } from '../../../platform/http/index.ts'
import { makeLink, readLink, spendLink } from '../auth/links.ts'
import { hashPassword, verifyPassword } from '../auth/passwords.ts'
import type { Identity } from '../identity.ts'
import { LIMITS, LINK_MINUTES } from '../rules.ts'
import { insertPerson, personByEmail } from '../store.ts'

/** What somebody typed, waiting for the owner of the address to agree. */
export interface SignUp {
  name: string
  email: string
  passwordHash: string
  locale: 'pl' | 'en'
}

/**
 * Somebody wants an account. Nobody is written down as a person yet: the owner of the address gets a link, or, when there is
 * an account already, a letter that says so. Whoever asks sees and waits the same in both cases.
 */
export async function askForAccount(
  identity: Identity,
  context: Context,
  input: { name: string; email: string; password: string; source: string; next: string },
) {
  await throttle(context, { what: 'sign-up', whom: input.source, ...LIMITS.letter.source })
  await throttle(context, { what: 'sign-up-address', whom: input.email, ...LIMITS.letter.address })

  const { mails } = identity.ports
  const { name, email } = input
  const signUp: SignUp = { name, email, passwordHash: await hashPassword(input.password), locale: context.locale }
  const secret = await makeLink(await identity.auth(), 'sign-up', signUp, LINK_MINUTES.signUp)
  if (await personByEmail(context, email)) {
    await mails.alreadyRegistered(context, { email, url: '/zaloguj' })
    return
  }
  const query = input.next === '/' ? '' : `?dalej=${encodeURIComponent(input.next)}`
  await mails.confirm(context, { email, url: `/zarejestruj/potwierdzenie/${secret}${query}` })
}

/** The sign-up a link stands for, or null when the link is spent, too old, or the address has an account by now. */
export async function signUpOf(identity: Identity, context: Context, secret: string): Promise<SignUp | null> {
  const signUp = await readLink<SignUp>(await identity.auth(), 'sign-up', secret)
  return signUp && !(await personByEmail(context, signUp.email)) ? signUp : null
}

/**
 * The owner of the address agrees and shows that it was they who asked: by the password chosen then. So nobody can have
 * somebody else confirm an account whose password they know (decision 0046).
 * @returns the person's id, or null when the password is another one
 * @throws Refusal `link-spent`
 */
export async function confirmSignUp(
  identity: Identity,
  context: Context,
  secret: string,
  password: string,
): Promise<string | null> {
  await throttle(context, { what: 'sign-up-confirm', whom: secret, ...LIMITS.proof.address })
  const waiting = await signUpOf(identity, context, secret)
  if (!waiting) refuse('link-spent', 410)
  if (!(await verifyPassword({ hash: waiting.passwordHash, password }))) return null

  const signUp = await spendLink<SignUp>(await identity.auth(), 'sign-up', secret)
  if (!signUp) refuse('link-spent', 410)
  return createConfirmed(identity, context, signUp)
}

async function createConfirmed(identity: Identity, context: Context, signUp: SignUp): Promise<string> {
  try {
    return await inTransaction(context, async (context) => {
      const id = await insertPerson(context, signUp)
      await identity.ports.record(context, 'person-registered', id)
      return id
    })
  } catch (error) {
    if (brokenConstraint(error) === 'persons_email_key') refuse('link-spent', 410)
    throw error
  }
}

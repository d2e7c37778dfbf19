import type { Context } from '../../../../platform/context.ts'
import { brokenConstraint } from '../../../../platform/db/index.ts'
import { refuse } from '../../../../platform/errors.ts'
import { throttle } from '../../../../platform/http/index.ts'
import { makeLink, readLink, spendLink } from '../../auth/links.ts'
import type { Identity } from '../../identity.ts'
import { LIMITS, LINK_MINUTES, type Person } from '../../rules.ts'
import { endSessions, type Session } from '../../sessions.ts'
import { deleteChallengesOf, personByEmail, personById, updateEmail, updateProfile } from '../../store.ts'

/** Changes how a person is called here and in which language letters come. */
export async function changeProfile(
  identity: Identity,
  context: Context,
  session: Session,
  profile: { name: string; locale: 'pl' | 'en' },
) {
  await updateProfile(context, session.person.id, profile)
  await identity.ports.record(context, 'profile-changed', session.person.id)
}

interface EmailChange {
  personId: string
  email: string
}

/** Sends a link to the new address, or a letter to whoever already uses it; the person sees the same. */
export async function askForEmailChange(identity: Identity, context: Context, session: Session, email: string) {
  await throttle(context, { what: 'email-change', whom: session.person.id, ...LIMITS.letter.address })
  const { mails } = identity.ports
  const change: EmailChange = { personId: session.person.id, email }
  const secret = await makeLink(await identity.auth(), 'email-change', change, LINK_MINUTES.emailChange)
  if (await personByEmail(context, email)) await mails.alreadyRegistered(context, { email, url: '/zaloguj' })
  else await mails.emailChange(context, { email, url: `/konto/email/${secret}` })
}

/** Whose address a link changes to what; null for a link that is spent, too old, or of somebody gone. */
export async function emailChangeOf(identity: Identity, context: Context, secret: string) {
  const change = await readLink<EmailChange>(await identity.auth(), 'email-change', secret)
  const person = change && (await personById(context, change.personId))
  return person ? { person, email: change.email } : null
}

/**
 * The new address is the person's. Sessions elsewhere end, and the address left behind is told.
 * @param session of the browser that confirms, if it has one: it stays when it is the same person's
 * @throws Refusal `link-spent`
 */
export async function confirmEmailChange(
  identity: Identity,
  context: Context,
  secret: string,
  session: Session | null,
): Promise<Person> {
  const change = await spendLink<EmailChange>(await identity.auth(), 'email-change', secret)
  const person = change && (await personById(context, change.personId))
  if (!person) refuse('link-spent', 410)
  try {
    await updateEmail(context, person.id, change.email)
  } catch (error) {
    if (brokenConstraint(error) === 'persons_email_key') refuse('link-spent', 410)
    throw error
  }
  await endSessions(context, person.id, session?.person.id === person.id ? session.id : null)
  await deleteChallengesOf(context, person.id)
  await identity.ports.record(context, 'email-changed', person.id)
  await identity.ports.mails.emailChanged(context, { email: person.email, url: '/haslo/nowe' })
  return { ...person, email: change.email }
}

import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId, newSecret } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { throttle } from '../../../platform/http/index.ts'
import { record } from '../../audit/index.ts'
import { isOpen, type Organisation } from '../organisations/rules.ts'
import { organisationById } from '../organisations/store.ts'
import { giveRoleTo } from '../roles/actions.ts'
import { mayGiveRole, type Role } from '../rules.ts'
import { addressOf, hashOf, type Invitation, isFor, LIFE, phaseOf } from './rules.ts'
import { acceptOnce, insertInvitation, invitationBySecret, withdrawOne, withdrawSame } from './store.ts'

/** Sends the letter of an invitation; `app` hands in what `notices` does. Called inside the transaction. */
export type SendInvitation = (
  context: Context,
  letter: {
    email: string
    /** Null for a role in the whole network. */
    organisationName: string | null
    role: Role
    /** The full address of the invitation, with its secret. */
    url: string
  },
) => Promise<void>

export interface NewInvitation {
  email: string
  role: Role
  organisationId: string | null
}

const MOST_AN_HOUR = 60

/**
 * Offers a role to whoever reads letters at the address, for 14 days. An earlier offer of the same is withdrawn, so
 * that one link works at a time. Says the same whether or not the address has an account.
 * @throws Refusal `absent` when the organisation is closed, `too-many` above 60 letters an hour
 */
export async function invite(
  context: Context,
  sendInvitation: SendInvitation,
  input: NewInvitation,
): Promise<Invitation> {
  const { actor, now, house } = context
  const { role, organisationId } = input
  allow(mayGiveRole(actor, role, organisationId))
  await throttle(context, { what: 'invitation', whom: personId(actor) ?? 'system', most: MOST_AN_HOUR, seconds: 3600 })

  return inTransaction(context, async (context) => {
    const organisation = await openOrganisation(context, organisationId)
    const secret = newSecret()
    const invitation: Invitation = {
      id: newId(now.epochMilliseconds),
      email: addressOf(input.email),
      organisationId,
      role,
      invitedAt: now,
      invitedBy: personId(actor),
      expiresAt: now.add(LIFE),
      acceptedAt: null,
      acceptedBy: null,
      withdrawnAt: null,
    }
    await withdrawSame(context.db, invitation, { at: now, by: personId(actor) })
    // Somebody else has just sent the same: their letter is on its way, a second one would only confuse.
    if (!(await insertInvitation(context.db, invitation, hashOf(secret)))) return invitation
    await record(context, 'invitation-sent', { kind: 'invitation', id: invitation.id, organisationId }, { role })
    await sendInvitation(context, {
      email: invitation.email ?? '',
      organisationName: organisation?.name ?? null,
      role,
      url: `${house.config.url}/zaproszenia/${secret}`,
    })
    return invitation
  })
}

/** The invitation of a letter with its organisation; refused as absent when the secret is nobody's. */
export async function findInvitation(context: Context, secret: string) {
  const invitation = found(await invitationBySecret(context.db, hashOf(secret)))
  const organisation = invitation.organisationId
    ? found(await organisationById(context.db, invitation.organisationId))
    : null
  return { invitation, organisation }
}

/**
 * Takes the offered role. Doing it twice is the same as doing it once.
 * @throws Refusal `invitation-for-another`, `invitation-accepted`, `invitation-withdrawn`, `invitation-expired`
 */
export async function acceptInvitation(context: Context, secret: string): Promise<Invitation> {
  const { actor, now } = context
  allow(actor.kind === 'person')

  return inTransaction(context, async (context) => {
    const { invitation, organisation } = await findInvitation(context, secret)
    if (invitation.acceptedBy === actor.id) return invitation
    const phase = phaseOf(invitation, now)
    if (phase !== 'open') refuse(`invitation-${phase}`, 410)
    if (organisation && !isOpen(organisation)) refuse('invitation-withdrawn', 410)
    if (!isFor(invitation, actor)) refuse('invitation-for-another', 409)

    const { id, role, organisationId } = invitation
    // Two of the same at once: the second finds it accepted, and by whom.
    if (!(await acceptOnce(context.db, id, { at: now, by: actor.id })))
      return acceptedElsewhere(context, secret, actor.id)
    await record(context, 'invitation-accepted', { kind: 'invitation', id, organisationId }, { role })
    await giveRoleTo(context, { personId: actor.id, role, organisationId })
    return { ...invitation, email: null, acceptedAt: now, acceptedBy: actor.id }
  })
}

/** Takes an offer back; the link in the letter then leads to a page that says so. */
export async function withdrawInvitation(context: Context, invitation: Invitation) {
  const { actor, now } = context
  const { id, role, organisationId } = invitation
  allow(mayGiveRole(actor, role, organisationId))
  await inTransaction(context, async (context) => {
    if (await withdrawOne(context.db, id, { at: now, by: personId(actor) }))
      await record(context, 'invitation-withdrawn', { kind: 'invitation', id, organisationId }, { role })
  })
}

async function acceptedElsewhere(context: Context, secret: string, personId: string): Promise<Invitation> {
  const { invitation } = await findInvitation(context, secret)
  return invitation.acceptedBy === personId ? invitation : refuse(`invitation-${phaseOf(invitation, context.now)}`, 410)
}

async function openOrganisation({ db }: Context, id: string | null): Promise<Organisation | null> {
  if (id === null) return null
  const organisation = found(await organisationById(db, id))
  allow(isOpen(organisation))
  return organisation
}

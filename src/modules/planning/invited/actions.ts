import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { type MailContent, notify } from '../../notices/index.ts'
import { mayEditProcess, type Process, tagOf } from '../../processes/index.ts'
import { type Invited, insertInvited, removeInvited, updateInvited, type Way } from './store.ts'

/** Puts somebody on the list; a name stands there once. */
export async function addInvited(
  context: Context,
  process: Process,
  invited: Pick<Invited, 'name' | 'kind' | 'email' | 'note'>,
) {
  allow(mayEditProcess(context.actor, process))
  const { db, now, actor } = context
  if (!(await insertInvited(db, process.id, { id: newId(), ...invited }, { at: now, by: personId(actor) })))
    refuse('invited-already')
  await changed(context, tagOf(process))
}

/** Writes down when and how somebody was invited, and whether they answered; a day taken away takes the fact back. */
export async function noteContact(
  context: Context,
  process: Process,
  id: string,
  {
    invitedOn,
    invitedHow,
    answeredOn,
    answer,
  }: Pick<Invited, 'invitedOn' | 'answeredOn' | 'answer'> & { invitedHow: Way },
) {
  allow(mayEditProcess(context.actor, process) && isId(id))
  const facts = { invitedOn, invitedHow: invitedOn && invitedHow, answeredOn, answer }
  allow(await updateInvited(context.db, process.id, id, facts))
  await changed(context, tagOf(process))
}

/** Sends the invitation by e-mail; the same person gets it once. */
export async function sendInvitation(
  context: Context,
  process: Process,
  { id, email }: Pick<Invited, 'id' | 'email'>,
  { mail, on }: { mail: MailContent; on: Temporal.PlainDate },
) {
  allow(mayEditProcess(context.actor, process))
  if (!email || !process.announcedAt) refuse('invitation-not-ready', 422)
  await notify(context, {
    to: { email },
    template: 'planning-invitation',
    locale: 'pl',
    mail,
    about: { kind: 'process', id: process.id },
    once: `planning-invitation:${id}`,
  })
  await updateInvited(context.db, process.id, id, { invitedOn: on, invitedHow: 'email' })
  await changed(context, tagOf(process))
}

/** Takes somebody off the list, with their address. */
export async function dropInvited(context: Context, process: Process, id: string) {
  allow(mayEditProcess(context.actor, process) && isId(id))
  allow(await removeInvited(context.db, process.id, id))
  await changed(context, tagOf(process))
}

import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import type { UploadedFile } from '../../../platform/http/index.ts'
import { record } from '../../audit/index.ts'
import { keepLogo } from '../logo.ts'
import { mayEditOrganisation, mayRunNetwork } from '../rules.ts'
import { type Organisation, type OrganisationInput, slugOf } from './rules.ts'
import { insertOrganisation, organisationById, updateClosing, updateLogo, updateOrganisation } from './store.ts'

/** What the network calls an organisation it brings in; `isDemonstration` marks one that is made up. */
export type NewOrganisation = OrganisationInput & { isDemonstration?: boolean }

/** Brings an organisation into the network. Its address comes from the name and stays, whatever the name becomes. */
export async function createOrganisation(context: Context, input: NewOrganisation): Promise<Organisation> {
  const { actor, now } = context
  allow(mayRunNetwork(actor))

  return inTransaction(context, async (context) => {
    const organisation: Organisation = {
      ...input,
      dataOfficer: input.dataOfficer ?? null,
      id: newId(now.epochMilliseconds),
      slug: slugOf(input.name),
      logoHash: null,
      isDemonstration: input.isDemonstration ?? false,
      createdAt: now,
      closedAt: null,
    }
    for (let number = 2; !(await insertOrganisation(context.db, organisation, personId(actor))); number += 1)
      organisation.slug = slugOf(input.name, number)
    await told(context, 'organisation-created', organisation.id)
    return organisation
  })
}

/** Changes what the organisation says about itself. */
export async function editOrganisation(context: Context, organisation: Organisation, input: OrganisationInput) {
  allow(mayEditOrganisation(context.actor, organisation.id))
  const changes = (Object.keys(input) as (keyof OrganisationInput)[]).filter(
    (name) => input[name] !== organisation[name],
  )
  if (changes.length === 0) return

  await inTransaction(context, async (context) => {
    await updateOrganisation(context.db, organisation.id, input)
    await told(context, 'organisation-edited', organisation.id, { changes })
  })
}

/**
 * Takes the organisation off the portal: its team can do nothing more, its public past stays. `reopenOrganisation`
 * brings back the same team.
 */
export async function closeOrganisation(context: Context, organisation: Organisation) {
  const { actor, now } = context
  allow(mayRunNetwork(actor))
  await inTransaction(context, async (context) => {
    const closing = { at: now, by: personId(actor) }
    if (await updateClosing(context.db, organisation.id, closing))
      await told(context, 'organisation-closed', organisation.id)
  })
}

export async function reopenOrganisation(context: Context, organisation: Organisation) {
  allow(mayRunNetwork(context.actor))
  await inTransaction(context, async (context) => {
    if (await updateClosing(context.db, organisation.id, null))
      await told(context, 'organisation-reopened', organisation.id)
  })
}

/**
 * Shows this picture as the organisation's logo; null takes the logo away.
 * @throws UnreadableFile when the file is none, or too large to be opened
 */
export async function setLogo(context: Context, organisation: Organisation, upload: UploadedFile | null) {
  allow(mayEditOrganisation(context.actor, organisation.id))
  const hash = upload && (await keepLogo(context.house.files, upload.path))
  await inTransaction(context, async (context) => {
    const before = found(await organisationById(context.db, organisation.id))
    if (before.logoHash === hash) return
    await updateLogo(context.db, organisation.id, hash)
    await told(context, hash ? 'organisation-logo-set' : 'organisation-logo-removed', organisation.id)
  })
}

async function told(context: Context, verb: string, id: string, details = {}) {
  await record(context, verb, { kind: 'organisation', id, organisationId: id }, details)
  await changed(context, 'organisations', `organisation:${id}`)
}

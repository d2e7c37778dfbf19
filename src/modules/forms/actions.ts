import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import { checkDefinition, type DesignProblem } from './design-checking.ts'
import type { FormDefinition } from './model.ts'
import { type FormsPorts, portOf } from './ports.ts'
import { type Form, type Owner, tagOfForm, type Version } from './rules.ts'
import { currentVersion, formById, insertForm, insertVersion, lockForm, updateDraft } from './store.ts'

/**
 * Makes the form of an owner, not published yet.
 * The owner's module has let the actor make the owner itself; whoever may not design it is refused as absent.
 */
export async function createForm(
  context: Context,
  ports: FormsPorts,
  { owner, definition }: { owner: Owner; definition: FormDefinition },
): Promise<Form> {
  allow(await portOf(ports, owner).mayDesign(context, owner.id))
  const by = personId(context.actor)
  const form: Form = {
    id: newId(),
    owner,
    draft: definition,
    draftRevision: 1,
    madeBy: by,
    madeAt: context.now,
    editedBy: by,
    editedAt: context.now,
  }
  await insertForm(context.db, form)
  return form
}

export type DraftSaved =
  | { ok: true; revision: number }
  /** Somebody else saved since this was opened: what stands now, so that both can be shown. */
  | { ok: false; problem: 'conflict'; now: Form }

/** Saves the draft that was opened at `revision`. What is unfinished may be saved; publishing checks it. */
export async function saveDraft(
  context: Context,
  ports: FormsPorts,
  form: Form,
  definition: FormDefinition,
  revision: number,
): Promise<DraftSaved> {
  allow(await portOf(ports, form.owner).mayDesign(context, form.owner.id))
  const saved = await updateDraft(context.db, form.id, definition, {
    revision,
    by: personId(context.actor),
    at: context.now,
  })
  if (saved !== null) return { ok: true, revision: saved }
  return { ok: false, problem: 'conflict', now: (await formById(context.db, form.id)) ?? form }
}

export type Published = { ok: true; version: Version } | { ok: false; problems: DesignProblem[] }

/**
 * Publishes the draft as it stands as the next version. Publishing again what is published already gives that version.
 * People half way through an earlier version finish that one.
 */
export async function publishVersion(context: Context, ports: FormsPorts, { id, owner }: Form): Promise<Published> {
  const port = portOf(ports, owner)
  allow(await port.mayDesign(context, owner.id))

  return inTransaction(context, async (context) => {
    await lockForm(context.db, id)
    const form = await formById(context.db, id)
    allow(form !== null)
    const problems = checkDefinition(form.draft)
    if (problems.length > 0) return { ok: false, problems }

    const last = await currentVersion(context.db, id)
    if (last && isSame(last.definition, form.draft)) return { ok: true, version: last }
    const version: Version = {
      id: newId(),
      formId: id,
      number: (last?.number ?? 0) + 1,
      definition: form.draft,
      publishedAt: context.now,
      publishedBy: personId(context.actor),
    }
    await insertVersion(context.db, version)
    await port.published?.(context, form, version)
    await record(
      context,
      'form-published',
      { kind: 'form', id, organisationId: await port.organisationOf(context, owner.id) },
      { version: version.number },
    )
    await changed(context, tagOfForm(id))
    return { ok: true, version }
  })
}

// Both come from jsonb, which keeps keys in one order, so equal forms are equal letter by letter.
const isSame = (a: FormDefinition, b: FormDefinition) => JSON.stringify(a) === JSON.stringify(b)

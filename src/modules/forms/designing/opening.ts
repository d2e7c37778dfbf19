import type { Context } from '../../../platform/context.ts'
import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { FormDefinition, Question, Section } from '../model.ts'
import { portOf, type Workspace } from '../ports.ts'
import type { Form, Version } from '../rules.ts'
import { currentVersion, formById } from '../store.ts'
import type { DesigningPorts } from './ports.ts'
import { placeOf, sectionOf } from './walk.ts'

/** What every page of the builder is made from. */
export interface Desk {
  form: Form
  draft: FormDefinition
  /** The language the form is written in. */
  language: Locale
  workspace: Workspace
  /** The newest published version; null before the first publishing. */
  published: Version | null
  /** Who saved last, as colleagues know them; null when they are gone. */
  editor: string | null
}

export const HOME = '/praca/formularze'

export const designPath = (form: { id: string }, rest = '') => `${HOME}/${form.id}${rest}`

/** The form of the address, for whoever may design it; for everybody else there is none. */
export async function atDesk(c: HttpContext, ports: DesigningPorts): Promise<Desk> {
  const context = c.get('context')
  const form = await designable(context, ports, c.req.param('form') ?? '')
  const [workspace, published, editors] = await Promise.all([
    portOf(ports, form.owner).workspace(c, form.owner.id),
    currentVersion(context.db, form.id),
    ports.people.personsByIds(context.db, form.editedBy ? [form.editedBy] : []),
  ])
  const editor = form.editedBy ? (editors.get(form.editedBy)?.name ?? null) : null
  return { form, draft: form.draft, language: form.draft.languages[0] ?? 'pl', workspace, published, editor }
}

/** The form, if the actor may design it; asked before anything that was sent is read. */
export async function designable(context: Context, ports: DesigningPorts, id: string): Promise<Form> {
  const form = found(isId(id) ? await formById(context.db, id) : null)
  allow((await ports.owners[form.owner.kind]?.mayDesign(context, form.owner.id)) ?? false)
  return form
}

export const questionAt = (c: HttpContext, draft: FormDefinition): Question =>
  found(placeOf(draft, c.req.param('question') ?? '')?.question)

export const sectionAt = (c: HttpContext, draft: FormDefinition): Section =>
  found(sectionOf(draft, c.req.param('section') ?? ''))

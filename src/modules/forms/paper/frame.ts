import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { type AnsweringSettings, type FormsPorts, type OwnerPort, portOf, type Workspace } from '../ports.ts'
import type { Form } from '../rules.ts'
import { formById } from '../store.ts'

/** What stands around every page of paper, after the actor was let in. */
export interface PaperFrame {
  form: Form
  port: OwnerPort
  settings: AnsweringSettings
  workspace: Workspace
  /** Path, without /en, of the list of sheets. */
  home: string
}

/** The form of the address for those who enter what came on paper; for the rest there is no such page. */
export async function paperFrame(c: HttpContext, ports: FormsPorts): Promise<PaperFrame> {
  const context = c.get('context')
  const { form, port } = await formAt(c, ports)
  allow(await port.mayEnter(context, form.owner.id))
  const settings = found(await port.answering(context, form.owner.id))
  return { form, port, settings, workspace: await port.workspace(c, form.owner.id), home: paperPath(form) }
}

/** The form of the address, whoever asks. */
export async function formAt(c: HttpContext, ports: FormsPorts): Promise<{ form: Form; port: OwnerPort }> {
  const id = c.req.param('form') ?? ''
  allow(isId(id))
  const form = found(await formById(c.get('context').db, id))
  return { form, port: portOf(ports, form.owner) }
}

/** Where the team works on what came on paper. */
export const paperPath = (form: Pick<Form, 'id'>) => `/praca/formularze/${form.id}/papier`

/** Where anybody takes one sheet to print. */
export const printPath = (form: Pick<Form, 'id'>) => `/formularze/${form.id}/wydruk`

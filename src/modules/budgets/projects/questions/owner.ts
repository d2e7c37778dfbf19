import type { Context } from '../../../../platform/context.ts'
import { found } from '../../../../platform/errors.ts'
import type { OwnerPort } from '../../../forms/index.ts'
import { organisationById } from '../../../network/index.ts'
import { mayEditProcess, pathOf, processById, workPathOf } from '../../../processes/index.ts'

/**
 * What budgets say of the questions they ask of projects. Answers are kept with the projects, on their own screens, so the pages of
 * answering of forms are closed.
 */
export function projectForms(): OwnerPort {
  const mayEdit = async (context: Context, id: string) => {
    const process = await processById(context.db, id)
    return process !== null && mayEditProcess(context.actor, process)
  }
  return {
    async answering(context, id) {
      const process = await processById(context.db, id)
      if (!process?.announcedAt) return null
      return {
        home: `${pathOf(process)}/zglos`,
        caption: process.title,
        back: { label: process.title, href: pathOf(process) },
        anonymity: 'named',
        opensAt: null,
        closesAt: context.now.subtract({ seconds: 2 }),
        editable: false,
        oncePerPerson: false,
        asksItself: true,
        privacyNotice: '',
        next: [],
      }
    },
    mayDesign: mayEdit,
    mayReadAnswers: async () => false,
    mayEnter: async () => false,
    async workspace(c, id) {
      const process = found(await processById(c.get('context').db, id))
      const organisation = await organisationById(c.get('context').db, process.organisationId)
      return {
        owner: organisation?.name ?? '',
        navigation: [{ label: process.title, href: workPathOf(process), current: true }],
        caption: process.title,
        back: { label: process.title, href: `${workPathOf(process)}/ustawienia/pytania` },
      }
    },
    organisationOf: async (context, id) => (await processById(context.db, id))?.organisationId ?? null,
  }
}

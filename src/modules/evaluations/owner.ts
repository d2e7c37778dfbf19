import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { OwnerPort } from '../forms/index.ts'
import {
  maySeeWorkspace,
  mayWorkOnRemarks,
  type Process,
  pathOf,
  processById,
  tagOf,
  workPathOf,
} from '../processes/index.ts'
import { EVALUATIONS } from './actions.ts'
import type { EvaluationKind } from './kind.ts'
import { countsOf } from './rules.ts'
import { addCounts, evaluationOf } from './store.ts'

/** What is said of the forms of evaluations of a kind. */
export function evaluationForms(kind: EvaluationKind): OwnerPort {
  const frameOf = async (c: HttpContext, process: Process) => {
    const { owner, navigation } = await kind.frame(c, process)
    return { owner, navigation }
  }
  const may = async (context: Context, id: string, ask: typeof maySeeWorkspace) => {
    const process = await processById(context.db, id)
    return process !== null && ask(context.actor, process)
  }
  return {
    async answering(context, id) {
      const evaluation = await evaluationOf(context.db, id)
      const process = evaluation && (await processById(context.db, id))
      if (!process) return null
      const t = context.house.texts.in(context.locale)
      const privacyNotice = await kind.privacyOf(context, process)
      return {
        home: `${pathOf(process)}/ocena`,
        caption: process.title,
        back: { label: process.title, href: pathOf(process) },
        anonymity: 'anonymous',
        opensAt: evaluation.askedAt,
        closesAt: evaluation.closesAt,
        editable: false,
        oncePerPerson: false,
        oneFromBrowser: true,
        privacyNotice: [t('evaluations.privacy'), privacyNotice].filter(Boolean).join('\n\n'),
        next: [
          { label: t('evaluations.see-results'), href: `${pathOf(process)}/ocena/wyniki` },
          { label: process.title, href: pathOf(process) },
        ],
      }
    },
    // The survey is the same for everybody (see form.ts): only the portal makes it.
    mayDesign: async ({ actor }) => actor.kind === 'system',
    mayReadAnswers: (context, id) => may(context, id, maySeeWorkspace),
    // What was answered on paper is entered by the team.
    mayEnter: (context, id) => may(context, id, mayWorkOnRemarks),
    async workspace(c, id) {
      const process = found(await processById(c.get('context').db, id))
      return {
        ...(await frameOf(c, process)),
        caption: process.title,
        back: { label: process.title, href: `${workPathOf(process)}/ocena` },
      }
    },
    organisationOf: async ({ db }, id) => (await processById(db, id))?.organisationId ?? null,
    async answered(context, event) {
      const processId = event.form.owner.id
      if (event.act === 'edited')
        await addCounts(context.db, processId, countsOf(kind.statements, event.before.answers), -1)
      await addCounts(
        context.db,
        processId,
        countsOf(kind.statements, event.answer.answers),
        event.act === 'withdrawn' ? -1 : 1,
      )
      const process = await processById(context.db, processId)
      if (process) await changed(context, tagOf(process), EVALUATIONS)
    },
  }
}

import * as consultations from '../../modules/consultations/index.ts'
import type { Form } from '../../modules/law/index.ts'
import { openWarnings, type PlanningPorts } from '../../modules/planning/index.ts'
import { type Process, workPathOf } from '../../modules/processes/index.ts'
import * as surveys from '../../modules/surveys/index.ts'
import type { Context } from '../../platform/context.ts'
import { personalDesk, teamDesk } from '../desk/navigation.ts'

/** What planning needs of the consultation it plans. */
export const planningPorts: PlanningPorts = {
  kind: consultations.KIND,
  frame: consultations.workFrame,
  desk: personalDesk,
  teamDesk,

  async makeDraft(context, { process, organ, addressees, stages, ...input }) {
    const draft = await consultations.draftConsultation(context, input)
    const found = await consultations.findConsultation(context, draft.slug)
    await consultations.editConsultation(context, found, { process, consultation: { organ, addressees } })
    for (const stage of stages) await consultations.addStage(context, found.process, stage)
    return draft
  },

  async announcedOf(context, process) {
    const { consultation } = await consultations.findConsultation(context, process.slug)
    return consultation
  },

  async formsElsewhere(context, process): Promise<Form[]> {
    const surveyed = (await surveys.surveysOf(context.db, process.id)).length > 0
    return surveyed ? ['survey'] : []
  },
}

/** Warnings nobody has written a reason for, as what stands in the way of the announcement. */
export async function planningObstacles(context: Context, process: Process) {
  const waiting = await openWarnings(context, planningPorts, process)
  if (waiting.length === 0) return []
  const label = context.house.texts.in(context.locale)('planning.obstacle', { count: waiting.length })
  return [{ label, href: `${workPathOf(process)}/plan#ostrzezenia` }]
}

import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { formOf, setRetention } from '../../forms/index.ts'
import { type Process, processById, stagesOf } from '../../processes/index.ts'
import { type FoundSurvey, subjectOf } from '../actions.ts'
import { type KeptMonths, keptUntil, mayDesignSurvey, OWNER, type Survey, termOf } from '../rules.ts'
import { openedSurveys, updateKeptMonths } from '../store.ts'

const AT_ONCE = 50

/** Chooses how long after closing personal data of a survey is kept. What is over by that choice goes in the next night. */
export async function keepFor(context: Context, { process, survey }: FoundSurvey, months: KeptMonths) {
  allow(mayDesignSurvey(context.actor, process))
  await inTransaction(context, async (context) => {
    await updateKeptMonths(context.db, survey.id, months)
    await followTerm(context, process, { ...survey, keptMonths: months })
    await record(context, 'survey-kept-changed', subjectOf(process, survey.id), { months })
  })
}

/** Lets the last day follow the term of each survey: a stage moves, a survey closes early; run before what is over is removed. */
export async function followTerms(context: Context) {
  allow(context.actor.kind === 'system')
  for (let after: string | null = null; ; ) {
    const surveys = await openedSurveys(context.db, after, AT_ONCE)
    for (const survey of surveys) {
      const process = await processById(context.db, survey.processId)
      if (process) await followTerm(context, process, survey)
    }
    if (surveys.length < AT_ONCE) return
    after = surveys.at(-1)?.id ?? null
  }
}

/** Sets the last day of a survey's form by its term as it stands. */
export async function followTerm({ db, now }: Context, process: Process, survey: Survey) {
  const form = await formOf(db, { kind: OWNER, id: survey.id })
  if (!form) return
  const term = termOf(survey, process, await stagesOf(db, process.id))
  await setRetention(db, form.id, keptUntil(term, survey.keptMonths, now))
}

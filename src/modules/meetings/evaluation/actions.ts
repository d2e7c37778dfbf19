import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import {
  type Answers,
  answersStream,
  createForm,
  currentVersion,
  type FormsPorts,
  publishVersion,
} from '../../forms/index.ts'
import { type Meeting, mayKeepMeeting } from '../rules.ts'
import { evaluationDefinition } from './form.ts'
import { EVALUATION_FORMS, evaluated } from './rules.ts'
import { evaluationOf } from './store.ts'

/** Prepares the short evaluation of a meeting, published at once; where there is one, nothing happens. */
export async function prepareEvaluation(context: Context, meeting: Meeting, forms: FormsPorts) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    if (await evaluationOf(context.db, meeting.id)) return
    const { texts } = context.house
    const definition = evaluationDefinition((key) => ({ pl: texts.in('pl')(key), en: texts.in('en')(key) }))
    const form = await createForm(context, forms, { owner: { kind: EVALUATION_FORMS, id: meeting.id }, definition })
    const published = await publishVersion(context, forms, form)
    if (!published.ok) throw new Error(`An evaluation cannot be published: ${JSON.stringify(published.problems)}`)
  })
}

/** More than a meeting ever gathers; the whole of it is read at once. */
const MOST_READ = 5000

/** What was answered, for those who keep the meeting; null when nobody prepared an evaluation. */
export async function evaluationResults(context: Context, meeting: Meeting) {
  allow(mayKeepMeeting(context.actor, meeting))
  const form = await evaluationOf(context.db, meeting.id)
  const version = form && (await currentVersion(context.db, form.id))
  if (!form || !version) return null
  const answers: Answers[] = []
  for await (const answered of answersStream(context.db, form.id)) {
    if (answers.length === MOST_READ) break
    answers.push(answered.answers)
  }
  return {
    formId: form.id,
    definition: version.definition,
    count: answers.length,
    results: evaluated(version.definition, answers),
  }
}

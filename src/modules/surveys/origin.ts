import type { Context } from '../../platform/context.ts'
import { formOf, wordsIn } from '../forms/index.ts'
import type { Process } from '../processes/index.ts'
import { originOf } from './bringing-store.ts'
import { mayReadAnswers, OWNER, surveyPath, surveyWorkPath } from './rules.ts'
import { surveyById } from './store.ts'

/** Where a remark came from, when it was an open answer: the survey, and for its team the whole answer. */
export async function originOfRemark(
  context: Context,
  process: Process,
  remarkId: string,
  audience: 'team' | 'public',
) {
  const origin = await originOf(context.db, remarkId)
  const survey = origin && (await surveyById(context.db, origin.surveyId))
  const form = survey && (await formOf(context.db, { kind: OWNER, id: survey.id }))
  if (!origin || !survey || !form) return null
  const title = wordsIn(form.draft.title, context.locale, form.draft.languages)
  const t = context.house.texts.in(context.locale)
  const isTeam = audience === 'team' && mayReadAnswers(context.actor, process)
  return {
    label: t(isTeam ? 'surveys.origin.answer' : 'surveys.origin.survey', { title }),
    href: isTeam ? `${surveyWorkPath(process, survey)}/odpowiedzi/${origin.answerId}` : surveyPath(process, survey),
  }
}

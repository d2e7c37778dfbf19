import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import {
  createForm,
  type DesignProblem,
  emptyForm,
  type Form,
  type FormDefinition,
  type FormsPorts,
  formOf,
  formsOf,
  publishVersion,
  setRetention,
  wordsIn,
} from '../forms/index.ts'
import { findOwnProcess, findProcess, type Process, slugOf, stagesOf, tagOf } from '../processes/index.ts'
import {
  anonymityFixed,
  gridFixed,
  keptUntil,
  mayDesignSurvey,
  maySeeSurvey,
  OWNER,
  phaseOf,
  type Survey,
  type SurveyPhase,
  type Term,
  tagOfSurvey,
  termOf,
} from './rules.ts'
import {
  insertSurvey,
  recordClosing,
  recordOpening,
  removeDraft,
  type SettingsChange,
  surveyById,
  surveyBySlug,
  surveysOf,
  updateSettings,
} from './store.ts'
import { type TemplateName, templateOf } from './templates/index.ts'

/** A survey with all that its pages need to know of it. */
export interface FoundSurvey {
  process: Process
  survey: Survey
  form: Form
  title: string
  term: Term
  phase: SurveyPhase
}

/** The survey at an address, when this person may see it; refused as absent otherwise. */
export async function findSurvey(context: Context, kind: string, slug: string, survey: string): Promise<FoundSurvey> {
  return described(context, await findProcess(context, kind, slug), survey)
}

/** The same for its team. */
export async function findOwnSurvey(
  context: Context,
  kind: string,
  slug: string,
  survey: string,
): Promise<FoundSurvey> {
  return described(context, await findOwnProcess(context, kind, slug), survey)
}

async function described(context: Context, process: Process, slug: string): Promise<FoundSurvey> {
  const survey = found(await surveyBySlug(context.db, process.id, slug))
  allow(maySeeSurvey(context.actor, process, survey))
  const form = found(await formOf(context.db, { kind: OWNER, id: survey.id }))
  return withTerm(context, { process, survey, form, stages: await stagesOf(context.db, process.id) })
}

/** All surveys of a process that this person may see, the oldest first. */
export async function listSurveys(context: Context, process: Process): Promise<FoundSurvey[]> {
  const surveys = (await surveysOf(context.db, process.id)).filter((survey) =>
    maySeeSurvey(context.actor, process, survey),
  )
  if (surveys.length === 0) return []
  const forms = await formsOf(
    context.db,
    OWNER,
    surveys.map(({ id }) => id),
  )
  const stages = await stagesOf(context.db, process.id)
  return surveys.flatMap((survey) => {
    const form = forms.get(survey.id)
    return form ? [withTerm(context, { process, survey, form, stages })] : []
  })
}

function withTerm(
  { locale, now }: Context,
  {
    process,
    survey,
    form,
    stages,
  }: Pick<FoundSurvey, 'process' | 'survey' | 'form'> & {
    stages: Awaited<ReturnType<typeof stagesOf>>
  },
): FoundSurvey {
  const term = termOf(survey, process, stages)
  const title = wordsIn(form.draft.title, locale, form.draft.languages)
  return { process, survey, form, title, term, phase: phaseOf(survey, process, term, now) }
}

export interface NewSurvey {
  title: string
  stageId: string | null
  /** A blank form, one of ours, or the form of another survey the person may see. */
  from: { kind: 'blank' } | { kind: 'template'; name: TemplateName } | { kind: 'copy'; surveyId: string }
}

/** Begins a survey that only its team sees. */
export async function draftSurvey(
  context: Context,
  forms: FormsPorts,
  process: Process,
  { title, stageId, from }: NewSurvey,
): Promise<Survey> {
  allow(mayDesignSurvey(context.actor, process))
  const definition = { ...(await definitionFrom(context, process, from)), title: { [context.locale]: title } }
  if (!definition.languages.includes(context.locale)) definition.languages = [context.locale, ...definition.languages]

  return inTransaction(context, async (context) => {
    const id = newId()
    await insertWithSlug(context, { id, process, title, stageId })
    await createForm(context, forms, { owner: { kind: OWNER, id }, definition })
    await record(context, 'survey-drafted', subjectOf(process, id))
    return found(await surveyById(context.db, id))
  })
}

async function definitionFrom(context: Context, process: Process, from: NewSurvey['from']): Promise<FormDefinition> {
  if (from.kind === 'blank') return emptyForm(context.locale)
  if (from.kind === 'template') return templateOf(from.name, process.unitCode)
  const survey = found(await surveyById(context.db, from.surveyId))
  allow(survey.processId === process.id || survey.openedAt !== null)
  return found(await formOf(context.db, { kind: OWNER, id: survey.id })).draft
}

export type SurveySettings = SettingsChange

/**
 * Changes how a survey is answered and shown. What was promised to those who answered stays: their anonymity, from the
 * opening on.
 * @throws Refusal `survey-anonymity-fixed`
 */
export async function changeSettings(context: Context, { process, survey }: FoundSurvey, settings: SettingsChange) {
  allow(mayDesignSurvey(context.actor, process))
  if (settings.anonymity !== survey.anonymity && anonymityFixed(survey)) refuse('survey-anonymity-fixed')
  if (settings.gridKm !== survey.gridKm && gridFixed(survey)) refuse('survey-grid-fixed')
  const anonymous = settings.anonymity === 'anonymous'

  await inTransaction(context, async (context) => {
    await updateSettings(context.db, survey.id, {
      ...settings,
      // Both need to know who answered.
      editable: settings.editable && !anonymous,
      oncePerPerson: settings.oncePerPerson && !anonymous,
      openData: settings.openData && settings.results !== 'team',
    })
    await record(context, 'survey-settings-changed', subjectOf(process, survey.id))
    await changed(context, tagOfSurvey(survey), tagOf(process))
  })
}

/**
 * Publishes the form and opens the survey: from now on it takes answers whenever its term says so.
 * @returns what has to be mended in the form first; empty when it was opened
 */
export async function openSurvey(context: Context, forms: FormsPorts, found: FoundSurvey): Promise<DesignProblem[]> {
  const { process, survey, form, term } = found
  allow(mayDesignSurvey(context.actor, process))

  return inTransaction(context, async (context) => {
    const published = await publishVersion(context, forms, form)
    if (!published.ok) return published.problems
    if (!(await recordOpening(context.db, survey.id, context.now, personId(context.actor)))) refuse('survey-opened')
    await setRetention(context.db, form.id, keptUntil(term, survey.keptMonths, context.now))
    await record(context, 'survey-opened', subjectOf(process, survey.id))
    await changed(context, tagOfSurvey(survey), tagOf(process))
    return []
  })
}

/** Takes no more answers, before the term. */
export async function closeSurvey(context: Context, { process, survey }: FoundSurvey) {
  allow(mayDesignSurvey(context.actor, process))
  await inTransaction(context, async (context) => {
    if (!(await recordClosing(context.db, survey.id, context.now))) refuse('survey-closed')
    await record(context, 'survey-closed', subjectOf(process, survey.id))
    await changed(context, tagOfSurvey(survey), tagOf(process))
  })
}

/** Takes a closing before the term back. */
export async function reopenSurvey(context: Context, { process, survey }: FoundSurvey) {
  allow(mayDesignSurvey(context.actor, process))
  await inTransaction(context, async (context) => {
    if (!(await recordClosing(context.db, survey.id, null))) refuse('survey-not-closed')
    await record(context, 'survey-reopened', subjectOf(process, survey.id))
    await changed(context, tagOfSurvey(survey), tagOf(process))
  })
}

/** Throws away a survey that was never opened. */
export async function discardSurvey(context: Context, { process, survey }: FoundSurvey) {
  allow(mayDesignSurvey(context.actor, process))
  await inTransaction(context, async (context) => {
    if (!(await removeDraft(context.db, survey.id))) refuse('survey-opened')
    await record(context, 'survey-discarded', subjectOf(process, survey.id))
  })
}

export const subjectOf = (process: Process, id: string) => ({
  kind: 'survey',
  id,
  organisationId: process.organisationId,
})

/** Addresses beside those of surveys; none of them may be a survey's. */
const TAKEN = ['nowa']

async function insertWithSlug(
  context: Context,
  { id, process, title, stageId }: { id: string; process: Process; title: string; stageId: string | null },
) {
  const base = slugOf(title)
  for (let number = TAKEN.includes(base) ? 2 : 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    const survey = {
      id,
      processId: process.id,
      stageId,
      slug,
      createdAt: context.now,
      createdBy: personId(context.actor),
    }
    if (await insertSurvey(context.db, survey)) return
  }
}

import { Hono } from 'hono'
import type { Context } from '../../platform/context.ts'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import {
  type Answered,
  type Answers,
  answeredById,
  currentVersion,
  type FormDefinition,
  type Submission,
  saveDraft,
  submitAnswers,
} from '../forms/index.ts'
import { jobs as noticesJobs } from '../notices/index.ts'
import type { Process } from '../processes/index.ts'
import { portsWith as remarksPorts } from '../remarks/examples.ts'
import { jobs as remarksJobs } from '../remarks/jobs.ts'
import {
  changeSettings,
  draftSurvey,
  type FoundSurvey,
  findOwnSurvey,
  openSurvey,
  type SurveySettings,
} from './actions.ts'
import { aDefinition, someAnswers } from './examples.ts'
import { jobs } from './jobs.ts'
import { formOwner } from './owner.ts'
import type { SurveysPorts } from './ports.ts'
import { openRoutes, openWorkRoutes } from './routes.ts'
import { OWNER } from './rules.ts'

/** What `app` would hand over. */
export function surveysPorts(intake: { moderation: 'before' | 'after' } = { moderation: 'after' }): SurveysPorts {
  const forms: SurveysPorts['forms'] = { owners: {} }
  const ports: SurveysPorts = {
    kind: 'consultation',
    frame: async (_, process) => ({ owner: 'Urząd Miejski', navigation: [{ label: process.title, href: '/praca' }] }),
    intakeOf: async () => ({ ...intake, privacyNotice: 'Administratorem jest Burmistrz.' }),
    forms,
  }
  forms.owners[OWNER] = formOwner(ports)
  return ports
}

/** Jobs of surveys and of remarks, which they bring texts to, run by hand. */
export const surveysJobs = (ports: SurveysPorts) =>
  testJobs([...jobs(ports), ...remarksJobs(remarksPorts()), ...noticesJobs])

/** All addresses of surveys where `app` mounts them. */
export function surveysRoutes(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/konsultacje', openRoutes(ports))
  routes.route('/praca/konsultacje', openWorkRoutes(ports))
  return routes
}

/** A survey of a process as its team would make it, open unless said otherwise. */
export async function aSurvey(
  context: Context,
  { forms, kind }: SurveysPorts,
  process: Process,
  given: {
    title?: string
    definition?: FormDefinition
    settings?: Partial<SurveySettings>
    stageId?: string
    draft?: boolean
  } = {},
): Promise<FoundSurvey> {
  const { title = 'Jak jeździmy autobusem', definition = aDefinition(), settings = {}, stageId = null } = given
  const { slug } = await draftSurvey(context, forms, process, { title, stageId, from: { kind: 'blank' } })
  const found = () => findOwnSurvey(context, kind, process.slug, slug)
  const { form } = await found()
  await saveDraft(context, forms, form, { ...definition, title: { pl: title } }, form.draftRevision)
  const drafted = await found()
  await changeSettings(context, drafted, { ...drafted.survey, ...settings })
  if (!given.draft) {
    const problems = await openSurvey(context, forms, await found())
    if (problems.length > 0) throw new Error(`The survey of a test cannot be opened: ${JSON.stringify(problems)}`)
  }
  return found()
}

/** Answers as a person sends them. */
export async function answer(
  context: Context,
  { forms }: SurveysPorts,
  { form }: FoundSurvey,
  answers: Answers = someAnswers(),
  more: Partial<Submission> = {},
): Promise<Answered & { editKey: string | null }> {
  const version = await currentVersion(context.db, form.id)
  if (!version) throw new Error('The survey of a test is not published')
  const sent = await submitAnswers(context, forms, version, { answers, key: newId(), ...more })
  if (!sent.ok) throw new Error(`The answers of a test were not taken: ${JSON.stringify(sent)}`)
  const kept = await answeredById(context.db, sent.answered.id)
  if (!kept) throw new Error('The answers of a test were not kept')
  return { ...kept, editKey: sent.editKey }
}

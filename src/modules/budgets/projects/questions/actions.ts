import type { Context } from '../../../../platform/context.ts'
import { inTransaction } from '../../../../platform/db/index.ts'
import { allow } from '../../../../platform/errors.ts'
import { record } from '../../../audit/index.ts'
import {
  answerInWords,
  answerOf,
  asksWithin,
  checkAnswers,
  columnsWithin,
  createForm,
  currentVersion,
  type FilledRow,
  type Form,
  type FormDefinition,
  type FormsPorts,
  filledRows,
  formOf,
  speechFor,
  type Version,
  versionById,
  wordsIn,
} from '../../../forms/index.ts'
import { mayEditProcess, type Process, subjectOf } from '../../../processes/index.ts'
import type { Project } from '../rules.ts'
import { PROJECT_QUESTIONS, usualQuestions } from './rules.ts'
import { allAnswersOf, type OpenAnswers, openAnswersOf } from './store.ts'

const ownerOf = ({ id }: Pick<Process, 'id'>) => ({ kind: PROJECT_QUESTIONS, id })

/** The form of an edition's own questions; null when the team has begun none. */
export const projectForm = ({ db }: Pick<Context, 'db'>, process: Pick<Process, 'id'>): Promise<Form | null> =>
  formOf(db, ownerOf(process))

/** The questions that are asked of projects now; null when none were published. */
export async function askedOfProjects(
  { db }: Pick<Context, 'db'>,
  process: Pick<Process, 'id'>,
): Promise<Version | null> {
  const form = await formOf(db, ownerOf(process))
  const version = form && (await currentVersion(db, form.id))
  return version && asksWithin(version) ? version : null
}

/** Begins an edition's own questions, once; they are asked after they are published. */
export async function beginProjectQuestions(
  context: Context,
  ports: FormsPorts,
  process: Process,
  definition: FormDefinition = usualQuestions(),
): Promise<Form> {
  allow(mayEditProcess(context.actor, process))
  return inTransaction(context, async (context) => {
    const known = await projectForm(context, process)
    if (known) return known
    const form = await createForm(context, ports, { owner: ownerOf(process), definition })
    await record(context, 'budget-edited', subjectOf(process), { parts: ['questions'] })
    return form
  })
}

/** Takes over the questions of an earlier edition as they are asked now, as a draft of this one. */
export async function copyProjectQuestions(
  context: Context,
  ports: FormsPorts,
  { from, to }: { from: Pick<Process, 'id'>; to: Process },
) {
  const asked = await askedOfProjects(context, from)
  if (asked) await beginProjectQuestions(context, ports, to, asked.definition)
}

/** Whether a project answers what it is asked, as it stands now. */
export async function answersAreComplete(context: Context, process: Process, projectId: string): Promise<boolean> {
  const version = await askedOfProjects(context, process)
  if (!version) return true
  const kept = (await allAnswersOf(context.db, [projectId])).get(projectId)
  return checkAnswers(version.definition, kept?.answers ?? {}).length === 0
}

/** What everybody may read of a project's answers, in words. */
export async function openlySaid(context: Context, projectId: string): Promise<FilledRow[]> {
  const kept = await openAnswersOf(context.db, projectId)
  return (await inWords(context, kept)).filter(({ isPrivate, words }) => !isPrivate && words !== '')
}

/** All of them: for the author and for the office. */
export async function allSaid(context: Context, projectId: string): Promise<FilledRow[]> {
  const kept = (await allAnswersOf(context.db, [projectId])).get(projectId) ?? null
  return inWords(context, kept)
}

async function inWords(context: Context, kept: OpenAnswers | null): Promise<FilledRow[]> {
  const version = kept && (await versionById(context.db, kept.versionId))
  if (!kept || !version) return []
  const speech = await speechFor(context, version.definition, [kept.answers])
  return filledRows(version.definition, kept.answers, speech)
}

/** Each question that is asked now with what each project says to it: for the office's workbook. */
export async function askedColumns(context: Context, process: Process, projects: readonly Pick<Project, 'id'>[]) {
  const version = await askedOfProjects(context, process)
  if (!version) return []
  const kept = await allAnswersOf(
    context.db,
    projects.map(({ id }) => id),
  )
  const answers = [...kept.values()].map((one) => one.answers)
  const speech = await speechFor(context, version.definition, answers, 'pl')
  return columnsWithin(version).map((question) => ({
    header: wordsIn(question.label, 'pl', version.definition.languages),
    cell({ id }: Pick<Project, 'id'>): string {
      const answer = answerOf(kept.get(id)?.answers ?? {}, question.id)
      return answer ? answerInWords(question, answer, speech) : ''
    },
  }))
}

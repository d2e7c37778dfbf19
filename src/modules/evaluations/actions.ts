import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import {
  answersStream,
  type BroughtAnswers,
  bringAnswers,
  createForm,
  currentVersion,
  type FormsPorts,
  formOf,
  publishVersion,
} from '../forms/index.ts'
import { mayAnnounce, type Process, processById, processesByIds, subjectOf, tagOf } from '../processes/index.ts'
import { evaluationDefinition } from './form.ts'
import type { EvaluationKind } from './kind.ts'
import { countsOf, type Evaluated, evaluated, medianOf } from './rules.ts'
import { addCounts, countsOfProcess, insertEvaluation, meansOfAll } from './store.ts'

/** Pages that compare processes carry this. */
export const EVALUATIONS = 'evaluations'

const ownerOf = ({ forms }: EvaluationKind, process: Pick<Process, 'id'>) => ({ kind: forms, id: process.id })

/**
 * Asks those who took part, and those who follow, what they think of a process: once, after it ended.
 * @throws Refusal `evaluation-before-end`, `evaluation-asked-already`
 */
export async function askForEvaluation(context: Context, forms: FormsPorts, kind: EvaluationKind, { id }: Process) {
  // Read anew: it may have ended since the page was shown.
  const process = found(await processById(context.db, id))
  allow(mayAnnounce(context.actor, process))
  if (!(await kind.endedAt(context, process))) refuse('evaluation-before-end')

  await inTransaction(context, async (context) => {
    const first = await insertEvaluation(context.db, {
      processId: process.id,
      kind: kind.kind,
      askedAt: context.now,
      askedBy: personId(context.actor),
      closesAt: await kind.closesAt(context, process),
    })
    if (!first) refuse('evaluation-asked-already')
    await makeForm(context, forms, kind, process)
    await kind.tell(context, process)
    await record(context, 'evaluation-asked', subjectOf(process))
    await changed(context, tagOf(process), EVALUATIONS)
  })
}

// The portal's own: a team that changed a sentence could not be compared with anybody.
async function makeForm(context: Context, forms: FormsPorts, kind: EvaluationKind, process: Process) {
  const { texts } = context.house
  const own = { ...context, actor: systemContext(context.house, 'evaluations').actor }
  const definition = evaluationDefinition(kind, (key) => ({ pl: texts.in('pl')(key), en: texts.in('en')(key) }))
  const form = await createForm(own, forms, { owner: ownerOf(kind, process), definition })
  const published = await publishVersion(own, forms, form)
  if (!published.ok) throw new Error(`An evaluation cannot be published: ${JSON.stringify(published.problems)}`)
}

export interface Compared<S extends string = string> {
  evaluated: Evaluated<S>
  /** Earlier processes of the kind and the organisation, where enough people answered, the newest first. */
  earlier: { process: Process; means: Partial<Record<string, number>> }[]
  /** Of all processes of the kind, this one among them, by sentence; and how many they are. */
  median: Partial<Record<string, number>>
  processes: number
}

/** What people answered, beside the organisation's earlier processes and the middle one of the network. */
export async function compareEvaluation<S extends string>(
  context: Pick<Context, 'db' | 'now'>,
  kind: EvaluationKind<S>,
  process: Process,
): Promise<Compared<S>> {
  const { db } = context
  const means = await meansOfAll(db, kind)
  const byProcess = Map.groupBy(means, ({ processId }) => processId)
  const others = await processesByIds(
    db,
    [...byProcess.keys()].filter((id) => id !== process.id),
  )
  const here = await kind.endedAt(context, process)
  const earlier: { process: Process; endedAt: Temporal.Instant }[] = []
  for (const other of others.values()) {
    const endedAt = other.organisationId === process.organisationId ? await kind.endedAt(context, other) : null
    if (endedAt && here && Temporal.Instant.compare(endedAt, here) < 0) earlier.push({ process: other, endedAt })
  }
  return {
    evaluated: evaluated(kind.statements, await countsOfProcess(db, process.id)),
    earlier: earlier
      .toSorted((one, other) => Temporal.Instant.compare(other.endedAt, one.endedAt))
      .map(({ process }) => ({
        process,
        means: Object.fromEntries((byProcess.get(process.id) ?? []).map(({ statement, mean }) => [statement, mean])),
      })),
    processes: byProcess.size,
    median: Object.fromEntries(
      kind.statements.flatMap((statement) => {
        const median = medianOf(means.filter((mean) => mean.statement === statement).map(({ mean }) => mean))
        return median === null ? [] : [[statement, median]]
      }),
    ),
  }
}

/** More than anybody reads at once. */
const MOST_READ = 2000

/** What people wrote in their own words, for the team. */
export async function wordsOfEvaluation({ db }: Pick<Context, 'db'>, kind: EvaluationKind, process: Process) {
  const form = await formOf(db, ownerOf(kind, process))
  const words: { good: string[]; better: string[] } = { good: [], better: [] }
  if (!form) return words
  let read = 0
  for await (const { answers } of answersStream(db, form.id)) {
    for (const id of ['good', 'better'] as const) {
      const answer = answers[id]
      if (answer && 'text' in answer && answer.text.trim()) words[id].push(answer.text)
    }
    if (++read === MOST_READ) break
  }
  // In an order that does not tell who came first.
  return { good: words.good.toSorted(), better: words.better.toSorted() }
}

/** Answers of the past, for the demonstration network: kept and counted. @param context of the system */
export async function bringEvaluation(
  context: Context,
  kind: EvaluationKind,
  process: Process,
  answers: BroughtAnswers[],
) {
  const form = found(await formOf(context.db, ownerOf(kind, process)))
  const version = found(await currentVersion(context.db, form.id))
  await bringAnswers(context, { form, version, anonymity: 'anonymous' }, answers)
  for (const one of answers) await addCounts(context.db, process.id, countsOf(kind.statements, one.answers))
}

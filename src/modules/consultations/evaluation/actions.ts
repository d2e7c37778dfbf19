import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { type Context, systemContext } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import {
  answersStream,
  type BroughtAnswers,
  bringAnswers,
  createForm,
  currentVersion,
  type FormsPorts,
  formOf,
  publishVersion,
} from '../../forms/index.ts'
import { mayAnnounce, type Process, processById, processesByIds, subjectOf, tagOf } from '../../processes/index.ts'
import { hasReport } from '../rules.ts'
import { tellEverybody } from '../telling.ts'
import { evaluationDefinition } from './form.ts'
import { countsOf, DAYS, EVALUATION_FORMS, type Evaluated, evaluated, medianOf, STATEMENTS } from './rules.ts'
import { addCounts, countsOfProcess, evaluationOf, insertEvaluation, meansOfAll } from './store.ts'

/** Pages that compare consultations carry this. */
export const EVALUATIONS = 'consultations-evaluations'

const ownerOf = (process: Pick<Process, 'id'>) => ({ kind: EVALUATION_FORMS, id: process.id })

/**
 * Asks those who took part, and those who follow, what they think of the consultation: once, after its report.
 * @throws Refusal `evaluation-before-report`, `evaluation-asked-already`
 */
export async function askForEvaluation(context: Context, forms: FormsPorts, { id }: Process) {
  // Read anew: the report may have come out since the page was shown.
  const process = found(await processById(context.db, id))
  allow(mayAnnounce(context.actor, process))
  if (!hasReport(process, context.now) || process.cancelledAt) refuse('evaluation-before-report')

  await inTransaction(context, async (context) => {
    const first = await insertEvaluation(context.db, {
      processId: process.id,
      askedAt: context.now,
      askedBy: personId(context.actor),
      closesAt: context.now.add({ hours: DAYS * 24 }),
    })
    if (!first) refuse('evaluation-asked-already')
    await makeForm(context, forms, process)
    await tellEverybody(context, { kind: 'evaluation', id: process.id })
    await record(context, 'evaluation-asked', subjectOf(process))
    await changed(context, tagOf(process), EVALUATIONS)
  })
}

// The portal's own: a team that changed a sentence could not be compared with anybody.
async function makeForm(context: Context, forms: FormsPorts, process: Process) {
  const { texts } = context.house
  const own = { ...context, actor: systemContext(context.house, 'consultations').actor }
  const definition = evaluationDefinition((key) => ({ pl: texts.in('pl')(key), en: texts.in('en')(key) }))
  const form = await createForm(own, forms, { owner: ownerOf(process), definition })
  const published = await publishVersion(own, forms, form)
  if (!published.ok) throw new Error(`An evaluation cannot be published: ${JSON.stringify(published.problems)}`)
}

export interface Compared {
  evaluated: Evaluated
  /** Earlier consultations of the same organisation, where enough people answered. */
  earlier: { process: Process; means: Partial<Record<string, number>> }[]
  /** Of all consultations of the portal, this one among them, by sentence; and how many they are. */
  median: Partial<Record<string, number>>
  consultations: number
}

/** What people answered, beside the organisation's earlier consultations and the middle one of the network. */
export async function compareEvaluation({ db, now }: Pick<Context, 'db' | 'now'>, process: Process): Promise<Compared> {
  const means = await meansOfAll(db)
  const byProcess = Map.groupBy(means, ({ processId }) => processId)
  const others = await processesByIds(
    db,
    [...byProcess.keys()].filter((id) => id !== process.id),
  )
  const earlier = [...others.values()]
    .filter(
      (other) => other.organisationId === process.organisationId && hasReport(other, now) && isEarlier(other, process),
    )
    .toSorted((one, other) => Temporal.Instant.compare(other.reportedAt ?? now, one.reportedAt ?? now))
    .map((other) => ({
      process: other,
      means: Object.fromEntries((byProcess.get(other.id) ?? []).map(({ statement, mean }) => [statement, mean])),
    }))
  return {
    evaluated: evaluated(await countsOfProcess(db, process.id)),
    earlier,
    consultations: byProcess.size,
    median: Object.fromEntries(
      STATEMENTS.flatMap((statement) => {
        const median = medianOf(means.filter((mean) => mean.statement === statement).map(({ mean }) => mean))
        return median === null ? [] : [[statement, median]]
      }),
    ),
  }
}

const isEarlier = (one: Process, than: Process) =>
  one.reportedAt !== null && than.reportedAt !== null && Temporal.Instant.compare(one.reportedAt, than.reportedAt) < 0

/** More than anybody reads at once. */
const MOST_READ = 2000

/** What people wrote in their own words, for the team. */
export async function wordsOfEvaluation({ db }: Pick<Context, 'db'>, process: Process) {
  const form = await formOf(db, ownerOf(process))
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
export async function bringEvaluation(context: Context, process: Process, answers: BroughtAnswers[]) {
  const form = found(await formOf(context.db, ownerOf(process)))
  const version = found(await currentVersion(context.db, form.id))
  await bringAnswers(context, { form, version, anonymity: 'anonymous' }, answers)
  for (const one of answers) await addCounts(context.db, process.id, countsOf(one.answers))
}

export { evaluationOf }

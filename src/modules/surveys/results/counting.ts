import { breather } from '../../../platform/breather.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { type AnsweredEvent, answersStream, formOf, versionsOf } from '../../forms/index.ts'
import { tagOf } from '../../processes/index.ts'
import { OWNER, type Survey, tagOfSurvey } from '../rules.ts'
import { closeToAnswers, lockSurvey, surveyById } from '../store.ts'
import { type Asked, askedOf, dimensionsOf } from './questions.ts'
import { forgetTallies, insertChanges, keepTallies, takeChanges, talliesAt } from './store.ts'
import { countInGroups, emptyTallies, emptyTally, type Tallies, valueIn } from './tally.ts'

/** The job that counts what came; see `jobs.ts`. */
export const COUNT = 'surveys.count'

const AT_ONCE = 500

/** Every question a survey asked in any version. */
export async function askedIn({ db }: Context, survey: Pick<Survey, 'id'>): Promise<Asked[]> {
  const form = await formOf(db, { kind: OWNER, id: survey.id })
  if (!form) return []
  const versions = await versionsOf(db, form.id)
  return askedOf(versions.map(({ definition }) => definition))
}

/**
 * Notes, with the answer itself, what is to be counted: an answer that came, one that changed, one that was taken back.
 * Counting is a job, because everybody who answers would wait for the same rows (decision 0070).
 */
export async function noteChange(context: Context, surveyId: string, event: AnsweredEvent) {
  const { answers } = event.answer
  await insertChanges(
    context.db,
    surveyId,
    event.act === 'given'
      ? [{ sign: 1, answers }]
      : event.act === 'edited'
        ? [
            { sign: -1, answers: event.before.answers },
            { sign: 1, answers },
          ]
        : [{ sign: -1, answers }],
  )
  await context.house.jobs.send(context, COUNT, { surveyId }, { singletonKey: surveyId })
}

/** Counts what waits, each exactly once: it leaves the queue in the transaction that adds it. Gives how many there were. */
export async function countChanges(context: Context, surveyId: string): Promise<number> {
  let counted = 0
  for (;;) {
    const some = await inTransaction(context, (context) => countSome(context, surveyId))
    counted += some
    if (some < AT_ONCE) return counted
  }
}

async function countSome(context: Context, surveyId: string): Promise<number> {
  await lockSurvey(context.db, surveyId)
  const survey = await surveyById(context.db, surveyId)
  if (!survey) return 0
  const changes = await takeChanges(context.db, surveyId, AT_ONCE)
  if (changes.length === 0) return 0
  const asked = await askedIn(context, survey)
  const dimensions = dimensionsOf(asked)

  // Only the kinds of people who are among these are read and written, not all there are.
  const keys = new Map<string, readonly [string, string]>([['\n', ['', '']]])
  for (const { answers } of changes)
    for (const dimension of dimensions) {
      const value = valueIn(dimension, answers)
      if (value !== null) keys.set(`${dimension.id}\n${value}`, [dimension.id, value])
    }
  const known = new Map(
    (await talliesAt(context.db, surveyId, [...keys.values()])).map(({ by, value, tally }) => [
      `${by}\n${value}`,
      tally,
    ]),
  )
  const tallies: Tallies = { all: known.get('\n') ?? emptyTally(), groups: {} }
  for (const [key, [by, value]] of keys) {
    if (by === '') continue
    tallies.groups[by] ??= {}
    const groups = tallies.groups[by]
    if (groups) groups[value] = known.get(key) ?? emptyTally()
  }
  for (const { sign, answers } of changes) countInGroups(tallies, asked, dimensions, answers, sign)
  await keepTallies(context.db, surveyId, rowsOf(tallies), context.now)
  await changed(context, tagOfSurvey(survey), tagOf({ id: survey.processId }))
  return changes.length
}

/**
 * Counts all answers of a survey anew, for what was brought past the forms and for mending. New answers wait meanwhile:
 * one that came between forgetting and reading would otherwise count twice.
 */
export async function recount(context: Context, survey: Survey): Promise<number> {
  allow(context.actor.kind === 'system')

  return inTransaction(context, async (context) => {
    await closeToAnswers(context.db, survey.id)
    await forgetTallies(context.db, survey.id)
    const form = await formOf(context.db, { kind: OWNER, id: survey.id })
    const tallies = emptyTallies()
    if (form) {
      const asked = await askedIn(context, survey)
      const dimensions = dimensionsOf(asked)
      const breath = breather()
      for await (const { answers } of answersStream(context.db, form.id)) {
        await breath()
        countInGroups(tallies, asked, dimensions, answers)
      }
    }
    await keepTallies(context.db, survey.id, rowsOf(tallies), context.now)
    await changed(context, tagOfSurvey(survey), tagOf({ id: survey.processId }))
    return tallies.all.count
  })
}

const rowsOf = ({ all, groups }: Tallies) => [
  { by: '', value: '', tally: all },
  ...Object.entries(groups).flatMap(([by, values]) =>
    Object.entries(values).map(([value, tally]) => ({ by, value, tally })),
  ),
]

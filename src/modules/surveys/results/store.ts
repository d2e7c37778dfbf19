import { type Db, json, sql } from '../../../platform/db/index.ts'
import type { Answers } from '../../forms/index.ts'
import { on } from '../store.ts'
import { emptyTally, type Tallies, type Tally } from './tally.ts'

/** Remembers what is to be counted, in the transaction of the answer itself. */
export async function insertChanges(db: Db, surveyId: string, changes: { sign: 1 | -1; answers: Answers }[]) {
  await on(db)
    .insertInto('surveys.changes')
    .values(changes.map(({ sign, answers }) => ({ survey_id: surveyId, sign, answers: json(answers) })))
    .execute()
}

/** Takes out what waits to be counted, at most so many; whoever takes them counts them in the same transaction. */
export async function takeChanges(
  db: Db,
  surveyId: string,
  limit: number,
): Promise<{ sign: 1 | -1; answers: Answers }[]> {
  const rows = await on(db)
    .deleteFrom('surveys.changes')
    .where('id', 'in', (from) =>
      from.selectFrom('surveys.changes').select('id').where('survey_id', '=', surveyId).orderBy('id').limit(limit),
    )
    .returning(['sign', 'answers'])
    .execute()
  return rows.map(({ sign, answers }) => ({ sign: sign === 1 ? 1 : -1, answers: answers as Answers }))
}

/** Surveys with something to count, for when a job was lost. */
export async function surveysToCount(db: Db): Promise<string[]> {
  const rows = await on(db).selectFrom('surveys.changes').select('survey_id').distinct().execute()
  return rows.map(({ survey_id }) => survey_id)
}

/** Counts of everybody. */
export async function tallyOfAll(
  db: Db,
  surveyId: string,
): Promise<{ tally: Tally; countedAt: Temporal.Instant | null }> {
  const row = await on(db)
    .selectFrom('surveys.tallies')
    .select(['tally', 'counted_at'])
    .where('survey_id', '=', surveyId)
    .where('by', '=', '')
    .executeTakeFirst()
  return { tally: (row?.tally as Tally | undefined) ?? emptyTally(), countedAt: row?.counted_at ?? null }
}

/**
 * Counts of everybody and of those apart who gave one value in some questions.
 * @param by ids of dimensions; null for all of them
 */
export async function talliesOf(db: Db, surveyId: string, by: string[] | null): Promise<Tallies> {
  let query = on(db).selectFrom('surveys.tallies').select(['by', 'value', 'tally']).where('survey_id', '=', surveyId)
  if (by) query = query.where('by', 'in', ['', ...by])
  const tallies: Tallies = { all: emptyTally(), groups: {} }
  for (const row of await query.execute()) {
    const tally = row.tally as Tally
    if (row.by === '') tallies.all = tally
    else {
      tallies.groups[row.by] ??= {}
      const group = tallies.groups[row.by]
      if (group) group[row.value] = tally
    }
  }
  return tallies
}

/** The tallies of the given kinds of people alone, by key as `keepTallies` takes them. */
export async function talliesAt(db: Db, surveyId: string, keys: readonly (readonly [string, string])[]) {
  const rows = await on(db)
    .selectFrom('surveys.tallies')
    .select(['by', 'value', 'tally'])
    .where('survey_id', '=', surveyId)
    .where(
      sql<boolean>`("by", value) in (select * from unnest(${keys.map(([by]) => by)}::text[], ${keys.map(([, value]) => value)}::text[]))`,
    )
    .execute()
  return rows.map(({ by, value, tally }) => ({ by, value, tally: tally as Tally }))
}

const AT_ONCE = 200

/** Keeps tallies that were counted anew or for the first time. */
export async function keepTallies(
  db: Db,
  surveyId: string,
  tallies: readonly { by: string; value: string; tally: Tally }[],
  at: Temporal.Instant,
) {
  for (let first = 0; first < tallies.length; first += AT_ONCE)
    await on(db)
      .insertInto('surveys.tallies')
      .values(
        tallies.slice(first, first + AT_ONCE).map(({ by, value, tally }) => ({
          survey_id: surveyId,
          by,
          value,
          tally: json(tally),
          counted_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['survey_id', 'by', 'value'])
          .doUpdateSet((from) => ({ tally: from.ref('excluded.tally'), counted_at: from.ref('excluded.counted_at') })),
      )
      .execute()
}

/** Forgets everything counted and waiting, before all is counted anew. */
export async function forgetTallies(db: Db, surveyId: string) {
  await on(db).deleteFrom('surveys.changes').where('survey_id', '=', surveyId).execute()
  await on(db).deleteFrom('surveys.tallies').where('survey_id', '=', surveyId).execute()
}

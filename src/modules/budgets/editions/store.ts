import { type Db, isId, json, newId, sql } from '../../../platform/db/index.ts'
import type { Position } from '../../places/index.ts'
import type { PoolArea } from '../projects/area.ts'
import type { BudgetsTables } from '../tables.ts'
import type { Calendar } from './calendar.ts'
import { DEFAULTS, type Settings } from './settings.ts'

export const on = (db: Db) => db.withTables<BudgetsTables>()

/** What a budget is besides a process. */
export interface Edition {
  processId: string
  year: number
  calendar: Calendar
  settings: Settings
  previousId: string | null
  drawnAt: Temporal.Instant | null
  drawSeed: string | null
  votingReadyAt: Temporal.Instant | null
  archived: boolean
  isDemonstration: boolean
}

export interface Pool {
  id: string
  processId: string
  position: number
  name: string
  areaWords: string
  residents: number
  amountGrosze: number
  signatures: number
  leastGrosze: number | null
  mostGrosze: number | null
  threshold: number
  /** A person votes in one of such pools. */
  oneOf: boolean
  pollId: string | null
  /** When it takes money that other pools left, before those with a higher number; null takes none. */
  leftoverOrder: number | null
  /** Where its projects may be; without both, anywhere in the edition. */
  unitCode: string | null
  area: Position[][] | null
}

export async function editionOf(db: Db, processId: string): Promise<Edition | null> {
  return (await editionsOf(db, [processId])).get(processId) ?? null
}

export async function editionsOf(db: Db, ids: readonly string[]): Promise<Map<string, Edition>> {
  if (ids.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('budgets.editions')
    .selectAll()
    .where('process_id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.process_id,
      {
        processId: row.process_id,
        year: row.year,
        calendar: row.calendar as Calendar,
        // A setting that came with a later version has its usual value.
        settings: { ...DEFAULTS, ...(row.settings as Partial<Settings>) },
        previousId: row.previous_id,
        drawnAt: row.drawn_at,
        drawSeed: row.draw_seed,
        votingReadyAt: row.voting_ready_at,
        archived: row.archived,
        isDemonstration: row.is_demonstration,
      },
    ]),
  )
}

export async function insertEdition(
  db: Db,
  edition: Pick<Edition, 'processId' | 'year' | 'calendar' | 'settings'> &
    Partial<Pick<Edition, 'previousId' | 'archived' | 'isDemonstration'>>,
) {
  await on(db)
    .insertInto('budgets.editions')
    .values({
      process_id: edition.processId,
      year: edition.year,
      calendar: json(edition.calendar),
      settings: json(edition.settings),
      previous_id: edition.previousId ?? null,
      archived: edition.archived ?? false,
      is_demonstration: edition.isDemonstration ?? false,
    } as never)
    .execute()
}

export async function updateEdition(
  db: Db,
  processId: string,
  changes: Partial<Pick<Edition, 'year' | 'calendar' | 'settings' | 'drawnAt' | 'drawSeed' | 'votingReadyAt'>>,
) {
  const values = {
    ...(changes.year === undefined ? {} : { year: changes.year }),
    ...(changes.calendar ? { calendar: json(changes.calendar) } : {}),
    ...(changes.settings ? { settings: json(changes.settings) } : {}),
    ...(changes.drawnAt ? { drawn_at: changes.drawnAt, draw_seed: changes.drawSeed ?? '' } : {}),
    ...(changes.votingReadyAt ? { voting_ready_at: changes.votingReadyAt } : {}),
  }
  if (Object.keys(values).length === 0) return
  await on(db)
    .updateTable('budgets.editions')
    .set(values as never)
    .where('process_id', '=', processId)
    .execute()
}

export const POOL = [
  'id',
  'process_id as processId',
  'position',
  'name',
  'area_words as areaWords',
  'residents',
  'amount_grosze as amountGrosze',
  'signatures',
  'least_grosze as leastGrosze',
  'most_grosze as mostGrosze',
  'threshold',
  'one_of as oneOf',
  'poll_id as pollId',
  'leftover_order as leftoverOrder',
  'unit_code as unitCode',
  'area',
] as const

export async function poolsOf(db: Db, processId: string): Promise<Pool[]> {
  return (await on(db)
    .selectFrom('budgets.pools')
    .select(POOL)
    .where('process_id', '=', processId)
    .orderBy('position')
    .execute()) as Pool[]
}

export async function poolByPoll(db: Db, pollId: string): Promise<Pool | null> {
  const row = await on(db).selectFrom('budgets.pools').select(POOL).where('poll_id', '=', pollId).executeTakeFirst()
  return (row as Pool | undefined) ?? null
}

export async function poolById(db: Db, processId: string, id: string): Promise<Pool | null> {
  if (!isId(id)) return null
  const row = await on(db)
    .selectFrom('budgets.pools')
    .select(POOL)
    .where('process_id', '=', processId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as Pool | undefined) ?? null
}

export type PoolInput = Omit<Pool, 'id' | 'processId' | 'position' | 'pollId' | 'leftoverOrder' | keyof PoolArea> &
  Partial<Pick<Pool, 'leftoverOrder' | keyof PoolArea>>

export async function insertPool(
  db: Db,
  processId: string,
  pool: PoolInput,
  pb: string | null = null,
): Promise<string> {
  const id = newId()
  await sql`
    insert into budgets.pools (id, process_id, position, name, area_words, residents, amount_grosze, signatures, least_grosze,
      most_grosze, threshold, one_of, leftover_order, unit_code, area, pb)
    select ${id}::uuid, ${processId}::uuid, coalesce(max(position), 0) + 1, ${pool.name}::text, ${pool.areaWords}::text,
      ${pool.residents}::int, ${pool.amountGrosze}::bigint, ${pool.signatures}::int, ${pool.leastGrosze}::bigint,
      ${pool.mostGrosze}::bigint, ${pool.threshold}::int, ${pool.oneOf}::boolean,
      ${pool.leftoverOrder ?? null}::int, ${pool.unitCode ?? null}::text,
      ${pool.area ? json(pool.area) : null}::jsonb, ${pb}::text
    from budgets.pools where process_id = ${processId}`.execute(db)
  return id
}

export async function updatePool(db: Db, id: string, pool: PoolInput) {
  await on(db)
    .updateTable('budgets.pools')
    .set({
      name: pool.name,
      area_words: pool.areaWords,
      residents: pool.residents,
      amount_grosze: pool.amountGrosze,
      signatures: pool.signatures,
      least_grosze: pool.leastGrosze,
      most_grosze: pool.mostGrosze,
      threshold: pool.threshold,
      one_of: pool.oneOf,
      leftover_order: pool.leftoverOrder ?? null,
      unit_code: pool.unitCode ?? null,
      area: pool.area ? json(pool.area) : null,
    } as never)
    .where('id', '=', id)
    .execute()
}

/** @returns false when projects lie in it */
export async function deletePool(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('budgets.pools')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('budgets.projects').select('budgets.projects.id').where('pool_id', '=', id))),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function recordPoll(db: Db, poolId: string, pollId: string) {
  await on(db).updateTable('budgets.pools').set({ poll_id: pollId }).where('id', '=', poolId).execute()
}

/** The Pabulib file an archived pool came in. */
export async function pbTextOf(db: Db, poolId: string): Promise<string | null> {
  const row = await on(db).selectFrom('budgets.pools').select('pb').where('id', '=', poolId).executeTakeFirst()
  return row?.pb ?? null
}

export type PublicationKind = 'decisions' | 'appeals'
export type Publications = Partial<Record<PublicationKind, Temporal.Instant>>

export async function publicationsOf(db: Db, processId: string): Promise<Publications> {
  const rows = await on(db)
    .selectFrom('budgets.publications')
    .select(['kind', 'publish_at'])
    .where('process_id', '=', processId)
    .execute()
  return Object.fromEntries(rows.map(({ kind, publish_at }) => [kind, publish_at]))
}

/** @returns false when it was made before */
export async function insertPublication(
  db: Db,
  processId: string,
  {
    kind,
    publishAt,
    madeAt,
    madeBy,
  }: { kind: PublicationKind; publishAt: Temporal.Instant; madeAt: Temporal.Instant; madeBy: string | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('budgets.publications')
    .values({ process_id: processId, kind, publish_at: publishAt, made_at: madeAt, made_by: madeBy })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Editions whose results are due: voting is over, nothing is published yet. */
export async function editionsToAnnounce(db: Db, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ process_id: string }>`
    select e.process_id from budgets.editions e
    where e.voting_ready_at is not null and nullif(e.calendar ->> 'resultsAt', '')::timestamptz <= ${now}
      and not exists (select 1 from budgets.results r where r.process_id = e.process_id)
    order by 1 limit 50`.execute(db)
  return rows.map(({ process_id }) => process_id)
}

/** Stages that began within the last day and have not been told of; in Warsaw time, a day begins with its first second. */
export async function begunStages(
  db: Db,
  now: Temporal.Instant,
): Promise<{ processId: string; word: 'submission' | 'voting' }[]> {
  const { rows } = await sql<{ process_id: string; word: 'submission' | 'voting' }>`
    select process_id, word from (
      select process_id, 'submission' as word,
        (nullif(calendar ->> 'submissionFrom', '')::timestamp at time zone 'Europe/Warsaw') as at from budgets.editions
      union all
      select process_id, 'voting', nullif(calendar ->> 'votingFrom', '')::timestamptz from budgets.editions
      where voting_ready_at is not null) stages
    where at <= ${now} and at > ${now.subtract({ hours: 24 })} order by process_id limit 200`.execute(db)
  return rows.map(({ process_id, word }) => ({ processId: process_id, word }))
}

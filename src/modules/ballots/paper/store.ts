import { type Db, isId, json, sql } from '../../../platform/db/index.ts'
import type { Band } from '../eligibility/ages.ts'
import { on } from '../polls/store.ts'

export interface Batch {
  id: string
  pollId: string
  number: number
  place: string
  /** How many cards the commission counted. */
  cards: number
  closedAt: Temporal.Instant | null
}

/** What one person read from a card. */
export interface Reading {
  /** The keyed hash of who the card is of; null when it could not be told. */
  key: string | null
  choice: string
  /** Why the card is invalid, as this person sees it; null for a good one. */
  invalid: string | null
  /** Of what age, where turnout is told by it. */
  band?: Band | null
}

export interface Card {
  id: string
  number: number
  first: Reading | null
  firstBy: string | null
  second: Reading | null
  secondBy: string | null
  outcome: string | null
}

export async function openBatches(db: Db, pollId: string): Promise<number> {
  const { count } = await on(db)
    .selectFrom('ballots.batches')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('poll_id', '=', pollId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface BatchSums extends Batch {
  /** Cards entered once, settled, counted, and refused by reason. */
  entered: number
  settled: number
  counted: number
  refused: Record<string, number>
}

export async function batchesOf(db: Db, pollId: string): Promise<BatchSums[]> {
  const { rows } = await sql<{
    id: string
    number: number
    place: string
    cards: number
    closed_at: Temporal.Instant | null
    outcome: string | null
    entered: number
  }>`
    select b.id, b.number, b.place, b.cards, b.closed_at, c.outcome, count(c.id)::int as entered
    from ballots.batches b left join ballots.cards c on c.batch_id = b.id
    where b.poll_id = ${pollId} group by b.id, c.outcome order by b.number`.execute(db)
  const batches = new Map<string, BatchSums>()
  for (const row of rows) {
    const batch = batches.get(row.id) ?? {
      id: row.id,
      pollId,
      number: row.number,
      place: row.place,
      cards: row.cards,
      closedAt: row.closed_at,
      entered: 0,
      settled: 0,
      counted: 0,
      refused: {},
    }
    batch.entered += row.entered
    if (row.outcome !== null) batch.settled += row.entered
    if (row.outcome === 'counted') batch.counted += row.entered
    else if (row.outcome !== null) batch.refused[row.outcome] = row.entered
    batches.set(row.id, batch)
  }
  return [...batches.values()]
}

export async function batchById(db: Db, id: string): Promise<Batch | null> {
  if (!isId(id)) return null
  const row = await on(db).selectFrom('ballots.batches').selectAll().where('id', '=', id).executeTakeFirst()
  return row
    ? {
        id: row.id,
        pollId: row.poll_id,
        number: row.number,
        place: row.place,
        cards: row.cards,
        closedAt: row.closed_at,
      }
    : null
}

export async function insertBatch(
  db: Db,
  batch: Pick<Batch, 'id' | 'pollId' | 'place' | 'cards'> & { openedAt: Temporal.Instant; openedBy: string | null },
) {
  await sql`
    insert into ballots.batches (id, poll_id, number, place, cards, opened_at, opened_by)
    select ${batch.id}, ${batch.pollId}, coalesce(max(number), 0) + 1, ${batch.place}, ${batch.cards}, ${batch.openedAt},
      ${batch.openedBy}::uuid
    from ballots.batches where poll_id = ${batch.pollId}`.execute(db)
}

/** Closes a batch in which every card is settled. @returns false when one is not, or it was closed */
export async function recordBatchClosed(db: Db, id: string, at: Temporal.Instant, by: string | null): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update ballots.batches b set closed_at = ${at}, closed_by = ${by}
    where id = ${id} and closed_at is null
      and cards = (select count(*) from ballots.cards where batch_id = b.id and outcome is not null)
    returning id`.execute(db)
  return rows.length > 0
}

export async function lockBatch(db: Db, id: string) {
  await on(db).selectFrom('ballots.batches').select('id').where('id', '=', id).forUpdate().execute()
}

export async function cardsOf(db: Db, batchId: string): Promise<Card[]> {
  const rows = await on(db)
    .selectFrom('ballots.cards')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('number')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    first: row.first as Reading | null,
    firstBy: row.first_by,
    second: row.second as Reading | null,
    secondBy: row.second_by,
    outcome: row.outcome,
  }))
}

/** @returns false when somebody entered this card meanwhile */
export async function insertFirst(
  db: Db,
  card: { id: string; batchId: string; number: number; reading: Reading; by: string | null },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('ballots.cards')
    .values({
      id: card.id,
      batch_id: card.batchId,
      number: card.number,
      first: json(card.reading),
      first_by: card.by,
    } as never)
    .onConflict((conflict) => conflict.constraint('card_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function recordSecond(db: Db, id: string, reading: Reading, by: string | null) {
  await on(db)
    .updateTable('ballots.cards')
    .set({ second: json(reading), second_by: by } as never)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** What the card came to. What was read from it goes: from here on nothing says what was on whose card. */
export async function recordSettled(db: Db, id: string, outcome: string) {
  await on(db)
    .updateTable('ballots.cards')
    .set({ outcome, first: null, second: null } as never)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

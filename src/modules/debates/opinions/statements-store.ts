import { type Db, sql } from '../../../platform/db/index.ts'
import { type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from './store.ts'

export type StatementState = 'waiting' | 'published' | 'refused'

export interface Statement {
  id: string
  debateId: string
  number: number
  body: string
  /** Given by a participant, not by the team. */
  own: boolean
  givenOn: Temporal.PlainDate
  publishedAt: Temporal.Instant | null
  refusedAt: Temporal.Instant | null
  refusedReason: string | null
}

export const stateOf = ({ publishedAt, refusedAt }: Statement): StatementState =>
  publishedAt ? 'published' : refusedAt ? 'refused' : 'waiting'

const COLUMNS = [
  'id',
  'debate_id as debateId',
  'number',
  'body',
  sql<boolean>`participant_id is not null`.as('own'),
  'given_on as givenOn',
  'published_at as publishedAt',
  'refused_at as refusedAt',
  'refused_reason as refusedReason',
] as const

const selected = (db: Db) => on(db).selectFrom('debates.statements').select(COLUMNS)

/** What people are asked about, in the order it was given; a map holds a few hundred at most. */
export const publishedStatements = (db: Db, debateId: string): Promise<Statement[]> =>
  selected(db).where('debate_id', '=', debateId).where('published_at', 'is not', null).orderBy('number').execute()

export async function statementsPage(
  db: Db,
  debateId: string,
  state: StatementState | null,
  page: { limit: number; after: number },
): Promise<PageOf<Statement>> {
  let query = selected(db).where('debate_id', '=', debateId).where('number', '>', page.after)
  if (state === 'published') query = query.where('published_at', 'is not', null)
  if (state === 'refused') query = query.where('refused_at', 'is not', null)
  if (state === 'waiting') query = query.where('published_at', 'is', null).where('refused_at', 'is', null)
  const rows = await query
    .orderBy('number')
    .limit(page.limit + 1)
    .execute()
  return pageOf(rows, page.limit, ({ number }) => [number])
}

export const ownStatements = (db: Db, participantId: string): Promise<Statement[]> =>
  selected(db).where('participant_id', '=', participantId).orderBy('number').execute()

export async function statementById(db: Db, debateId: string, id: string): Promise<Statement | null> {
  if (!isId(id)) return null
  return (await selected(db).where('debate_id', '=', debateId).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function countStatements(db: Db, debateId: string): Promise<Record<StatementState, number>> {
  const row = await on(db)
    .selectFrom('debates.statements')
    .select([
      sql<number>`count(*) filter (where published_at is not null)`.as('published'),
      sql<number>`count(*) filter (where refused_at is not null)`.as('refused'),
      sql<number>`count(*) filter (where published_at is null and refused_at is null)`.as('waiting'),
    ])
    .where('debate_id', '=', debateId)
    .executeTakeFirstOrThrow()
  return row
}

/** Statements are added one after the other: whoever comes second waits until the transaction of the first ends. */
export const lockDebate = (db: Db, debateId: string) =>
  on(db).selectFrom('debates.debates').select('id').where('id', '=', debateId).forUpdate().execute()

/**
 * Adds a statement with the next number of its map.
 * @returns false when the same words are there already
 */
export async function insertStatement(
  db: Db,
  given: {
    id: string
    debateId: string
    body: string
    participantId: string | null
    givenOn: Temporal.PlainDate
    publishedAt: Temporal.Instant | null
  },
): Promise<boolean> {
  await lockDebate(db, given.debateId)
  const { last } = await on(db)
    .selectFrom('debates.statements')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('debate_id', '=', given.debateId)
    .executeTakeFirstOrThrow()
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('debates.statements')
    .values({
      id: given.id,
      debate_id: given.debateId,
      number: (last ?? 0) + 1,
      body: given.body,
      participant_id: given.participantId,
      given_on: given.givenOn,
      published_at: given.publishedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Shows a statement, or stops showing it with a reason; votes on it stay in the log. */
export async function judgeStatement(
  db: Db,
  id: string,
  judged: { at: Temporal.Instant; by: string | null; refusedFor: string | null },
) {
  const { at, by, refusedFor } = judged
  await on(db)
    .updateTable('debates.statements')
    .set(
      refusedFor === null
        ? { published_at: at, refused_at: null, refused_reason: null, decided_by: by }
        : { published_at: null, refused_at: at, refused_reason: refusedFor, decided_by: by },
    )
    .where('id', '=', id)
    .execute()
}

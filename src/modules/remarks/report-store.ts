import { type Db, sql } from '../../platform/db/index.ts'
import type { Channel, Outcome, Remark } from './rules.ts'
import { asRemark, on, REMARK_COLUMNS } from './store.ts'

/** One accepted answer with how many letters it settles: a group's letters are answered at once. */
export interface AnswerGiven {
  decisionId: string
  outcome: Outcome
  reason: string
  change: string
  letters: number
  /** The first letter it settles; the list is in their order. */
  receivedAt: Temporal.Instant
  firstId: string
}

/** Every accepted answer of a process, in the order of the first letter of each, in batches. */
export async function* answersOf(db: Db, processId: string, batch = 200): AsyncGenerator<AnswerGiven[]> {
  let after: { receivedAt: Temporal.Instant; id: string } | null = null
  for (;;) {
    const beyond: ReturnType<typeof sql> = after
      ? sql`where (received_at, first_id) > (${after.receivedAt}::timestamptz, ${after.id}::uuid)`
      : sql``
    const { rows } = await sql<AnswerGiven>`
      select decision_id as "decisionId", outcome, reason, change, letters, received_at as "receivedAt", first_id as "firstId"
      from (
        select distinct on (r.decision_id) r.decision_id, d.outcome, d.reason, d.change, r.received_at, r.id as first_id,
          count(*) over (partition by r.decision_id) as letters
        from remarks.remarks r join remarks.decisions d on d.id = r.decision_id and d.state = 'accepted'
        where r.process_id = ${processId} and r.withdrawn_at is null
        order by r.decision_id, r.received_at, r.id
      ) answers ${beyond}
      order by received_at, first_id limit ${batch}`.execute(db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = { receivedAt: last.receivedAt, id: last.firstId }
  }
}

/** The letters that these answers settle, answer by answer, each answer's oldest first, in batches. */
export async function* lettersAnswered(db: Db, decisionIds: string[], batch = 500): AsyncGenerator<Remark[]> {
  let after: Remark | null = null
  for (;;) {
    let query = on(db)
      .selectFrom('remarks.remarks')
      .select(REMARK_COLUMNS)
      .where('decision_id', 'in', decisionIds)
      .where('withdrawn_at', 'is', null)
    if (after)
      query = query.where(
        sql<boolean>`(decision_id, received_at, remarks.remarks.id) > (${after.decisionId}::uuid, ${after.receivedAt}::timestamptz, ${after.id}::uuid)`,
      )
    const rows = await query
      .orderBy('decision_id')
      .orderBy('received_at')
      .orderBy('remarks.remarks.id')
      .limit(batch)
      .execute()
    const letters = rows.map(asRemark)
    if (letters.length > 0) yield letters
    after = letters.at(-1) ?? null
    if (letters.length < batch) return
  }
}

export interface ParticipationCount {
  channel: Channel
  authorKind: Remark['authorKind']
  late: boolean
  count: number
}

/** How many remarks came by which channel, from whom, and how many of them after the term; those taken back do not count. */
export async function participationOf(db: Db, processId: string): Promise<ParticipationCount[]> {
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select(['channel', 'author_kind as authorKind', 'late', ({ fn }) => fn.countAll<number>().as('count')])
    .where('process_id', '=', processId)
    .where('withdrawn_at', 'is', null)
    .groupBy(['channel', 'author_kind', 'late'])
    .orderBy('channel')
    .execute()
  return rows.map((row) => ({
    ...row,
    channel: row.channel as Channel,
    authorKind: row.authorKind as Remark['authorKind'],
  }))
}

/** Answers in preparation that still lack the reason they will need (law.md 1.8). */
export async function countWithoutReason(db: Db, processId: string): Promise<number> {
  const { count } = await on(db)
    .selectFrom('remarks.decisions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('process_id', '=', processId)
    .where('superseded_at', 'is', null)
    .where('outcome', '<>', 'accepted')
    .where('reason', '=', '')
    .executeTakeFirstOrThrow()
  return count
}

/** When an answer was last accepted; null when none was. */
export async function lastSettledAt(db: Db, processId: string): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('remarks.remarks')
    .select(sql<Temporal.Instant | null>`max(settled_at)`.as('at'))
    .where('process_id', '=', processId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Accepted answers' letters after an id, for looking through what will be published. */
export async function settledAfter(
  db: Db,
  processId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<Remark[]> {
  let query = on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('process_id', '=', processId)
    .where('withdrawn_at', 'is', null)
    .where('hidden_at', 'is', null)
    .where('settled_at', 'is not', null)
  if (after) query = query.where('remarks.remarks.id', '>', after)
  return (await query.orderBy('remarks.remarks.id').limit(limit).execute()).map(asRemark)
}

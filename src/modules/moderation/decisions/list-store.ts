import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { on } from '../store.ts'
import { COLUMNS, type Decision, decisionOf } from './store.ts'

/** A decision and what became of the appeal against it. */
export interface ListedDecision extends Decision {
  appealedAt: Temporal.Instant | null
  answeredAt: Temporal.Instant | null
  upheld: boolean | null
}

/** Which decisions; an absent part filters nothing. */
export interface DecisionFilter {
  organisationId?: string | undefined
  /** Only those whose appeal waits for an answer. */
  appealWaits?: boolean
}

/** One page of decisions, the newest first. */
export async function listDecisions(
  db: Db,
  filter: DecisionFilter,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<ListedDecision>> {
  let query = on(db)
    .selectFrom('moderation.decisions')
    .leftJoin('moderation.appeals', 'decision_id', 'moderation.decisions.id')
    .select([...COLUMNS, 'appealed_at as appealedAt', 'answered_at as answeredAt', 'upheld'])
    .orderBy('decided_at', 'desc')
    .orderBy('moderation.decisions.id', 'desc')
    .limit(limit + 1)
  if (filter.organisationId) query = query.where('organisation_id', '=', filter.organisationId)
  if (filter.appealWaits) query = query.where('appealed_at', 'is not', null).where('answered_at', 'is', null)
  const key = decodeMomentCursor(after)
  if (key)
    query = query.where(sql<boolean>`(decided_at, moderation.decisions.id) < (${key.at}::timestamptz, ${key.id}::uuid)`)
  const rows = (await query.execute()).map(({ appealedAt, answeredAt, upheld, ...row }) => ({
    ...decisionOf(row),
    appealedAt,
    answeredAt,
    upheld,
  }))
  return pageOf(rows, limit, (row) => [row.decidedAt.toString(), row.id])
}

/** How many appeals wait for an answer: in one organisation, or in all. */
export async function countWaitingAppeals(db: Db, organisationId?: string): Promise<number> {
  let query = on(db)
    .selectFrom('moderation.appeals')
    .innerJoin('moderation.decisions', 'moderation.decisions.id', 'decision_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('appealed_at', 'is not', null)
    .where('answered_at', 'is', null)
  if (organisationId) query = query.where('organisation_id', '=', organisationId)
  return (await query.executeTakeFirstOrThrow()).count
}

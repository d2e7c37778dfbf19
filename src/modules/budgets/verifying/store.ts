import { type Db, isId, json, newId } from '../../../platform/db/index.ts'
import { on } from '../editions/store.ts'

export type CardKind = 'formal' | 'substantive'
export const CARD_KINDS: readonly CardKind[] = ['formal', 'substantive']

export interface CardAnswer {
  result: 'met' | 'not-met' | 'not-applicable'
  note: string
}

export interface Card {
  kind: CardKind
  answers: Record<string, CardAnswer>
  finishedAt: Temporal.Instant
  finishedBy: string | null
}

export async function cardsOf(db: Db, projectIds: readonly string[]): Promise<Map<string, Card[]>> {
  if (projectIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('budgets.cards')
    .select(['project_id as projectId', 'kind', 'answers', 'finished_at as finishedAt', 'finished_by as finishedBy'])
    .where('project_id', 'in', [...projectIds])
    .orderBy('kind')
    .execute()
  const cards = new Map<string, Card[]>()
  for (const { projectId, ...row } of rows)
    cards.set(projectId, [...(cards.get(projectId) ?? []), row as unknown as Card])
  return cards
}

export async function keepCard(db: Db, projectId: string, { kind, answers, finishedAt, finishedBy }: Card) {
  const values = { answers: json(answers), finished_at: finishedAt, finished_by: finishedBy } as never
  await on(db)
    .insertInto('budgets.cards')
    .values({ id: newId(), project_id: projectId, kind, ...(values as object) } as never)
    .onConflict((conflict) => conflict.columns(['project_id', 'kind']).doUpdateSet(values))
    .execute()
}

export interface Summons {
  id: string
  body: string
  way: string
  sentAt: Temporal.Instant
  dueOn: Temporal.PlainDate
  answeredAt: Temporal.Instant | null
}

export async function summonsesOf(db: Db, projectId: string): Promise<Summons[]> {
  return on(db)
    .selectFrom('budgets.summonses')
    .select(['id', 'body', 'way', 'sent_at as sentAt', 'due_on as dueOn', 'answered_at as answeredAt'])
    .where('project_id', '=', projectId)
    .orderBy('sent_at', 'desc')
    .execute()
}

/** @returns false when the same form was sent before */
export async function insertSummons(
  db: Db,
  projectId: string,
  summons: Omit<Summons, 'id' | 'answeredAt'> & { submissionKey: string; sentBy: string | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('budgets.summonses')
    .values({
      id: newId(),
      project_id: projectId,
      submission_key: summons.submissionKey,
      body: summons.body,
      way: summons.way,
      sent_at: summons.sentAt,
      sent_by: summons.sentBy,
      due_on: summons.dueOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function recordAnswered(db: Db, projectId: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('budgets.summonses')
    .set({ answered_at: at })
    .where('project_id', '=', projectId)
    .where('answered_at', 'is', null)
    .execute()
}

/** Projects of an edition with a summons nobody has answered, and its term. */
export async function openSummonses(db: Db, processId: string): Promise<Map<string, Temporal.PlainDate>> {
  const rows = await on(db)
    .selectFrom('budgets.summonses as s')
    .innerJoin('budgets.projects as p', 'p.id', 's.project_id')
    .select(['s.project_id as projectId', 's.due_on as dueOn'])
    .where('p.process_id', '=', processId)
    .where('s.answered_at', 'is', null)
    .execute()
  return new Map(rows.map(({ projectId, dueOn }) => [projectId, dueOn]))
}

export interface Routing {
  unitWords: string
  note: string
  routedAt: Temporal.Instant
  routedBy: string | null
}

export async function routingsOf(db: Db, projectId: string): Promise<Routing[]> {
  return on(db)
    .selectFrom('budgets.routings')
    .select(['unit_words as unitWords', 'note', 'routed_at as routedAt', 'routed_by as routedBy'])
    .where('project_id', '=', projectId)
    .orderBy('routed_at', 'desc')
    .execute()
}

export async function insertRouting(db: Db, projectId: string, { unitWords, note, routedAt, routedBy }: Routing) {
  await on(db)
    .insertInto('budgets.routings')
    .values({
      id: newId(),
      project_id: projectId,
      unit_words: unitWords,
      note,
      routed_at: routedAt,
      routed_by: routedBy,
    })
    .execute()
}

export interface Appeal {
  id: string
  projectId: string
  channel: 'web' | 'paper'
  contested: string[]
  body: string
  filedAt: Temporal.Instant
  outcome: 'upheld' | 'dismissed' | null
  reason: string
  decidedAt: Temporal.Instant | null
  decidedBy: string | null
}

const APPEAL = [
  'a.id',
  'a.project_id as projectId',
  'a.channel',
  'a.contested',
  'a.body',
  'a.filed_at as filedAt',
  'a.outcome',
  'a.reason',
  'a.decided_at as decidedAt',
  'a.decided_by as decidedBy',
] as const

/** Appeals of an edition by the project they are about. */
export async function appealsOf(db: Db, processId: string): Promise<Map<string, Appeal>> {
  const rows = await on(db)
    .selectFrom('budgets.appeals as a')
    .innerJoin('budgets.projects as p', 'p.id', 'a.project_id')
    .select(APPEAL)
    .where('p.process_id', '=', processId)
    .orderBy('a.filed_at')
    .execute()
  return new Map(rows.map((row) => [row.projectId, row as Appeal]))
}

export async function appealOf(db: Db, projectId: string): Promise<Appeal | null> {
  if (!isId(projectId)) return null
  const row = await on(db)
    .selectFrom('budgets.appeals as a')
    .select(APPEAL)
    .where('a.project_id', '=', projectId)
    .executeTakeFirst()
  return (row as Appeal | undefined) ?? null
}

/** @returns false when there is an appeal already */
export async function insertAppeal(
  db: Db,
  appeal: Pick<Appeal, 'projectId' | 'channel' | 'contested' | 'body' | 'filedAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('budgets.appeals')
    .values({
      id: newId(),
      project_id: appeal.projectId,
      channel: appeal.channel,
      contested: appeal.contested,
      body: appeal.body,
      filed_at: appeal.filedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function recordAppealOutcome(
  db: Db,
  id: string,
  {
    outcome,
    reason,
    at,
    by,
  }: { outcome: 'upheld' | 'dismissed'; reason: string; at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('budgets.appeals')
    .set({ outcome, reason, decided_at: at, decided_by: by })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

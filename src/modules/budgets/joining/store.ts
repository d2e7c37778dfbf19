import { type Db, isId, sql } from '../../../platform/db/index.ts'
import { on } from '../editions/store.ts'

export interface Joining {
  id: string
  projectId: string
  intoId: string
  note: string
  proposedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  outcome: 'joined' | 'declined' | 'given-up' | null
}

export interface Voice {
  voiceId: string
  agrees: boolean
  way: 'link' | 'office'
  words: string
  saidAt: Temporal.Instant
}

const COLUMNS = [
  'id',
  'project_id as projectId',
  'into_id as intoId',
  'note',
  'proposed_at as proposedAt',
  'ended_at as endedAt',
  'outcome',
] as const

const all = (db: Db) => on(db).selectFrom('budgets.joinings').select(COLUMNS)

/** Proposals a project takes part in, on either side, the newest first. */
export async function joiningsOf(db: Db, projectId: string): Promise<Joining[]> {
  const rows = await all(db)
    .where((where) => where.or([where('project_id', '=', projectId), where('into_id', '=', projectId)]))
    .orderBy('proposed_at', 'desc')
    .limit(20)
    .execute()
  return rows as Joining[]
}

export async function joiningById(db: Db, id: string): Promise<Joining | null> {
  if (!isId(id)) return null
  const row = await all(db).where('id', '=', id).executeTakeFirst()
  return (row as Joining | undefined) ?? null
}

/** @returns false when the project has an open proposal already */
export async function insertJoining(
  db: Db,
  joining: Pick<Joining, 'id' | 'projectId' | 'intoId' | 'note' | 'proposedAt'> & { proposedBy: string | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('budgets.joinings')
    .values({
      id: joining.id,
      project_id: joining.projectId,
      into_id: joining.intoId,
      note: joining.note,
      proposed_at: joining.proposedAt,
      proposed_by: joining.proposedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The proposal, held until the end of the transaction, so that two last voices at once join once. */
export async function lockJoining(db: Db, id: string): Promise<Joining | null> {
  await sql`select 1 from budgets.joinings where id = ${id} for update`.execute(db)
  return joiningById(db, id)
}

/** What somebody says last stands, until the proposal ends. */
export async function keepVoice(db: Db, joiningId: string, voice: Voice & { saidBy: string | null }) {
  const values = {
    agrees: voice.agrees,
    way: voice.way,
    words: voice.words,
    said_at: voice.saidAt,
    said_by: voice.saidBy,
  }
  await on(db)
    .insertInto('budgets.joining_voices')
    .values({ joining_id: joiningId, voice_id: voice.voiceId, ...values })
    .onConflict((conflict) => conflict.columns(['joining_id', 'voice_id']).doUpdateSet(values))
    .execute()
}

export async function voicesOf(db: Db, joiningId: string): Promise<Map<string, Voice>> {
  const rows = await on(db)
    .selectFrom('budgets.joining_voices')
    .select(['voice_id as voiceId', 'agrees', 'way', 'words', 'said_at as saidAt'])
    .where('joining_id', '=', joiningId)
    .execute()
  return new Map(rows.map((row) => [row.voiceId, row as Voice]))
}

export async function endJoining(db: Db, id: string, outcome: NonNullable<Joining['outcome']>, at: Temporal.Instant) {
  await on(db)
    .updateTable('budgets.joinings')
    .set({ ended_at: at, outcome })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

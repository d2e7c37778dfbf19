import type { Db } from '../../../platform/db/index.ts'
import { on } from '../store.ts'

export interface Declaration {
  point: string
  declared: boolean
  note: string
  declaredAt: Temporal.Instant
}

/** What the team declared of its consultation, by point. */
export async function declarationsOf(db: Db, processId: string): Promise<Map<string, Declaration>> {
  const rows = await on(db)
    .selectFrom('consultations.canon_declarations')
    .select(['point', 'declared', 'note', 'declared_at as declaredAt'])
    .where('process_id', '=', processId)
    .execute()
  return new Map(rows.map((row) => [row.point, row]))
}

export async function keepDeclaration(
  db: Db,
  processId: string,
  { point, declared, note, declaredAt }: Declaration,
  declaredBy: string | null,
) {
  const row = { declared, note, declared_at: declaredAt, declared_by: declaredBy }
  await on(db)
    .insertInto('consultations.canon_declarations')
    .values({ process_id: processId, point, ...row })
    .onConflict((conflict) => conflict.columns(['process_id', 'point']).doUpdateSet(row))
    .execute()
}

export interface KeptScore {
  scoredOn: Temporal.PlainDate
  met: number
  decided: number
  vetoes: string[]
}

/** How the score changed, the latest first; a day on which it did not change has no row. */
export async function scoresOf(db: Db, processId: string, limit = 30): Promise<KeptScore[]> {
  return on(db)
    .selectFrom('consultations.canon_scores')
    .select(['scored_on as scoredOn', 'met', 'decided', 'vetoes'])
    .where('process_id', '=', processId)
    .orderBy('scored_on', 'desc')
    .limit(limit)
    .execute()
}

/** Keeps the score of a day; a second one of the same day takes its place. */
export async function keepScore(db: Db, processId: string, { scoredOn, met, decided, vetoes }: KeptScore) {
  const row = { met, decided, vetoes }
  await on(db)
    .insertInto('consultations.canon_scores')
    .values({ process_id: processId, scored_on: scoredOn, ...row })
    .onConflict((conflict) => conflict.columns(['process_id', 'scored_on']).doUpdateSet(row))
    .execute()
}

import type { Db } from '../../../platform/db/index.ts'
import { on } from '../plans/store.ts'
import { isTextKind, type TextKind } from './words.ts'

export interface KeptText {
  body: string
  changedAt: Temporal.Instant
}

/** Texts the team changed, by kind. */
export async function textsOf(db: Db, processId: string): Promise<Map<TextKind, KeptText>> {
  const rows = await on(db)
    .selectFrom('planning.texts')
    .select(['kind', 'body', 'changed_at as changedAt'])
    .where('process_id', '=', processId)
    .execute()
  return new Map(rows.flatMap(({ kind, ...text }) => (isTextKind(kind) ? [[kind, text] as const] : [])))
}

export async function keepText(
  db: Db,
  processId: string,
  kind: TextKind,
  body: string,
  changed: { at: Temporal.Instant; by: string | null },
) {
  const values = { body, changed_at: changed.at, changed_by: changed.by }
  await on(db)
    .insertInto('planning.texts')
    .values({ process_id: processId, kind, ...values })
    .onConflict((conflict) => conflict.columns(['process_id', 'kind']).doUpdateSet(values))
    .execute()
}

export async function removeText(db: Db, processId: string, kind: TextKind) {
  await on(db).deleteFrom('planning.texts').where('process_id', '=', processId).where('kind', '=', kind).execute()
}

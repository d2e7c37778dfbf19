import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../store.ts'
import type { MaskedField, MaskReview } from './masking.ts'
import type { Part } from './rules.ts'

/** What the team wrote itself; `costs` stands inside the part on participants. */
export type Written = Part | 'costs'

export async function partsOf(db: Db, processId: string): Promise<Map<Written, string>> {
  const rows = await on(db)
    .selectFrom('consultations.report_parts')
    .select(['part', 'body'])
    .where('process_id', '=', processId)
    .execute()
  return new Map(rows.map(({ part, body }) => [part as Written, body]))
}

/** When the team last wrote something that goes into the report: a part, a protocol, a next step. */
export async function partsChangedAt(db: Db, processId: string): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('consultations.report_parts')
    .select(
      sql<Temporal.Instant | null>`greatest(
      max(changed_at),
      (select max(written_at) from consultations.protocols where process_id = ${processId}),
      (select max(added_at) from consultations.milestones where process_id = ${processId})
    )`.as('at'),
    )
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row?.at ?? null
}

export async function keepPart(
  db: Db,
  processId: string,
  part: Written,
  body: string,
  changed: { at: Temporal.Instant; by: string | null },
) {
  const values = { body, changed_at: changed.at, changed_by: changed.by }
  await on(db)
    .insertInto('consultations.report_parts')
    .values({ process_id: processId, part, ...values })
    .onConflict((conflict) => conflict.columns(['process_id', 'part']).doUpdateSet(values))
    .execute()
}

export async function reviewsOf(db: Db, processId: string, textIds?: string[]): Promise<MaskReview[]> {
  if (textIds?.length === 0) return []
  let query = on(db)
    .selectFrom('consultations.mask_reviews')
    .select(['remark_id as textId', 'field', 'start_at as start', 'end_at as end', 'masked'])
    .where('process_id', '=', processId)
  if (textIds) query = query.where('remark_id', 'in', textIds)
  return (await query.execute()).map((row) => ({ ...row, field: row.field as MaskedField }))
}

export async function keepReviews(
  db: Db,
  processId: string,
  reviews: MaskReview[],
  reviewed: { at: Temporal.Instant; by: string | null },
) {
  if (reviews.length === 0) return
  await on(db)
    .insertInto('consultations.mask_reviews')
    .values(
      reviews.map(({ textId, field, start, end, masked }) => ({
        process_id: processId,
        remark_id: textId,
        field,
        start_at: start,
        end_at: end,
        masked,
        reviewed_at: reviewed.at,
        reviewed_by: reviewed.by,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['process_id', 'remark_id', 'field', 'start_at', 'end_at']).doUpdateSet((row) => ({
        masked: row.ref('excluded.masked'),
        reviewed_at: row.ref('excluded.reviewed_at'),
        reviewed_by: row.ref('excluded.reviewed_by'),
      })),
    )
    .execute()
}

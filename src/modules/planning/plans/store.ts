import type { Db } from '../../../platform/db/index.ts'
import type { PlanningTables } from '../tables.ts'
import { PlanAnswers } from './answers.ts'
import type { OfficeRules, Plan, Reason } from './rules.ts'

export const on = (db: Db) => db.withTables<PlanningTables>()

const COLUMNS = [
  'id',
  'organisation_id as organisationId',
  'process_id as processId',
  'answers',
  'created_at as createdAt',
  'changed_at as changedAt',
] as const

type Row = Omit<Plan, 'answers'> & { answers: unknown }

const asPlan = (row: Row): Plan => ({ ...row, answers: PlanAnswers.parse(row.answers) })

export async function planById(db: Db, id: string): Promise<Plan | null> {
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? asPlan(row) : null
}

export async function planOfProcess(db: Db, processId: string): Promise<Plan | null> {
  const row = await selected(db).where('process_id', '=', processId).executeTakeFirst()
  return row ? asPlan(row) : null
}

/** Plans of which no draft was made yet, the one changed last first. */
export async function openPlansOf(db: Db, organisationIds: string[], limit = 50): Promise<Plan[]> {
  if (organisationIds.length === 0) return []
  const rows = await selected(db)
    .where('organisation_id', 'in', organisationIds)
    .where('process_id', 'is', null)
    .orderBy('changed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asPlan)
}

const selected = (db: Db) => on(db).selectFrom('planning.plans').select(COLUMNS).where('dropped_at', 'is', null)

export async function insertPlan(
  db: Db,
  plan: { id: string; organisationId: string; at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .insertInto('planning.plans')
    .values({
      id: plan.id,
      organisation_id: plan.organisationId,
      created_at: plan.at,
      created_by: plan.by,
      changed_at: plan.at,
    })
    .execute()
}

export async function updateAnswers(db: Db, id: string, answers: PlanAnswers, at: Temporal.Instant) {
  await on(db)
    .updateTable('planning.plans')
    .set({ answers: JSON.stringify(answers), changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** @returns whether this was the first draft made of the plan */
export async function recordDraft(db: Db, id: string, processId: string): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('planning.plans')
    .set({ process_id: processId })
    .where('id', '=', id)
    .where('process_id', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function recordDropping(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('planning.plans').set({ dropped_at: at }).where('id', '=', id).execute()
}

export async function reasonsOf(db: Db, planId: string): Promise<Map<string, Reason>> {
  const rows = await on(db)
    .selectFrom('planning.reasons')
    .select(['warning', 'reason', 'cause', 'given_at as givenAt'])
    .where('plan_id', '=', planId)
    .execute()
  return new Map(rows.map((row) => [row.warning, row]))
}

export async function keepReason(
  db: Db,
  planId: string,
  { warning, reason, cause }: Pick<Reason, 'warning' | 'reason' | 'cause'>,
  given: { at: Temporal.Instant; by: string | null },
) {
  const values = { reason, cause, given_at: given.at, given_by: given.by }
  await on(db)
    .insertInto('planning.reasons')
    .values({ plan_id: planId, warning, ...values })
    .onConflict((conflict) => conflict.columns(['plan_id', 'warning']).doUpdateSet(values))
    .execute()
}

export async function removeReason(db: Db, planId: string, warning: string) {
  await on(db).deleteFrom('planning.reasons').where('plan_id', '=', planId).where('warning', '=', warning).execute()
}

/** The office's own resolution; null when it entered none. */
export async function officeRulesOf(db: Db, organisationId: string): Promise<OfficeRules | null> {
  const row = await on(db)
    .selectFrom('planning.local_rules')
    .select([
      'resolution',
      'days',
      'forms',
      'days_ahead as daysAhead',
      'report_days as reportDays',
      'request_people as requestPeople',
      'request_days as requestDays',
      'request_by as requestBy',
    ])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? { ...row, requestBy: row.requestBy as OfficeRules['requestBy'] } : null
}

export async function keepOfficeRules(
  db: Db,
  organisationId: string,
  rules: OfficeRules,
  changed: { at: Temporal.Instant; by: string | null },
) {
  const values = {
    resolution: rules.resolution,
    days: rules.days,
    forms: rules.forms,
    days_ahead: rules.daysAhead,
    report_days: rules.reportDays,
    request_people: rules.requestPeople,
    request_days: rules.requestDays,
    request_by: rules.requestBy,
    changed_at: changed.at,
    changed_by: changed.by,
  }
  await on(db)
    .insertInto('planning.local_rules')
    .values({ organisation_id: organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute()
}

import { type Db, newId, sql } from '../../platform/db/index.ts'
import { on } from './store.ts'

export interface Contact {
  remarkId: string
  reference: string
  email: string
  locale: 'pl' | 'en'
}

/** False when this remark already has an address; one whose letters were ended may be left anew. */
export async function insertContact(
  db: Db,
  contact: { remarkId: string; email: string; locale: string; leftAt: Temporal.Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('remarks.contacts')
    .values({ remark_id: contact.remarkId, email: contact.email, locale: contact.locale, left_at: contact.leftAt })
    .onConflict((conflict) =>
      conflict
        .column('remark_id')
        .doUpdateSet({ email: contact.email, locale: contact.locale, left_at: contact.leftAt, stopped_at: null })
        .where('remarks.contacts.stopped_at', 'is not', null),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Who hears what became of these remarks, in batches by remark id. */
export async function contactsOf(
  db: Db,
  processId: string,
  page: { limit: number; afterRemark?: string },
): Promise<Contact[]> {
  let query = on(db)
    .selectFrom('remarks.contacts')
    .innerJoin('remarks.remarks', 'remarks.remarks.id', 'remarks.contacts.remark_id')
    .select(['remark_id as remarkId', 'reference', 'email', 'locale'])
    .where('process_id', '=', processId)
    .where('stopped_at', 'is', null)
    .where('withdrawn_at', 'is', null)
  if (page.afterRemark) query = query.where('remark_id', '>', page.afterRemark)
  const rows = await query.orderBy('remark_id').limit(page.limit).execute()
  return rows.map((row) => ({ ...row, locale: row.locale === 'en' ? 'en' : 'pl' }))
}

export async function contactOf(db: Db, remarkId: string): Promise<Contact | null> {
  const row = await on(db)
    .selectFrom('remarks.contacts')
    .innerJoin('remarks.remarks', 'remarks.remarks.id', 'remarks.contacts.remark_id')
    .select(['remark_id as remarkId', 'reference', 'email', 'locale'])
    .where('remark_id', '=', remarkId)
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
  return row ? { ...row, locale: row.locale === 'en' ? 'en' : 'pl' } : null
}

/** Whether letters about this remark were ended; null when no address was left with it. */
export async function lettersStopped(db: Db, remarkId: string): Promise<boolean | null> {
  const row = await on(db)
    .selectFrom('remarks.contacts')
    .select('stopped_at')
    .where('remark_id', '=', remarkId)
    .executeTakeFirst()
  return row ? row.stopped_at !== null : null
}

/**
 * Ends letters to the address left with this remark, about all its remarks in the same process: the report and the effects
 * come once to an address, whichever remark they name. @returns the remarks
 */
export async function recordStop(db: Db, remarkId: string, at: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ remarkId: string }>`
    update remarks.contacts c set stopped_at = ${at}
    from remarks.remarks r, remarks.contacts given, remarks.remarks about
    where about.id = ${remarkId} and given.remark_id = about.id
      and r.id = c.remark_id and r.process_id = about.process_id
      and lower(c.email) = lower(given.email) and c.stopped_at is null
    returning c.remark_id as "remarkId"`.execute(db)
  return rows.map((row) => row.remarkId)
}

/** False when statistics were given with this remark before. */
export async function recordStatistics(db: Db, remarkId: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('remarks.remarks')
    .set({ statistics_given_at: at })
    .where('id', '=', remarkId)
    .where('statistics_given_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertStatistics(
  db: Db,
  processId: string,
  input: { ageBand: string | null; gender: string | null; unitCode: string | null },
) {
  await on(db)
    .insertInto('remarks.statistics')
    .values({
      id: newId(),
      process_id: processId,
      age_band: input.ageBand,
      gender: input.gender,
      unit_code: input.unitCode,
    })
    .execute()
}

export interface StatisticsCount {
  field: 'age' | 'gender' | 'unit'
  value: string
  count: number
}

/** How many said what about themselves; values said by fewer than `least` people are left out, so that nobody is shown alone. */
export async function statisticsOf(db: Db, processId: string, least = 5): Promise<StatisticsCount[]> {
  const rows = on(db).selectFrom('remarks.statistics').where('process_id', '=', processId)
  const counted = async (column: 'age_band' | 'gender' | 'unit_code', field: StatisticsCount['field']) => {
    const found = await rows
      .select([`${column} as value`, ({ fn }) => fn.countAll<number>().as('count')])
      .where(column, 'is not', null)
      .groupBy(column)
      .having(({ fn }) => fn.countAll(), '>=', least)
      .orderBy(column)
      .execute()
    return found.map((row) => ({ field, value: row.value ?? '', count: row.count }))
  }
  return [
    ...(await counted('age_band', 'age')),
    ...(await counted('gender', 'gender')),
    ...(await counted('unit_code', 'unit')),
  ]
}

/** Who hears of one decision: those who left an address with a remark that it settles. */
export async function contactsOfDecision(
  db: Db,
  decisionId: string,
  page: { limit: number; afterRemark?: string },
): Promise<Contact[]> {
  let query = on(db)
    .selectFrom('remarks.contacts')
    .innerJoin('remarks.remarks', 'remarks.remarks.id', 'remarks.contacts.remark_id')
    .select(['remark_id as remarkId', 'reference', 'email', 'locale'])
    .where('decision_id', '=', decisionId)
    .where('stopped_at', 'is', null)
    .where('withdrawn_at', 'is', null)
  if (page.afterRemark) query = query.where('remark_id', '>', page.afterRemark)
  const rows = await query.orderBy('remark_id').limit(page.limit).execute()
  return rows.map((row) => ({ ...row, locale: row.locale === 'en' ? 'en' : 'pl' }))
}

import { type Db, json, sql } from '../../../platform/db/index.ts'
import { on } from '../store.ts'

export interface Import {
  id: string
  processId: string
  fileName: string
  /** How many letters it brought. */
  letters: number
  importedAt: Temporal.Instant
  importedBy: string | null
  undoneAt: Temporal.Instant | null
  undoneBy: string | null
}

const COLUMNS = [
  'id',
  'process_id as processId',
  'file_name as fileName',
  'rows_count as letters',
  'imported_at as importedAt',
  'imported_by as importedBy',
  'undone_at as undoneAt',
  'undone_by as undoneBy',
] as const

/** Writes an import down; false when this one was written before. Whoever comes second waits for the first to end. */
export async function insertImport(
  db: Db,
  given: Omit<Import, 'undoneAt' | 'undoneBy'> & { mapping: object },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('remarks.imports')
    .values({
      id: given.id,
      process_id: given.processId,
      file_name: given.fileName,
      mapping: json(given.mapping),
      rows_count: given.letters,
      imported_at: given.importedAt,
      imported_by: given.importedBy,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function importById(db: Db, id: string): Promise<Import | null> {
  return (await on(db).selectFrom('remarks.imports').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Imports of a process, the newest first. */
export async function importsOf(db: Db, processId: string, limit = 50): Promise<Import[]> {
  return on(db)
    .selectFrom('remarks.imports')
    .select(COLUMNS)
    .where('process_id', '=', processId)
    .orderBy('imported_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Which of these keys remarks of the process have already. */
export async function takenKeys(db: Db, processId: string, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`
    select submission_key as key from remarks.remarks
    where process_id = ${processId} and submission_key = any(${keys}::text[])`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

/** Which of these numbers of the senders' own registers remarks of the process have already. */
export async function takenNumbers(db: Db, processId: string, numbers: string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  const { rows } = await sql<{ number: string }>`
    select distinct register_number as number from remarks.remarks
    where process_id = ${processId} and register_number = any(${numbers}::text[])`.execute(db)
  return new Set(rows.map(({ number }) => number))
}

export async function insertContacts(
  db: Db,
  contacts: { remarkId: string; email: string; leftAt: Temporal.Instant }[],
) {
  if (contacts.length === 0) return
  await on(db)
    .insertInto('remarks.contacts')
    .values(contacts.map(({ remarkId, email, leftAt }) => ({ remark_id: remarkId, email, left_at: leftAt })))
    .execute()
}

/** How many letters of an import are still there, and how many of them have an answer that holds. */
export async function countImported(db: Db, importId: string): Promise<{ letters: number; settled: number }> {
  return on(db)
    .selectFrom('remarks.remarks')
    .select([
      sql<number>`count(*)`.as('letters'),
      sql<number>`count(*) filter (where settled_at is not null)`.as('settled'),
    ])
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
}

/** Marks an import as undone, once: false when it was before. */
export async function recordUndoing(db: Db, id: string, by: string | null, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('remarks.imports')
    .set({ undone_at: at, undone_by: by })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes the letters of an import away, with their own decisions and the groups nobody is left in. @returns how many */
export async function deleteImported(db: Db, importId: string): Promise<number> {
  await sql`delete from remarks.decisions where remark_id in (select id from remarks.remarks where import_id = ${importId})`.execute(
    db,
  )
  const { rows } = await sql<{ groupId: string | null }>`
    delete from remarks.remarks where import_id = ${importId} returning group_id as "groupId"`.execute(db)
  const groups = [...new Set(rows.flatMap(({ groupId }) => groupId ?? []))]
  const { rows: empty } = await sql<{ id: string }>`
    select id from remarks.groups g where g.id = any(${groups}::uuid[])
      and not exists (select from remarks.remarks r where r.group_id = g.id)`.execute(db)
  const ids = empty.map(({ id }) => id)
  await sql`delete from remarks.decisions where group_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from remarks.groups where id = any(${ids}::uuid[])`.execute(db)
  return rows.length
}

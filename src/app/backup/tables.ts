import { type Db, sql } from '../../platform/db/index.ts'
import { MODULES } from '../modules.ts'

/** A table as a backup sees it: every value is its text, so that both engines write and read the same. */
export interface Table {
  /** `remarks.remarks` */
  name: string
  columns: { name: string; type: string }[]
  /** Columns of the primary key, the order of the rows. */
  key: string[]
}

// What the queue notes about itself while it works: of no use in another place, and cut by days. And what tells nodes that run
// which practices left the map: those that start read all that is there.
const LEFT_OUT = [
  'jobs.version',
  'jobs.queue_stats',
  'jobs.instance',
  'jobs.warning',
  'jobs.bam',
  'practices.map_departures',
]

/** Schemas of the product: one for each module, of the platform, and of the queue. */
export const SCHEMAS = ['platform', 'jobs', ...Object.keys(MODULES).map((module) => module.replaceAll('-', '_'))]

const ours = sql`n.nspname = any(${SCHEMAS})`

/** Every table of the product, the queue's included. Columns that the database computes itself are left to it. */
export async function tablesOf(db: Db): Promise<Table[]> {
  const { rows } = await sql<{ table: string; column: string; type: string; key: number | null }>`
    select n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      array_position(i.indkey::int2[], a.attnum) as key
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind in ('r', 'p') and not c.relispartition and ${ours}
    order by 1, a.attnum`.execute(db)

  return [...Map.groupBy(rows, (row) => row.table)]
    .filter(([name]) => !LEFT_OUT.includes(name))
    .map(([name, columns]) => ({
      name,
      columns: columns.map(({ column, type }) => ({ name: column, type })),
      key: columns
        .filter(({ key }) => key !== null)
        .toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0))
        .map(({ column }) => column),
    }))
}

/** Values look the same whatever the server's settings are. Inside a transaction. */
export async function speakPlainly(db: Db) {
  for (const setting of ["datestyle to 'ISO'", "timezone to 'UTC'", "bytea_output to 'hex'", 'extra_float_digits to 1'])
    await sql.raw(`set local ${setting}`).execute(db)
}

const AT_ONCE = 500

/** Rows as JSON arrays of texts and nulls, ordered by key, a few hundred in memory at a time. Inside a transaction. */
export async function* rowsOf(db: Db, table: Table): AsyncGenerator<string[]> {
  const columns = sql.join(table.columns.map(({ name }) => sql`${sql.ref(name)}::text`))
  const order = sql.join(table.key.map((name) => sql.ref(name)))
  await sql`declare rows no scroll cursor for
    select to_json(array[${columns}]::text[])::text as row from ${sql.table(table.name)} order by ${order}`.execute(db)
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(AT_ONCE))} from rows`.execute(db)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await sql`close rows`.execute(db)
}

/** @param rows JSON arrays as `rowsOf` gives them */
export async function insertRows(db: Db, table: Table, rows: string[]) {
  const names = sql.join(table.columns.map(({ name }) => sql.ref(name)))
  const values = sql.join(table.columns.map(({ type }, index) => sql.raw(`(one ->> ${index})::${type}`)))
  await sql`insert into ${sql.table(table.name)} (${names}) overriding system value
    select ${values} from jsonb_array_elements(${`[${rows.join(',')}]`}::jsonb) as all_of(one)`.execute(db)
}

export interface Sequence {
  name: string
  lastValue: string
  isCalled: boolean
}

export async function sequencesOf(db: Db): Promise<Sequence[]> {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours} order by 1`.execute(db)
  return Promise.all(
    rows.map(async ({ name }) => {
      const { rows } = await sql<Omit<Sequence, 'name'>>`
        select last_value::text as "lastValue", is_called as "isCalled" from ${sql.table(name)}`.execute(db)
      return { name, ...(rows[0] as Omit<Sequence, 'name'>) }
    }),
  )
}

export async function setSequence(db: Db, { name, lastValue, isCalled }: Sequence) {
  await sql`select setval(${name}::regclass, ${lastValue}::bigint, ${isCalled})`.execute(db)
}

/**
 * Does the work with no trigger firing and no reference checked, then checks every reference. Rows may so come in any
 * order, and what triggers once counted is loaded as it was. Needs no more rights than owning the tables.
 */
export async function withoutRules(db: Db, tables: Table[], work: () => Promise<void>) {
  const references = await referencesOf(db)
  for (const { table, name } of references) await alter(db, table, `drop constraint "${name}"`)
  for (const { name } of tables) await alter(db, name, 'disable trigger user')
  await work()
  for (const { name } of tables) await alter(db, name, 'enable trigger user')
  for (const { table, name, definition } of references) await alter(db, table, `add constraint "${name}" ${definition}`)
}

async function referencesOf(db: Db) {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select n.nspname || '.' || c.relname as table, r.conname as name, pg_get_constraintdef(r.oid) as definition
    from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
    where r.contype = 'f' and r.conparentid = 0 and ${ours}`.execute(db)
  return rows
}

const alter = (db: Db, table: string, what: string) => sql`alter table ${sql.table(table)} ${sql.raw(what)}`.execute(db)

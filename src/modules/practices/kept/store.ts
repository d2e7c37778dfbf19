import { type Db, sql } from '../../../platform/db/index.ts'
import { TOPICS } from '../../processes/index.ts'
import { ORGANISERS, type Practice, SCALES, TOOLS } from '../rules.ts'
import { practiceOf, selected } from '../store.ts'

/** Practices packed as bytes, `ROW_BYTES` each (see `columns.ts`), and the areas each lies in. */
export interface Packed {
  bytes: Uint8Array
  /** The unit each is counted in and its area keys, with spaces between. */
  areas: string[]
}

/** Where reading stands: what any transaction from `from` on wrote is to be read, but for those that were read already. */
export interface Horizon {
  from: number
  seen: number[]
}

const columns = sql`
  int4send(map_number) || float8send(coalesce(public_lon, 0)) || float8send(coalesce(public_lat, 0)) ||
  int2send((is_public)::int::int2) || int2send((public_lon is not null)::int::int2) ||
  int2send(coalesce(array_position(${[...TOOLS]}::text[], tool), 0)::int2) ||
  int2send(coalesce(array_position(${[...TOPICS]}::text[], theme), 0)::int2) ||
  int2send(coalesce(array_position(${[...ORGANISERS]}::text[], organiser_type), 0)::int2) ||
  int2send(coalesce(array_position(${[...SCALES]}::text[], scale), 0)::int2) ||
  int2send(year_from::int2) || int2send(year_to::int2) || int2send((country <> 'PL')::int::int2) ||
  int8send(coalesce(extract(epoch from published_at) * 1000000, 0)::int8)`

const packed = sql`
  coalesce(string_agg(${columns}, ''::bytea order by map_number), ''::bytea) as bytes,
  coalesce(string_agg(coalesce(unit_code, '') || ' ' || array_to_string(area_keys, ' '), ',' order by map_number), '') as areas,
  count(*)::int as count, max(map_number) as last`

interface PackedRow {
  bytes: Uint8Array
  areas: string
  count: number
  last: number | null
}

/** The next public practices by number, and the number of the last; null after the end. */
export async function packedAfter(db: Db, after: number, limit: number): Promise<(Packed & { last: number }) | null> {
  const { rows } = await sql<PackedRow>`
    select ${packed} from (
      select * from practices.practices where map_number > ${after} and is_public order by map_number limit ${limit}
    ) next`.execute(db)
  const [row] = rows
  return row?.last ? { ...unpacked(row), last: row.last } : null
}

/** Where reading everything from now on would stand. */
export async function horizonNow(db: Db): Promise<Horizon> {
  const { rows } = await sql<{ least: number }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as least`.execute(db)
  return { from: rows[0]?.least ?? 0, seen: [] }
}

export interface Changes {
  /** Practices written since, public or not. */
  written: Packed
  gone: number[]
  horizon: Horizon
}

/** What was committed since; null when nothing was. All of it is one statement, so it is one moment. */
export async function changesSince(db: Db, { from, seen }: Horizon): Promise<Changes | null> {
  const { rows } = await sql<PackedRow & { gone: string; by: string; least: number }>`
    with written as (
      select * from practices.practices where map_changed >= ${from} and map_changed <> all(${seen}::bigint[])
        -- After a restore from a copy of the files, numbers of another server may lie ahead of ours.
        and map_changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
    ), gone as (
      select * from practices.map_departures where map_changed >= ${from} and map_changed <> all(${seen}::bigint[])
    )
    select ${packed},
      (select coalesce(string_agg(map_number::text, ','), '') from gone) as gone,
      (select coalesce(string_agg(distinct map_changed::text, ','), '')
        from (select map_changed from written union select map_changed from gone) both_kinds) as by,
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint as least
    from written`.execute(db)
  const [row] = rows
  if (!row || (row.count === 0 && row.gone === '')) return null
  const numbers = (text: string) => (text === '' ? [] : text.split(',').map(Number))
  return {
    written: unpacked(row),
    gone: numbers(row.gone),
    horizon: { from: row.least, seen: [...seen, ...numbers(row.by)].filter((each) => each >= row.least) },
  }
}

const unpacked = ({ bytes, areas, count }: PackedRow): Packed => ({
  bytes,
  areas: count === 0 ? [] : areas.split(','),
})

/**
 * After rows came from a backup: they carry numbers of transactions of another server, which say nothing here and would be taken
 * for new ones, once for each time ours pass by theirs. They count as written before anything. Triggers are off at that time.
 */
export async function forgetForeignChanges(db: Db) {
  // A backup may be older than the map.
  const { rows } = await sql`select 1 from information_schema.columns
    where table_schema = 'practices' and table_name = 'practices' and column_name = 'map_changed'`.execute(db)
  if (rows.length > 0) await sql`update practices.practices set map_changed = 0`.execute(db)
}

/** Numbers of the public practices that have one of these words, as four bytes each: words are too many to be kept here. */
export async function numbersWith(db: Db, keys: readonly string[]): Promise<Uint8Array> {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select coalesce(string_agg(int4send(map_number), ''::bytea), ''::bytea) as bytes
    from practices.practices where is_public and search_keys && ${[...keys]}::text[]`.execute(db)
  return rows[0]?.bytes ?? new Uint8Array()
}

/** Public practices by their numbers. */
export async function practicesByNumbers(db: Db, numbers: readonly number[]): Promise<Map<number, Practice>> {
  if (numbers.length === 0) return new Map()
  const rows = await selected(db)
    .select('map_number as mapNumber')
    .where('map_number', 'in', [...numbers])
    .where('is_public', '=', true)
    .execute()
  return new Map(rows.map(({ mapNumber, ...row }) => [mapNumber, practiceOf(row)]))
}

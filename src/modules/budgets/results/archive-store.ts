import { type Db, sql } from '../../../platform/db/index.ts'
import { searchKeys } from '../../../platform/language/index.ts'

export interface ArchivedProject {
  id: string
  archivedId: string
  title: string
  description: string
  category: string
  cost: number
  votes: number
  score: number
  selected: number
  lon: number | null
  lat: number | null
}

/** Projects of a pool from before the portal, in the order of their result, all in one statement. */
export async function insertArchived(
  db: Db,
  { processId, poolId, at }: { processId: string; poolId: string; at: Temporal.Instant },
  ranked: readonly ArchivedProject[],
) {
  const column = <K extends keyof ArchivedProject>(key: K) => ranked.map((row) => row[key])
  await sql`
    insert into budgets.projects (id, process_id, pool_id, number, ballot_number, channel, title, description, category,
      cost_grosze, lon, lat, created_at, submitted_at, archived_id, archived_votes, archived_score, archived_selected, search_keys,
      decision, approved_at)
    select t.id, ${processId}::uuid, ${poolId}::uuid,
      (select coalesce(max(number), 0) from budgets.projects where process_id = ${processId}::uuid) + t.place, t.place, 'archive',
      t.title, t.description, t.category, t.cost, t.lon, t.lat, ${at}::timestamptz, ${at}::timestamptz, t.archived_id, t.votes,
      t.score, t.selected, string_to_array(t.keys, ' '), 'admitted', ${at}::timestamptz
    from unnest(${column('id')}::uuid[], ${ranked.map((_, index) => index + 1)}::int[], ${column('title')}::text[],
      ${column('description')}::text[], ${column('category')}::text[], ${column('cost')}::bigint[], ${column('lon')}::float8[],
      ${column('lat')}::float8[], ${column('archivedId')}::text[], ${column('votes')}::int[],
      ${ranked.map(({ score }) => Math.round(score))}::int[], ${column('selected')}::int[],
      ${ranked.map(({ title }) => searchKeys(title).join(' '))}::text[])
      as t(id, place, title, description, category, cost, lon, lat, archived_id, votes, score, selected, keys)`.execute(
    db,
  )
}

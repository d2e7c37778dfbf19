import { type Db, sql } from '../../platform/db/index.ts'
import type { Filter, Hit } from './rules.ts'
import { matching } from './store.ts'
import { quoted } from './vector.ts'

/** Words that must be there at least. */
const IN_COMMON = 2
const CANDIDATES = 500
/** What is so much less alike than the first is not proposed beside it. */
const FAR_LESS = 0.35

/** Documents with the most of these keys, by their weights; a key in the title counts twice. */
export async function mostAlike(
  db: Db,
  keys: { key: string; weight: number }[],
  filter: Filter,
  limit: number,
): Promise<Hit[]> {
  const any = keys.map(({ key }) => quoted(key)).join(' | ')
  const least = Math.min(IN_COMMON, keys.length)
  const { rows } = await sql<Hit>`
    with matching as materialized (
      select * from search.documents where keys @@ ${any}::tsquery and ${matching(filter)}
      order by dated_at desc limit ${CANDIDATES})
    select kind, id, path, title, context, year, "unitCode", "datedAt" from (
    select kind, thing_id as id, path, title, context, year, unit_code as "unitCode", dated_at as "datedAt", likeness,
      max(likeness) over () as most
    from matching cross join lateral (
      select count(*) as common, sum(k.weight * case when title_keys @@ k.key::tsquery then 2 else 1 end) as likeness
      from jsonb_to_recordset(${JSON.stringify(keys.map(({ key, weight }) => ({ key: quoted(key), weight })))}::jsonb)
        as k (key text, weight real)
      where keys @@ k.key::tsquery) alike
    where common >= ${least}) alike where likeness >= ${FAR_LESS} * most
    order by likeness desc, "datedAt" desc, id limit ${limit}`.execute(db)
  return rows
}

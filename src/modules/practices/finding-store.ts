import { type RawBuilder, sql } from '../../platform/db/index.ts'

/** A query whose place and words are understood: what the database is asked. */
export interface PracticeFilter {
  tool?: string
  /** Keys of areas of which a practice must lie in one; empty finds nothing. */
  areas?: string[]
  yearFrom?: number
  yearTo?: number
  organiser?: string
  theme?: string
  scale?: string
  abroad?: boolean
  /** For each word looked for, the keys of which one must be there. */
  words?: string[][]
}

/**
 * The condition under which a practice is public and answers the filter, over a table or alias with the columns of
 * `practices.practices`. Everything that lists, counts, exports or draws practices asks with it, so that all agree.
 */
export function practicesWhere(filter: PracticeFilter, table = 'practices.practices'): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const parts = [sql`${column('is_public')}`]
  if (filter.tool) parts.push(sql`${column('tool')} = ${filter.tool}`)
  if (filter.theme) parts.push(sql`${column('theme')} = ${filter.theme}`)
  if (filter.organiser) parts.push(sql`${column('organiser_type')} = ${filter.organiser}`)
  if (filter.scale) parts.push(sql`${column('scale')} = ${filter.scale}`)
  if (filter.yearFrom !== undefined) parts.push(sql`${column('year_to')} >= ${filter.yearFrom}`)
  if (filter.yearTo !== undefined) parts.push(sql`${column('year_from')} <= ${filter.yearTo}`)
  if (filter.abroad !== undefined)
    parts.push(filter.abroad ? sql`${column('country')} <> 'PL'` : sql`${column('country')} = 'PL'`)
  if (filter.areas) parts.push(sql`${column('area_keys')} && ${filter.areas}::text[]`)
  for (const keys of filter.words ?? []) parts.push(sql`${column('search_keys')} && ${keys}::text[]`)
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

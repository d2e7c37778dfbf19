import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { queryKeys } from '../../../platform/language/index.ts'
import type { NetworkTables } from '../tables.ts'
import {
  type Organisation,
  type OrganisationInput,
  type OrganisationKind,
  searchKeysOf,
  sortKeyOf,
  withinCode,
} from './rules.ts'

/** Which organisations; an absent part filters nothing. */
export interface OrganisationFilter {
  /** A unit they work in, or one within it. */
  unitCode?: string | undefined
  kind?: OrganisationKind | undefined
  /** Words of the name or the description, in any grammatical form. */
  text?: string | undefined
  /** Also those that are no more on the portal. */
  closedToo?: boolean
}

const on = (db: Db) => db.withTables<NetworkTables>()

const COLUMNS = [
  'id',
  'slug',
  'name',
  'sort_key',
  'kind',
  'unit_code',
  'email',
  'phone',
  'address',
  'website',
  'data_officer',
  'logo_hash',
  'description',
  'is_demonstration',
  'created_at',
  'closed_at',
] as const

const selected = (db: Db) => on(db).selectFrom('network.organisations').select(COLUMNS)

export async function organisationById(db: Db, id: string): Promise<Organisation | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? organisationOf(row) : null
}

export async function organisationBySlug(db: Db, slug: string): Promise<Organisation | null> {
  const row = await selected(db).where('slug', '=', slug).executeTakeFirst()
  return row ? organisationOf(row) : null
}

/** Those of the organisations that exist, closed ones too, by id. */
export async function organisationsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Organisation>> {
  if (ids.length === 0) return new Map()
  const rows = await selected(db)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, organisationOf(row)]))
}

/** One page of organisations in the order of the Polish alphabet. */
export async function organisationsPage(
  db: Db,
  filter: OrganisationFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Organisation>> {
  let query = selected(db)
    .where(matching(filter))
    .orderBy('sort_key')
    .orderBy('id')
    .limit(limit + 1)
  const key = decodeCursor(after, 2)
  if (key && isId(String(key[1])))
    query = query.where(sql<boolean>`(sort_key, id) > (${String(key[0])}, ${key[1]}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.sort_key, row.id])
  return { rows: rows.map(organisationOf), next }
}

export async function countOrganisations(db: Db, filter: OrganisationFilter): Promise<number> {
  const row = await on(db)
    .selectFrom('network.organisations')
    .select(sql<number>`count(*)`.as('count'))
    .where(matching(filter))
    .executeTakeFirstOrThrow()
  return row.count
}

/** @returns false when another organisation has the slug */
export async function insertOrganisation(
  db: Db,
  organisation: Organisation,
  createdBy: string | null,
): Promise<boolean> {
  const { insertId, numInsertedOrUpdatedRows } = await on(db)
    .insertInto('network.organisations')
    .values({
      id: organisation.id,
      slug: organisation.slug,
      logo_hash: organisation.logoHash,
      is_demonstration: organisation.isDemonstration,
      created_at: organisation.createdAt,
      created_by: createdBy,
      ...columnsOf(organisation),
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst()
  return insertId !== undefined || Number(numInsertedOrUpdatedRows) > 0
}

export async function updateOrganisation(db: Db, id: string, input: OrganisationInput) {
  await on(db).updateTable('network.organisations').set(columnsOf(input)).where('id', '=', id).execute()
}

export async function updateLogo(db: Db, id: string, logoHash: string | null) {
  await on(db).updateTable('network.organisations').set({ logo_hash: logoHash }).where('id', '=', id).execute()
}

/** Closes an open organisation, or opens a closed one. @returns whether anything changed */
export async function updateClosing(
  db: Db,
  id: string,
  closing: { at: Temporal.Instant; by: string | null } | null,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('network.organisations')
    .set({ closed_at: closing?.at ?? null, closed_by: closing?.by ?? null })
    .where('id', '=', id)
    .where('closed_at', closing ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Forgets who created and closed organisations, when it was this person. */
export async function forgetPersonInOrganisations(db: Db, personId: string) {
  const update = on(db).updateTable('network.organisations')
  await update.set({ created_by: null }).where('created_by', '=', personId).execute()
  await update.set({ closed_by: null }).where('closed_by', '=', personId).execute()
}

function matching({ unitCode, kind, text, closedToo }: OrganisationFilter) {
  const conditions = [
    closedToo ? null : sql`closed_at is null`,
    kind ? sql`kind = ${kind}` : null,
    // The range instead of `like` lets the index answer: digits end where ':' begins.
    unitCode ? sql`unit_code >= ${withinCode(unitCode)} and unit_code < ${`${withinCode(unitCode)}:`}` : null,
    ...(text ? queryKeys(text) : []).slice(0, 10).map((forms) => sql`search_keys && ${forms}::text[]`),
  ].filter((condition) => condition !== null)
  return sql<boolean>`${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}`
}

const columnsOf = (input: OrganisationInput) => ({
  name: input.name,
  sort_key: sortKeyOf(input.name),
  search_keys: searchKeysOf(input),
  kind: input.kind,
  unit_code: input.unitCode,
  email: input.email,
  phone: input.phone,
  address: input.address,
  website: input.website,
  data_officer: input.dataOfficer ?? null,
  description: input.description,
})

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const organisationOf = (row: Row): Organisation => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind as OrganisationKind,
  unitCode: row.unit_code,
  email: row.email,
  phone: row.phone,
  address: row.address,
  website: row.website,
  dataOfficer: row.data_officer,
  logoHash: row.logo_hash,
  description: row.description,
  isDemonstration: row.is_demonstration,
  createdAt: row.created_at,
  closedAt: row.closed_at,
})

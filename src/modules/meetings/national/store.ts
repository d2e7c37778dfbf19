import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { NationalMeeting, Note } from './rules.ts'

export type NationalInput = Omit<NationalMeeting, 'id' | 'slug'>

const selected = (db: Db) =>
  on(db)
    .selectFrom('meetings.national_meetings')
    .select([
      'id',
      'slug',
      'name',
      'place',
      'url',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'about',
      'brings_back as bringsBack',
    ])

/** One page, the latest first. */
export async function nationalPage(
  db: Db,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<NationalMeeting>> {
  const [day, id] = decodeCursor(after, 2) ?? []
  let query = selected(db)
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .limit(limit + 1)
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && isId(String(id)))
    query = query.where(
      sql<boolean>`(starts_on < ${day}::date or (starts_on = ${day}::date and id > ${String(id)}::uuid))`,
    )
  return pageOf(await query.execute(), limit, (row) => [row.startsOn.toString(), row.id])
}

export async function nationalBySlug(db: Db, slug: string): Promise<NationalMeeting | null> {
  return (await selected(db).where('slug', '=', slug).executeTakeFirst()) ?? null
}

/** @returns the slug it is kept under: an earlier one when the same form came before */
export async function insertNational(
  db: Db,
  input: NationalInput & { slug: string },
  { key, at, by }: { key: string; at: Temporal.Instant; by: string | null },
): Promise<string> {
  const id = newId(at.epochMilliseconds)
  const taken = await nationalBySlug(db, input.slug)
  const slug = taken ? `${input.slug}-${id.slice(-12)}` : input.slug
  await on(db)
    .insertInto('meetings.national_meetings')
    .values({ id, submission_key: key, slug, made_at: at, made_by: by, ...columnsOf(input) })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .execute()
  const kept = await on(db)
    .selectFrom('meetings.national_meetings')
    .select('slug')
    .where('submission_key', '=', key)
    .executeTakeFirstOrThrow()
  return kept.slug
}

export async function updateNational(db: Db, id: string, input: NationalInput) {
  await on(db).updateTable('meetings.national_meetings').set(columnsOf(input)).where('id', '=', id).execute()
}

/** Members who go, in the order of saying so. */
export async function goersOf(db: Db, nationalId: string): Promise<{ personId: string; name: string }[]> {
  const rows = await on(db)
    .selectFrom('meetings.national_goers')
    .select(['person_id as personId', 'name'])
    .where('national_id', '=', nationalId)
    .orderBy('said_at')
    .orderBy('person_id')
    .limit(500)
    .execute()
  return rows
}

export async function insertGoer(
  db: Db,
  nationalId: string,
  person: { id: string; name: string },
  at: Temporal.Instant,
) {
  await on(db)
    .insertInto('meetings.national_goers')
    .values({ national_id: nationalId, person_id: person.id, name: person.name, said_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function removeGoer(db: Db, nationalId: string, personId: string) {
  await on(db)
    .deleteFrom('meetings.national_goers')
    .where('national_id', '=', nationalId)
    .where('person_id', '=', personId)
    .execute()
}

export async function notesOf(db: Db, nationalId: string): Promise<Note[]> {
  return on(db)
    .selectFrom('meetings.national_notes')
    .select(['id', 'author', 'body', 'noted_at as notedAt'])
    .where('national_id', '=', nationalId)
    .orderBy('id')
    .limit(500)
    .execute()
}

export async function insertNote(
  db: Db,
  given: { nationalId: string; personId: string; author: string; body: string; key: string; at: Temporal.Instant },
) {
  await on(db)
    .insertInto('meetings.national_notes')
    .values({
      id: newId(given.at.epochMilliseconds),
      submission_key: given.key,
      national_id: given.nationalId,
      person_id: given.personId,
      author: given.author,
      body: given.body,
      noted_at: given.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .execute()
}

const columnsOf = (input: NationalInput) => ({
  name: input.name,
  place: input.place,
  url: input.url,
  starts_on: input.startsOn,
  ends_on: input.endsOn,
  about: input.about,
  brings_back: input.bringsBack,
})

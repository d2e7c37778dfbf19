import { type Db, sql } from '../../platform/db/index.ts'
import { TAKEN_OUT } from '../../platform/mask/index.ts'
import { on } from './rooms/store.ts'

const isAddress = (email: string) => sql<boolean>`lower(email) = lower(${email})`

/** What a person wrote here as far as we know it: with an account, or with an address left. */
export async function postsBy(db: Db, { id, email }: { id: string; email: string }) {
  const rows = await on(db)
    .selectFrom('discussions.posts as p')
    .leftJoin('discussions.contacts as c', 'c.post_id', 'p.id')
    .select([
      'p.kind as kind',
      'p.title as title',
      'p.body as body',
      'p.place_words as placeWords',
      'p.signature as signature',
      'p.given_at as givenAt',
      'c.left_at as addressLeftAt',
    ])
    .where((where) => where.or([where('p.person_id', '=', id), sql<boolean>`lower(c.email) = lower(${email})`]))
    .orderBy('p.id')
    .execute()
  return rows.map(({ givenAt, addressLeftAt, ...post }) => ({
    ...post,
    givenAt: givenAt.toString(),
    addressLeftAt: addressLeftAt?.toString() ?? null,
  }))
}

/** Topics a person began or summed up, and how often they worked on rooms. */
export async function staffActs(db: Db, personId: string) {
  const topics = await on(db)
    .selectFrom('discussions.topics')
    .select(['question', 'lead', 'created_at as createdAt'])
    .where((where) => where.or([where('created_by', '=', personId), where('summary_by', '=', personId)]))
    .orderBy('id')
    .execute()
  const { rows } = await sql<{ rooms: number; drafted: number; published: number }>`
    select
      (select count(*) from discussions.rooms where created_by = ${personId} or opened_by = ${personId}) as rooms,
      (select count(*) from discussions.answers where drafted_by = ${personId}) as drafted,
      (select count(*) from discussions.answers where published_by = ${personId}) as published`.execute(db)
  return {
    topics: topics.map(({ createdAt, ...topic }) => ({ ...topic, createdAt: createdAt.toString() })),
    ...rows[0],
  }
}

/** How many ideas an account supports; which ones stays between the person and the count. */
export async function supportsBy(db: Db, supporter: string): Promise<number> {
  const row = await on(db)
    .selectFrom('discussions.supports')
    .select(sql<number>`count(*)`.as('count'))
    .where('supporter', '=', supporter)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** What was said in public stays, by nobody; the address, the key that went to it and the supports go. */
export async function forgetPerson(db: Db, { id, email }: { id: string; email: string }, supporter: string) {
  // Where they signed their words inside the words too, the name goes from there as well.
  await sql`
    update discussions.posts set body = replace(body, signature, ${TAKEN_OUT})
    where person_id = ${id} and length(signature) > 3`.execute(db)
  await sql`
    update discussions.posts set person_id = null, signature = null, secret_hash = null
    where person_id = ${id}`.execute(db)
  await sql`
    update discussions.posts set secret_hash = null
    where id in (select post_id from discussions.contacts where ${isAddress(email)})`.execute(db)
  await on(db).deleteFrom('discussions.contacts').where(isAddress(email)).execute()
  await on(db).deleteFrom('discussions.supports').where('supporter', '=', supporter).execute()
  await sql`
    update discussions.topics set question = replace(question, signature, ${TAKEN_OUT}), lead = replace(lead, signature, ${TAKEN_OUT}),
      summary = replace(summary, signature, ${TAKEN_OUT})
    where created_by = ${id} and length(signature) > 3`.execute(db)
  await sql`
    update discussions.topics set signature = null where created_by = ${id} and signature is not null`.execute(db)
  for (const [table, column] of STAFF_COLUMNS)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${id}`.execute(db)
}

const STAFF_COLUMNS = [
  ['discussions.rooms', 'created_by'],
  ['discussions.rooms', 'opened_by'],
  ['discussions.topics', 'created_by'],
  ['discussions.topics', 'summary_by'],
  ['discussions.answers', 'drafted_by'],
  ['discussions.answers', 'published_by'],
] as const

export async function processesWithContacts(db: Db): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('discussions.contacts as c')
    .innerJoin('discussions.posts as p', 'p.id', 'c.post_id')
    .innerJoin('discussions.rooms as r', 'r.id', 'p.room_id')
    .select('r.process_id as processId')
    .distinct()
    .execute()
  return rows.flatMap(({ processId }) => processId ?? [])
}

export async function deleteContactsOf(db: Db, processId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from discussions.contacts c using discussions.posts p, discussions.rooms r
    where p.id = c.post_id and r.id = p.room_id and r.process_id = ${processId}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

import { type Db, newId } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../store.ts'

export interface Comment {
  id: string
  practiceId: string
  personId: string | null
  authorName: string
  body: string
  writtenAt: Temporal.Instant
  hiddenReason: string | null
}

export interface Repeat {
  id: string
  practiceId: string
  personId: string | null
  authorName: string
  unitCode: string
  year: number
  words: string
  toldAt: Temporal.Instant
  hiddenReason: string | null
}

const COMMENT = [
  'id',
  'practice_id as practiceId',
  'person_id as personId',
  'author_name as authorName',
  'body',
  'written_at as writtenAt',
  'hidden_reason as hiddenReason',
] as const

/** Comments in the order they were written. */
export const commentsOf = (db: Db, practiceId: string): Promise<Comment[]> =>
  on(db)
    .selectFrom('practices.comments')
    .select(COMMENT)
    .where('practice_id', '=', practiceId)
    .orderBy('id')
    .limit(500)
    .execute()

export async function commentById(db: Db, id: string): Promise<Comment | null> {
  if (!isId(id)) return null
  const row = await on(db).selectFrom('practices.comments').select(COMMENT).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** @returns the id, or null when the same form came before */
export async function insertComment(
  db: Db,
  given: {
    submissionKey: string
    practiceId: string
    personId: string
    authorName: string
    body: string
    at: Temporal.Instant
  },
): Promise<string | null> {
  const row = await on(db)
    .insertInto('practices.comments')
    .values({
      id: newId(given.at.epochMilliseconds),
      submission_key: given.submissionKey,
      practice_id: given.practiceId,
      person_id: given.personId,
      author_name: given.authorName,
      body: given.body,
      written_at: given.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function recordCommentHiding(db: Db, id: string, hidden: { at: Temporal.Instant; reason: string } | null) {
  await on(db)
    .updateTable('practices.comments')
    .set({ hidden_at: hidden?.at ?? null, hidden_reason: hidden?.reason ?? null })
    .where('id', '=', id)
    .execute()
}

export const repeatsOf = (db: Db, practiceId: string): Promise<Repeat[]> =>
  on(db)
    .selectFrom('practices.repeats')
    .select([
      'id',
      'practice_id as practiceId',
      'person_id as personId',
      'author_name as authorName',
      'unit_code as unitCode',
      'year',
      'words',
      'told_at as toldAt',
      'hidden_reason as hiddenReason',
    ])
    .where('practice_id', '=', practiceId)
    .where('hidden_at', 'is', null)
    .orderBy('told_at')
    .orderBy('id')
    .limit(200)
    .execute()

/** @returns false when this person told of it before */
export async function insertRepeat(
  db: Db,
  given: Omit<Repeat, 'id' | 'toldAt' | 'hiddenReason'> & { at: Temporal.Instant },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('practices.repeats')
    .values({
      id: newId(given.at.epochMilliseconds),
      practice_id: given.practiceId,
      person_id: given.personId,
      author_name: given.authorName,
      unit_code: given.unitCode,
      year: given.year,
      words: given.words,
      told_at: given.at,
    })
    .onConflict((conflict) => conflict.columns(['practice_id', 'person_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function recordRepeatHidden(db: Db, practiceId: string, id: string, at: Temporal.Instant, reason: string) {
  await on(db)
    .updateTable('practices.repeats')
    .set({ hidden_at: at, hidden_reason: reason })
    .where('id', '=', id)
    .where('practice_id', '=', practiceId)
    .execute()
}

export async function insertThanks(db: Db, practiceId: string, personId: string, at: Temporal.Instant) {
  await on(db)
    .insertInto('practices.thanks')
    .values({ practice_id: practiceId, person_id: personId, given_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteThanks(db: Db, practiceId: string, personId: string) {
  await on(db)
    .deleteFrom('practices.thanks')
    .where('practice_id', '=', practiceId)
    .where('person_id', '=', personId)
    .execute()
}

export async function thanksFor(db: Db, practiceId: string, personId: string | null) {
  const row = await on(db)
    .selectFrom('practices.thanks')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow()
  const own =
    personId &&
    (await on(db)
      .selectFrom('practices.thanks')
      .select('person_id')
      .where('practice_id', '=', practiceId)
      .where('person_id', '=', personId)
      .executeTakeFirst())
  return { count: Number(row.count), own: Boolean(own) }
}

/** What one person said and thanked for. */
export async function talkOf(db: Db, personId: string) {
  const comments = await on(db)
    .selectFrom('practices.comments')
    .select(['body', 'written_at as writtenAt'])
    .where('person_id', '=', personId)
    .execute()
  const repeats = await on(db)
    .selectFrom('practices.repeats')
    .select(['words', 'year', 'unit_code as unitCode', 'told_at as toldAt'])
    .where('person_id', '=', personId)
    .execute()
  const thanks = await on(db)
    .selectFrom('practices.thanks')
    .select(['practice_id as practiceId', 'given_at as givenAt'])
    .where('person_id', '=', personId)
    .execute()
  return { comments, repeats, thanks }
}

/** What was said in public stays, without the person. */
export async function forgetTalk(db: Db, personId: string) {
  await on(db).deleteFrom('practices.thanks').where('person_id', '=', personId).execute()
  for (const table of ['practices.comments', 'practices.repeats'] as const)
    await on(db)
      .updateTable(table)
      .set({ person_id: null, author_name: '' })
      .where('person_id', '=', personId)
      .execute()
}

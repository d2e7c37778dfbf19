import { type Db, json, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import type { Source } from '../content.ts'
import type { Tool } from '../rules.ts'
import { on } from '../store.ts'
import type { Answer, Question } from './rules.ts'

const COLUMNS = [
  'id',
  'slug',
  'tool',
  'title',
  'details',
  'signature',
  'asked_at as askedAt',
  'asked_by as askedBy',
  'published_at as publishedAt',
  'hidden_at as hiddenAt',
  'hidden_ground as hiddenGround',
  'best_answer_id as bestAnswerId',
  'guide_id as guideId',
  'changed_at as changedAt',
  sql<boolean>`shipped_hash is not null`.as('isShipped'),
  sql<number>`(select count(*) from knowledge.answers a where a.question_id = questions.id and a.hidden_at is null)`.as(
    'answerCount',
  ),
] as const

const selected = (db: Db) => on(db).selectFrom('knowledge.questions').select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const questionOf = (row: Row): Question => ({
  ...row,
  tool: row.tool as Tool | null,
  answerCount: Number(row.answerCount),
})
const shown = (db: Db) => selected(db).where('published_at', 'is not', null).where('hidden_at', 'is', null)

export async function questionBySlug(db: Db, slug: string): Promise<Question | null> {
  const row = await selected(db).where('slug', '=', slug).executeTakeFirst()
  return row ? questionOf(row) : null
}

export async function questionById(db: Db, id: string): Promise<Question | null> {
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? questionOf(row) : null
}

export interface QuestionFilter {
  tool?: Tool | undefined
  /** Those nobody answered yet, or only those somebody did. */
  answered?: boolean | undefined
  /** Keys of words, of each at least one (see `queryKeys`). */
  words?: string[][] | undefined
}

/** One page of public questions, the newest first. */
export async function questionsPage(
  db: Db,
  filter: QuestionFilter,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<Question>> {
  const key = decodeMomentCursor(after)
  let query = shown(db)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (filter.tool) query = query.where('tool', '=', filter.tool)
  if (filter.answered !== undefined) {
    const some = sql<boolean>`exists (select 1 from knowledge.answers a where a.question_id = questions.id and a.hidden_at is null)`
    query = query.where(filter.answered ? some : sql<boolean>`not ${some}`)
  }
  for (const keys of filter.words ?? []) query = query.where(sql<boolean>`search_keys && ${keys}::text[]`)
  if (key) query = query.where(sql<boolean>`(published_at, id) < (${key.at}, ${key.id}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.publishedAt?.toString() ?? '', row.id])
  return { rows: rows.map(questionOf), next }
}

/** Public questions most like these keys; first those that share most. */
export async function questionsLike(db: Db, keys: readonly string[], limit: number): Promise<Question[]> {
  if (keys.length === 0) return []
  const rows = await shown(db)
    .where(sql<boolean>`search_keys && ${[...keys]}::text[]`)
    .orderBy(
      sql`(select count(*) from unnest(search_keys) k where k = any(${[...keys]}::text[]))::float
        / sqrt(greatest(cardinality(search_keys), 1))`,
      'desc',
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(questionOf)
}

/** Public questions with a marked answer: those an editor put into the guide, then others of its tool. */
export async function questionsOfGuide(
  db: Db,
  guide: { id: string; tool: string | null },
  limit: number,
): Promise<Question[]> {
  const rows = await shown(db)
    .where('best_answer_id', 'is not', null)
    .where(({ eb, or }) => or([eb('guide_id', '=', guide.id), ...(guide.tool ? [eb('tool', '=', guide.tool)] : [])]))
    .orderBy(sql`(guide_id is not distinct from ${guide.id}::uuid)`, 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(questionOf)
}

export async function publicQuestionsByIds(db: Db, ids: readonly string[]): Promise<Question[]> {
  if (ids.length === 0) return []
  return (await shown(db).where('id', 'in', ids).execute()).map(questionOf)
}

export async function publicQuestionsBySlugs(db: Db, slugs: readonly string[]): Promise<Question[]> {
  if (slugs.length === 0) return []
  return (await shown(db).where('slug', 'in', slugs).execute()).map(questionOf)
}

/** Questions that wait to be shown, the oldest first. */
export async function waitingQuestions(db: Db, limit: number): Promise<Question[]> {
  const rows = await selected(db)
    .where('published_at', 'is', null)
    .where('hidden_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(questionOf)
}

/** How many wait to be shown, and how many are shown and have no answer. */
export async function countForDesk(db: Db): Promise<{ waiting: number; unanswered: number }> {
  const { rows } = await sql<{ waiting: number; unanswered: number }>`
    select count(*) filter (where published_at is null)::int as waiting,
      count(*) filter (where published_at is not null and not exists (
        select 1 from knowledge.answers a where a.question_id = q.id and a.hidden_at is null))::int as unanswered
    from knowledge.questions q where hidden_at is null`.execute(db)
  return { waiting: Number(rows[0]?.waiting ?? 0), unanswered: Number(rows[0]?.unanswered ?? 0) }
}

export async function questionIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('knowledge.questions').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

export async function lastQuestionAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('knowledge.questions')
    .select(({ fn }) => fn.max('changed_at').as('at'))
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  return row?.at ?? null
}

export async function slugIsFree(db: Db, slug: string): Promise<boolean> {
  const row = await on(db).selectFrom('knowledge.questions').select('id').where('slug', '=', slug).executeTakeFirst()
  return row === undefined
}

/** @returns false when the same form was kept before, or the slug is taken */
export async function insertQuestion(
  db: Db,
  question: Pick<
    Question,
    'id' | 'slug' | 'title' | 'details' | 'signature' | 'askedAt' | 'askedBy' | 'publishedAt'
  > & {
    tool: string | null
    submissionKey: string
    secretHash: string | null
    searchKeys: string[]
    shippedHash?: string | null
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('knowledge.questions')
    .values({
      id: question.id,
      slug: question.slug,
      tool: question.tool,
      title: question.title,
      details: question.details,
      signature: question.signature,
      asked_at: question.askedAt,
      asked_by: question.askedBy,
      submission_key: question.submissionKey,
      secret_hash: question.secretHash,
      search_keys: question.searchKeys,
      published_at: question.publishedAt,
      shipped_hash: question.shippedHash ?? null,
      changed_at: question.askedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function questionBySubmission(db: Db, key: string): Promise<Question | null> {
  const row = await selected(db).where('submission_key', '=', key).executeTakeFirst()
  return row ? questionOf(row) : null
}

export async function secretOpens(db: Db, id: string, secretHash: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('knowledge.questions')
    .select('id')
    .where('id', '=', id)
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst()
  return row !== undefined
}

export async function recordQuestion(
  db: Db,
  id: string,
  facts: {
    title?: string
    tool?: string | null
    shippedHash?: string
    searchKeys?: string[]
    publishedAt?: Temporal.Instant
    hidden?: { at: Temporal.Instant; ground: string } | null
    bestAnswerId?: string | null
    guideId?: string | null
    changedAt: Temporal.Instant
  },
) {
  await on(db)
    .updateTable('knowledge.questions')
    .set({
      changed_at: facts.changedAt,
      ...(facts.title === undefined ? {} : { title: facts.title }),
      ...(facts.tool === undefined ? {} : { tool: facts.tool }),
      ...(facts.shippedHash === undefined ? {} : { shipped_hash: facts.shippedHash }),
      ...(facts.searchKeys === undefined ? {} : { search_keys: facts.searchKeys }),
      ...(facts.publishedAt === undefined ? {} : { published_at: facts.publishedAt }),
      ...(facts.hidden === undefined
        ? {}
        : { hidden_at: facts.hidden?.at ?? null, hidden_ground: facts.hidden?.ground ?? null }),
      ...(facts.bestAnswerId === undefined ? {} : { best_answer_id: facts.bestAnswerId }),
      ...(facts.guideId === undefined ? {} : { guide_id: facts.guideId }),
    })
    .where('id', '=', id)
    .execute()
}

const ANSWER = [
  'id',
  'question_id as questionId',
  'body',
  'sources',
  'author_name as authorName',
  'person_id as personId',
  'written_at as writtenAt',
  'hidden_at as hiddenAt',
  'hidden_ground as hiddenGround',
  sql<boolean>`submission_key like 'shipped:%'`.as('isShipped'),
] as const

/** Answers of a question in the order they were written; hidden ones say only that they are. */
export async function answersOf(db: Db, questionId: string): Promise<Answer[]> {
  const rows = await on(db)
    .selectFrom('knowledge.answers')
    .select(ANSWER)
    .where('question_id', '=', questionId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, sources: row.sources as Source[] }))
}

export async function answerById(db: Db, id: string): Promise<Answer | null> {
  const row = await on(db).selectFrom('knowledge.answers').select(ANSWER).where('id', '=', id).executeTakeFirst()
  return row ? { ...row, sources: row.sources as Source[] } : null
}

export async function answerBySubmission(db: Db, key: string): Promise<Answer | null> {
  const row = await on(db)
    .selectFrom('knowledge.answers')
    .select(ANSWER)
    .where('submission_key', '=', key)
    .executeTakeFirst()
  return row ? { ...row, sources: row.sources as Source[] } : null
}

/** Answers by their ids, that readers may see. */
export async function answersByIds(db: Db, ids: readonly string[]): Promise<Map<string, Answer>> {
  if (ids.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('knowledge.answers')
    .select(ANSWER)
    .where('id', 'in', ids)
    .where('hidden_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, sources: row.sources as Source[] }]))
}

/** @returns false when the same form was kept before */
export async function insertAnswer(
  db: Db,
  answer: Pick<Answer, 'id' | 'questionId' | 'body' | 'sources' | 'authorName' | 'personId' | 'writtenAt'> & {
    submissionKey: string
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('knowledge.answers')
    .values({
      id: answer.id,
      question_id: answer.questionId,
      body: answer.body,
      sources: json(answer.sources),
      author_name: answer.authorName,
      person_id: answer.personId,
      written_at: answer.writtenAt,
      submission_key: answer.submissionKey,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function recordAnswerHiding(db: Db, id: string, hidden: { at: Temporal.Instant; ground: string } | null) {
  await on(db)
    .updateTable('knowledge.answers')
    .set({ hidden_at: hidden?.at ?? null, hidden_ground: hidden?.ground ?? null })
    .where('id', '=', id)
    .execute()
}

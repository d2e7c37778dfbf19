import type { Db } from '../../platform/db/index.ts'
import { on } from './store.ts'

/** Everything this person asked, answered, and which versions of texts they wrote. */
export async function writtenBy(db: Db, personId: string) {
  const questions = await on(db)
    .selectFrom('knowledge.questions')
    .select(['title', 'details', 'signature', 'asked_at'])
    .where('asked_by', '=', personId)
    .orderBy('id')
    .execute()
  const answers = await on(db)
    .selectFrom('knowledge.answers')
    .select(['body', 'author_name', 'written_at'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  const versions = await on(db)
    .selectFrom('knowledge.versions')
    .select(['text_id', 'number', 'note', 'written_at'])
    .where('written_by', '=', personId)
    .orderBy('written_at')
    .execute()
  return {
    questions: questions.map(({ asked_at, ...row }) => ({ ...row, askedAt: asked_at.toString() })),
    answers: answers.map(({ author_name, written_at, ...row }) => ({
      ...row,
      authorName: author_name,
      writtenAt: written_at.toString(),
    })),
    versions: versions.map(({ text_id, written_at, ...row }) => ({
      ...row,
      textId: text_id,
      writtenAt: written_at.toString(),
    })),
  }
}

export async function forgetPerson(db: Db, personId: string) {
  await on(db)
    .updateTable('knowledge.questions')
    .set({ asked_by: null, signature: null })
    .where('asked_by', '=', personId)
    .execute()
  await on(db)
    .updateTable('knowledge.answers')
    .set({ person_id: null, author_name: null })
    .where('person_id', '=', personId)
    .execute()
  await on(db).updateTable('knowledge.versions').set({ written_by: null }).where('written_by', '=', personId).execute()
  await on(db)
    .updateTable('knowledge.versions')
    .set({ published_by: null })
    .where('published_by', '=', personId)
    .execute()
}

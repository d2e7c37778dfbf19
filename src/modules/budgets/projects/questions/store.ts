import { type Db, json } from '../../../../platform/db/index.ts'
import type { Answers } from '../../../forms/index.ts'
import { on } from '../../editions/store.ts'

/** What everybody may read of a project's answers. */
export interface OpenAnswers {
  versionId: string
  answers: Answers
}

export async function openAnswersOf(db: Db, projectId: string): Promise<OpenAnswers | null> {
  const row = await on(db)
    .selectFrom('budgets.project_answers')
    .select(['version_id', 'open_answers'])
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  return row ? { versionId: row.version_id, answers: row.open_answers as Answers } : null
}

/** Everything that was answered: for the author and for the office. */
export async function allAnswersOf(db: Db, projectIds: readonly string[]): Promise<Map<string, OpenAnswers>> {
  if (projectIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('budgets.project_answers')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .execute()
  return new Map(
    rows.map((row) => [
      row.project_id,
      {
        versionId: row.version_id,
        answers: { ...(row.open_answers as Answers), ...(row.closed_answers as Answers) },
      },
    ]),
  )
}

export async function keepAnswers(
  db: Db,
  projectId: string,
  { versionId, open, closed }: { versionId: string; open: Answers; closed: Answers },
) {
  const values = { version_id: versionId, open_answers: json(open), closed_answers: json(closed) }
  await on(db)
    .insertInto('budgets.project_answers')
    .values({ project_id: projectId, ...values } as never)
    .onConflict((conflict) => conflict.column('project_id').doUpdateSet(values as never))
    .execute()
}

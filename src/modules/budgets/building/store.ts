import { type Db, newId } from '../../../platform/db/index.ts'
import { on } from '../editions/store.ts'

export const WORK_KINDS = ['planned', 'design', 'tender', 'building', 'delayed', 'done', 'partly', 'abandoned'] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** One entry of how a chosen project is built. */
export interface Work {
  id: string
  projectId: string
  kind: WorkKind
  happenedOn: Temporal.PlainDate
  body: string
  costGrosze: number | null
  addedAt: Temporal.Instant
}

/** Entries of these projects, the newest first. */
export async function worksOf(db: Db, projectIds: readonly string[]): Promise<Map<string, Work[]>> {
  if (projectIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('budgets.works')
    .select([
      'id',
      'project_id as projectId',
      'kind',
      'happened_on as happenedOn',
      'body',
      'cost_grosze as costGrosze',
      'added_at as addedAt',
    ])
    .where('project_id', 'in', [...projectIds])
    .orderBy('happened_on', 'desc')
    .orderBy('added_at', 'desc')
    .execute()
  const works = new Map<string, Work[]>()
  for (const row of rows as Work[]) works.set(row.projectId, [...(works.get(row.projectId) ?? []), row])
  return works
}

/** @returns its id, or null when the same form was sent before */
export async function insertWork(
  db: Db,
  work: Omit<Work, 'id'> & { submissionKey: string; addedBy: string | null },
): Promise<string | null> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('budgets.works')
    .values({
      id,
      project_id: work.projectId,
      submission_key: work.submissionKey,
      kind: work.kind,
      happened_on: work.happenedOn,
      body: work.body,
      cost_grosze: work.costGrosze,
      added_at: work.addedAt,
      added_by: work.addedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n ? id : null
}

/** The last entry of a project says where it is; a delay leaves it where it was. */
export const lastOf = (works: readonly Work[] | undefined): WorkKind | null =>
  works?.find(({ kind }) => kind !== 'delayed')?.kind ?? works?.[0]?.kind ?? null

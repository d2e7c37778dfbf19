import type { Db } from '../../platform/db/index.ts'
import { on } from './store.ts'

/** What a member of a team did with reports and effects, as plain data. */
export async function actsOf(db: Db, personId: string) {
  const parts = await on(db)
    .selectFrom('consultations.report_parts')
    .select(['process_id as processId', 'part', 'body', 'changed_at as changedAt'])
    .where('changed_by', '=', personId)
    .execute()
  const reports = await on(db)
    .selectFrom('consultations.reports')
    .select(['process_id as processId', 'version', 'made_at as madeAt', 'publish_at as publishAt'])
    .where((where) => where.or([where('made_by', '=', personId), where('published_by', '=', personId)]))
    .execute()
  const effects = await on(db)
    .selectFrom('consultations.effects')
    .select(['process_id as processId', 'title', 'body', 'published_at as publishedAt'])
    .where('published_by', '=', personId)
    .execute()
  const canon = await on(db)
    .selectFrom('consultations.canon_declarations')
    .select(['process_id as processId', 'point', 'declared', 'note', 'declared_at as declaredAt'])
    .where('declared_by', '=', personId)
    .execute()
  const milestones = await on(db)
    .selectFrom('consultations.milestones')
    .select(['process_id as processId', 'title', 'due_on as dueOn', 'added_at as addedAt'])
    .where((where) => where.or([where('added_by', '=', personId), where('ended_by', '=', personId)]))
    .execute()
  const protocols = await on(db)
    .selectFrom('consultations.protocols')
    .select(['process_id as processId', 'course', 'findings', 'written_at as writtenAt'])
    .where('written_by', '=', personId)
    .execute()
  const versions = await on(db)
    .selectFrom('consultations.accessible_versions')
    .select(['process_id as processId', 'kind', 'added_at as addedAt'])
    .where('added_by', '=', personId)
    .execute()
  const { count } = await on(db)
    .selectFrom('consultations.mask_reviews')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('reviewed_by', '=', personId)
    .executeTakeFirstOrThrow()
  return {
    reportParts: parts.map(({ changedAt, ...part }) => ({ ...part, changedAt: changedAt.toString() })),
    reports: reports.map(({ madeAt, publishAt, ...report }) => ({
      ...report,
      madeAt: madeAt.toString(),
      publishAt: publishAt?.toString() ?? null,
    })),
    effects: effects.map(({ publishedAt, ...effect }) => ({ ...effect, publishedAt: publishedAt.toString() })),
    canonDeclarations: canon.map(({ declaredAt, ...row }) => ({ ...row, declaredAt: declaredAt.toString() })),
    milestones: milestones.map(({ dueOn, addedAt, ...row }) => ({
      ...row,
      dueOn: dueOn.toString(),
      addedAt: addedAt.toString(),
    })),
    protocols: protocols.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: writtenAt.toString() })),
    accessibleVersions: versions.map(({ addedAt, ...row }) => ({ ...row, addedAt: addedAt.toString() })),
    placesReviewed: count,
  }
}

export async function forgetPerson(db: Db, personId: string) {
  const tables = on(db)
  await tables
    .updateTable('consultations.report_parts')
    .set({ changed_by: null })
    .where('changed_by', '=', personId)
    .execute()
  await tables.updateTable('consultations.reports').set({ made_by: null }).where('made_by', '=', personId).execute()
  await tables
    .updateTable('consultations.reports')
    .set({ published_by: null })
    .where('published_by', '=', personId)
    .execute()
  await tables
    .updateTable('consultations.effects')
    .set({ published_by: null })
    .where('published_by', '=', personId)
    .execute()
  await tables
    .updateTable('consultations.canon_declarations')
    .set({ declared_by: null })
    .where('declared_by', '=', personId)
    .execute()
  await tables
    .updateTable('consultations.milestones')
    .set({ added_by: null })
    .where('added_by', '=', personId)
    .execute()
  await tables
    .updateTable('consultations.milestones')
    .set({ ended_by: null })
    .where('ended_by', '=', personId)
    .execute()
  await tables
    .updateTable('consultations.protocols')
    .set({ written_by: null })
    .where('written_by', '=', personId)
    .execute()
  await tables
    .updateTable('consultations.mask_reviews')
    .set({ reviewed_by: null })
    .where('reviewed_by', '=', personId)
    .execute()
  await tables
    .updateTable('consultations.accessible_versions')
    .set({ added_by: null })
    .where('added_by', '=', personId)
    .execute()
}

import type { Db } from '../../../platform/db/index.ts'
import { on } from '../plans/store.ts'
import { TemplateShape } from './shape.ts'

export interface Template {
  id: string
  organisationId: string
  processId: string | null
  title: string
  description: string
  shape: TemplateShape
  shared: boolean
  savedAt: Temporal.Instant
}

const selected = (db: Db) =>
  on(db)
    .selectFrom('planning.templates')
    .select([
      'id',
      'organisation_id as organisationId',
      'process_id as processId',
      'title',
      'description',
      'shape',
      'shared',
      'saved_at as savedAt',
    ])
    .where('removed_at', 'is', null)

const asTemplate = (row: Omit<Template, 'shape'> & { shape: unknown }): Template => ({
  ...row,
  shape: TemplateShape.parse(row.shape),
})

/** Templates of these organisations, and those the others share; the newest first. */
export async function templatesFor(db: Db, organisationIds: string[], limit = 200): Promise<Template[]> {
  const rows = await selected(db)
    .where((where) => where.or([where('shared', '=', true), where('organisation_id', 'in', organisationIds)]))
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asTemplate)
}

export async function templateById(db: Db, id: string): Promise<Template | null> {
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? asTemplate(row) : null
}

/** The template a plan was begun from, also one that is no longer offered. */
export async function templateOfPlan(
  db: Db,
  planId: string,
): Promise<Pick<Template, 'title' | 'organisationId'> | null> {
  const row = await on(db)
    .selectFrom('planning.plans')
    .innerJoin('planning.templates', 'planning.templates.id', 'planning.plans.template_id')
    .select(['planning.templates.title', 'planning.templates.organisation_id as organisationId'])
    .where('planning.plans.id', '=', planId)
    .executeTakeFirst()
  return row ?? null
}

export async function insertTemplate(
  db: Db,
  { shape, ...template }: Omit<Template, 'savedAt'>,
  saved: { at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .insertInto('planning.templates')
    .values({
      id: template.id,
      organisation_id: template.organisationId,
      process_id: template.processId,
      title: template.title,
      description: template.description,
      shared: template.shared,
      shape: JSON.stringify(shape),
      saved_at: saved.at,
      saved_by: saved.by,
    })
    .execute()
}

export async function recordRemoval(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('planning.templates').set({ removed_at: at }).where('id', '=', id).execute()
}

export async function recordTemplate(db: Db, planId: string, templateId: string) {
  await on(db).updateTable('planning.plans').set({ template_id: templateId }).where('id', '=', planId).execute()
}

import type { Db } from '../../../platform/db/index.ts'
import { COLUMNS as REPORT_COLUMNS, type Report, reportOf, selected as selectedReports } from '../reports/store.ts'
import type { Action, SubjectKey } from '../rules.ts'
import { on } from '../store.ts'

export interface Decision {
  id: string
  subject: SubjectKey
  organisationId: string | null
  /** The report that led to it; null when a moderator saw the thing by themselves. */
  reportId: string | null
  action: Action
  ground: string
  reason: string
  ownInitiative: boolean
  decidedAt: Temporal.Instant
  /** Null once that person has been erased. */
  decidedBy: string | null
}

export async function insertDecision(db: Db, decision: Decision) {
  await on(db)
    .insertInto('moderation.decisions')
    .values({
      id: decision.id,
      subject_kind: decision.subject.kind,
      subject_id: decision.subject.id,
      organisation_id: decision.organisationId,
      report_id: decision.reportId,
      action: decision.action,
      ground: decision.ground,
      reason: decision.reason,
      own_initiative: decision.ownInitiative,
      decided_at: decision.decidedAt,
      decided_by: decision.decidedBy,
    })
    .execute()
}

export async function decisionById(db: Db, id: string): Promise<Decision | null> {
  const row = await selected(db).where('moderation.decisions.id', '=', id).executeTakeFirst()
  return row ? decisionOf(row) : null
}

/** What was decided about one thing, the newest first. */
export async function decisionsAbout(db: Db, { kind, id }: SubjectKey, limit = 20): Promise<Decision[]> {
  const rows = await selected(db)
    .where('moderation.decisions.subject_kind', '=', kind)
    .where('moderation.decisions.subject_id', '=', id)
    .orderBy('decided_at', 'desc')
    .orderBy('moderation.decisions.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(decisionOf)
}

/** Closes every open report of a thing, because one decision answers all of them. */
export async function closeReports(db: Db, { kind, id }: SubjectKey, at: Temporal.Instant): Promise<Report[]> {
  const rows = await on(db)
    .updateTable('moderation.reports')
    .set({ closed_at: at })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('closed_at', 'is', null)
    .returning(REPORT_COLUMNS)
    .execute()
  return rows.map(reportOf)
}

/** The reports that one decision answered: they were closed at its very moment. */
export async function reportsAnsweredBy(db: Db, decision: Decision): Promise<Report[]> {
  const rows = await selectedReports(db)
    .where('subject_kind', '=', decision.subject.kind)
    .where('subject_id', '=', decision.subject.id)
    .where('closed_at', '=', decision.decidedAt)
    .execute()
  return rows.map(reportOf)
}

export const COLUMNS = [
  'moderation.decisions.id as id',
  'moderation.decisions.subject_kind as subjectKind',
  'moderation.decisions.subject_id as subjectId',
  'moderation.decisions.organisation_id as organisationId',
  'report_id as reportId',
  'action',
  'moderation.decisions.ground as ground',
  'reason',
  'own_initiative as ownInitiative',
  'decided_at as decidedAt',
  'decided_by as decidedBy',
] as const

type Row = Omit<Decision, 'subject' | 'action'> & { subjectKind: string; subjectId: string; action: string }

export const decisionOf = ({ subjectKind, subjectId, action, ...row }: Row): Decision => ({
  ...row,
  subject: { kind: subjectKind, id: subjectId },
  action: action as Action,
})

const selected = (db: Db) => on(db).selectFrom('moderation.decisions').select(COLUMNS)

import type { Db } from '../../platform/db/index.ts'
import type { ConsultationsTables } from './tables.ts'

export const on = (db: Db) => db.withTables<ConsultationsTables>()

/** What a consultation has beside what every process has. */
export interface Consultation {
  processId: string
  organ: string
  runningUnit: string
  orderingAct: string
  addressees: string
  openScope: string
  closedScope: string
  howToSubmit: string
  privacyNotice: string
  moderation: 'before' | 'after'
  secondAcceptance: boolean
  decisionsPublic: 'at-once' | 'with-report'
  takesPlace: boolean
  takesAttachments: boolean
}

const COLUMNS = [
  'process_id as processId',
  'organ',
  'running_unit as runningUnit',
  'ordering_act as orderingAct',
  'addressees',
  'open_scope as openScope',
  'closed_scope as closedScope',
  'how_to_submit as howToSubmit',
  'privacy_notice as privacyNotice',
  'moderation',
  'second_acceptance as secondAcceptance',
  'decisions_public as decisionsPublic',
  'takes_place as takesPlace',
  'takes_attachments as takesAttachments',
] as const

export async function consultationOf(db: Db, processId: string): Promise<Consultation> {
  return asConsultation(await selected(db).where('process_id', '=', processId).executeTakeFirstOrThrow())
}

/** Several at once, by the id of their process. */
export async function consultationsOf(db: Db, processIds: string[]): Promise<Map<string, Consultation>> {
  if (processIds.length === 0) return new Map()
  const rows = await selected(db).where('process_id', 'in', processIds).execute()
  return new Map(rows.map((row) => [row.processId, asConsultation(row)]))
}

const selected = (db: Db) => on(db).selectFrom('consultations.consultations').select(COLUMNS)

type Row = Omit<Consultation, 'moderation' | 'decisionsPublic'> & { moderation: string; decisionsPublic: string }

const asConsultation = (row: Row): Consultation => ({
  ...row,
  moderation: row.moderation as Consultation['moderation'],
  decisionsPublic: row.decisionsPublic as Consultation['decisionsPublic'],
})

export async function insertConsultation(db: Db, processId: string) {
  await on(db).insertInto('consultations.consultations').values({ process_id: processId }).execute()
}

/** A field left out stays. */
export async function updateConsultation(db: Db, processId: string, changes: Partial<Omit<Consultation, 'processId'>>) {
  const values = {
    organ: changes.organ,
    running_unit: changes.runningUnit,
    ordering_act: changes.orderingAct,
    addressees: changes.addressees,
    open_scope: changes.openScope,
    closed_scope: changes.closedScope,
    how_to_submit: changes.howToSubmit,
    privacy_notice: changes.privacyNotice,
    moderation: changes.moderation,
    second_acceptance: changes.secondAcceptance,
    decisions_public: changes.decisionsPublic,
    takes_place: changes.takesPlace,
    takes_attachments: changes.takesAttachments,
  }
  if (Object.values(values).every((value) => value === undefined)) return
  await on(db).updateTable('consultations.consultations').set(values).where('process_id', '=', processId).execute()
}

export interface Effect {
  id: string
  title: string
  body: string
  happenedOn: Temporal.PlainDate | null
  publishedAt: Temporal.Instant
}

export async function effectsOf(db: Db, processId: string): Promise<Effect[]> {
  return on(db)
    .selectFrom('consultations.effects')
    .select(['id', 'title', 'body', 'happened_on as happenedOn', 'published_at as publishedAt'])
    .where('process_id', '=', processId)
    .orderBy('published_at', 'desc')
    .execute()
}

export async function insertEffect(db: Db, processId: string, effect: Effect & { publishedBy: string | null }) {
  await on(db)
    .insertInto('consultations.effects')
    .values({
      id: effect.id,
      process_id: processId,
      title: effect.title,
      body: effect.body,
      happened_on: effect.happenedOn,
      published_at: effect.publishedAt,
      published_by: effect.publishedBy,
    })
    .execute()
}

export async function effectById(db: Db, id: string): Promise<(Effect & { processId: string }) | null> {
  const row = await on(db)
    .selectFrom('consultations.effects')
    .select([
      'id',
      'process_id as processId',
      'title',
      'body',
      'happened_on as happenedOn',
      'published_at as publishedAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

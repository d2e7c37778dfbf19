import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import type { Area, Kind, Purpose, Tool, Way } from '../rules.ts'
import type { MembershipTables } from '../tables.ts'
import { type Declaration, type InstitutionKind, memberNameOf, nameKeyOf, type State } from './rules.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

const selected = (db: Db) =>
  on(db)
    .selectFrom('membership.declarations as d')
    .leftJoin('membership.decisions as c', 'c.declaration_id', 'd.id')
    .leftJoin('membership.completions as q', (join) =>
      join.onRef('q.declaration_id', '=', 'd.id').on('q.answered_at', 'is', null),
    )
    .select([
      'd.id',
      'd.reference',
      'd.text_id',
      'd.kind',
      'd.person_name',
      'd.position',
      'd.institution_name',
      'd.institution_kind',
      'd.nip',
      'd.krs',
      'd.unit_code',
      'd.email',
      'd.phone',
      'd.experience',
      'd.tools',
      'd.areas',
      'd.offers',
      'd.seeks',
      'd.way',
      'd.file_id',
      'd.locale',
      'd.received_on',
      'd.submitted_at',
      'd.entered_by',
      'd.confirmed_at',
      'd.withdrawn_at',
      'c.accepted',
      'c.number',
      'c.reason',
      'c.decided_on',
      'c.decided_by',
      'c.member_id',
      'q.id as completion_id',
      'q.asked',
      'q.asked_at',
      'q.reminded_at',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export async function declarationById(db: Db, id: string): Promise<Declaration | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('d.id', '=', id).executeTakeFirst()
  return row ? declarationOf(row) : null
}

// The same answers as `stateOf`, for lists; a test holds the two together.
const STATE = sql<State>`case
  when c.accepted then 'accepted'
  when c.accepted = false then 'declined'
  when d.withdrawn_at is not null then 'withdrawn'
  when q.id is not null then 'incomplete'
  when d.way = 'email' and d.confirmed_at is null then 'unconfirmed'
  else 'submitted' end`

/** One page of declarations in these states, the newest first. */
export async function declarationsPage(
  db: Db,
  states: readonly State[],
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Declaration>> {
  let query = selected(db)
    .where(sql<boolean>`${STATE} = any(${[...states]}::text[])`)
    .orderBy('d.submitted_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
  const key = decodeMomentCursor(after)
  if (key) query = query.where(sql<boolean>`(d.submitted_at, d.id) < (${key.at}, ${key.id}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.submitted_at.toString(), row.id])
  return { rows: rows.map(declarationOf), next }
}

export async function countByState(db: Db): Promise<Partial<Record<State, number>>> {
  const { rows } = await sql<{ state: State; count: number }>`
    select ${STATE} as state, count(*) as count
    from membership.declarations d
    left join membership.decisions c on c.declaration_id = d.id
    left join membership.completions q on q.declaration_id = d.id and q.answered_at is null
    group by 1`.execute(db)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** The next number of a name, from 1, without a gap: the row is held until the transaction ends. */
export async function nextNumber(db: Db, name: string): Promise<number> {
  const { last } = await on(db)
    .insertInto('membership.numbers')
    .values({ name, last: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ last: sql`membership.numbers.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

export interface NewDeclaration {
  declaration: Omit<Declaration, 'completion' | 'decision'>
  submissionKey: string
  consents: readonly Purpose[]
}

/** @returns the id under which this form was kept before; null when it is new */
export async function declarationKeptAs(db: Db, submissionKey: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('membership.declarations')
    .select('id')
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Keeps a declaration with its consents. Breaks `declarations_submission_key_key` when the same form was kept before. */
export async function insertDeclaration(db: Db, given: NewDeclaration) {
  const { declaration: d, submissionKey, consents } = given
  await on(db)
    .insertInto('membership.declarations')
    .values({
      id: d.id,
      reference: d.reference,
      submission_key: submissionKey,
      kind: d.kind,
      text_id: d.textId,
      person_name: d.personName,
      position: d.position,
      institution_name: d.institutionName,
      institution_kind: d.institutionKind,
      nip: d.nip,
      krs: d.krs,
      unit_code: d.unitCode,
      email: d.email,
      phone: d.phone,
      experience: d.experience,
      tools: d.tools,
      areas: d.areas,
      offers: d.offers,
      seeks: d.seeks,
      name_key: nameKeyOf(memberNameOf(d)),
      way: d.way,
      file_id: d.fileId,
      locale: d.locale,
      received_on: d.receivedOn,
      submitted_at: d.submittedAt,
      entered_by: d.enteredBy,
      confirmed_at: d.confirmedAt,
    })
    .execute()
  for (const purpose of consents)
    await on(db)
      .insertInto('membership.consents')
      .values({
        id: newId(d.submittedAt.epochMilliseconds),
        declaration_id: d.id,
        member_id: null,
        purpose,
        text_id: d.textId,
        given_at: d.submittedAt,
      })
      .execute()
}

/** What was agreed to in a declaration and not taken back. */
export async function consentsOfDeclaration(db: Db, declarationId: string): Promise<Purpose[]> {
  const rows = await on(db)
    .selectFrom('membership.consents')
    .select('purpose')
    .where('declaration_id', '=', declarationId)
    .where('taken_back_at', 'is', null)
    .orderBy('purpose')
    .execute()
  return rows.map(({ purpose }) => purpose as Purpose)
}

/** @returns whether it was not confirmed before */
export async function recordConfirmation(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.declarations')
    .set({ confirmed_at: at })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function recordWithdrawal(db: Db, id: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('membership.declarations')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** The signed file or the scan of a declaration, when it comes. */
export async function recordFile(db: Db, id: string, fileId: string) {
  await on(db).updateTable('membership.declarations').set({ file_id: fileId }).where('id', '=', id).execute()
}

/** Details that were missing; those not given stay as they are. */
export async function recordDetails(
  db: Db,
  id: string,
  given: Partial<Pick<Declaration, 'position' | 'nip' | 'krs' | 'phone'>>,
) {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  if (Object.keys(set).length > 0)
    await on(db).updateTable('membership.declarations').set(set).where('id', '=', id).execute()
}

/** @returns false when it was decided before, whoever was faster */
export async function recordDecision(
  db: Db,
  declarationId: string,
  decision: NonNullable<Declaration['decision']> & { at: Temporal.Instant },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('membership.decisions')
    .values({
      declaration_id: declarationId,
      accepted: decision.accepted,
      number: decision.number,
      reason: decision.reason,
      decided_on: decision.decidedOn,
      decided_at: decision.at,
      decided_by: decision.decidedBy,
      member_id: decision.memberId,
    })
    .onConflict((conflict) => conflict.column('declaration_id').doNothing())
    .returning('declaration_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Holds the declaration until the transaction ends, so that two who act on it come one after the other. */
export async function lockDeclaration(db: Db, id: string) {
  await on(db).selectFrom('membership.declarations').select('id').where('id', '=', id).forUpdate().execute()
}

const declarationOf = (row: Row): Declaration => ({
  id: row.id,
  reference: row.reference,
  textId: row.text_id,
  kind: row.kind as Kind,
  personName: row.person_name,
  position: row.position,
  institutionName: row.institution_name,
  institutionKind: row.institution_kind as InstitutionKind | null,
  nip: row.nip,
  krs: row.krs,
  unitCode: row.unit_code,
  email: row.email,
  phone: row.phone,
  experience: row.experience,
  tools: row.tools as Tool[],
  areas: row.areas as Area[],
  offers: row.offers,
  seeks: row.seeks,
  way: row.way as Way,
  fileId: row.file_id,
  locale: row.locale as 'pl' | 'en',
  receivedOn: row.received_on,
  submittedAt: row.submitted_at,
  enteredBy: row.entered_by,
  confirmedAt: row.confirmed_at,
  withdrawnAt: row.withdrawn_at,
  completion:
    row.completion_id === null || row.asked === null || row.asked_at === null
      ? null
      : { id: row.completion_id, asked: row.asked, askedAt: row.asked_at, remindedAt: row.reminded_at },
  decision:
    row.accepted === null || row.decided_on === null
      ? null
      : {
          accepted: row.accepted,
          number: row.number ?? '',
          reason: row.reason ?? '',
          decidedOn: row.decided_on,
          decidedBy: row.decided_by,
          memberId: row.member_id,
        },
})

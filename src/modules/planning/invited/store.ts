import type { Db } from '../../../platform/db/index.ts'
import { on } from '../plans/store.ts'

export const INVITED_KINDS = [
  'office',
  'ngo',
  'business',
  'school',
  'church',
  'village',
  'group',
  'person',
  'other',
] as const
export type InvitedKind = (typeof INVITED_KINDS)[number]

export const WAYS = ['letter', 'email', 'phone', 'in-person'] as const
export type Way = (typeof WAYS)[number]

/** Somebody the consultation concerns, as the team knows them. */
export interface Invited {
  id: string
  name: string
  kind: InvitedKind
  email: string | null
  note: string
  invitedOn: Temporal.PlainDate | null
  invitedHow: Way | null
  answeredOn: Temporal.PlainDate | null
  answer: string
}

export async function invitedTo(db: Db, processId: string): Promise<Invited[]> {
  const rows = await on(db)
    .selectFrom('planning.invited')
    .select([
      'id',
      'name',
      'kind',
      'email',
      'note',
      'invited_on as invitedOn',
      'invited_how as invitedHow',
      'answered_on as answeredOn',
      'answer',
    ])
    .where('process_id', '=', processId)
    .orderBy('added_at')
    .orderBy('id')
    .limit(1000)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as InvitedKind, invitedHow: row.invitedHow as Way | null }))
}

/** @returns false when somebody of this name is there already */
export async function insertInvited(
  db: Db,
  processId: string,
  invited: Pick<Invited, 'id' | 'name' | 'kind' | 'email' | 'note'>,
  added: { at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('planning.invited')
    .values({ ...invited, process_id: processId, added_at: added.at, added_by: added.by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updateInvited(
  db: Db,
  processId: string,
  id: string,
  values: Partial<Pick<Invited, 'invitedOn' | 'invitedHow' | 'answeredOn' | 'answer'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('planning.invited')
    .set({
      invited_on: values.invitedOn,
      invited_how: values.invitedHow,
      answered_on: values.answeredOn,
      answer: values.answer,
    })
    .where('id', '=', id)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function removeInvited(db: Db, processId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('planning.invited')
    .where('id', '=', id)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** How many are on the list, were invited, answered. */
export async function countInvited(
  db: Db,
  processId: string,
): Promise<{ all: number; invited: number; answered: number }> {
  const row = await on(db)
    .selectFrom('planning.invited')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.count<number>('invited_on').as('invited'),
      fn.count<number>('answered_on').as('answered'),
    ])
    .where('process_id', '=', processId)
    .executeTakeFirstOrThrow()
  return { all: Number(row.all), invited: Number(row.invited), answered: Number(row.answered) }
}

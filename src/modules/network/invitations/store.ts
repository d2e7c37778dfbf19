import { type Db, sql } from '../../../platform/db/index.ts'
import type { Role } from '../rules.ts'
import type { NetworkTables } from '../tables.ts'
import type { Invitation } from './rules.ts'

const on = (db: Db) => db.withTables<NetworkTables>()

const COLUMNS = [
  'id',
  'email',
  'organisation_id',
  'role',
  'invited_at',
  'invited_by',
  'expires_at',
  'accepted_at',
  'accepted_by',
  'withdrawn_at',
] as const

const selected = (db: Db) => on(db).selectFrom('network.invitations').select(COLUMNS)

export async function invitationBySecret(db: Db, secretHash: string): Promise<Invitation | null> {
  const row = await selected(db).where('secret_hash', '=', secretHash).executeTakeFirst()
  return row ? invitationOf(row) : null
}

/** One invitation into this organisation, or, with null, into the whole network. */
export async function invitationInto(db: Db, organisationId: string | null, id: string): Promise<Invitation | null> {
  const row = await selected(db)
    .where('id', '=', id)
    .where('organisation_id', 'is not distinct from', organisationId)
    .executeTakeFirst()
  return row ? invitationOf(row) : null
}

/** Invitations into the organisation (or, with null, the network) that were neither accepted nor withdrawn, newest first. */
export async function waitingInvitations(db: Db, organisationId: string | null): Promise<Invitation[]> {
  const rows = await selected(db)
    .where('organisation_id', 'is not distinct from', organisationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('invited_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(invitationOf)
}

/** @returns false when such an invitation waits already */
export async function insertInvitation(db: Db, invitation: Invitation, secretHash: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('network.invitations')
    .values({
      id: invitation.id,
      email: invitation.email,
      organisation_id: invitation.organisationId,
      role: invitation.role,
      secret_hash: secretHash,
      invited_at: invitation.invitedAt,
      invited_by: invitation.invitedBy,
      expires_at: invitation.expiresAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['email', 'organisation_id', 'role'])
        .where('accepted_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .doNothing(),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** Withdraws the invitations that wait for this address and role. */
export async function withdrawSame(
  db: Db,
  { email, organisationId, role }: Pick<Invitation, 'email' | 'organisationId' | 'role'>,
  withdrawn: { at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .updateTable('network.invitations')
    .set({ withdrawn_at: withdrawn.at, withdrawn_by: withdrawn.by })
    .where('email', '=', email)
    .where('organisation_id', 'is not distinct from', organisationId)
    .where('role', '=', role)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** @returns false when it was accepted or withdrawn before */
export async function withdrawOne(
  db: Db,
  id: string,
  withdrawn: { at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('network.invitations')
    .set({ withdrawn_at: withdrawn.at, withdrawn_by: withdrawn.by })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Uses the invitation up and forgets its address. @returns false when it is used, withdrawn or over: of two at once, one wins */
export async function acceptOnce(db: Db, id: string, accepted: { at: Temporal.Instant; by: string }): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('network.invitations')
    .set({ accepted_at: accepted.at, accepted_by: accepted.by, email: null })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', accepted.at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Every invitation that waits for the address or that the person accepted. */
export async function invitationsOf(db: Db, person: { id: string; email: string }): Promise<Invitation[]> {
  const rows = await selected(db)
    .where((is) => is.or([is('accepted_by', '=', person.id), is('email', '=', person.email)]))
    .orderBy('invited_at')
    .execute()
  return rows.map(invitationOf)
}

/** Removes the invitations to the address, and the person's id from those they sent, accepted or withdrew. */
export async function forgetPersonInInvitations(db: Db, person: { id: string; email: string }) {
  const update = on(db).updateTable('network.invitations')
  await on(db).deleteFrom('network.invitations').where('email', '=', person.email).execute()
  await update.set({ accepted_by: null }).where('accepted_by', '=', person.id).execute()
  await update.set({ invited_by: null }).where('invited_by', '=', person.id).execute()
  await update.set({ withdrawn_by: null }).where('withdrawn_by', '=', person.id).execute()
}

/** Removes invitations that nobody accepted and that ended before the moment. @returns how many */
export async function removeUnacceptedBefore(db: Db, moment: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    delete from network.invitations
    where accepted_at is null and least(expires_at, withdrawn_at) < ${moment}
    returning id`.execute(db)
  return rows.length
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const invitationOf = (row: Row): Invitation => ({
  id: row.id,
  email: row.email,
  organisationId: row.organisation_id,
  role: row.role as Role,
  invitedAt: row.invited_at,
  invitedBy: row.invited_by,
  expiresAt: row.expires_at,
  acceptedAt: row.accepted_at,
  acceptedBy: row.accepted_by,
  withdrawnAt: row.withdrawn_at,
})

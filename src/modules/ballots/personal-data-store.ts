import { type Db, sql } from '../../platform/db/index.ts'
import { on } from './polls/store.ts'

/** What a person did for a poll stays; that it was them goes. */
export async function forgetPerson(db: Db, personId: string) {
  await on(db).updateTable('ballots.polls').set({ created_by: null }).where('created_by', '=', personId).execute()
  await on(db).updateTable('ballots.polls').set({ wiped_by: null }).where('wiped_by', '=', personId).execute()
  await on(db).updateTable('ballots.batches').set({ opened_by: null }).where('opened_by', '=', personId).execute()
  await on(db).updateTable('ballots.batches').set({ closed_by: null }).where('closed_by', '=', personId).execute()
  await on(db).updateTable('ballots.cards').set({ first_by: null }).where('first_by', '=', personId).execute()
  await on(db).updateTable('ballots.cards').set({ second_by: null }).where('second_by', '=', personId).execute()
}

/** Codes that came by text message and were not used. @returns how many rows ended */
export async function endSmsCodes(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql`delete from ballots.sms_codes where expires_at < ${now} returning 1`.execute(db)
  return rows.length
}

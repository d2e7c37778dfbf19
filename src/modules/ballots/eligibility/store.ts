import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../polls/store.ts'

export async function isEligible(db: Db, pollId: string, keyHash: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('ballots.eligible')
    .select('key_hash')
    .where('poll_id', '=', pollId)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns how many are new */
export async function insertEligible(db: Db, pollId: string, keys: readonly string[]): Promise<number> {
  const { rows } = await sql<{ key_hash: string }>`
    insert into ballots.eligible (poll_id, key_hash)
    select ${pollId}::uuid, key from (select distinct key from unnest(${[...keys]}::text[]) as key order by key) as keys
    on conflict do nothing returning key_hash`.execute(db)
  return rows.length
}

export async function countEligible(db: Db, pollId: string): Promise<number> {
  const { count } = await on(db)
    .selectFrom('ballots.eligible')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('poll_id', '=', pollId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function keepSmsCode(
  db: Db,
  pollId: string,
  code: { keyHash: string; codeHash: string; expiresAt: Temporal.Instant },
) {
  const values = { code_hash: code.codeHash, expires_at: code.expiresAt, tries: 0 }
  await on(db)
    .insertInto('ballots.sms_codes')
    .values({ poll_id: pollId, key_hash: code.keyHash, ...values })
    .onConflict((conflict) => conflict.columns(['poll_id', 'key_hash']).doUpdateSet(values))
    .execute()
}

/** Counts a try and gives the code while it holds. */
export async function trySmsCode(db: Db, pollId: string, keyHash: string, now: Temporal.Instant) {
  const row = await on(db)
    .updateTable('ballots.sms_codes')
    .set({ tries: sql`tries + 1` })
    .where('poll_id', '=', pollId)
    .where('key_hash', '=', keyHash)
    .where('expires_at', '>', now)
    .returning(['code_hash', 'tries'])
    .executeTakeFirst()
  return row ?? null
}

export async function removeSmsCode(db: Db, pollId: string, keyHash: string) {
  await on(db).deleteFrom('ballots.sms_codes').where('poll_id', '=', pollId).where('key_hash', '=', keyHash).execute()
}

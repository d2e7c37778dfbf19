import { type Db, sql } from '../../platform/db/index.ts'
import type { MediaTables } from './tables.ts'

const on = (db: Db) => db.withTables<MediaTables>()

export interface PictureSize {
  hash: string
  type: string
  /** Bytes. */
  size: number
}

/**
 * Held until the transaction ends. Whoever keeps bytes shares it, whoever removes them has it alone: so bytes are never
 * removed under a file that is just being kept.
 */
export async function holdBytes(db: Db, hash: string, how: 'keep' | 'remove') {
  const key = sql`hashtextextended(${hash}, 734)`
  await (how === 'keep'
    ? sql`select pg_advisory_xact_lock_shared(${key})`.execute(db)
    : sql`select pg_advisory_xact_lock(${key})`.execute(db))
}

export async function isUsed(db: Db, hash: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from media.files where hash = ${hash} and removed_at is null)
      or exists (
        select from media.sizes join media.files on files.hash = sizes.source_hash and files.removed_at is null
        where sizes.hash = ${hash}
      ) as used`.execute(db)
  return rows[0]?.used ?? false
}

export async function findSize(db: Db, sourceHash: string, width: number): Promise<PictureSize | null> {
  const row = await on(db)
    .selectFrom('media.sizes')
    .select(['hash', 'type', 'size'])
    .where('source_hash', '=', sourceHash)
    .where('width', '=', width)
    .executeTakeFirst()
  return row ?? null
}

export async function insertSize(db: Db, sourceHash: string, width: number, made: PictureSize) {
  await on(db)
    .insertInto('media.sizes')
    .values({ source_hash: sourceHash, width, hash: made.hash, type: made.type, size: made.size })
    .onConflict((conflict) => conflict.columns(['source_hash', 'width']).doNothing())
    .execute()
}

/** The next picture whose smaller copies are to be made, held against other workers until the transaction ends. */
export async function takeUnsized(db: Db): Promise<{ id: string; hash: string; width: number } | null> {
  const row = await on(db)
    .selectFrom('media.files')
    .select(['id', 'hash', 'width'])
    .where('width', 'is not', null)
    .where('sized_at', 'is', null)
    .where('removed_at', 'is', null)
    .orderBy('uploaded_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ? { id: row.id, hash: row.hash, width: row.width ?? 0 } : null
}

export async function recordSized(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('media.files').set({ sized_at: at }).where('id', '=', id).execute()
}

/** Content of removed files whose bytes still lie in the store. */
export async function removedHashes(db: Db, limit: number): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('media.files')
    .select('hash')
    .where('removed_at', 'is not', null)
    .where('bytes_removed_at', 'is', null)
    .orderBy('removed_at')
    .limit(limit)
    .execute()
  return [...new Set(rows.map((row) => row.hash))]
}

export async function sizesOf(db: Db, sourceHash: string): Promise<string[]> {
  const rows = await on(db).selectFrom('media.sizes').select('hash').where('source_hash', '=', sourceHash).execute()
  return rows.map((row) => row.hash)
}

export async function deleteSizes(db: Db, sourceHash: string) {
  await on(db).deleteFrom('media.sizes').where('source_hash', '=', sourceHash).execute()
}

/** The fact that there was a file stays; the words a person gave it go with its bytes. */
export async function recordBytesRemoved(db: Db, hash: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('media.files')
    .set({ bytes_removed_at: at, name: 'plik', title: null, description: null, alt: null })
    .where('hash', '=', hash)
    .where('removed_at', 'is not', null)
    .where('bytes_removed_at', 'is', null)
    .execute()
}

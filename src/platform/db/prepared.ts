import { existsSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import type { PGlite } from '@electric-sql/pglite'
import { type Db, dbEmbedded } from './index.ts'

/**
 * A new embedded database that keeps short logs, as it is made to be copied.
 * @param folder that does not exist yet, or null for one in memory
 */
export async function openToCopy(folder: string | null): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite')
  return PGlite.create({
    ...(folder ? { dataDir: folder } : {}),
    initDbStartParams: ['--wal-segsize=1'],
    startParams: [...PGlite.defaultStartParams, '-c', 'min_wal_size=2MB', '-c', 'max_wal_size=2MB'],
  })
}

/**
 * Makes a new embedded database in a folder and fills it.
 * @param folder that does not exist yet
 */
export async function makePrepared(folder: string, fill: (db: Db, engine: PGlite) => Promise<void>) {
  const engine = await openToCopy(folder)
  const db = dbEmbedded(engine)
  await fill(db, engine)
  await engine.exec('checkpoint')
  await db.destroy()
}

/**
 * Begins a data folder with a copy of a prepared database, when there is one and the folder is not there yet. The copy is
 * named only when it is whole, so a start that was broken off leaves nothing that looks like a database.
 */
export async function layPrepared(prepared: string, folder: string) {
  if (existsSync(folder) || !existsSync(prepared)) return
  const half = `${folder}.half`
  await rm(half, { recursive: true, force: true })
  await cp(prepared, half, { recursive: true })
  await rename(half, folder)
}

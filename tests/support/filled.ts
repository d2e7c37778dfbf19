import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dbEmbedded } from '../../src/platform/db/index.ts'
import { type EngineName, openMigrated, testDatabase } from './database.ts'
import { aPortal, SECRET, type TestPortal } from './portal.ts'

export interface FilledData<T> {
  made: T
  /** Settings with which a server finds this data. */
  settings: Record<string, string>
  close(): Promise<void>
}

/**
 * Data for a server in a process of its own: a folder, and a database in it or on PostgreSQL, filled by the portal in
 * this process, which then lets go of it.
 * @param at what time it is while `fill` runs; the server itself tells the machine's time
 */
export async function filledData<T>(
  engine: EngineName,
  fill: (portal: TestPortal) => Promise<T>,
  at = Temporal.Now.instant(),
): Promise<FilledData<T>> {
  const folder = await mkdtemp(join(tmpdir(), 'wiec-server-'))
  const database = engine === 'embedded' ? await inFolder(folder) : await testDatabase('postgres')
  const portal = await aPortal(database, { WIEC_DATA: folder })
  portal.clock.set(at)
  const made = await fill(portal)
  if (engine === 'embedded') await database.close()
  return {
    made,
    settings: {
      WIEC_DATA: folder,
      WIEC_SECRET: SECRET,
      TRUST_PROXY: '1',
      ...(database.url ? { DATABASE_URL: database.url } : {}),
    },
    async close() {
      if (engine === 'postgres') await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function inFolder(folder: string) {
  const engine = await openMigrated(join(folder, 'db'))
  const db = dbEmbedded(engine)
  return { db, url: null, close: () => db.destroy() }
}

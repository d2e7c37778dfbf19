import { readFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openEmbedded } from '../../src/platform/db/embedded.ts'
import { type Db, dbEmbedded, dbOnServer } from '../../src/platform/db/index.ts'
import { openPool } from '../../src/platform/db/server.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Files, filesIn, LaidFiles } from './laid-files.ts'

export type EngineName = 'embedded' | 'postgres'

export interface TestDatabase {
  db: Db
  engine: EngineName
  /** Address for a second process; null on the embedded engine. */
  url: string | null
  /** Everything in it as it is now, to open another from; on the embedded engine. */
  copied?(): Promise<Files>
  close(): Promise<void>
}

/** A migrated database with the register of units, of this test alone. */
export async function testDatabase(engine: EngineName): Promise<TestDatabase> {
  return engine === 'embedded' ? embedded() : onPostgres()
}

/**
 * Runs the tests inside on each engine, with a new database per file and engine:
 * `eachEngine('remarks', (at) => test('…', async () => { at.db … }))`.
 */
export function eachEngine(title: string, tests: (at: TestDatabase) => void) {
  const engines: EngineName[] = inject('postgresUrl') ? ['embedded', 'postgres'] : ['embedded']
  describe.each(engines)(`${title} (%s)`, (engine) => {
    const at = { engine } as TestDatabase
    beforeAll(async () => {
      Object.assign(at, await testDatabase(engine))
    })
    afterAll(async () => {
      await at.close?.()
    })
    tests(at)
  })
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const template = once(() => readFileSync(inject('embeddedTemplate')))
const templateFiles = once(() => filesIn(template()))

/** The embedded engine on a new migrated database, in a folder or, for null, in memory. */
export const openMigrated = (folder: string | null) =>
  openEmbedded(folder, folder ? { loadDataDir: new Blob([template()]) } : { fs: new LaidFiles(templateFiles()) })

/** @param from what `copied` gave of another */
export async function embedded(from?: Files): Promise<TestDatabase> {
  const engine = from ? await openEmbedded(null, { fs: new LaidFiles(from) }) : await openMigrated(null)
  const db = dbEmbedded(engine)
  return {
    db,
    engine: 'embedded',
    url: null,
    copied: async () => filesIn(new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer())),
    close: () => db.destroy(),
  }
}

async function onPostgres(): Promise<TestDatabase> {
  // The next one is made while this one is used, and this one is gone some time after it: for either the server writes
  // everything down first, and nobody has to wait for that.
  const making = ahead ?? makeDatabase()
  ahead = makeDatabase()
  ahead.catch(() => {})
  const { name, server } = await making
  const url = inject('postgresUrl').replace('{name}', name)
  const db = dbOnServer(openPool(url, 10))
  return {
    db,
    engine: 'postgres',
    url,
    async close() {
      await db.destroy()
      void server.query(`drop database ${name} with (force)`)
    },
  }
}

/** Makes and removes the databases of this process. */
let admin: Pool | null = null
let ahead: ReturnType<typeof makeDatabase> | null = null

async function makeDatabase() {
  admin ??= openPool(inject('postgresUrl').replace('{name}', 'postgres'), 2)
  const server = admin
  const name = `wiec_${newId().replaceAll('-', '')}`
  // Copied as files: what is never kept needs no log of each page.
  await server.query(`create database ${name} template wiec_template strategy file_copy`)
  return { name, server }
}

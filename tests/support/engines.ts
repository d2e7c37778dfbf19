import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { dbEmbedded, dbOnServer } from '../../src/platform/db/index.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openToCopy } from '../../src/platform/db/prepared.ts'
import { openPool } from '../../src/platform/db/server.ts'
import { startPostgres } from './postgres.ts'
import { loadReferenceData } from './reference.ts'

/**
 * Once per run: an embedded database migrated and kept as a file that each test file loads in a moment, and a real
 * PostgreSQL whose migrated template each test file copies.
 */
export default async function prepare(project: TestProject) {
  const folder = await mkdtemp(join(roomOfFiles(), 'wiec-tests-'))
  const embedded = join(folder, 'embedded.tar')
  await writeFile(embedded, await embeddedTemplate())
  // What tests write for a moment goes there too: the processes of tests begin after this and have the same environment.
  const scratch = join(folder, 'tmp')
  await mkdir(scratch)
  process.env.TMPDIR = scratch
  project.provide('embeddedTemplate', embedded)

  const wanted = process.env.WIEC_TEST_ENGINES ?? 'both'
  const server = wanted === 'embedded' ? null : await startPostgres(join(folder, 'postgres'))
  if (server) {
    const pool = openPool(server.url('postgres'), 2)
    await pool.query('create database wiec_template')
    await pool.end()
    const templatePool = openPool(server.url('wiec_template'), 2)
    const db = dbOnServer(templatePool)
    await migrate(db, 'migrations')
    await loadReferenceData(db)
    await db.destroy()
  }
  project.provide('postgresUrl', server ? server.url('{name}') : '')

  return async () => {
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

// Each test file copies a database, a thousand files that live for seconds: in memory where there is room for them.
function roomOfFiles(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 4 * 1024 ** 3 ? memory : tmpdir()
}

// Migrations rarely change between runs, so the embedded template is kept by the hash of what made it.
async function embeddedTemplate(): Promise<Buffer> {
  const file = join(tmpdir(), `wiec-embedded-${await fingerprint()}.tar`)
  if (existsSync(file)) return readFileSync(file)
  // Every test file copies the whole folder, so it holds no more than it must: no databases to copy from.
  const engine = await openToCopy(null)
  const db = dbEmbedded(engine)
  await migrate(db, 'migrations')
  await loadReferenceData(db)
  await engine.exec('update pg_database set datistemplate = false')
  for (const unused of ['template0', 'template1']) await engine.exec(`drop database ${unused}`)
  const dump = Buffer.from(await (await engine.dumpDataDir('none')).arrayBuffer())
  await db.destroy()
  await writeFile(file, dump)
  return dump
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir('migrations')).sort())
    hash.update(name).update(await readFile(join('migrations', name)))
  for (const name of [
    'package-lock.json',
    'data/teryt/units.csv',
    'tests/support/reference.ts',
    'tests/support/engines.ts',
  ])
    if (existsSync(name)) hash.update(await readFile(name))
  return hash.digest('hex').slice(0, 16)
}

declare module 'vitest' {
  interface ProvidedContext {
    embeddedTemplate: string
    postgresUrl: string
  }
}

import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { loadPlaces } from '../../modules/places/index.ts'
import { readConfig } from '../../platform/config.ts'
import { openEmbedded } from '../../platform/db/embedded.ts'
import { dbEmbedded } from '../../platform/db/index.ts'
import { migrate as runMigrations } from '../../platform/db/migrate.ts'
import { makePrepared } from '../../platform/db/prepared.ts'
import { tableTypes } from '../../platform/db/table-types.ts'
import { openJobs } from '../../platform/jobs/index.ts'
import { openLog } from '../../platform/log.ts'
import { openDatabase, PREPARED } from '../house.ts'
import { definitions } from '../jobs.ts'
import { type Command, say } from './command.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: 'Dostosowuje bazę danych do tej wersji portalu.',
  usage: 'migrate [--tables | --prepare]',
  options: { tables: { type: 'boolean' }, prepare: { type: 'boolean' } },
  meanings: {
    tables: 'zapisuje typy tabel (src/…/tables.ts); dla programistów, bez zmiany bazy z ustawień',
    prepare: `zapisuje pustą bazę wbudowaną (${PREPARED}), od której zaczyna się nowy folder danych; bez zmiany bazy z ustawień`,
  },
  run: ({ values }) => (values.tables ? writeTables() : values.prepare ? prepareEmbedded() : migrateDatabase()),
}

async function migrateDatabase() {
  const database = await openDatabase(readConfig(process.env))
  try {
    const ran = await runMigrations(database.db, 'migrations')
    say(ran.length > 0 ? `Wykonano migracje: ${ran.join(', ')}.` : 'Baza jest aktualna.')
  } finally {
    await database.close()
  }
}

/** Made aside and moved into place, as another start may be copying it. */
async function prepareEmbedded() {
  const aside = `${PREPARED}-${process.pid}`
  await makePrepared(aside, async (db, engine) => {
    await runMigrations(db, 'migrations')
    await loadPlaces(db)
    const jobs = await openJobs({ database: { engine }, definitions: definitions(), log: openLog(), worker: false })
    await jobs.stop()
  })
  // Another build may be doing the same at this moment: whoever comes last, stays.
  const old = `${aside}-old`
  for (let placed = false; !placed; ) {
    await rename(PREPARED, old).catch(unless('ENOENT'))
    placed = await rename(aside, PREPARED).then(() => true, unless('ENOTEMPTY', 'EEXIST'))
    await rm(old, { recursive: true, force: true })
  }
}

const unless =
  (...codes: string[]) =>
  (error: NodeJS.ErrnoException): false => {
    if (codes.includes(error.code ?? '')) return false
    throw error
  }

/** Writes the table types of every module from a database migrated in memory. */
async function writeTables() {
  const db = dbEmbedded(await openEmbedded(null))
  try {
    await runMigrations(db, 'migrations')
    for (const [schema, text] of await tableTypes(db)) {
      const folder = schema === 'platform' ? 'src/platform' : `src/modules/${schema.replaceAll('_', '-')}`
      if (existsSync(folder)) await writeFile(`${folder}/tables.ts`, text)
    }
  } finally {
    await db.destroy()
  }
}

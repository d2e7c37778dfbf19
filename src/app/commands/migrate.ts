import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { readConfig } from '../../platform/config.ts'
import { openEmbedded } from '../../platform/db/embedded.ts'
import { dbEmbedded } from '../../platform/db/index.ts'
import { migrate as runMigrations } from '../../platform/db/migrate.ts'
import { tableTypes } from '../../platform/db/table-types.ts'
import { openDatabase } from '../house.ts'
import { type Command, say } from './command.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: 'Dostosowuje bazę danych do tej wersji portalu.',
  usage: 'migrate [--tables]',
  options: { tables: { type: 'boolean' } },
  meanings: { tables: 'zapisuje też typy tabel (src/…/tables.ts); dla programistów, bez zmiany bazy z ustawień' },
  run: ({ values }) => (values.tables ? writeTables() : migrateDatabase()),
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

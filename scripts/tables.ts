import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dbEmbedded } from '../src/platform/db/index.ts'
import { openEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { tableTypes } from '../src/platform/db/table-types.ts'

// Writes each module's tables.ts from a database migrated in memory.
const db = dbEmbedded(await openEmbedded(null))
await migrate(db, 'migrations')
for (const [schema, text] of await tableTypes(db)) {
  const folder = `src/modules/${schema.replace('_', '-')}`
  if (existsSync(folder)) await writeFile(`${folder}/tables.ts`, text)
}
await db.destroy()

import { type Db, json } from '../../../platform/db/index.ts'
import type { PlatformTables } from '../../../platform/tables.ts'
import type { SiteSettings } from './rules.ts'

// Settings of the portal share the platform's table; ours are told by the beginning of their names.
const PREFIX = 'site.'

const on = (db: Db) => db.withTables<PlatformTables>()

/** What is kept, by name of the setting. */
export async function keptSettings(db: Db): Promise<Map<string, unknown>> {
  const rows = await on(db)
    .selectFrom('platform.settings')
    .select(['name', 'value'])
    .where('name', 'like', `${PREFIX}%`)
    .execute()
  return new Map(rows.map(({ name, value }) => [name.slice(PREFIX.length), value]))
}

export async function keepSetting<Name extends keyof SiteSettings>(
  db: Db,
  name: Name,
  value: SiteSettings[Name],
  changed: { at: Temporal.Instant; by: string | null },
) {
  const row = { value: json(value), changed_at: changed.at, changed_by: changed.by }
  await on(db)
    .insertInto('platform.settings')
    .values({ name: PREFIX + name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

/** Forgets who changed settings, when it was this person. */
export async function forgetPersonInSettings(db: Db, personId: string) {
  await on(db)
    .updateTable('platform.settings')
    .set({ changed_by: null })
    .where('changed_by', '=', personId)
    .where('name', 'like', `${PREFIX}%`)
    .execute()
}

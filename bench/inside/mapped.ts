import { gminasOf, makePractices } from '../../src/modules/practices/kept/testing.ts'
import { sql } from '../../src/platform/db/index.ts'
import { filledHouse } from './fill.ts'

const CHUNK = 100_000

/** Fills the database with so many made-up practices over every gmina of the four voivodeships. */
export const fillPractices = (many: string): Promise<number> =>
  filledHouse(async ({ db }) => {
    const gminas = await gminasOf(db, ['14', '20', '28', '06'])
    // The most inhabited gminas first: more is written about them.
    gminas.sort((a, b) => (b.population ?? 0) - (a.population ?? 0))
    // A million rows are indexed afterwards in a fraction of the time.
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'practices' and tablename = 'practices'
        and indexname not in (select conname from pg_constraint)`.execute(db)
    for (const { name } of indexes) await sql`drop index practices.${sql.id(name)}`.execute(db)
    for (let done = 0; done < Number(many); done += CHUNK)
      await makePractices(db, gminas, Math.min(CHUNK, Number(many) - done), (1 + done / CHUNK) / 1000)
    for (const { definition } of indexes) await sql.raw(definition).execute(db)
    await sql`vacuum analyze practices.practices`.execute(db)
    return Number(many)
  })

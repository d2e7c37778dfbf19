import { expect, test } from 'vitest'
import { sql } from '../../src/platform/db/index.ts'
import { embedded, type TestDatabase } from '../support/database.ts'

const units = async ({ db }: TestDatabase) =>
  (
    await sql<{ count: number; marked: number }>`select count(*)::int as count,
      count(*) filter (where name like '% zmieniona')::int as marked from places.units`.execute(db)
  ).rows[0]

/** Every row is written anew, in a table and its indexes, and everything is brought to the files. */
async function change({ db }: TestDatabase) {
  await sql`update places.units set name = name || ' zmieniona'`.execute(db)
  await sql`create table public.mine as select code from places.units`.execute(db)
  await sql`checkpoint`.execute(db)
}

test('databases with one beginning do not see what becomes of each other', async () => {
  const first = await embedded()
  const second = await embedded()
  const before = await units(second)
  await change(first)
  expect(await units(first)).toEqual({ count: before?.count, marked: before?.count })
  expect(before?.count).toBeGreaterThan(500)

  const third = await embedded()
  for (const other of [second, third]) {
    expect(await units(other)).toEqual({ count: before?.count, marked: 0 })
    await expect(sql`select 1 from public.mine`.execute(other.db)).rejects.toThrow('does not exist')
  }

  const copy = await embedded(await first.copied?.())
  expect(await units(copy)).toEqual(await units(first))
  for (const at of [first, second, third, copy]) await at.close()
})

import { expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { json, newId, sql } from './index.ts'
import { statements } from './migrate.ts'

eachEngine('values of both engines', (at) => {
  test('moments, dates, numbers and json come back as they went', async () => {
    const moment = Temporal.Instant.from('2026-10-25T00:30:00.123456Z')
    const day = Temporal.PlainDate.from('2026-02-28')
    const { rows } = await sql<Record<string, unknown>>`
      select ${moment}::timestamptz as moment, ${day}::date as day, 9007199254740991::bigint as large,
        ${json({ list: ['ż', 1] })} as data, ${['a', 'b,"c']}::text[] as words, ${Buffer.from([0, 255])}::bytea as bytes`.execute(
      at.db,
    )
    const [row = {}] = rows
    expect(String(row.moment)).toBe(moment.toString())
    expect(String(row.day)).toBe(day.toString())
    expect(row.large).toBe(9007199254740991)
    expect(row.data).toEqual({ list: ['ż', 1] })
    expect(row.words).toEqual(['a', 'b,"c'])
    expect([...(row.bytes as Uint8Array)]).toEqual([0, 255])
  })

  test('a statement beside an open transaction is not lost when that transaction is', async () => {
    await sql`create table if not exists public.kept (id uuid primary key)`.execute(at.db)
    const inside = newId()
    const outside = newId()
    let beside: Promise<unknown> = Promise.resolve()
    const transaction = at.db.transaction().execute(async (db) => {
      await sql`insert into public.kept values (${inside})`.execute(db)
      beside = sql`insert into public.kept values (${outside})`.execute(at.db)
      throw new Error('rolled back')
    })
    await expect(transaction).rejects.toThrow('rolled back')
    await beside
    const { rows } = await sql<{ id: string }>`select id from public.kept`.execute(at.db)
    expect(rows.map((row) => row.id)).toEqual([outside])
  })
})

eachEngine('a statement that comes again', (at) => {
  const add = (a: unknown, b: unknown) =>
    sql<{ sum: number }>`select ${a}::int + ${b}::int as sum`.execute(at.db).then(({ rows }) => rows[0]?.sum)

  test('is asked with its own values, also after some that were refused', async () => {
    expect(await add(1, 2)).toBe(3)
    expect(await add(3, 4)).toBe(7)
    await expect(add('five', 6)).rejects.toMatchObject({ code: '22P02' })
    expect([await add(5, 6), await add(7, 8)]).toEqual([11, 15])
  })

  test('sees tables as they are now, inside a transaction that changes them and after it', async () => {
    await sql`create table public.changing (a int)`.execute(at.db)
    await sql`insert into public.changing values (1)`.execute(at.db)
    const all = (db = at.db) => sql`select * from public.changing`.execute(db).then(({ rows }) => rows)
    for (let time = 0; time < 3; time += 1) expect(await all()).toEqual([{ a: 1 }])
    const changed = at.db.transaction().execute(async (db) => {
      await sql`alter table public.changing add column b text default 'x'`.execute(db)
      for (let time = 0; time < 3; time += 1) expect(await all(db as typeof at.db)).toEqual([{ a: 1, b: 'x' }])
      throw new Error('rolled back')
    })
    await expect(changed).rejects.toThrow('rolled back')
    for (let time = 0; time < 3; time += 1) expect(await all()).toEqual([{ a: 1 }])
  })

  test('is answered after hundreds of others, of which the engine keeps no more than it should', async () => {
    const nth = (n: number) => sql<{ n: number }>`select ${n}::int + ${sql.raw(String(n))} as n`.execute(at.db)
    for (let n = 0; n < 500; n += 1) for (let time = 0; time < 3; time += 1) await nth(n)
    expect((await nth(3)).rows).toEqual([{ n: 6 }])
    const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from pg_prepared_statements`.execute(
      at.db,
    )
    expect(rows[0]?.kept).toBeLessThanOrEqual(200)
    if (at.engine === 'embedded') expect(rows[0]?.kept).toBeGreaterThan(100)
  })
})

test('a migration is split at statement ends only', () => {
  const text =
    "create table a (x text default ';');\n-- a; comment;\ncreate function f() returns int language sql as $$\nselect 1;\nselect 2;\n$$;\nselect 3; -- end\n"
  expect(statements(text)).toEqual([
    "create table a (x text default ';')",
    '-- a; comment;\ncreate function f() returns int language sql as $$\nselect 1;\nselect 2;\n$$',
    'select 3',
  ])
})

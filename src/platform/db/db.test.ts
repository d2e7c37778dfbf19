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

test('a migration is split at statement ends only', () => {
  const text =
    "create table a (x text default ';');\n-- a; comment;\ncreate function f() returns int language sql as $$\nselect 1;\nselect 2;\n$$;\nselect 3; -- end\n"
  expect(statements(text)).toEqual([
    "create table a (x text default ';')",
    '-- a; comment;\ncreate function f() returns int language sql as $$\nselect 1;\nselect 2;\n$$',
    'select 3',
  ])
})

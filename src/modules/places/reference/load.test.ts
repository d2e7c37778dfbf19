import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { sql } from '../../../platform/db/index.ts'
import { unitByCode, unitsByCodes } from '../store.ts'
import { loadPlaces, ranksOf } from './load.ts'
import { readReferenceFiles, rowsOf } from './rows.ts'

const files = readReferenceFiles()

test('the files tell every unit, and the right gmina of towns that lie inside another', () => {
  const { units, localities } = rowsOf(files)
  const levels = Map.groupBy(units, (unit) => unit.level)
  expect([levels.get('gmina')?.length, levels.get('powiat')?.length, levels.get('voivodeship')?.length]).toEqual([
    2479, 380, 16,
  ])
  expect(units.filter((unit) => !unit.hasOutline).map((unit) => unit.code)).toEqual(['1207132', '2002162'])
  const gminaOf = (name: string) => localities.filter((town) => town.name === name).map((town) => town.unitCode)
  expect(gminaOf('Augustów')).toEqual(['2001011'])
  expect(gminaOf('Sulęcin')).toEqual(['0807043'])
})

test('ranks follow the Polish alphabet', () => {
  const ranks = ranksOf(['Żory', 'Łódź', 'Zgierz', 'Lublin', 'Ćmielów', 'Cedynia', 'Czersk'])
  const inOrder = [...ranks].sort((a, b) => a[1] - b[1]).map(([name]) => name)
  expect(inOrder).toEqual(['Cedynia', 'Czersk', 'Ćmielów', 'Lublin', 'Łódź', 'Zgierz', 'Żory'])
})

eachEngine('loading the register', (at) => {
  const count = async (table: string) =>
    (await sql<{ count: number }>`select count(*) as count from ${sql.table(`places.${table}`)}`.execute(at.db)).rows[0]
      ?.count

  test('a second load of the same files does nothing', async () => {
    await loadPlaces(at.db, files)
    expect(await loadPlaces(at.db, files)).toBe(false)
  })

  test('two nodes that start together load once', async () => {
    await sql`delete from places.loads`.execute(at.db)
    const loads = await Promise.all([loadPlaces(at.db, files), loadPlaces(at.db, files)])
    expect(loads.filter(Boolean)).toHaveLength(1)
    expect(await count('units')).toBe(2875)
  })

  test('units keep their ids when a newer list changes a code, and those it drops stay, closed', async () => {
    await loadPlaces(at.db, files)
    const before = await unitsByCodes(at.db, ['2001072', '2001062'])
    const newer = {
      ...files,
      units: files.units
        .replace('\n2001072,gmina,Sztabin,gmina wiejska,2,', '\n2001073,gmina,Sztabin,gmina miejsko-wiejska,3,')
        .replace(/(\n2001073,(?:[^,]*,){9}),/, '$12001072,')
        .replace(/\n2001062,.*/, ''),
    }
    expect(await loadPlaces(at.db, newer)).toBe(true)

    const sztabin = await unitByCode(at.db, '2001072')
    expect(sztabin).toMatchObject({ id: before.get('2001072')?.id, code: '2001073', type: 'urban-rural' })
    const dropped = await unitByCode(at.db, '2001062')
    expect(dropped).toMatchObject({ id: before.get('2001062')?.id, name: before.get('2001062')?.name })
    expect(dropped?.validTo?.toString()).toBe('2026-02-05')

    expect(await loadPlaces(at.db, files)).toBe(true)
    expect((await unitByCode(at.db, '2001062'))?.validTo).toBeNull()
  })
})

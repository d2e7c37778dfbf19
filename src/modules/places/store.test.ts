import { describe, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import {
  codesOf,
  townsIn,
  townsOf,
  unitByCode,
  unitOn,
  unitsByCodes,
  unitsDividedFrom,
  unitsIn,
  unitsWithinKm,
} from './store.ts'
import { unitAt } from './where.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

eachEngine('the register of units', (at) => {
  test('tells a unit by its code', async () => {
    expect(await unitByCode(at.db, '2001011')).toMatchObject({
      code: '2001011',
      level: 'gmina',
      name: 'Augustów',
      type: 'urban',
      parentCode: '2001',
      population: 29556,
      point: { lon: 23.0155, lat: 53.84498 },
      hasOutline: true,
      locative: 'Augustowie',
      validFrom: null,
    })
    expect(await unitByCode(at.db, '9999999')).toBeNull()
    expect(await unitByCode(at.db, "2001011' or true")).toBeNull()
  })

  test('has every unit of the country, and knows each type', async () => {
    const regions = await unitsByCodes(at.db, ['20', '28', '14', '06', 'XX'])
    expect([...regions.values()].map((unit) => unit.name).sort()).toEqual([
      'lubelskie',
      'mazowieckie',
      'podlaskie',
      'warmińsko-mazurskie',
    ])
    expect((await unitByCode(at.db, '2061'))?.type).toBe('city')
    expect((await unitByCode(at.db, '2061'))?.locative).toBe('Białymstoku')
  })

  test('lists powiats and gminas in Polish alphabetical order', async () => {
    const powiats = (await unitsIn(at.db, '20')).map((unit) => unit.name)
    expect(powiats).toHaveLength(17)
    expect(powiats.indexOf('łomżyński')).toBeLessThan(powiats.indexOf('moniecki'))
    expect(powiats.indexOf('Łomża')).toBeLessThan(powiats.indexOf('łomżyński'))
    expect((await unitsIn(at.db, '2001')).map((unit) => unit.name)).toContain('Sztabin')
  })

  describe('history', () => {
    test('a gmina that got town rights is found by both codes and is one unit', async () => {
      const found = await unitsByCodes(at.db, ['0601052', '0601053'])
      expect(found.get('0601052')).toEqual(found.get('0601053'))
      expect(found.get('0601052')).toMatchObject({ code: '0601053', type: 'urban-rural', name: 'Janów Podlaski' })
    })

    test('on a day of the older list it has its code of then', async () => {
      expect(await unitOn(at.db, '0601053', day('2022-01-01'))).toMatchObject({ code: '0601052', type: 'rural' })
      expect(await unitOn(at.db, '0601052', day('2026-03-01'))).toMatchObject({ code: '0601053', type: 'urban-rural' })
    })

    test('a renamed gmina keeps its old name in its history', async () => {
      const unit = await unitByCode(at.db, '2812052')
      const codes = await codesOf(at.db, unit?.id ?? '')
      expect(codes.map(({ name, seenTo }) => [name, seenTo.toString()])).toEqual([
        ['Nowe Miasto Lubawskie', '2021-09-16'],
        ['Bratian', '2026-02-05'],
      ])
      expect((await unitOn(at.db, '2812052', day('2021-09-16')))?.name).toBe('Nowe Miasto Lubawskie')
    })

    test.each([
      ['2002162', 'Grabówka', 'Supraśl'],
      ['1207132', 'Szczawa', 'Kamienica'],
    ])('before 2025 the unit %s (%s) was a part of another', async (code, name, parent) => {
      expect((await unitOn(at.db, code, day('2024-12-31')))?.name).toBe(parent)
      expect((await unitOn(at.db, code, day('2025-01-01')))?.name).toBe(name)
    })
  })

  describe('places', () => {
    test('the unit at a point, with those that may as well hold it', async () => {
      expect(await unitAt(at.db, { lon: 23.16433, lat: 53.13333 })).toMatchObject({
        unit: { name: 'Białystok' },
        mayAlsoBe: [],
      })
      expect(await unitAt(at.db, { lon: 23.31, lat: 53.17 })).toMatchObject({
        unit: { name: 'Supraśl' },
        mayAlsoBe: [{ name: 'Grabówka', validFrom: day('2025-01-01') }],
      })
      expect(await unitAt(at.db, { lon: 19, lat: 54.9 })).toBeNull()
    })

    test('a unit without a label point stands with the one it was divided from', async () => {
      const [part] = await unitsDividedFrom(at.db, '2002093')
      expect(part).toMatchObject({ name: 'Grabówka', hasOutline: false, point: { lon: 23.31445, lat: 53.17205 } })
    })

    test('gminas within 20 km, nearest first, itself leading', async () => {
      const nearby = await unitsWithinKm(at.db, '2061011', 20)
      expect(nearby[0]).toMatchObject({ unit: { name: 'Białystok' }, km: 0 })
      expect(nearby.map(({ unit }) => unit.name)).toEqual(expect.arrayContaining(['Wasilków', 'Choroszcz', 'Supraśl']))
      expect(nearby.map(({ unit }) => unit.name)).not.toContain('Augustów')
      expect(nearby.map(({ km }) => km)).toEqual(nearby.map(({ km }) => km).toSorted((a, b) => a - b))
      expect(nearby.every(({ km, unit }) => km <= 20 && unit.level === 'gmina')).toBe(true)
      expect(await unitsWithinKm(at.db, '9999999', 20)).toEqual([])
    })

    test('towns of a region and of a box, the greatest first', async () => {
      expect((await townsOf(at.db, ['20'], 2)).map((town) => town.name)).toEqual(['Białystok', 'Suwałki'])
      const around = await townsIn(at.db, { west: 22.9, east: 23.1, south: 53.8, north: 53.9 }, 5)
      expect(around.map((town) => town.name)).toEqual(['Augustów'])
    })
  })
})

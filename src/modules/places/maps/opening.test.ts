import { expect, test } from 'vitest'
import type { Town } from '../rules.ts'
import { openingOf } from './opening.ts'

const lake = { west: 22.925, south: 53.85, east: 23, north: 53.885 }
const town = (lon: number, lat: number) => ({ name: 'Augustów', point: { lon, lat } }) as Town

test('a map opens on what was put on it and the nearest town, with room for its name', () => {
  const opening = openingOf(lake, [town(23.4, 53.9), town(22.98, 53.843)])
  expect(opening).toMatchObject({ west: 22.925, east: 23, north: 53.885 })
  expect(opening.south).toBeLessThan(53.843)
  expect(opening.south).toBeGreaterThan(53.83)
})

test('a town inside changes nothing but the room for its name, and one far away nothing at all', () => {
  expect(openingOf(lake, [town(22.96, 53.87)])).toEqual(lake)
  expect(openingOf(lake, [town(23.9, 53.87)])).toEqual(lake)
  expect(openingOf(lake, [])).toEqual(lake)
})

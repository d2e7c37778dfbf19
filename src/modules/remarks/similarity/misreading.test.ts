import { expect, test } from 'vitest'
import { isMisreadNumber, isMisreadWord } from './misreading.ts'

test.each([
  ['gzialkowego', 'dzialkowego', true],
  ['infrasiruktuiy', 'infrastruktury', true],
  ['strela', 'strefa', true],
  ['ogrod', 'ogrody', true],
  ['ogrod', 'droga', false],
  ['szkolnej', 'ogrodowej', false],
  ['niebezpieczny', 'bezpieczny', false],
  ['niebczpieczny', 'niebezpieczny', true],
  ['las', 'bas', false],
  ['', 'dom', false],
  ['a'.repeat(100), 'a'.repeat(100), false],
])('"%s" read for "%s": %s', (x, y, expected) => {
  expect(isMisreadWord(x, y)).toBe(expected)
  expect(isMisreadWord(y, x)).toBe(expected)
})

test.each([
  ['163', '183', true],
  ['163', '63', true],
  ['12', '47', false],
  ['5', '6', false],
  ['43h', '436', true],
])('%s read for %s: %s', (x, y, expected) => {
  expect(isMisreadNumber(x, y)).toBe(expected)
})

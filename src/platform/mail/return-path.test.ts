import { expect, test } from 'vitest'
import { newId } from '../ids.ts'
import { readReturnPath, returnPathOf } from './return-path.ts'

const config = { secret: 'only for tests, only for tests, only', mail: { bounces: 'zwroty@siec.example.org' } }

test('an address says which letter returned, also when a server changed its letters', () => {
  for (let count = 0; count < 200; count += 1) {
    const id = newId()
    const address = returnPathOf(config, `<${id}@wiec.example>`) ?? ''
    expect(address).toMatch(/^zwroty\+[a-z2-7]{39}@siec\.example\.org$/)
    expect(address.indexOf('@')).toBeLessThanOrEqual(64)
    expect(readReturnPath(config, address)).toBe(id)
    expect(readReturnPath(config, ` ${address.toUpperCase()} `)).toBe(id)
  }
})

test('an address somebody made up says nothing', () => {
  const address = returnPathOf(config, `<${newId()}@wiec.example>`) ?? ''
  const other = { ...config, secret: 'another secret, another secret, another' }
  expect(readReturnPath(other, address)).toBeNull()
  for (let at = 7; at < 46; at += 1) {
    const changed = `${address.slice(0, at)}${address[at] === 'a' ? 'b' : 'a'}${address.slice(at + 1)}`
    expect(readReturnPath(config, changed), changed).toBeNull()
  }
  expect(readReturnPath(config, 'zwroty@siec.example.org')).toBeNull()
  expect(readReturnPath(config, address.replace('siec', 'inna'))).toBeNull()
  expect(readReturnPath(config, '')).toBeNull()
})

test('without the setting, and for an id that is not ours, letters return to their sender', () => {
  expect(returnPathOf({ ...config, mail: { bounces: null } }, `<${newId()}@wiec.example>`)).toBeNull()
  expect(returnPathOf(config, '<0192aa@portal.example.org>')).toBeNull()
})

import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { built } from '../support/server.ts'

interface Lock {
  packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

// `npm ci` refuses a lock without the builds for other machines, though it installs none of them here.
test('the lock names the builds of each optional package for every machine', () => {
  const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isReachable(path, name))
      .map((name) => `${path} → ${name}`),
  )
  expect(absent).toEqual([])
})

test('every package in the lock has its version, and none says where it was downloaded from', () => {
  for (const [path, found] of Object.entries(packages)) {
    expect(found.version, path).toBeTypeOf('string')
    expect(found, path).not.toHaveProperty('resolved')
  }
})

function isReachable(path: string, name: string): boolean {
  const above = path.includes('node_modules/') ? path.slice(0, path.lastIndexOf('node_modules/')) : ''
  return [`${path}/node_modules/${name}`, `${above}node_modules/${name}`, `node_modules/${name}`].some(
    (each) => each in packages,
  )
}

// V8 keeps a text with any other letter at two bytes for each, and the whole program is one text.
test('the built program is written in letters of one byte', () => {
  built()
  const wide = globSync('dist/server/**/*.js').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/.{0,30}[^\0-\xff].{0,10}/g)].map(([place]) => `${path}: ${place}`),
  )
  expect(wide).toEqual([])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDictionary } from './dictionary.ts'

const dictionary = openDictionary('data/lang/polish.dict')

test.each([
  ['dróg', ['droga', 'drogi']],
  ['Białegostoku', ['Białystok']],
  ['mieszkańców', ['mieszkaniec']],
  ['najlepszego', ['dobry']],
  ['idźmy', ['iść']],
  ['Suwałkach', ['Suwałki']],
])('%s is a form of %j', (form, lemmas) => {
  expect(dictionary.lemmasOf(form).sort()).toEqual(lemmas)
})

test.each(['', 'xyzzy', 'drogowskazowiskach', 'białegostoku', ';', 'dróg;', '\u0000', '🌳'])(
  'the form %j is unknown',
  (form) => {
    expect(dictionary.lemmasOf(form)).toEqual([])
  },
)

test.each([
  ['drog', ['droga', 'drogi']],
  ['mieszkancow', ['mieszkaniec']],
  ['zolw', ['żółw']],
  ['bialymstoku', ['Białystok']],
  ['sad', ['sad', 'sąd']],
  ['sąd', ['sąd']],
  ['', []],
])('%s typed without diacritics finds %j', (typed, lemmas) => {
  expect(dictionary.lemmasWithoutDiacritics(typed).sort()).toEqual(lemmas)
})

test('a file that is not a dictionary is refused with its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dictionary-'))
  const path = join(folder, 'note.dict')
  writeFileSync(path, 'To nie jest słownik.')
  expect(() => openDictionary(path)).toThrow(/note\.dict is not a Morfologik dictionary/)
  rmSync(folder, { recursive: true })
})

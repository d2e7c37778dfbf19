import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Sentence, Sentences } from '../../src/platform/texts/index.ts'
import { tables } from '../support/schema.ts'
import { writtenIn } from '../support/sources.ts'

const read = (file: string): Sentences => JSON.parse(readFileSync(file, 'utf8'))
const files = globSync('src/**/texts.pl.json').map((file) => ({
  folder: dirname(file),
  pl: read(file),
  en: read(file.replace('.pl.json', '.en.json')),
}))
const polish: Sentences = Object.assign({}, ...files.map((file) => file.pl))
const keys = Object.keys(polish)
const written = writtenIn('src/**/*.{ts,tsx}')

// Polish declines the name of a place, English leaves it as it is; both are given.
const DECLINED = /^places\.in\./

describe.each(files)('the sentences of $folder', ({ folder, pl, en }) => {
  test('are the same ones in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(pl))
  })

  test('are filled with the same words in both languages', () => {
    const different = Object.keys(pl).filter((key) => String(gapsOf(pl[key])) !== String(gapsOf(en[key])))
    expect(different.filter((key) => !DECLINED.test(key))).toEqual([])
  })

  test('have every plural form of their language', () => {
    const forms = (sentences: Sentences, wanted: string[]) =>
      Object.entries(sentences).filter(
        ([, sentence]) =>
          typeof sentence === 'object' && String(Object.keys(sentence).sort()) !== String(wanted.sort()),
      )
    expect(forms(pl, ['one', 'few', 'many', 'other'])).toEqual([])
    expect(forms(en, ['one', 'other'])).toEqual([])
  })

  test('say something', () => {
    const empty = [...Object.entries(pl), ...Object.entries(en)].filter(([, sentence]) =>
      formsOf(sentence).some((form) => form.trim() === ''),
    )
    expect(empty).toEqual([])
  })

  test('begin with the name of who wrote them', () => {
    // A folder inside a module writes under its own name or that of the module.
    const names = [folder.split('/').at(-1) ?? '', folder.match(/modules\/([^/]+)/)?.[1] ?? '']
    // Each module also names what happened in it (`audit.verb.…`) and what it refuses (`refusal.…`).
    const foreign = Object.keys(pl).filter((key) => ![...names, 'audit', 'refusal'].includes(key.split('.')[0] ?? ''))
    expect(foreign).toEqual([])
  })
})

test('no key is written by two modules', () => {
  const all = files.flatMap((file) => Object.keys(file.pl))
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
})

test('every sentence the code asks for exists', () => {
  const wrong = written.filter((piece) => isKey(piece.parts[0]) && isSentence(piece) && !isFound(piece.parts))
  expect(wrong.map(({ file, line, parts }) => `${file}:${line} ${parts.join('…')}`)).toEqual([])
})

test('every sentence is asked for somewhere', () => {
  const whole = new Set(written.flatMap(({ parts }) => (parts.length === 1 ? parts : [])))
  const patterns = written
    .filter(({ parts }) => parts.length > 1 && isKey(parts[0]))
    .map(({ parts }) => patternOf(parts))
  expect(keys.filter((key) => !whole.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([])
})

test('every refusal has a sentence and a title', () => {
  const wrong = wordsGivenTo('refuse', 'Refusal').filter(
    (word) => !(`refusal.${word}` in polish) || !(`refusal.${word}.title` in polish),
  )
  expect(wrong).toEqual([])
})

test('every verb written to the log of events can be read in words', () => {
  expect(wordsGivenTo('record', 'change', 'told').filter((verb) => !(`audit.verb.${verb}` in polish))).toEqual([])
})

const wordsGivenTo = (...functions: string[]) => [
  ...new Set(
    written.flatMap(({ around, parts }) =>
      functions.includes(around ?? '') && /^[a-z]+(-[a-z]+)*$/.test(parts[0] ?? '') ? parts : [],
    ),
  ),
]

/** Jobs, long works and columns are written like keys: two words with a dot, or a table and its column. */
const isSentence = ({ around, parts }: { around: string | null; parts: string[] }) => {
  const text = parts[0] ?? ''
  if (tables.some((table) => text === table || text.startsWith(`${table}.`) || text.startsWith(`${table} `)))
    return around === 't'
  return around === 't' || parts.length > 1 || text.split('.').length > 2
}

const words = new Set(keys.map((key) => key.split('.')[0]))

const isKey = (text = '') => /^[a-z]+(-[a-z]+)*(\.[a-zA-Z0-9-]*)+$/.test(text) && words.has(text.split('.')[0])

function isFound(parts: string[]): boolean {
  if (parts.length === 1) return (parts[0] ?? '') in polish
  const pattern = patternOf(parts)
  return keys.some((key) => pattern.test(key))
}

const patternOf = (parts: string[]) =>
  new RegExp(`^${parts.map((part) => part.replace(/[.$^*+?()[\]{}|\\]/g, '\\$&')).join('.+')}$`)

const formsOf = (sentence: Sentence | undefined): string[] =>
  typeof sentence === 'object' ? Object.values(sentence) : [sentence ?? '']

/** Names in braces, whatever the form: `{count}` may be missing from "jedna uwaga". */
function gapsOf(sentence: Sentence | undefined): string[] {
  const names = formsOf(sentence).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
  return [...new Set(names)].filter((name) => name !== 'count' || typeof sentence === 'string').sort()
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aDefinition, aQuestion, aSection } from '../examples.ts'
import type { FormDefinition, Question } from '../model.ts'
import { dayOf } from './codes.ts'
import { differencesOf, merged, type SheetEntry, sheetCode, understood } from './rules.ts'
import { slotsOf } from './slots.ts'
import { readSheet } from './typing.ts'

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id: `o-${id}`, label: { pl: id } }))
const bus = aQuestion('single', 'bus', { options, skips: ['unknown', 'refused'] })
const what = aQuestion('multiple', 'what', { options, max: 2 })
const grid = aQuestion('matrix', 'grid')
const money = aQuestion('budget', 'money', { total: 100, step: 10 })

const of = (question: Question, typed: Record<string, string>) => {
  const { answers, reasons, slips } = readSheet(aDefinition([question]), typed)
  return answers[question.id] ?? reasons[question.id] ?? Object.values(slips)[0] ?? null
}

describe('a code typed from a sheet', () => {
  test.each([
    ['a', { choice: 'o-a' }],
    ['A', { choice: 'o-a' }],
    ['2', { choice: 'o-b' }],
    ['', null],
    ['nw', { skipped: 'unknown' }],
    ['OD', { skipped: 'refused' }],
    ['a b', 'too-many'],
    ['#1', 'unreadable'],
    ['#2', 'too-many'],
    ['#9', 'unknown-reason'],
    ['z', 'unknown-code'],
    ['9', 'unknown-code'],
    ['<b>', 'unknown-code'],
  ])('of one choice: %j', (text, said) => expect(of(bus, { 'q-bus': text })).toEqual(said))

  test.each([
    ['a c', { choices: ['o-a', 'o-c'] }],
    ['ac', { choices: ['o-a', 'o-c'] }],
    ['1,3', { choices: ['o-a', 'o-c'] }],
    ['a a', { choices: ['o-a'] }],
    ['abc', 'too-many'],
  ])('of several: %j', (text, said) => expect(of(what, { 'q-what': text })).toEqual(said))

  test.each([
    [{ 'q-grid--o-r1': 'a', 'q-grid--o-r2': 'c' }, { rows: { r1: 'a', r2: 'c' } }],
    [{ 'q-grid--o-r1': 'a' }, { rows: { r1: 'a' } }],
    [{ 'q-grid--o-r1': 'a b' }, 'too-many'],
    [{ 'q-grid--o-r2': '#1' }, 'unreadable'],
  ])('of a grid: %j', (typed, said) => expect(of(grid, typed as unknown as Record<string, string>)).toEqual(said))

  test.each([
    [aQuestion('scale', 'x', { from: 0, to: 10 }), '10', { number: 10 }],
    [aQuestion('scale', 'x', { from: 0, to: 10 }), '11', 'out-of-range'],
    [aQuestion('number', 'x', { min: 0, max: 120, whole: true }), '1 2', { number: 12 }],
    [aQuestion('number', 'x', { whole: true }), '1,5', 'out-of-range'],
    [aQuestion('number', 'x'), '1,5', { number: 1.5 }],
    [aQuestion('number', 'x'), 'dużo', 'not-a-number'],
    [aQuestion('date', 'x', { earliest: '2026-01-01' }), '30.09.2026', { date: '2026-09-30' }],
    [aQuestion('date', 'x', { earliest: '2026-01-01' }), '30.09.2025', 'out-of-range'],
    [aQuestion('date', 'x'), '31.02.2026', 'not-a-date'],
    [aQuestion('consent', 'x'), 't', { agreed: true, version: 1 }],
    [aQuestion('consent', 'x'), 'n', { agreed: false, version: 1 }],
    [aQuestion('consent', 'x'), 'może', 'yes-or-no'],
    [aQuestion('long-text', 'x'), 'Rzadko jeździ.', { text: 'Rzadko jeździ.' }],
    [aQuestion('map', 'x'), 'przy moście', { placeWords: 'przy moście' }],
    [aQuestion('place', 'x'), '2001011', { unitCode: '2001011' }],
    [aQuestion('place', 'x'), 'Niema', 'unknown-code'],
  ])('of %o', (question, text, said) => expect(of(question, { 'q-x': text })).toEqual(said))

  test('amounts that do not add up are no answer', () => {
    const typed = (a: string, b: string) => ({ 'q-money--o-a': a, 'q-money--o-b': b })
    expect(of(money, typed('70', '30'))).toEqual({ amounts: { a: 70, b: 30, c: 0 } })
    expect(of(money, typed('70', '20'))).toBe('out-of-range')
  })

  test('words of one’s own go with the box that asks for them', () => {
    const question = aQuestion('single', 'x', { options: [...options, { id: 'other', label: {}, other: true }] })
    expect(of(question, { 'q-x': 'e', 'q-x--other': 'rower' })).toEqual({ choice: 'other', other: 'rower' })
    expect(of(question, { 'q-x': 'a', 'q-x--other': 'rower' })).toEqual({ choice: 'o-a' })
  })

  test('what the logic passes over is no answer, and the sheet says why', () => {
    const why = aQuestion('short-text', 'why', { showWhen: { question: 'bus', chosen: 'o-a' } })
    const read = readSheet(aDefinition([bus, why]), { 'q-bus': 'b', 'q-why': 'bo tak' })
    expect(read).toMatchObject({ answers: { bus: { choice: 'o-b' } }, reasons: { why: 'not-asked' } })
  })

  test('whatever is typed anywhere, reading ends without an error and every answer belongs to its question', () => {
    const definition = aDefinition([bus, what, grid, money, aQuestion('ranking', 'rank'), aQuestion('date', 'day')])
    const names = slotsOf(definition, 'pl').map(({ name }) => name)
    const texts = fc.oneof(fc.string(), fc.constantFrom('a', 'ab', '#1', '#', 'nw', '7', '__proto__', 'constructor'))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), texts), (typed) => {
        const { answers, reasons } = readSheet(definition, typed)
        const ids = new Set(definition.sections.flatMap(({ questions }) => questions.map(({ id }) => id)))
        return [...Object.keys(answers), ...Object.keys(reasons)].every((id) => ids.has(id))
      }),
    )
  })
})

test.each([
  ['12.9.2026', '2026-09-12'],
  ['12092026', '2026-09-12'],
  ['2026-09-12', '2026-09-12'],
  ['12/09/2026', '2026-09-12'],
  ['29.02.2027', null],
  ['12.13.2026', null],
  ['', null],
])('the day %j is %j', (text, day) => expect(dayOf(text)).toBe(day))

describe('a sheet as a whole', () => {
  const closesAt = Temporal.Instant.from('2026-09-30T21:59:59Z')
  const day = (text: string) => Temporal.PlainDate.from(text)
  const said = (
    definition: FormDefinition,
    typed: Record<string, string>,
    given: Partial<Pick<SheetEntry, 'receivedOn' | 'invalidReason'>> = {},
  ) => understood(definition, { typed, receivedOn: day('2026-09-30'), invalidReason: null, ...given }, closesAt).invalid

  const needed = aDefinition([bus, aQuestion('consent', 'data', { required: true })])
  test.each([
    ['on the last day is in time', { receivedOn: day('2026-09-30') }, null],
    ['a day later is late', { receivedOn: day('2026-10-01') }, 'late'],
    ['chosen as unreadable is so, whatever was typed', { invalidReason: 'unreadable' as const }, 'unreadable'],
  ])('%s', (_, given, reason) => expect(said(aDefinition([bus]), { 'q-bus': 'a' }, given)).toBe(reason))

  test('without anything valid is empty', () => expect(said(aDefinition([bus]), { 'q-bus': '#1' })).toBe('empty'))
  test('without the consent the form needs, or with a "no", keeps nothing', () => {
    expect(said(needed, { 'q-bus': 'a' })).toBe('no-consent')
    expect(said(needed, { 'q-bus': 'a', 'q-data': 'n' })).toBe('no-consent')
    expect(said(needed, { 'q-bus': 'a', 'q-data': 't' })).toBeNull()
  })
})

describe('two entries of one sheet', () => {
  const definition = aDefinition([aSection('s', [bus, what, grid])])
  const entry = (typed: Record<string, string>, round: 1 | 2 = 1): SheetEntry => ({
    id: '',
    sheetId: '',
    round,
    enteredBy: null,
    enteredAt: Temporal.Instant.from('2026-09-30T10:00:00Z'),
    receivedOn: Temporal.PlainDate.from('2026-09-30'),
    typed,
    invalidReason: null,
  })
  const differ = (first: Record<string, string>, second: Record<string, string>) =>
    differencesOf(definition, understood(definition, entry(first), null), understood(definition, entry(second), null))

  test.each([
    [{ 'q-what': 'a c' }, { 'q-what': '3,1' }, []],
    [{ 'q-bus': 'a' }, { 'q-bus': '1' }, []],
    [{ 'q-bus': 'a' }, { 'q-bus': 'b' }, ['bus']],
    [{ 'q-bus': 'a', 'q-what': 'a' }, { 'q-bus': 'a' }, ['what']],
    [{ 'q-bus': 'a' }, { 'q-bus': '#1' }, [null, 'bus']],
  ] as const)('%j and %j', (first, second, ids) => expect(differ({ ...first }, { ...second })).toEqual(ids))

  test('are merged by choosing, question by question', () => {
    const pair = [entry({ 'q-bus': 'a', 'q-what': 'a' }), entry({ 'q-bus': 'b', 'q-what': 'b' }, 2)] as const
    expect(merged(definition, pair, { bus: 2 }).typed).toEqual({ 'q-bus': 'b', 'q-what': 'a' })
  })
})

test('a code is ten letters and digits that are not mistaken for others', () => {
  const code = sheetCode(new Uint8Array([0, 31, 32, 255, 9, 10, 17, 18, 19, 20]))
  expect(code).toMatch(/^[0-9abcdefghjkmnpqrstvwxyz]{10}$/)
})

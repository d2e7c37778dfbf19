import { expect, test } from 'vitest'
import { collect, UnreadableFile, writeXlsx } from '../../../platform/documents/index.ts'
import { openTable, peek, type Table } from './table.ts'

const rowsOf = (table: Table) => Array.fromAsync(table.rows, ({ line, cells }) => [line, cells])
const csv = (text: string, headless = false) => openTable(Buffer.from(text), 'csv', { headless })
const jsonl = (text: string) => openTable(Buffer.from(text), 'jsonl')

test('a spreadsheet and a text file with the same rows are the same table', async () => {
  const columns = ['Numer', 'Treść uwagi'].map((header) => ({ header }))
  const rows = [
    ['W1', 'Więcej drzew.'],
    ['W2', '=SUMA(A1)'],
  ]
  const sheet = await openTable(await collect(writeXlsx([{ name: 'Uwagi', columns, rows }])), 'xlsx')
  const text = await csv("Numer;Treść uwagi\nW1;Więcej drzew.\nW2;'=SUMA(A1)\n")
  for (const table of [sheet, text]) {
    expect(table.columns).toEqual(['Numer', 'Treść uwagi'])
    expect(await rowsOf(table)).toEqual([
      [2, ['W1', 'Więcej drzew.']],
      [3, ['W2', '=SUMA(A1)']],
    ])
  }
})

test('a title above the names of columns is passed over, empty rows are no letters', async () => {
  const table = await csv('Rejestr uwag;;\n;;\nLp.;Data wpływu;Treść\n1;2026-09-02;Ławki\n;;\n2;2026-09-03;Drzewa\n')
  expect(table.columns).toEqual(['Lp.', 'Data wpływu', 'Treść'])
  expect(await rowsOf(table)).toEqual([
    [4, ['1', '2026-09-02', 'Ławki']],
    [6, ['2', '2026-09-03', 'Drzewa']],
  ])
})

test('columns without a name get a number, and of two with one name the second says so', async () => {
  expect((await csv('treść,,treść\na,b,c\n')).columns).toEqual(['treść', '2', 'treść (2)'])
})

test('a file without names of columns loses no letter', async () => {
  const table = await csv('Więcej drzew,papier\nŁawki,list\n', true)
  expect(table.columns).toEqual(['1', '2'])
  expect(await rowsOf(table)).toEqual([
    [1, ['Więcej drzew', 'papier']],
    [2, ['Ławki', 'list']],
  ])
})

test('JSON lines give a row each, also the broken one, by the line it stands in', async () => {
  const table = await jsonl(
    '{"id": 1, "text": "Ławki", "tags": ["a", "b"], "more": {"x": 1}}\n\n{broken\n["no"]\n{"text": "Drzewa"}',
  )
  expect(table.columns).toEqual(['id', 'text', 'tags', 'more'])
  expect(await rowsOf(table)).toEqual([
    [1, [1, 'Ławki', 'a, b', null]],
    [3, null],
    [4, null],
    [5, [null, 'Drzewa', null, null]],
  ])
})

test('a JSON array is read element by element', async () => {
  expect(await rowsOf(await jsonl('[{"text": "Ławki"}, 7]'))).toEqual([
    [1, ['Ławki']],
    [2, null],
  ])
})

test('looking at the first rows takes none of them away', async () => {
  const { sample, table } = await peek(await csv('treść\na\nb\nc\n'), 2)
  expect(sample).toEqual([['a'], ['b']])
  expect(await rowsOf(table)).toEqual([
    [2, ['a']],
    [3, ['b']],
    [4, ['c']],
  ])
})

test('an empty file and one that is something else are refused with a word', async () => {
  await expect(csv('')).rejects.toThrow(UnreadableFile)
  await expect(openTable(Buffer.from('not a workbook'), 'xlsx')).rejects.toThrow(UnreadableFile)
})

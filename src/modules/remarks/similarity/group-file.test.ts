import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CAMPAIGNS, campaignLetter, OWN_LETTERS, seeded } from './examples.ts'
import { groupFile } from './group-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'letters-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const random = seeded(41)
const first = campaignLetter(CAMPAIGNS.bus, random, { noise: 0.02 })
const second = campaignLetter(CAMPAIGNS.bus, random, { noise: 0.02 })
const other = OWN_LETTERS[2] as string
const lines = (records: unknown[]) => records.map((record) => JSON.stringify(record)).join('\n')

test('JSON lines are grouped by id', async () => {
  const path = file(
    'letters.jsonl',
    lines([
      { id: 7, text: first },
      { id: 'b', text: other },
      { id: 'c', text: second },
    ]),
  )
  expect(await groupFile(path)).toEqual({
    groups: [['7', 'c']],
    singles: ['b'],
    letters: 3,
    fields: { id: 'id', text: 'text' },
    problems: [],
  })
})

test('bad lines are named and the rest is grouped', async () => {
  const path = file(
    'bad.jsonl',
    [
      '\uFEFF{"id": "a", "text": "Więcej drzew"}',
      '{"id": "b", "text"',
      '',
      '["c"]',
      '{"text": "Więcej drzew"}',
      '{"id": "e", "text": " "}',
    ]
      .concat(['{"id": "a", "text": "Więcej drzew!"}', '{"id": "g"}'])
      .join('\r\n'),
  )
  const { groups, problems } = await groupFile(path)
  expect(groups).toEqual([['a', 'a']])
  expect(problems).toEqual([
    { line: 2, problem: 'unreadable' },
    { line: 4, problem: 'unreadable' },
    { line: 5, problem: 'no-id' },
    { line: 6, problem: 'no-text' },
    { line: 7, problem: 'repeated-id' },
    { line: 8, problem: 'no-text' },
  ])
})

test.each([
  [
    { id: 1, title: 'Autobus', body: first },
    { id: 'id', text: 'body' },
  ],
  [
    { 'Nr uwagi': 'x', Sygnatura: '1', 'Treść uwagi': first },
    { id: 'Sygnatura', text: 'Treść uwagi' },
  ],
  [
    { 'comment-id': '1', 'comment-body': first },
    { id: 'comment-id', text: 'comment-body' },
  ],
  [
    { id: '1', where: 'Łapy', said: first },
    { id: 'id', text: 'said' },
  ],
  [{ said: first }, { id: null, text: 'said' }],
])('the fields of %o are guessed', async (record, fields) => {
  const result = await groupFile(file('guess.jsonl', lines([record])))
  expect(result.fields).toEqual(fields)
  expect(result.singles).toEqual(['1'])
})

test('asked fields win over guessed ones', async () => {
  const path = file(
    'asked.jsonl',
    lines([
      { id: 1, ref: 'R1', text: first, note: 'Popieram' },
      { id: 2, ref: 'R2', text: other, note: 'popieram!' },
    ]),
  )
  expect((await groupFile(path, { id: 'ref', text: 'note' })).groups).toEqual([['R1', 'R2']])
})

test('a JSON array and an object that holds one are read', async () => {
  const letters = [
    { id: 'a', text: first },
    { id: 'b', text: second },
  ]
  expect((await groupFile(file('array.json', JSON.stringify(letters)))).groups).toEqual([['a', 'b']])
  expect((await groupFile(file('object.json', JSON.stringify({ count: 2, letters })))).groups).toEqual([['a', 'b']])
  await expect(groupFile(file('text.json', '"list"'))).rejects.toThrow(SyntaxError)
})

test('CSV is read with its header, in the encoding of an old spreadsheet too', async () => {
  // "Więcej żółtych kwiatów" in windows-1250.
  const letter = Buffer.from(
    '57 69 ea 63 65 6a 20 bf f3 b3 74 79 63 68 20 6b 77 69 61 74 f3 77'.replaceAll(' ', ''),
    'hex',
  )
  const row = (id: string) => Buffer.concat([Buffer.from(`${id};"`), letter, Buffer.from('"\r\n')])
  const { groups, fields } = await groupFile(
    file('letters.csv', Buffer.concat([Buffer.from('id;opis\r\n'), row('a'), row('b')])),
  )
  expect(groups).toEqual([['a', 'b']])
  expect(fields).toEqual({ id: 'id', text: 'opis' })
})

test('an absent file is an error, an empty one is no letters', async () => {
  await expect(groupFile(join(folder, 'absent.jsonl'))).rejects.toThrow(/ENOENT/)
  expect(await groupFile(file('empty.jsonl', ''))).toMatchObject({ groups: [], singles: [], letters: 0 })
})

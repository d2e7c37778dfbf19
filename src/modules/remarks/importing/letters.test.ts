import { expect, test } from 'vitest'
import { aProcess } from '../../processes/examples.ts'
import { channelOf, momentOf, type Reading, type ReadRow, readLetters } from './letters.ts'
import { openTable, type Table, type TableRow } from './table.ts'

const process = aProcess({
  opensAt: Temporal.Instant.from('2026-09-01T06:00:00Z'),
  closesAt: Temporal.Instant.from('2026-09-30T21:59:59Z'),
})
const now = Temporal.Instant.from('2026-10-05T10:00:00Z')
const columns = { body: 0, receivedOn: 1, channel: 2, email: 3, number: 4, signature: 5 }
const reading: Reading = { columns, channel: 'paper', receivedOn: Temporal.PlainDate.from('2026-09-20') }

const text = (csv: string): Promise<Table> => openTable(Buffer.from(csv), 'csv')

async function readRows(...rows: TableRow['cells'][]): Promise<ReadRow[]> {
  async function* table() {
    for (const [index, cells] of rows.entries()) yield { line: index + 2, cells }
  }
  return Array.fromAsync(readLetters({ columns: [], rows: table() }, reading, { process, now }))
}

test.each([
  ['2026-09-30', '2026-09-29T22:00:00Z'],
  ['30.09.2026', '2026-09-29T22:00:00Z'],
  ['30.9.2026 r.', '2026-09-29T22:00:00Z'],
  ['30/09/2026 14:05', '2026-09-30T12:05:00Z'],
  ['2026-09-30 23:59:59', '2026-09-30T21:59:59Z'],
  ['2026-09-30T21:00:00Z', '2026-09-30T21:00:00Z'],
  ['30 września 2026 r.', '2026-09-29T22:00:00Z'],
  ['1 PAŹDZIERNIKA 2026', '2026-09-30T22:00:00Z'],
  ['3 maja 2026 roku', '2026-05-02T22:00:00Z'],
  [Temporal.PlainDate.from('2026-09-30'), '2026-09-29T22:00:00Z'],
  [Temporal.PlainDateTime.from('2026-09-30T14:05'), '2026-09-30T12:05:00Z'],
  [46295, '2026-09-29T22:00:00Z'],
])('the cell %s is the moment %s', (cell, moment) => {
  expect(momentOf(cell)?.toString()).toBe(moment)
})

test.each(['31.09.2026', '2026-13-01', 'wczoraj', '30.09', '12', 12, true, '30 kwiatka 2026'])(
  'the cell %s is no date',
  (cell) => {
    expect(momentOf(cell)).toBeNull()
  },
)

test.each([
  ['e-mail', 'email'],
  ['Poczta elektroniczna', 'email'],
  ['Poczta tradycyjna', 'paper'],
  ['list polecony', 'paper'],
  ['ePUAP', 'e-delivery'],
  ['e-Doręczenia', 'e-delivery'],
  ['spotkanie 12 września', 'meeting'],
  ['ustnie do protokołu', 'protocol'],
  ['Telefonicznie', 'phone'],
  ['formularz www', 'web'],
  ['geoankieta', 'map'],
  ['gołębiem', null],
])('the words %s name the channel %s', (words, channel) => {
  expect(channelOf(words)).toBe(channel)
})

test('a row becomes a letter; what it does not say comes from the choices', async () => {
  const [row] = await readRows(['  Więcej\r\ndrzew. ', '', null, '', '', ''])
  expect(row).toEqual({
    letter: expect.objectContaining({
      line: 2,
      body: 'Więcej\ndrzew.',
      channel: 'paper',
      receivedAt: Temporal.Instant.from('2026-09-19T22:00:00Z'),
      late: false,
      author: { kind: 'anonymous', name: null, organisation: null, signature: null },
      email: null,
      number: null,
    }),
  })
})

test('what came on the last day is in time, a day later it is late; the page closes to the second', async () => {
  const rows = await readRows(
    ['a', '30.09.2026 23:59:59', 'list', '', '', ''],
    ['b', '1.10.2026', 'list', '', '', ''],
    ['c', '2026-09-30 23:59:59', 'www', '', '', ''],
    ['d', '2026-10-01 00:00:00', 'www', '', '', ''],
  )
  expect(rows.map((row) => 'letter' in row && [row.letter.body, row.letter.late])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
    ['d', true],
  ])
})

test.each([
  [null, 'unreadable', ''],
  [['  ', '', '', '', '', ''], 'no-text', ''],
  [['x'.repeat(50_001), '', '', '', '', ''], 'too-long', '50001'],
  [['Ławki', 'wczoraj', '', '', '', ''], 'date', 'wczoraj'],
  [['Ławki', '2026-10-06', '', '', '', ''], 'ahead', '2026-10-06'],
  [['Ławki', '30.09.2016', '', '', '', ''], 'too-early', '30.09.2016'],
  [['Ławki', '', 'gołębiem', '', '', ''], 'channel', 'gołębiem'],
  [['Ławki', '', '', 'jan(at)example.org', '', ''], 'email', 'jan(at)example.org'],
  [['Ławki', '', '', '', '', 'x'.repeat(41)], 'signature', 'x'.repeat(41)],
] as [TableRow['cells'], string, string][])('the row %j is told to be corrected: %s', async (cells, problem, value) => {
  expect(await readRows(cells)).toEqual([{ problem: { line: 2, problem, value } }])
})

test('the same number with the same text is taken the first time; with another text it is another letter, noted', async () => {
  const rows = await readRows(
    ['a', '', '', '', 'W1', ''],
    ['a', '', '', '', 'W1', ''],
    ['b', '', '', '', 'W1', ''],
    ['b', '', '', '', 'W1', ''],
    ['a', '', '', '', 'W2', ''],
    ['a', '', '', '', '', ''],
    ['a', '', '', '', '', ''],
  )
  expect(
    rows.map((row) => ('letter' in row ? [row.letter.body, row.note?.note ?? null] : row.problem.problem)),
  ).toEqual([['a', null], 'repeated', ['b', 'shared-number'], 'repeated', ['a', null], ['a', null], ['a', null]])
})

test('an organisation is named, a person is not, whoever gave no name is anonymous', async () => {
  const table = await text('treść;autor;organizacja;podpis\nA;Jan Nowak;Koło Łowieckie;\nB;Jan Nowak;;Janek\nC;;;\n')
  const columns = { body: 0, authorName: 1, organisationName: 2, signature: 3 }
  const rows = await Array.fromAsync(readLetters(table, { ...reading, columns }, { process, now }))
  expect(rows.map((row) => 'letter' in row && row.letter.author)).toEqual([
    { kind: 'organisation', name: 'Jan Nowak', organisation: 'Koło Łowieckie', signature: null },
    { kind: 'person', name: 'Jan Nowak', organisation: null, signature: 'Janek' },
    { kind: 'anonymous', name: null, organisation: null, signature: null },
  ])
})

import { describe, expect, test } from 'vitest'
import { collect } from './bytes.ts'
import { breakLines } from './lines.ts'
import { type Block, repeatable, type TableRow } from './model.ts'
import { writePdf } from './pdf.ts'
import { writePoster } from './poster.ts'
import { qrPng } from './qr.ts'
import { readPdf } from './testing.ts'

const model = (blocks: AsyncIterable<Block> | Iterable<Block>) => ({
  title: 'Raport z konsultacji: żółć',
  language: 'pl' as const,
  author: 'Fundacja SocLab',
  footer: 'stopka',
  blocks,
})

const pdfOf = async (blocks: Block[]) => readPdf(await collect(writePdf(model(blocks))))

const tableOf = (rows: TableRow[]): Block => ({
  kind: 'table',
  caption: 'Uwagi i rozstrzygnięcia',
  columns: [
    { header: 'Numer', rowHeader: true },
    { header: 'Treść', width: 4 },
  ],
  rows,
})

test('the file says its title, language and that it is tagged', async () => {
  const { objects } = await pdfOf([])
  expect(objects).toMatch(/\/Lang \(pl-PL\)/)
  expect(objects).toMatch(/\/Marked true/)
  expect(objects).toMatch(/\/DisplayDocTitle true/)
  expect(objects).toMatch(/pdfuaid:part/)
})

test('Polish letters, letters of neighbours and what no font draws can be read out of the file', async () => {
  const text = 'Zażółć gęślą jaźń ŻÓŁĆ GĘŚLĄ JAŹŃ „cudzysłów” – 5 m² Привіт, ґанок'
  const { text: read } = await pdfOf([{ kind: 'paragraph', text: `${text} \u{1F333}` }])
  expect(read).toContain(`${text} ◊`)
})

test('headings, lists, tables and pictures stand in the structure, page furniture does not', async () => {
  const { tags, objects, text } = await pdfOf([
    { kind: 'heading', level: 1, text: 'Rozdział', id: 'rozdzial' },
    { kind: 'heading', level: 2, text: 'Podrozdział' },
    { kind: 'paragraph', text: [{ text: 'Zobacz ' }, { text: 'stronę', link: 'https://example.org' }, { text: '.' }] },
    { kind: 'list', ordered: true, items: ['pierwszy', 'drugi'] },
    { kind: 'keyValues', pairs: [{ key: 'Organizator', value: 'Gmina' }] },
    { kind: 'note', text: 'Uwaga na marginesie.' },
    { kind: 'picture', png: await qrPng('https://example.org'), alt: 'Kod QR', widthMm: 30 },
    tableOf([['1', 'Więcej drzew']]),
  ])
  expect(tags).toMatchObject({ Document: 1, H1: 1, H2: 1, H3: 1, L: 1, LI: 2, Lbl: 2, LBody: 2, Figure: 1, Link: 1 })
  expect(tags).toMatchObject({ Table: 2, Caption: 1, THead: 1, TBody: 1, TR: 3, TH: 4, TD: 2 })
  expect(objects).toMatch(/\/Scope \/Column/)
  expect(objects).toMatch(/\/Scope \/Row/)
  expect(objects).toContain('https://example.org')
  expect(text).toContain('stopka')
})

test('a link to a program or a file of the reader stays words', async () => {
  const { tags, text } = await pdfOf([{ kind: 'paragraph', text: [{ text: 'kliknij', link: 'javascript:alert(1)' }] }])
  expect(tags.Link).toBeUndefined()
  expect(text).toContain('kliknij')
})

test('a table goes on over pages: each page repeats the header, no row is lost, a long row is divided', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => [
    `nr-${index}.`,
    `Treść ${index}. ${'zdanie o drzewach '.repeat(index === 60 ? 900 : 12)}`,
  ])
  const { text, pages, tags } = await pdfOf([tableOf(rows)])
  expect(pages).toBeGreaterThan(8)
  for (const [number] of rows) expect(text).toContain(number)
  expect(text.match(/drzewach/g)).toHaveLength(119 * 12 + 900)
  // Every page of the table carries the header once.
  expect(text.match(/Numer/g)).toHaveLength(pages)
  // In the structure the header stands once: the repeated ones are artifacts.
  expect(tags).toMatchObject({ THead: 1, TR: 121, TD: 120, TH: 122 })
})

test('a paragraph longer than a page goes on over pages as one element', async () => {
  const { pages, tags, text } = await pdfOf([{ kind: 'paragraph', text: 'słowo '.repeat(3000) }])
  expect(pages).toBeGreaterThan(1)
  expect(tags.P).toBe(1)
  expect(text.match(/słowo/g)).toHaveLength(3000)
})

test('rows are asked for while the file is read', async () => {
  let asked = 0
  async function* rows() {
    for (; asked < 100_000; asked++) yield [`${asked}`, 'Więcej drzew '.repeat(20)]
  }
  const chunks = writePdf(model([{ kind: 'table', columns: [{ header: 'Nr' }, { header: 'Treść' }], rows: rows() }]))
  for (let read = 0; read < 30; read++) await chunks.next()
  await chunks.return(undefined)
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(2_000)
})

test('one model made of repeatable streams is written twice alike', async () => {
  const madeAt = Temporal.Instant.from('2026-09-30T12:00:00Z')
  const report = {
    ...model(
      repeatable(async function* () {
        yield { kind: 'paragraph' as const, text: 'Raz' }
      }),
    ),
    madeAt,
  }
  const [first, second] = [await collect(writePdf(report)), await collect(writePdf(report))]
  expect(readPdf(first).text).toContain('Raz')
  expect(second).toEqual(first)
})

describe('lines', () => {
  const linesOf = (text: string, width: number) =>
    breakLines([{ text }], 'text', 10, width).map((line) =>
      line.spans
        .map((span) => span.text)
        .join('')
        .trimEnd(),
    )

  test('no line is wider than it may be', () => {
    const text = `W środku https://example.org/${'długi-adres/'.repeat(20)} i słowa, słowa, słowa ${'x'.repeat(300)}`
    for (const line of breakLines([{ text }], 'text', 10, 120)) expect(line.width).toBeLessThanOrEqual(120.01)
    expect(linesOf(text, 120).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })

  test('a one-letter word goes with the next one', () => {
    for (let width = 40; width < 300; width += 7) {
      for (const line of linesOf('Spotkamy się w parku i nad wodą o siódmej z rana', width).slice(0, -1)) {
        expect(line).not.toMatch(/(^| )[wioz]$/)
      }
    }
  })

  test('line feeds are kept', () => {
    expect(linesOf('raz\n\ndwa\r\ntrzy', 200)).toEqual(['raz', '', 'dwa', 'trzy'])
  })
})

test('a poster is one tagged page with its title, its steps and the code described in words', async () => {
  const { text, pages, tags, objects } = readPdf(
    await collect(
      writePoster({
        title: 'Park nad Nettą: co zmienić, a co zostawić?',
        language: 'pl',
        author: 'Urząd Miejski w Augustowie',
        kind: 'Konsultacje społeczne',
        summary: 'Miasto chce odnowić park między śluzą a mostem.',
        banner: 'Uwagi do 30 września 2026, 23:59',
        steps: { title: 'Napisz, co o tym myślisz', items: ['Zeskanuj kod.', 'Napisz uwagę.'] },
        code: { png: await qrPng('https://wiec.example/konsultacje/park'), alt: 'Kod QR' },
        paragraphs: ['Pytania? 87 000 00 00'],
        footer: 'Urząd Miejski w Augustowie',
      }),
    ),
  )
  expect(pages).toBe(1)
  expect(tags).toMatchObject({ H1: 1, H2: 1, LI: 2, Figure: 1 })
  for (const words of ['Uwagi do 30 września 2026', '2. Napisz uwagę.', 'Pytania?']) expect(text).toContain(words)
  expect(objects).toContain('/MarkInfo')
})

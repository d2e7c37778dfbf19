import { expect, test } from 'vitest'
import { collect } from './bytes.ts'
import { writeDocx } from './docx.ts'
import { readDocx } from './docx-read.ts'
import { writeHtml } from './html.ts'
import type { Block, DocumentModel } from './model.ts'
import { writePdf } from './pdf.ts'
import { qrPng } from './qr.ts'
import { readPdf } from './testing.ts'

const model = (blocks: Block[], more: Partial<DocumentModel> = {}): DocumentModel => ({
  title: 'Jak jeździmy autobusem',
  language: 'pl',
  blocks,
  ...more,
})
const pdfOf = async (blocks: Block[], more: Partial<DocumentModel> = {}) =>
  readPdf(await collect(writePdf(model(blocks, more))))

const CHOICES: Block = {
  kind: 'choices',
  shape: 'round',
  items: [
    { code: 'P1.a', text: 'codziennie' },
    { code: 'P1.b', text: 'rzadziej, bo:', writing: true },
  ],
}
const GRID: Block = {
  kind: 'grid',
  shape: 'round',
  caption: 'Jak oceniasz?',
  columns: [
    { code: '1', text: 'źle' },
    { code: '2', text: 'dobrze' },
  ],
  rows: Array.from({ length: 40 }, (_, index) => ({ code: `P2.${index + 1}`, text: `Przystanek ${index + 1}` })),
}

test('boxes are a list whose labels are the codes, and their frames are left out of the structure', async () => {
  const { tags, text } = await pdfOf([CHOICES])
  expect(tags).toMatchObject({ L: 1, LI: 2, Lbl: 2, LBody: 2 })
  expect(text).toContain('P1.a')
  expect(text).toContain('codziennie')
})

test('a scale stands in a row, each point with its code and its number', async () => {
  const items = Array.from({ length: 11 }, (_, point) => ({ code: String(point), text: String(point) }))
  const { tags, pages } = await pdfOf([{ kind: 'choices', shape: 'round', inline: true, items }], { largeType: true })
  expect(tags).toMatchObject({ LI: 11 })
  expect(pages).toBe(1)
})

test('space to write in is said in words, once for each answer', async () => {
  const { tags, objects } = await pdfOf([
    { kind: 'writingLines', label: 'Miejsce na odpowiedz', count: 4 },
    { kind: 'writingCells', label: 'Dzien', groups: [2, 2, 4], between: '-', unit: 'r.' },
  ])
  expect(tags.Figure).toBe(2)
  expect(objects).toContain('(Miejsce na odpowiedz)')
})

test('a grid is a table with names of rows and columns; over two pages it shows its head again to the eye alone', async () => {
  const { tags, pages, text } = await pdfOf([GRID], { largeType: true })
  expect(pages).toBeGreaterThan(1)
  expect(tags).toMatchObject({ Table: 1, TR: 41, TH: 42, TD: 81, Caption: 1 })
  expect(text.match(/dobrze/g)).toHaveLength(pages)
})

test('large type takes more room than the usual one and loses no word', async () => {
  const words = Array.from({ length: 900 }, (_, index) => `slowo${index}`).join(' ')
  const [usual, large] = [
    await pdfOf([{ kind: 'paragraph', text: words }]),
    await pdfOf([{ kind: 'paragraph', text: words }], { largeType: true }),
  ]
  expect(large.pages).toBeGreaterThan(usual.pages)
  for (const word of words.split(' ')) expect(large.text).toContain(word)
})

test('parts begin on new pages with their own title and foot, the first on the first', async () => {
  const part = (number: number): Block[] => [
    { kind: 'part', title: `Karta ${number}`, footer: `stopka karty ${number}` },
    { kind: 'paragraph', text: 'Pytanie.' },
  ]
  const { pages, tags, text } = await pdfOf([...part(1), ...part(2)], { untitled: true })
  expect(pages).toBe(2)
  expect(tags.H1).toBe(2)
  expect(text).toContain('stopka karty 1')
  expect(text).toContain('stopka karty 2')
})

test('a picture has words at its side', async () => {
  const { text } = await pdfOf([
    { kind: 'picture', png: await qrPng('https://wiec.example/k/1'), alt: 'Kod', widthMm: 30, beside: ['Karta nr 7'] },
  ])
  expect(text).toContain('Karta nr 7')
})

test('the same blocks are said in a file for Word and in HTML', async () => {
  const blocks = [CHOICES, GRID, { kind: 'writingLines', label: 'Miejsce', count: 2 } as const]
  const word = JSON.stringify(await readDocx(await collect(writeDocx(model(blocks)))))
  const html = (await collect(writeHtml(model(blocks)))).toString()
  for (const said of ['P1.a', 'rzadziej', 'P2.40', 'dobrze']) {
    expect(word).toContain(said)
    expect(html).toContain(said)
  }
  expect(html).toContain('aria-label="Miejsce"')
})

test('a heading keeps what it holds on its page, unless that would take most of one', async () => {
  const lines = (count: number): Block[] => [{ kind: 'writingLines', label: 'Miejsce', count }]
  const answers = (count: number): Block => ({
    kind: 'choices',
    shape: 'round',
    items: Array.from({ length: count }, (_, index) => ({ code: `P1.${index}`, text: 'odpowiedź' })),
  })
  const pages = async (count: number, holds: boolean) => {
    const body = [answers(count)]
    const heading: Block = { kind: 'heading', level: 2, text: 'P1. Jak?', ...(holds ? { holds: body } : {}) }
    return (await pdfOf([...lines(19), heading, ...body, ...lines(19)])).pages
  }
  // Two thirds of a page, a question of a third, two thirds: the question begins the second page, and its end the third.
  expect(await pages(12, false)).toBe(2)
  expect(await pages(12, true)).toBe(3)
  expect(await pages(60, true)).toBe(await pages(60, false))
})

import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { collect } from './bytes.ts'
import { writePptx } from './pptx.ts'
import type { Talk } from './slides.ts'
import { writeSlidesPdf } from './slides-pdf.ts'
import { readPdf } from './testing.ts'
import { officeLimits, openZip } from './zip.ts'

const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1d5b3f' } })
  .png()
  .toBuffer()

const talk: Talk = {
  title: 'Sieć Praktyków',
  subtitle: 'Idea i zasady',
  language: 'pl',
  author: 'Fundacja SocLab',
  madeAt: Temporal.Instant.from('2026-10-05T08:00:00Z'),
  footer: 'wiec.example',
  colours: { main: '#1d5b3f', accent: '#d98e04', paper: '#fbf8f1', ink: '#1c1f1d' },
  slides: [
    { id: 'a', title: 'Sieć Praktyków', lead: 'Północno-wschodnia Polska', notes: 'Dzień dobry.' },
    {
      id: 'b',
      title: 'Stan & <liczby>',
      lead: 'Zażółć gęślą jaźń',
      figures: [
        { figure: '13', label: 'osób' },
        { figure: '5', label: 'instytucji' },
      ],
      points: ['Pierwszy punkt', 'Drugi punkt'],
      picture: { png, alt: 'Mapa: Sejny (2), Ełk (1)', width: 40, height: 30 },
      notes: 'Powiedz, skąd są liczby.',
    },
    {
      id: 'c',
      title: 'Rodzaje',
      table: {
        caption: 'Członkowie',
        columns: ['Rodzaj', 'Ilu'],
        rows: [
          ['Gmina', '3'],
          ['Biblioteka', '2'],
        ],
      },
      notes: 'Tabela.',
    },
  ],
}

let parts: Map<string, string>

beforeAll(async () => {
  parts = await textsIn(await writePptx(talk))
})

const inOrder = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => text)
const slide = (number: number) => parts.get(`ppt/slides/slide${number}.xml`) ?? ''

test('each slide has one title that is a title, so that the outline and screen readers find it', () => {
  for (const number of [1, 2, 3]) expect(slide(number).match(/<p:ph\s[^>]*type="title"/g)).toHaveLength(1)
  expect(inOrder(slide(2))[0]).toBe('Stan &amp; &lt;liczby&gt;')
})

test('what is read stands in the order in which it is read, the picture last and with words', () => {
  expect(inOrder(slide(2))).toEqual([
    'Stan &amp; &lt;liczby&gt;',
    'Zażółć gęślą jaźń',
    '13',
    'osób',
    '5',
    'instytucji',
    'Pierwszy punkt',
    'Drugi punkt',
    ...inOrder(slide(2)).slice(8),
  ])
  const xml = slide(2)
  expect(xml.indexOf('<p:pic>')).toBeGreaterThan(xml.indexOf('Drugi punkt'))
  expect(/<p:pic>.*?descr="([^"]*)"/s.exec(xml)?.[1]).toBe('Mapa: Sejny (2), Ełk (1)')
  expect(xml.match(/<p:pic>/g)).toHaveLength(1)
})

test('a table is a table, in order of rows, with its first row as the header', () => {
  const xml = slide(3)
  expect(xml).toContain('<a:tbl>')
  expect(inOrder(xml).slice(0, 7)).toEqual(['Rodzaje', 'Rodzaj', 'Ilu', 'Gmina', '3', 'Biblioteka', '2'])
  expect(xml).toMatch(/<a:tblPr[^>]*firstRow="1"/)
  expect(xml).toMatch(/<p:graphicFrame>.*?descr="Członkowie"/s)
})

test('the words are Polish, the notes are the speaker’s, and the looks are ours', () => {
  expect(slide(2)).toContain('lang="pl-PL"')
  expect(parts.get('ppt/notesSlides/notesSlide2.xml')).toContain('Powiedz, skąd są liczby.')
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>Sieć Praktyków</dc:title>')
  expect([...parts.values()].some((xml) => xml.includes('1D5B3F'))).toBe(true)
})

test('every part is well-formed, whatever people typed', () => {
  for (const [name, xml] of parts) {
    if (!name.endsWith('.xml')) continue
    const stripped = xml.replace(/<\?xml[^>]*\?>/, '')
    expect(stripped, name).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#)/)
    expect(opened(stripped), name).toBe(0)
  }
})

test('the PDF says the same in the same order, tagged, with the picture described', async () => {
  const pdf = readPdf(Buffer.from(await collect(writeSlidesPdf(talk))))
  expect(pdf.pages).toBe(3)
  const flat = pdf.text.replace(/\s+/g, ' ')
  const places = ['Stan & <liczby>', 'Zażółć', '13', 'osób', 'Pierwszy punkt', 'Powiedz, skąd'].map((words) =>
    flat.indexOf(words),
  )
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
  expect(pdf.tags).toMatchObject({ H1: 1, H2: 2, Figure: 1, L: 1, LI: 2, Table: 1, TR: 3 })
  expect(pdf.objects).toContain('pdfuaid')
})

async function textsIn(file: Buffer): Promise<Map<string, string>> {
  const archive = await openZip(file, officeLimits)
  const names = archive.entries.map(({ name }) => name).filter((name) => /\.(xml|rels)$/.test(name))
  return new Map(await Promise.all(names.map(async (name) => [name, (await archive.read(name)).toString()] as const)))
}

/** How many elements are left open; a closing tag that closes another counts against. */
function opened(xml: string): number {
  const stack: string[] = []
  for (const [, closes, name = '', selfClosed] of xml.matchAll(/<(\/)?([\w:-]+)[^>]*?(\/)?>/g)) {
    if (selfClosed) continue
    if (!closes) stack.push(name)
    else if (stack.pop() !== name) return -1
  }
  return stack.length
}

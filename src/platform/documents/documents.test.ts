import { HtmlValidate } from 'html-validate'
import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { asStream, collect } from './bytes.ts'
import { writeDocx } from './docx.ts'
import { readDocx } from './docx-read.ts'
import { writeHtml } from './html.ts'
import { type Block, type DocumentModel, plainText, safeLink } from './model.ts'
import { officeKind } from './office.ts'
import { qrPng, qrSvg } from './qr.ts'
import en from './texts.en.json' with { type: 'json' }
import pl from './texts.pl.json' with { type: 'json' }
import { fileProblems } from './unreadable.ts'
import { writeXlsx } from './xlsx.ts'
import { openZip, writeZip } from './zip.ts'

async function* blocks(): AsyncGenerator<Block> {
  yield { kind: 'heading', level: 1, text: 'Przebieg', id: 'przebieg-konsultacji' }
  yield {
    kind: 'paragraph',
    text: [
      { text: 'Żółć & <gęśl> ' },
      { text: 'ważne', bold: true },
      { text: ' strona', link: 'https://example.org/?a=1&b=2' },
    ],
  }
  yield { kind: 'paragraph', text: 'pierwszy wiersz\ndrugi\u0000 wiersz' }
  yield { kind: 'list', ordered: true, items: ['jeden', 'dwa'] }
  yield { kind: 'list', ordered: true, items: ['znowu jeden'] }
  yield { kind: 'keyValues', pairs: [{ key: 'Organizator', value: 'Gmina Wasilków' }] }
  yield { kind: 'note', text: [{ text: 'kliknij', link: 'javascript:alert(1)' }] }
  yield { kind: 'picture', png: await qrPng('https://example.org'), alt: 'Kod "QR"', widthMm: 30 }
  yield { kind: 'pageBreak' }
  yield {
    kind: 'table',
    caption: 'Uwagi',
    columns: [
      { header: 'Numer', rowHeader: true },
      { header: 'Treść', width: 4 },
      { header: 'Kwota', align: 'right' },
    ],
    rows: [['U-1', 'Więcej drzew', '1 000'], ['U-2']],
  }
}

const model = (): DocumentModel => ({
  title: 'Raport <żółty>',
  subtitle: 'Gmina',
  author: 'Fundacja',
  language: 'pl',
  footer: 'stopka',
  blocks: blocks(),
})

describe('DOCX', () => {
  test('reads back with headings, lists and tables where they stood', async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: await collect(writeDocx(model())) })
    expect(html).toContain('Raport &lt;żółty&gt;')
    expect(html).toMatch(/<h1>.*Przebieg<\/h1>/)
    expect(html).toContain('Żółć &amp; &lt;gęśl&gt; <strong>ważne</strong>')
    expect(html).toContain('href="https://example.org/?a=1&amp;b=2"')
    expect(html).toContain('pierwszy wiersz<br />drugi wiersz')
    expect(html).toContain('<ol><li>jeden</li><li>dwa</li>')
    expect(html).toMatch(/<thead>.*Numer.*<\/thead>/)
    expect(html).not.toContain('javascript:')
  })

  test('a second numbered list counts from one again', async () => {
    const xml = (await (await openZip(await collect(writeDocx(model())))).read('word/document.xml')).toString()
    const [first, second, third] = [...xml.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  test('says its title and its language, so that Word checks the spelling in Polish', async () => {
    const archive = await openZip(await collect(writeDocx(model())))
    expect((await archive.read('docProps/core.xml')).toString()).toContain('<dc:title>Raport &lt;żółty&gt;</dc:title>')
    expect((await archive.read('word/styles.xml')).toString()).toContain('w:val="pl-PL"')
  })

  test('is read as paragraphs of plain text', async () => {
    const paragraphs = await readDocx(await collect(writeDocx(model())))
    expect(paragraphs).toContain('Żółć & <gęśl> ważne strona')
    expect(paragraphs).toContain('pierwszy wiersz\ndrugi wiersz')
    expect(paragraphs).toContain('Więcej drzew')
  })

  test('a file that is none, is cut or is a bomb is refused with a word', async () => {
    const whole = await collect(writeDocx(model()))
    await expect(readDocx(new Uint8Array())).rejects.toMatchObject({ word: 'file-empty' })
    await expect(readDocx(whole.subarray(0, 900))).rejects.toMatchObject({ word: 'file-truncated' })
    await expect(readDocx(Buffer.from('zwykły tekst, nie dokument'))).rejects.toMatchObject({ word: 'file-type' })
    const bomb = await collect(writeZip([{ name: 'word/document.xml', data: Buffer.alloc(150_000_000, 'a') }]))
    await expect(readDocx(bomb)).rejects.toMatchObject({ word: 'file-bomb' })
    const broken = await collect(writeZip([{ name: 'word/document.xml', data: '<w:document><nie' }]))
    await expect(readDocx(broken)).rejects.toMatchObject({ word: 'file-truncated' })
  })
})

test('office files are told apart by their parts, and one with macros is refused', async () => {
  const workbook = writeXlsx([{ name: 'a', columns: [{ header: 'a' }], rows: [] }])
  expect(await officeKind(await collect(workbook))).toBe('xlsx')
  expect(await officeKind(await collect(writeDocx(model())))).toBe('docx')
  const odt = writeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }])
  expect(await officeKind(await collect(odt))).toBe('odt')
  expect(await officeKind(await collect(writeZip([{ name: 'a', data: 'a' }])))).toBeNull()
  const macros = writeZip([
    { name: 'word/document.xml', data: '<a/>' },
    { name: 'word/vbaProject.bin', data: 'x' },
  ])
  await expect(officeKind(await collect(macros))).rejects.toMatchObject({ word: 'file-script' })
})

test('the HTML file is valid, accessible in its marks and holds no script', async () => {
  const html = (await collect(writeHtml(model()))).toString('utf8')
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: { 'no-inline-style': 'off', 'long-title': 'off' },
  }).validateString(html)
  expect(
    report.results.flatMap((result) => result.messages.map((message) => `${message.ruleId}: ${message.message}`)),
  ).toEqual([])
  expect(html).toContain('<th scope="row">U-2</th><td></td>')
  expect(html).not.toContain('javascript:')
})

test('a QR code is a picture with a name, and hostile text in the name stays text', async () => {
  const svg = qrSvg('https://example.org', 'Strona "konsultacji" <script>')
  expect(svg).toContain('aria-label="Strona &quot;konsultacji&quot; &lt;script&gt;"')
  expect(svg).toMatch(/viewBox="0 0 (\d+) \1"/)
  expect((await qrPng('https://example.org', 300)).subarray(1, 4).toString()).toBe('PNG')
})

test('a document made step by step becomes the body of an answer', async () => {
  expect(await new Response(asStream(writeHtml(model()))).text()).toContain('</html>')
})

test('the plain words of a text leave out emphasis and links', () => {
  expect(plainText([{ text: 'Zobacz ' }, { text: 'stronę', link: 'https://example.org' }])).toBe('Zobacz stronę')
})

test.each([
  ['https://example.org/żółw', 'https://example.org/%C5%BC%C3%B3%C5%82w'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['#rozdzial', '#rozdzial'],
  ['javascript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  [' JavaScript:alert(1)', undefined],
  ['/wzgledny', undefined],
  ['', undefined],
])('the link %j is carried as %j', (link, carried) => {
  expect(safeLink(link)).toBe(carried)
})

test('every reason to refuse a file has its sentences in both languages', () => {
  const keys = fileProblems.flatMap((word) => [`refusal.${word}`, `refusal.${word}.title`]).sort()
  expect(Object.keys(pl).sort()).toEqual(keys)
  expect(Object.keys(en).sort()).toEqual(keys)
})

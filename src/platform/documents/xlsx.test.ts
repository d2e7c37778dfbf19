import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { collect } from './bytes.ts'
import type { Row } from './cells.ts'
import { columnLetters, writeXlsx } from './xlsx.ts'
import { readXlsx } from './xlsx-read.ts'
import { openZip, writeZip, type ZipPart } from './zip.ts'

const columns = [{ header: 'Uwaga', width: 60 }, { header: 'Kiedy' }]

const workbookOf = (rows: Row[]) => collect(writeXlsx([{ name: 'Uwagi', columns, rows }]))

/** A workbook of one sheet with the given rows of sheet XML; the rest as our writer makes it. */
async function workbookWith(sheetData: string) {
  const archive = await openZip(await workbookOf([]))
  const parts: ZipPart[] = []
  for (const { name } of archive.entries) {
    const xml = (await archive.read(name)).toString('utf8')
    parts.push({ name, data: xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${sheetData}</sheetData>`) })
  }
  return collect(writeZip(parts))
}

describe('writing', () => {
  test('what is written is read back with its types', async () => {
    const day = Temporal.PlainDate.from('2026-09-30')
    const moment = Temporal.Instant.from('2026-09-30T21:59:59Z')
    const back = await readXlsx(await workbookOf([['Więcej drzew & <ławek>', day, 12.5, true, moment, null, 'koniec']]))
    expect(back[0]?.slice(0, 2)).toEqual(['Uwaga', 'Kiedy'])
    expect(back[1]?.map(String)).toEqual(
      ['Więcej drzew & <ławek>', '2026-09-30', '12.5', 'true', '2026-09-30T23:59:59', 'null', 'koniec'].map(String),
    )
    expect(back[1]?.[2]).toBe(12.5)
  })

  test.each(['=1+1', '+48 600', '-5', '@x', '\t=1', "'=1"])(
    'the text %j is text in the file and comes back as it was',
    async (text) => {
      const bytes = await workbookOf([[text, 'x']])
      const sheet = (await (await openZip(bytes)).read('xl/worksheets/sheet1.xml')).toString('utf8')
      expect(sheet).not.toContain('<f>')
      expect(String((await readSheet(bytes))[1]?.[0])).toMatch(/^'/)
      expect((await readXlsx(bytes))[1]?.[0]).toBe(text)
    },
  )

  test('text that XML cannot hold or that Excel reads in its own way does not break the file', async () => {
    const [, row] = await readXlsx(await workbookOf([['a\u0000b\uD800 _x0041_ ]]> \u{1F333}', 'x'.repeat(40_000)]]))
    expect(row?.[0]).toBe('ab\uFFFD _x0041_ ]]> \u{1F333}')
    expect(String(row?.[1])).toHaveLength(32_767)
  })

  test('the header row is frozen, styled and filtered, and columns have widths', async () => {
    const xml = (await (await openZip(await workbookOf([['a', 'b']]))).read('xl/worksheets/sheet1.xml')).toString(
      'utf8',
    )
    expect(xml).toContain('state="frozen"')
    expect(xml).toContain('<col min="1" max="1" width="60"')
    expect(xml).toContain('<c r="A1" s="1"')
    expect(xml).toContain('<autoFilter ref="A1:B2"/>')
  })

  test('several sheets get names that Excel accepts', async () => {
    const names = ['Uwagi: [1/2]', 'Uwagi: [1/2]', 'x'.repeat(50)]
    const bytes = await collect(writeXlsx(names.map((name) => ({ name, columns, rows: [[name, '']] }))))
    expect((await readXlsx(bytes, { sheet: 'Uwagi   1 2' }))[1]?.[0]).toBe('Uwagi: [1/2]')
    expect((await readXlsx(bytes, { sheet: 'x'.repeat(31) }))[1]?.[0]).toBe('x'.repeat(50))
  })

  test('rows are asked for only as the file is read, and a reader who leaves closes them', async () => {
    let asked = 0
    let closed = false
    async function* endless() {
      try {
        for (;;) {
          asked++
          yield [`uwaga ${asked} ${Math.sin(asked)}`.repeat(20)]
        }
      } finally {
        closed = true
      }
    }
    const chunks = writeXlsx([{ name: 'Uwagi', columns, rows: endless() }])
    for (let read = 0; read < 20; read++) await chunks.next()
    await chunks.return(undefined)
    await expect.poll(() => closed).toBe(true)
    expect(asked).toBeLessThan(50_000)
  })

  test('an error while rows are made reaches the reader', async () => {
    async function* breaking(): AsyncGenerator<Row> {
      yield ['pierwsza']
      throw new Error('the database went away')
    }
    await expect(collect(writeXlsx([{ name: 'Uwagi', columns, rows: breaking() }]))).rejects.toThrow(
      'the database went away',
    )
  })

  test.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('column %i is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters)
  })
})

describe('reading what people send', () => {
  test('a formatted sheet with a million empty rows reads as its few filled rows', async () => {
    const bytes = await workbookWith(
      '<row r="1"><c r="A1" t="str"><v>uwaga</v></c><c r="XFD1" s="1"/></row><row r="1048576" s="1"/>',
    )
    expect(await readXlsx(bytes)).toEqual([['uwaga']])
  })

  test('two cells at opposite corners are refused before they fill the memory', async () => {
    const bytes = await workbookWith(
      '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
    )
    await expect(readXlsx(bytes)).rejects.toMatchObject({ word: 'file-bomb' })
  })

  test('a cell that shows an error is empty and the rest of its row is read', async () => {
    const bytes = await workbookWith(
      '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="str"><f>A2</f><v>wynik</v></c></row>',
    )
    expect(await readXlsx(bytes)).toEqual([[null, 'wynik']])
  })

  test('entities are refused', async () => {
    const bytes = await collect(
      writeZip([{ name: 'xl/workbook.xml', data: '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>' }]),
    )
    await expect(readXlsx(bytes)).rejects.toMatchObject({ word: 'file-bomb' })
  })

  test('0 bytes, a truncated file, another archive and plain text are refused with a word', async () => {
    const whole = await workbookOf([['a', 'b']])
    await expect(readXlsx(new Uint8Array())).rejects.toMatchObject({ word: 'file-empty' })
    await expect(readXlsx(whole.subarray(0, whole.length - 40))).rejects.toMatchObject({ word: 'file-truncated' })
    await expect(readXlsx(await collect(writeZip([{ name: 'a.txt', data: 'a' }])))).rejects.toMatchObject({
      word: 'file-type',
    })
    await expect(readXlsx(Buffer.from('to nie jest skoroszyt'))).rejects.toMatchObject({ word: 'file-type' })
    const broken = await workbookWith('<row r="1"><c r="A1"><v>1</v></row>')
    await expect(readXlsx(broken)).rejects.toMatchObject({ word: 'file-truncated' })
  })
})

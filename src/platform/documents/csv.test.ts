import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from './bytes.ts'
import { neutralise, plainCell, type Row } from './cells.ts'
import { writeCsv } from './csv.ts'
import { delimiterOf, encodingOf, readCsv } from './csv-read.ts'

const written = async (rows: Row[], options = {}) => (await collect(writeCsv(rows, options))).toString('utf8')

const readBack = async (bytes: Uint8Array) => {
  const table = await readCsv(bytes)
  return { ...table, rows: await Array.fromAsync(table.rows) }
}

describe('writing', () => {
  test('a file for Excel begins with the mark of UTF-8 and ends its lines by RFC 4180', async () => {
    expect(await written([['Żółw', 2]], { header: ['nazwa', 'ile'] })).toBe('\uFEFFnazwa,ile\r\nŻółw,2\r\n')
  })

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+48 600 100 200', "'+48 600 100 200"],
    ['-5', "'-5"],
    ['@sum', "'@sum"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['a, b', '"a, b"'],
    ['a "b"', '"a ""b"""'],
    ['wiersz\nwiersz', '"wiersz\nwiersz"'],
    [' brzeg', '" brzeg"'],
  ])('the text %j is written as %j', async (text, line) => {
    expect(await written([[text]], { bom: false })).toBe(`${line}\r\n`)
  })

  test('numbers, dates, moments and answers stay what they are', async () => {
    const row = [
      -5,
      1.5,
      true,
      Temporal.PlainDate.from('2026-09-30'),
      Temporal.Instant.from('2026-09-30T21:59:59Z'),
      null,
    ]
    expect(await written([row], { bom: false })).toBe('-5,1.5,true,2026-09-30,2026-09-30 23:59:59,\r\n')
  })

  test('rows are asked for only as the file is read', async () => {
    let asked = 0
    function* endless() {
      for (;;) {
        asked++
        yield ['x'.repeat(1000)]
      }
    }
    const chunks = writeCsv(endless())
    await chunks.next()
    expect(asked).toBeLessThan(50)
    await chunks.return(undefined)
  })
})

describe('reading', () => {
  test.each([
    ['utf-8', Buffer.from('imię;uwaga\nŻaneta;więcej drzew\n')],
    ['utf-8', Buffer.from('\uFEFFimię;uwaga\nŻaneta;więcej drzew\n')],
    ['utf-16le', Buffer.from('\uFEFFimię;uwaga\nŻaneta;więcej drzew\n', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFFimię;uwaga\nŻaneta;więcej drzew\n', 'utf16le').swap16()],
    ['windows-1250', Buffer.from('imi\xea;uwaga\n\xafaneta;wi\xeacej drzew\n', 'latin1')],
  ])('a file in %s is read', async (encoding, bytes) => {
    const table = await readBack(bytes)
    expect(table).toMatchObject({ encoding, delimiter: ';' })
    expect(table.rows).toEqual([
      ['imię', 'uwaga'],
      ['Żaneta', 'więcej drzew'],
    ])
  })

  test('ISO 8859-2 and windows-1250 are told apart by ą, ś and ź', () => {
    expect(encodingOf(Buffer.from('ksi\xb1\xbfka, \xb6cie\xbfka', 'latin1'))).toBe('iso-8859-2')
    expect(encodingOf(Buffer.from('ksi\xb9\xbfka, \x9ccie\xbfka', 'latin1'))).toBe('windows-1250')
  })

  test('Polish letters that come only after a long plain beginning are still read', async () => {
    const bytes = Buffer.concat([Buffer.from('a;b\n'.repeat(40_000)), Buffer.from('\xafaneta;x\n', 'latin1')])
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
    }
    const { mkdtemp, writeFile } = await import('node:fs/promises')
    const path = `${await mkdtemp('/tmp/wiec-csv-')}/plik.csv`
    await writeFile(path, chunks())
    const rows = await Array.fromAsync((await readCsv(path)).rows)
    expect(rows.at(-1)).toEqual(['Żaneta', 'x'])
  })

  test.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2\n', ';'],
    ['a\tb\n1;2\tx\n', '\t'],
    ['"a;b;c",d\n"e;f;g",h\n', ','],
    ['jedna kolumna\nbez podziału\n', ','],
  ])('the delimiter of %j is %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })

  test('an empty file and a binary file are refused with a word', async () => {
    await expect(readCsv(new Uint8Array())).rejects.toMatchObject({ word: 'file-empty' })
    await expect(readCsv(Buffer.from('\x7fELF\x02\x01\x01\x00\x00'))).rejects.toMatchObject({ word: 'file-type' })
  })

  test('a file that breaks off inside quotes is refused with a word', async () => {
    const table = await readCsv(Buffer.from('a,b\n"bez końca,2\n'))
    await expect(Array.fromAsync(table.rows)).rejects.toMatchObject({ word: 'file-truncated' })
  })
})

test('what is neutralised comes back exactly, whatever people write', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', 'ł') }), (text) => {
      expect(neutralise(text)).not.toMatch(/^[=+\-@\t\r]/)
      expect(plainCell(neutralise(text))).toBe(text)
    }),
  )
})

test('any table of texts comes back from its file', async () => {
  const texts = fc.array(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 2, maxLength: 4 }), {
    minLength: 1,
  })
  await fc.assert(
    fc.asyncProperty(texts, async (rows) => {
      // A zero character and halves of pairs belong to no text file; the first line must show the delimiter.
      const clean = rows.map((row) => row.map((cell) => cell.toWellFormed().replaceAll('\0', '')))
      const back = await readBack(await collect(writeCsv([['a', 'b', 'c'], ...clean])))
      expect(back.rows.slice(1).map((row) => row.map(plainCell))).toEqual(
        clean.filter((row) => row.some(Boolean) || row.length > 1),
      )
    }),
    { numRuns: 60 },
  )
})

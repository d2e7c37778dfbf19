import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { collect, writeDocx, writePdf, writeXlsx, writeZip } from '../documents/index.ts'
import { safeFileName } from './names.ts'
import { detectType } from './sniff.ts'

const model = { title: 'Raport', language: 'pl' as const, blocks: [] }
const picture = (format: 'png' | 'jpeg' | 'gif' | 'webp') =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#1d5b3f' } })
    .toFormat(format)
    .toBuffer()
const archive = () => collect(writeZip([{ name: 'a.txt', data: 'a' }]))

const made: Record<string, () => Promise<Buffer>> = {
  pdf: () => collect(writePdf(model)),
  png: () => picture('png'),
  jpeg: () => picture('jpeg'),
  gif: () => picture('gif'),
  webp: () => picture('webp'),
  docx: () => collect(writeDocx(model)),
  xlsx: () => collect(writeXlsx([{ name: 'a', columns: [{ header: 'a' }], rows: [] }])),
  odt: () => collect(writeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }])),
  ods: () => collect(writeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' }])),
  zip: archive,
}

describe('what a file is', () => {
  test.each(Object.keys(made))('%s is known by its bytes whatever its name', async (type) => {
    expect(await detectType((await made[type]?.()) ?? Buffer.alloc(0), 'podpis.exe.txt')).toBe(type)
  })

  test.each([
    ['uwagi.csv', 'a;b\n1;2\n', 'csv'],
    ['eksport', 'nr;uwaga;data\n1;x;y\n2;x;y\n3;z;y\n', 'csv'],
    ['uwagi.jsonl', '{"id":1}\n{"id":2}\n', 'jsonl'],
    ['list.txt', 'Szanowni Państwo,\nproszę o więcej drzew, ławek i cienia.\n', 'txt'],
    ['list', 'Kocham <3 nasz park', 'txt'],
    ['uwagi.csv', 'nr;uwaga\n1;<script>alert(1)</script>\n', 'csv'],
  ])('%s that says %j is %s', async (name, text, type) => {
    expect(await detectType(Buffer.from(text), name)).toBe(type)
  })

  test('a text in windows-1250 is a text', async () => {
    expect(await detectType(Buffer.from('Za\xbf\xf3\xb3\xe6 g\xea\x9cl\xb9', 'latin1'), 'list.txt')).toBe('txt')
  })

  test('a file on disk is read from its edges', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'wiec-sniff-')), 'raport')
    await writeFile(path, (await made.pdf?.()) ?? '')
    expect(await detectType(path, 'raport')).toBe('pdf')
  })
})

describe('what is refused, and why', () => {
  const text = (words: string) => async () => Buffer.from(words, 'latin1')
  const joined = (first: string, second: string) => async () =>
    Buffer.concat([(await made[first]?.()) ?? Buffer.alloc(0), (await made[second]?.()) ?? Buffer.alloc(0)])

  test.each<[string, string, () => Promise<Buffer>]>([
    ['0 bytes', 'file-empty', text('')],
    ['an SVG picture', 'file-script', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['an SVG picture that begins as XML', 'file-script', text('<?xml version="1.0"?><svg/>')],
    ['a page', 'file-script', text('\n  <!DOCTYPE html><p>x')],
    ['a text with a script', 'file-script', text('Dzień dobry <script>alert(1)</script>')],
    ['a program for Windows', 'file-script', text('MZ\x90\x00')],
    ['a program for a shell', 'file-script', text('#!/bin/sh\nrm -rf /')],
    ['an old Word document', 'file-old-office', text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['a photo of a kind browsers do not show', 'file-photo-format', text('\x00\x00\x00\x18ftypheic')],
    ['unknown bytes', 'file-type', text('\x01\x02\x03\x04')],
    ['RTF', 'file-type', text('{\\rtf1 tekst}')],
    ['a GIF that is a page', 'file-polyglot', text('GIF89a/*<script>alert(1)</script>')],
    ['a GIF that is a PDF', 'file-polyglot', text('GIF89a  %PDF-1.7\n')],
    ['a PDF that is an archive', 'file-polyglot', joined('pdf', 'zip')],
    ['a PDF that is a page', 'file-polyglot', text('%PDF-1.7\n<html><script>alert(1)</script>\n%%EOF')],
    ['a PDF cut short', 'file-truncated', async () => ((await made.pdf?.()) ?? Buffer.alloc(0)).subarray(0, 3000)],
    ['an archive with another behind it', 'file-polyglot', joined('zip', 'zip')],
    ['an archive that is a PDF', 'file-polyglot', () => collect(writeZip([{ name: '%PDF-1.7', data: 'a' }]))],
    ['an archive cut short', 'file-truncated', async () => (await archive()).subarray(0, 40)],
  ])('%s: %s', async (_, word, bytes) => {
    await expect(detectType(await bytes(), 'plik.txt')).rejects.toMatchObject({ word })
  })

  test('any bytes at all are a kind or a refusal, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('%PDF-', 'PK\x03\x04', 'GIF89a', ''),
        async (bytes, start) => {
          const file = Buffer.concat([Buffer.from(start, 'latin1'), bytes])
          const answer = await detectType(file, 'a').catch((error) => error.word)
          expect(answer).toMatch(/^[a-z-]+$/)
        },
      ),
    )
  })
})

describe('names of files', () => {
  test.each([
    ['Załącznik nr 1 – żółć.pdf', undefined, 'Załącznik nr 1 – żółć.pdf'],
    ['../../etc/passwd', undefined, 'passwd'],
    ['C:\\Users\\Ela\\uwagi.docx', undefined, 'uwagi.docx'],
    ['raport\u202Efdp.exe', 'pdf', 'raportfdp_exe.pdf'],
    ['zdjęcie.JPEG', 'jpeg', 'zdjęcie.jpg'],
    ['faktura.pdf.exe', 'pdf', 'faktura_pdf_exe.pdf'],
    ['uwagi', 'csv', 'uwagi.csv'],
    ['con.txt', undefined, '_con.txt'],
    ['.htaccess', undefined, 'htaccess'],
    ['a\u0000b\r\nSet-Cookie: x.txt', undefined, 'abSet-Cookie_ x.txt'],
    ['"><script>.png', 'png', '___script_.png'],
    ['', 'pdf', 'plik.pdf'],
    ['...', undefined, 'plik'],
    ['/', undefined, 'plik'],
  ] as const)('%j becomes a safe name', (name, type, safe) => {
    expect(safeFileName(name, type)).toBe(safe)
  })

  test('a safe name is short, has no folder and stays as it is when made safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const safe = safeFileName(name)
        expect(safe.length).toBeLessThanOrEqual(120)
        expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]/u)
        expect(safe).not.toMatch(/^\.|^$/)
        expect(safeFileName(safe)).toBe(safe)
      }),
      { examples: [['!.𐀀𝅘𝅥𝅮𝅗𝅥']] },
    )
  })
})

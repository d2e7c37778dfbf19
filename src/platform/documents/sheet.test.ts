import { expect, test } from 'vitest'
import { qrPng } from './qr.ts'
import { type SheetToSign, writeSheet } from './sheet.ts'
import { readPdf } from './testing.ts'

const sheet = async (given: Partial<SheetToSign> = {}): Promise<SheetToSign> => ({
  title: 'Deklaracja przystąpienia',
  language: 'pl',
  subtitle: 'Sieć Praktyków',
  author: 'Fundacja SocLab',
  reference: 'Numer: D/2026/14',
  code: { png: await qrPng('https://wiec.example/x', 300), alt: 'Kod QR do deklaracji' },
  parts: [
    {
      kind: 'fields',
      title: 'Kim jesteś',
      fields: [
        { label: 'Imię i nazwisko', value: 'Zażółć Gęślą-Jaźń' },
        { label: 'Telefon', value: null },
        { label: 'Gmina', value: 'gmina wiejska Augustów', wide: true },
      ],
    },
    {
      kind: 'boxes',
      title: 'Narzędzia',
      inline: true,
      boxes: [
        { text: 'konsultacje społeczne', ticked: true },
        { text: 'fundusz sołecki', ticked: false },
      ],
    },
    { kind: 'words', title: 'Oświadczenie', text: 'Przystępuję do Sieci.' },
  ],
  signatures: ['Miejscowość i data', 'Podpis'],
  small: 'Administratorem danych jest Fundacja.',
  footer: 'wersja 1',
  ...given,
})

test('a sheet to sign is one tagged page: headings, a list of boxes, the code in words, Polish letters to read out', async () => {
  const { pages, tags, text, objects } = readPdf(Buffer.from((await writeSheet(await sheet())) ?? []))
  expect(pages).toBe(1)
  expect(tags).toMatchObject({ H1: 1, H2: 3, L: 1, LI: 2, Figure: 1 })
  expect(objects).toMatch(/\/Marked true/)
  expect(objects).toMatch(/\/Lang \(pl-PL\)/)
  for (const words of ['Zażółć Gęślą-Jaźń', '[x] konsultacje społeczne', 'Numer: D/2026/14', 'Podpis'])
    expect(text).toContain(words)
  expect(text).not.toContain('[x] fundusz')
})

test('longer words make smaller letters, still on one page; too long for a sheet is said', async () => {
  const words = (count: number) => ({
    kind: 'words' as const,
    title: 'Oświadczenie',
    text: 'Przystępuję do Sieci. '.repeat(count),
  })
  const long = await writeSheet(await sheet({ parts: [words(180)] }))
  expect(readPdf(Buffer.from(long ?? [])).pages).toBe(1)
  expect(await writeSheet(await sheet({ parts: [words(900)] }))).toBeNull()
})

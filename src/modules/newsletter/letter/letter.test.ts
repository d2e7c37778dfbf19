import { describe, expect, test } from 'vitest'
import { aHouse } from '../../../../tests/support/house.ts'
import { newId } from '../../../platform/ids.ts'
import type { Block } from '../issues/blocks.ts'
import type { Issue } from '../issues/rules.ts'
import { checksOf, ownAddresses } from '../reviewing/checks.ts'
import { type LetterLook, type Written, writeLetter } from './letter.tsx'
import { asPage, sheetOf } from './preview.ts'
import { filled, SLOTS } from './slots.ts'
import { plainWords, wrapped } from './words.ts'

const house = await aHouse({} as never)
const look: LetterLook = {
  url: 'https://wiec.example',
  t: house.texts.in('pl'),
  network: 'Regionalna Sieć Praktyków Partycypacji',
  operator: 'Fundacja SocLab',
  operatorAddress: 'ul. Zwierzyniecka 17/16',
  colours: null,
}
const id = () => newId()
const BLOCKS: Block[] = [
  { id: id(), kind: 'heading', text: 'Gdzie zabrać głos' },
  {
    id: id(),
    kind: 'text',
    text: 'Piszemy o **lipach** i <b>o</b> "parku". [Plan](/konsultacje/park) i [mapa](https://mapy.example).\n\n- raz\n- dwa',
  },
  {
    id: id(),
    kind: 'picture',
    fileId: id(),
    path: '/pliki/x/park.jpg',
    width: 1200,
    height: 800,
    alt: 'Lipy nad Nettą',
    caption: 'Fot. M. Jeziorna',
  },
  {
    id: id(),
    kind: 'consultation',
    title: 'Park nad Nettą',
    text: 'Co posadzić?',
    when: 'do 12 grudnia 2026',
    place: 'Augustów',
    url: '/konsultacje/park',
    source: null,
  },
  { id: id(), kind: 'quote', text: 'Każdy głos się liczy.', author: 'Sołtyska' },
  { id: id(), kind: 'divider' },
]
const issue: Written = {
  subject: 'Wiosna\nw parkach',
  preheader: 'Trzy konsultacje',
  plainSummary: 'Zabierz głos.\nZdąż do piątku.',
  blocks: BLOCKS,
  year: 2026,
  number: 5,
}
const letter = writeLetter(issue, look)
const links = {
  unsubscribe: 'https://wiec.example/newsletter/wypisanie/t?numer=1',
  preferences: 'https://wiec.example/newsletter/ustawienia/t',
  view: 'https://wiec.example/newsletter/2026/5',
}

describe('the letter of an issue', () => {
  test('has no tables, no script, no pixel and fetches nothing of other sites', () => {
    expect(letter.html).not.toMatch(/<table|<script|<iframe|<link|@import|url\(/)
    const pictures = [...letter.html.matchAll(/<img [^>]*src="([^"]*)"[^>]*>/g)]
    expect(pictures.map(([, src]) => src)).toEqual(['https://wiec.example/pliki/x/park.jpg'])
    expect(pictures[0]?.[0]).toContain('alt="Lipy nad Nettą"')
    expect(letter.html).toMatch(/width="552" height="368"/)
  })

  test('has one line of subject, headings in order, and looks on its elements', () => {
    expect(letter.subject).toBe('Wiosna w parkach')
    expect([...letter.html.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(['1', '2', '3'])
    expect(letter.html).toMatch(
      /<a style="color:#[0-9a-f]{6};text-decoration:underline" href="https:\/\/wiec.example\/konsultacje\/park"/,
    )
    expect(letter.html).toContain('prefers-color-scheme: dark')
    expect(letter.html).toContain('<html lang="pl">')
  })

  test('every colour of the light look has one of the dark look', () => {
    const coloured = [...letter.html.matchAll(/<([a-z0-9]+)([^>]*?) style="([^"]*)"/g)]
      .filter(([, , , look]) => /(^|;)(color|background):/.test(look ?? '') && !/display:none/.test(look ?? ''))
      .filter(([, tag]) => tag !== 'a')
    expect(coloured.length).toBeGreaterThan(8)
    expect(coloured.filter(([, , before]) => !/class="nl-/.test(before ?? '')).map(([whole]) => whole)).toEqual([])
  })

  test('what people wrote stays text', () => {
    expect(letter.html).toContain('&lt;b&gt;o&lt;/b&gt;')
    const bad = writeLetter({ ...issue, subject: '</title><script>x</script>', preheader: '<img src=x>' }, look)
    expect(bad.html).not.toContain('<script>')
    expect(bad.html).not.toContain('<img src=x>')
  })

  test('is the same for everybody until the links of a recipient are put in', () => {
    expect(writeLetter(issue, look)).toEqual(letter)
    const { html, text } = filled(letter, links)
    for (const slot of Object.values(SLOTS)) expect(html + text).not.toContain(slot)
    expect(html).toContain(`href="${links.unsubscribe}"`)
    expect(text).toContain(links.preferences)
    expect(html.split(links.view)).toHaveLength(2)
  })

  test('a slot typed by a person is no slot', () => {
    const { html } = filled(writeLetter({ ...issue, subject: `Wypisz ${SLOTS.unsubscribe}` }, look), links)
    expect(html).toContain('<h1 style')
    expect(html).toContain('>Wypisz unsubscribe</h1>')
  })

  test('reads well in plain words', () => {
    expect(filled(letter, links).text).toBe(`Regionalna Sieć Praktyków Partycypacji

Numer 5/2026

Wiosna w parkach
================

W skrócie

Zabierz głos.
Zdąż do piątku.


Gdzie zabrać głos
-----------------

Piszemy o lipach i <b>o</b> "parku". Plan
(https://wiec.example/konsultacje/park) i mapa (https://mapy.example).

- raz
- dwa

[Zdjęcie: Lipy nad Nettą. Fot. M. Jeziorna]

Konsultacje: Park nad Nettą
do 12 grudnia 2026 · Augustów
Co posadzić?
https://wiec.example/konsultacje/park

> Każdy głos się liczy.
> — Sołtyska

* * *

-- 

Piszemy, bo na ten adres zamówiono newsletter. Nadawca: Regionalna Sieć
Praktyków Partycypacji.

Zobacz w przeglądarce:
https://wiec.example/newsletter/2026/5

Zmień tematy, częstość albo zrób przerwę:
https://wiec.example/newsletter/ustawienia/t

Wypisz się:
https://wiec.example/newsletter/wypisanie/t?numer=1

Fundacja SocLab, ul. Zwierzyniecka 17/16`)
  })
})

test('a long line breaks at spaces, an address never does', () => {
  const address = `https://wiec.example/${'x'.repeat(90)}`
  const lines = wrapped(`${'słowo '.repeat(30)}${address} ${'koniec '.repeat(5)}`).split('\n')
  expect(lines.every((line) => line === address || [...line].length <= 72)).toBe(true)
  expect(lines).toContain(address)
})

test('what is numbered stays numbered, and a long point stands under its words', () => {
  expect(plainWords(`Powody:\n\n1. brak kosztu\n2. ${'bardzo '.repeat(12)}długi`, look)).toBe(
    `Powody:\n\n1. brak kosztu\n2. ${'bardzo '.repeat(9)}bardzo\n   bardzo bardzo długi`,
  )
})

test('an address that is its own words is written once', () => {
  expect(plainWords('<https://wiec.example/plan>', look)).toBe('https://wiec.example/plan')
})

describe('the preview', () => {
  test('shows the letter without a look on any element, through one style sheet', () => {
    const page = asPage(letter.html, '/styl.css')
    expect(page).not.toContain('style=')
    expect(page).not.toContain('<style')
    expect(page).toContain('<link rel="stylesheet" href="/styl.css"/>')
    const used = [...page.matchAll(/look-\d+/g)].map(([name]) => name)
    const sheet = sheetOf(letter.html, false, null)
    for (const name of new Set(used)) expect(sheet).toContain(`.${name} {`)
    expect(page.length).toBeGreaterThan(2000)
    expect(sheetOf(letter.html, true, null)).toContain('.nl-card')
    expect(sheet).not.toContain('.nl-card')
  })
})

describe('the checks', () => {
  const whole = { ...issue, reviewedAt: null } as unknown as Issue
  const looked = { html: letter.html, dead: [], colours: null }
  const stateOf = (name: string, given: Partial<Issue> = {}, seen = {}) =>
    checksOf({ ...whole, subject: 'Wiosna', ...given }, { ...looked, ...seen }).find((check) => check.name === name)
      ?.state

  test.each<[string, Partial<Issue>, object, string]>([
    ['subject', {}, {}, 'good'],
    ['subject', { subject: '' }, {}, 'problem'],
    ['subject', { subject: 'ż'.repeat(60) }, {}, 'good'],
    ['subject', { subject: 'ż'.repeat(61) }, {}, 'warning'],
    ['subject', { subject: 'ż'.repeat(121) }, {}, 'problem'],
    ['plain-summary', { plainSummary: ' ' }, {}, 'problem'],
    ['content', { blocks: [] }, {}, 'problem'],
    ['content', { blocks: [{ id: 'a', kind: 'divider' }] }, {}, 'problem'],
    ['alt', {}, {}, 'good'],
    [
      'alt',
      { blocks: BLOCKS.map((block) => (block.kind === 'picture' ? { ...block, alt: ' ' } : block)) },
      {},
      'problem',
    ],
    ['links', {}, { dead: ['/nie-ma'] }, 'problem'],
    ['contrast', {}, {}, 'good'],
    ['size', {}, { html: 'x'.repeat(90 * 1024) }, 'good'],
    ['size', {}, { html: 'x'.repeat(90 * 1024 + 1) }, 'problem'],
    ['second-reader', {}, {}, 'warning'],
    ['second-reader', { reviewedAt: Temporal.Now.instant() }, {}, 'good'],
  ])('%s %#', (name, given, seen, expected) => expect(stateOf(name, given, seen)).toBe(expected))

  test('ask our own addresses only, each once, with their queries', () => {
    const html =
      '<a href="https://wiec.example/a?b=1&amp;c=2#x"></a><img src="https://wiec.example/p.png"/><a href="https://wiec.example.evil/x"></a><a href="https://inna.example/y"></a><a href="https://wiec.example/p.png"></a><a href="https://wiec.example"></a>'
    expect(ownAddresses(html, 'https://wiec.example')).toEqual(['/a?b=1&c=2', '/p.png', '/'])
  })
})

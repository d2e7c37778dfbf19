import { expect, test } from 'vitest'
import { findingsIn, maskText, placeKey, reviewsByPlace } from './masking.ts'

const labels = { name: '[imię i nazwisko]', email: '[adres e-mail]' }
const place = { textId: 'r1', field: 'body' as const }

test.each([
  ['Anna Wiśniewska', 'Proszę o ławki. Anna Wiśniewska'],
  ['Anna Wiśniewska', 'Proszę o ławki. WIŚNIEWSKA ANNA, Augustów'],
  ['Anna Wiśniewska', 'Pismo Anny Wiśniewskiej w sprawie ławek.'],
  ['Jan Maria Żak-Nowy', 'Zgłasza jan maria żak-nowy.'],
])('the name of the author %s is masked in „%s”', (authorName, text) => {
  const { text: masked } = maskText(
    text,
    { ...place, author: { authorName, signature: null } },
    { reviews: new Map(), labels },
  )
  for (const word of authorName.split(' ')) expect(masked.toLowerCase()).not.toContain(word.toLowerCase().slice(0, -1))
  expect(masked).toContain('[imię i nazwisko]')
})

test('a surname alone is masked until somebody looks, and stays when they leave it', () => {
  const text = 'Przy moście Wiśniewski postawił ławkę.'
  const author = { authorName: 'Jan Wiśniewski', signature: null }
  const [finding] = findingsIn(text, author)
  expect(finding).toMatchObject({ sure: false, start: 12, end: 22 })

  const before = maskText(text, { ...place, author }, { reviews: new Map(), labels })
  expect(before).toEqual({ text: 'Przy moście [imię i nazwisko] postawił ławkę.', unreviewed: 1 })
  const reviews = reviewsByPlace([{ ...place, start: 12, end: 22, masked: false }])
  expect(maskText(text, { ...place, author }, { reviews, labels })).toEqual({ text, unreviewed: 0 })
})

test('a nickname is no name', () => {
  expect(findingsIn('Sąsiedzi z ulicy proszą o ławki.', { authorName: null, signature: 'Sąsiedzi' })).toEqual([])
})

test('what was left in one text says nothing about the same place of another', () => {
  const text = 'Pisz na ela@example.org.'
  const [finding] = findingsIn(text)
  const reviews = new Map([
    [placeKey({ textId: 'r2', field: 'body', start: finding?.start ?? 0, end: finding?.end ?? 0 }), false],
  ])
  expect(maskText(text, place, { reviews, labels }).text).toBe('Pisz na [adres e-mail].')
})

test('an address that holds the surname of the author is masked whole', () => {
  const author = { authorName: 'Jan Wiśniewski', signature: null }
  const { text } = maskText(
    'Mieszkam przy ul. Wiśniewskiego 12/3 w Augustowie.',
    { ...place, author },
    { reviews: new Map(), labels: {} },
  )
  expect(text).not.toMatch(/Wiśniewsk|12/)
})

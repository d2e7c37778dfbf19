import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAMPAIGNS, campaignLetter, misread, OWN_LETTERS, seeded } from './examples.ts'
import { differences, type Segment, sharedText } from './shared-text.ts'

const marked = (segments: Segment[]) =>
  segments
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text.trim()}+}` : `{-${text}-}`))
    .join(' ')

describe('differences', () => {
  test.each([
    ['Więcej drzew w parku.', 'Więcej drzew w parku.', 'Więcej drzew w parku.'],
    ['więcej drzewa w parku', 'WIĘCEJ DRZEW W PARKU!', 'WIĘCEJ DRZEW W PARKU!'],
    [
      'Proszę o dwie nowe ławki przy szkole podstawowej w Grajewie.',
      'Proszę o trzy ławki przy szkole podstawowej w Grajewie, bo dzieci stoją.',
      'Proszę o {-dwie nowe-} {+trzy+} ławki przy szkole podstawowej w Grajewie {+, bo dzieci stoją.+}',
    ],
    ['', 'Nowa treść.', '{+Nowa treść.+}'],
    ['Stara treść.', '', '{-Stara treść.-}'],
  ])('from "%s" to "%s"', (first, second, expected) => {
    expect(marked(differences(first, second)).replace(/ +/g, ' ')).toBe(expected)
  })

  test('what is same and added is the second text, letter for letter', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('drogi', 'dróg', 'nad', 'jeziorem', ',', '.\n', '12/3', '…'), { maxLength: 60 })
        .map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(text, text, (first, second) => {
        const segments = differences(first, second)
        expect(
          segments
            .filter(({ kind }) => kind !== 'missing')
            .map(({ text }) => text)
            .join(''),
        ).toBe(second)
        for (const { kind, text } of segments) if (kind === 'missing') expect(first).toContain(text)
      }),
    )
  })

  test('of two books cost no more than a moment', () => {
    const book = Array.from({ length: 4000 }, (_, i) => OWN_LETTERS[(i * 7) % OWN_LETTERS.length]).join(' ')
    const start = performance.now()
    differences(book, misread(book, seeded(31), 0.01))
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('the shared text', () => {
  test('is the campaign’s, with gaps where people wrote their own', () => {
    const random = seeded(32)
    const letters = Array.from({ length: 60 }, () =>
      campaignLetter(CAMPAIGNS.bus, random, { additions: 1, noise: 0.01 }),
    )
    const shared = sharedText(letters)
    expect(shared).toMatch(/^Proszę o przywrócenie porannego kursu linii autobusowej nr \[…\]/)
    expect(shared).toContain('linii autobusowej nr […]')
    expect(shared).not.toMatch(/jabłonie|na wózku|pracuję na zmiany/i)
  })

  test('does not depend on the order of letters', () => {
    const random = seeded(33)
    const letters = Array.from({ length: 12 }, () => campaignLetter(CAMPAIGNS.lake, random, { additions: 1 }))
    expect(sharedText(letters.toReversed())).toBe(sharedText(letters))
  })

  test('of one letter is the letter, of strangers and of none is nothing', () => {
    expect(sharedText(['Więcej drzew w parku.'])).toBe('Więcej drzew w parku.')
    expect(sharedText(OWN_LETTERS.slice(0, 6))).toBe('')
    expect(sharedText([])).toBe('')
    expect(sharedText(['', '…'])).toBe('')
  })
})

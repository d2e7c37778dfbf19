import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, marked } from './excerpt.ts'
import { readQuestion, synonymsOf } from './question.ts'
import { distanceOf, mistakesAllowed } from './rules.ts'
import { LONGEST_BODY, vectorsOf } from './vector.ts'

test('a question asks for each word in any form, with synonyms apart', () => {
  expect(readQuestion('ławek w drogach')).toMatchObject({
    all: expect.stringMatching(/^\('ławka'\) & \('droga'/),
    words: ['ławek', 'drogach'],
  })
  expect(readQuestion('sołectwa').all).toBe("('sołectwo' | 'sołecki' | 'sołtys')")
  expect(readQuestion('sołectwa').exact).toBe("('sołectwo')")
})

test('a phrase keeps its order and its gaps, whatever quotation marks stand around it', () => {
  for (const text of ['„plan zieleni”', '"plan zieleni"', '«plan zieleni»'])
    expect(readQuestion(text).exact).toMatch(/^\(\('plan' .*\) <1> \(.*'zieleń'.*\)\)$/)
  expect(readQuestion('„droga do domu”').exact).toContain('<2>')
  expect(readQuestion('„plan').exact).not.toContain('<1>')
})

test('only the word being typed may be unfinished', () => {
  expect(readQuestion('plan ogó', { typing: true }).all).toContain("'=ogo':*")
  expect(readQuestion('plan ogólny ', { typing: true }).all).not.toContain(':*')
  expect(readQuestion('pl', { typing: true }).all).not.toContain(':*')
})

test('a word no dictionary knows is looked for by its beginning', () => {
  expect(readQuestion('Kowalewszcz').all).toContain("'=kowalewszcz':*")
})

test.each(['', '   ', '„”', '!?', '\u0000'])('%j asks for nothing', (text) => {
  expect(readQuestion(text).all).toBeNull()
})

test('whatever is typed, quotation marks of the database stay closed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const { all } = readQuestion(text, { typing: true })
      const outside = (all ?? '').replace(/'(?:[^']|'')*'/g, '')
      expect(outside).toMatch(/^[()|&<>\d:* ]*$/)
    }),
  )
})

test('synonyms stand for one another both ways', () => {
  expect(synonymsOf('sołtys')).toEqual(['sołectwo', 'sołecki'])
  expect(synonymsOf('gminny')).toEqual(['gmina'])
  expect(synonymsOf('ławka')).toEqual([])
})

test('keys stand in their places, those of the title apart', () => {
  const { keys, titleKeys } = vectorsOf('Park', '', 'Nowe ławki')
  expect(titleKeys).toContain("'park'")
  expect(titleKeys).not.toContain('ławka')
  expect(keys).toMatch(/'park':1A/)
  expect(keys).toMatch(/'ławka':23(?= |$)/)
  expect(keys).toContain("'=lawki'")
})

test('a very long text is cut, not refused', () => {
  const { keys } = vectorsOf('Plan', '', 'ławka '.repeat(LONGEST_BODY))
  expect(keys.match(/'ławka':([\d,]+)/)?.[1]?.split(',')).toHaveLength(100)
})

test('an excerpt begins near the words found and marks every form of them', () => {
  const text = `${'Wstęp bez znaczenia. '.repeat(30)}Prosimy o ławki w parku, bo ławek brakuje.${' Koniec.'.repeat(50)}`
  const pieces = excerptOf(text, readQuestion('ławka'))
  expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(['ławki', 'ławek'])
  expect(pieces[0]?.text).toBe('… ')
  const shown = pieces.map(({ text }) => text).join('')
  expect(shown.length).toBeLessThan(320)
})

test('the pieces of a title are the title', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-ząćęłńóśźż „”.]{0,80}$/), (title) => {
      const pieces = marked(title, readQuestion('park ławka droga'))
      expect(pieces.map(({ text }) => text).join('')).toBe(title.replace(/\s+/g, ' '))
    }),
  )
})

test.each([
  ['konsultacje', 'konsultacej', 1],
  ['mieszkancow', 'mieszkncow', 1],
  ['park', 'parki', 1],
  ['park', 'droga', 3],
])('%s and %s are %d apart', (one, other, distance) => {
  expect(distanceOf(one, other, 2)).toBe(distance)
  expect(distanceOf(other, one, 2)).toBe(distance)
})

test('short words are never put right', () => {
  expect(mistakesAllowed('sad')).toBe(0)
  expect(mistakesAllowed('park')).toBe(1)
})

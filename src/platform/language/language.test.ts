import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, isStopword, lemmasOf, queryKeys, searchKeys, stem, tokensOf } from './index.ts'

/** Whether a question finds a text: of each of its words the text has at least one key. */
function finds(question: string, text: string): boolean {
  const keys = new Set(searchKeys(text))
  return queryKeys(question).every((alternatives) => alternatives.some((key) => keys.has(key)))
}

const { groups } = JSON.parse(readFileSync('data/lang/search-groups.json', 'utf8')) as { groups: string[][] }
const waysToType = [
  (form: string) => form,
  fold,
  (form: string) => form.toLowerCase(),
  (form: string) => form.toUpperCase(),
]
const forms = groups.flatMap((group) =>
  group.flatMap((form) => waysToType.map((type) => ({ typed: type(form), headword: group[0] }))),
)

test.each(groups)('every form of %s finds it and no other headword', (headword) => {
  const mine = forms.filter((form) => form.headword === headword)
  const mistaken = mine.flatMap(({ typed }) =>
    forms
      .filter((other) => finds(typed, other.typed) !== (other.headword === headword))
      .map((other) => [typed, other.typed]),
  )
  expect(mistaken).toEqual([])
})

test('a question of several words asks for each of them, in any form', () => {
  const text = 'Rada Gminy zaprasza mieszkańców Suwałk na spacer wzdłuż dróg.'
  expect(finds('mieszkańcy Suwałki', text)).toBe(true)
  expect(finds('mieszkancy suwalki', text)).toBe(true)
  expect(finds('mieszkańcy Łomża', text)).toBe(false)
})

test('words the dictionary does not know are joined by their stem', () => {
  expect(lemmasOf('Kowalewszczyźniacka')).toEqual([])
  expect(finds('fejsbunkowi', 'Na FEJSBUNKU')).toBe(true)
  expect(stem('Fejsbunkami')).toBe('fejsbunk')
})

test('stopwords are left out unless there is nothing else', () => {
  expect(isStopword('Oraz')).toBe(true)
  expect(searchKeys('oraz droga')).not.toContain('oraz')
  expect(searchKeys('oraz')).toEqual(['oraz'])
})

test('tokens keep their place in the text, also when a letter is written in two parts', () => {
  const text = 'ul. Żo\u0301łta 12/3 – „Biało-Żółta”'
  const tokens = tokensOf(text)
  expect(tokens.map((token) => token.word)).toEqual(['ul', 'Żółta', '12', '3', 'Biało', 'Żółta'])
  for (const token of tokens) expect(text.slice(token.start, token.end).normalize('NFC')).toBe(token.word)
})

test('any text has keys of bounded length, the same for the same text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ minLength: 60, maxLength: 300, unit: fc.constantFrom('ą', 'z', 'o') }),
      ),
      (text) => {
        const keys = searchKeys(text)
        expect(keys).toEqual(searchKeys(text))
        expect(new Set(keys).size).toBe(keys.length)
        for (const key of keys) expect(key.length).toBeLessThanOrEqual(50)
      },
    ),
  )
})

test('folding leaves small letters without marks', () => {
  expect(fold('ZAŻÓŁĆ Gęślą Jaźń')).toBe('zazolc gesla jazn')
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
})

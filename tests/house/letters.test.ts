import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LETTERS } from '../../src/app/letters.ts'
import { texts } from '../../src/app/texts.ts'
import { sentencesOf } from '../../src/modules/notices/wording/kinds.ts'
import { writtenIn } from '../support/sources.ts'

const code = [...new Set(writtenIn('src/{app,modules}/**/*.{ts,tsx}').map(({ file }) => file))].filter(
  (file) => !/(test|testing|examples|letters|demo\/.*)\.tsx?$/.test(file),
)

/** Names of letters as the code writes them; a changing part stands as `*`. */
const written = code.flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  if (!/\b(notify|tellFollowers|tellEverybody|letterOf|tellAuthor)\b/.test(text)) return []
  return [...text.matchAll(/\btemplate: (?:'([^']+)'|`([^`]+)`)/g)].map(([, plain, woven]) => ({
    file,
    name: plain ?? woven?.replace(/\$\{[^}]*\}/g, '*') ?? '',
  }))
})

/**
 * Declarations are worded on a page of their own (`membership/letters`), a trial says what the issue says, and the alarm of
 * a broken sending is for the makers alone.
 */
const WORDED_ELSEWHERE = /^(declaration-|newsletter-(trial|sending-broken)$)/

test('every letter the code sends is among those administrators may word', () => {
  const known = LETTERS.map(({ template }) => template)
  const matches = (name: string) => {
    const pattern = new RegExp(`^${name.split('*').map(RegExp.escape).join('.+')}$`)
    return known.some((template) => pattern.test(template))
  }
  expect(written.length).toBeGreaterThan(8)
  expect(written.filter(({ name }) => !matches(name) && !WORDED_ELSEWHERE.test(name))).toEqual([])
  expect(new Set(known).size).toBe(known.length)
})

test.each(LETTERS)('the letter $template says something in both languages, with sentences to change', (kind) => {
  for (const locale of ['pl', 'en'] as const) {
    const { subject, blocks } = kind.sample(texts.in(locale), locale)
    expect(subject).not.toMatch(/[{}]|undefined/)
    expect(JSON.stringify(blocks)).not.toMatch(/undefined|"\w+(\.[\w-]+){2,}"/)
    expect(blocks.length).toBeGreaterThan(0)
    expect(sentencesOf(texts, kind, locale).length).toBeGreaterThan(1)
  }
})

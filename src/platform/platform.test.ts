import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holds, stranger } from './actor.ts'
import { endOf, startOf } from './clock.ts'
import { type ConfigProblem, readConfig } from './config.ts'
import { isId, newId } from './ids.ts'
import { openLog } from './log.ts'
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatOnWeekday,
  formatSize,
  formatTime,
  formatWeekdayAfter,
  gatherTexts,
  MissingText,
} from './texts/index.ts'

const problemsOf = (environment: Record<string, string>) => {
  try {
    readConfig({ WIEC_SECRET: 'x'.repeat(40), ...environment })
    return []
  } catch (error) {
    return (error as ConfigProblem).sentences
  }
}

test.each([
  [{ PORT: 'osiem' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [{ WIEC_SECRET: 'krótki' }, 'WIEC_SECRET'],
  [{ S3_BUCKET: 'a' }, 'S3_ENDPOINT'],
  [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID'],
  [{ DKIM_DOMAIN: 'a', DKIM_SELECTOR: 'b', DKIM_KEY_FILE: '/nie/ma' }, '/nie/ma'],
  // A file that is there and holds no key.
  [{ DKIM_DOMAIN: 'a', DKIM_SELECTOR: 'b', DKIM_KEY_FILE: import.meta.filename }, 'klucza prywatnego RSA'],
])('a setting that cannot work is named: %o', (environment, word) => {
  const sentences = problemsOf(environment)
  expect(sentences).toHaveLength(1)
  expect(sentences[0]).toContain(word)
})

test('two mistakes are two sentences', () => expect(problemsOf({ PORT: '-1', DATABASE_POOL: 'x' })).toHaveLength(2))

test('a secret is made once and kept with the data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wiec-config-'))
  const first = readConfig({ WIEC_DATA: folder })
  expect(readConfig({ WIEC_DATA: folder }).secret).toBe(first.secret)
  expect(first.secret.length).toBeGreaterThan(40)
  rmSync(folder, { recursive: true })
})

test('ids made one after another are in that order, those of one millisecond too', () => {
  const ids = Array.from({ length: 500 }, () => newId())
  expect(new Set(ids).size).toBe(500)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every(isId)).toBe(true)
})

test('ids are UUIDs of version 7 in order of time, and nothing else is an id', () => {
  const earlier = newId(1_700_000_000_000)
  const later = newId(1_700_000_000_001)
  expect(isId(earlier)).toBe(true)
  expect(earlier < later).toBe(true)
  for (const text of ['', earlier.toUpperCase(), `${earlier} `, `'${earlier}`, '1', 'null'])
    expect(isId(text)).toBe(false)
})

test('a role counts in its own scope, a network role everywhere', () => {
  const person = (role: string, scope: string | null) => ({
    kind: 'person' as const,
    id: '1',
    name: '',
    email: '',
    roles: [{ role, scope }],
  })
  expect(holds(person('editor', 'a'), ['editor'], 'a')).toBe(true)
  expect(holds(person('editor', 'a'), ['editor'], 'b')).toBe(false)
  expect(holds(person('administrator', null), ['administrator'], 'b')).toBe(true)
  expect(holds(person('editor', 'a'), ['administrator'], 'a')).toBe(false)
  expect(holds(stranger, ['editor'], null)).toBe(false)
})

test('days begin and end in Warsaw, also when clocks change', () => {
  expect(startOf(Temporal.PlainDate.from('2026-03-29')).toString()).toBe('2026-03-28T23:00:00Z')
  expect(endOf(Temporal.PlainDate.from('2026-03-29')).toString()).toBe('2026-03-29T21:59:59Z')
  expect(endOf(Temporal.PlainDate.from('2026-10-25')).toString()).toBe('2026-10-25T22:59:59Z')
})

test('dates, money and sizes are written as people write them', () => {
  const moment = Temporal.Instant.from('2026-09-30T21:59:00Z')
  expect(formatDateTime(moment, 'pl')).toBe('30 września 2026, 23:59')
  expect(formatDate(Temporal.PlainDate.from('2026-09-30'), 'en')).toBe('30 September 2026')
  expect(formatTime(Temporal.Instant.from('2026-09-30T22:00:00Z'), 'pl')).toBe('00:00')
  expect(formatMoney(123456, 'pl')).toBe('1234,56\u00a0zł')
  expect(formatMoney(100_000_00, 'pl')).toBe('100\u00a0000\u00a0zł')
  expect(formatSize(1_234_567, 'pl')).toBe('1,2 MB')
  expect(formatSize(12, 'pl')).toBe('12 B')
})

test('a day stands in a sentence as people say it, each day of the week', () => {
  const week = Array.from({ length: 7 }, (_, days) =>
    Temporal.Instant.from('2026-11-30T16:00:00Z').add({ hours: 24 * days }),
  )
  expect(week.map((moment) => formatOnWeekday(moment, 'pl'))).toEqual([
    'w poniedziałek, 30 listopada 2026, o 17:00',
    'we wtorek, 1 grudnia 2026, o 17:00',
    'w środę, 2 grudnia 2026, o 17:00',
    'w czwartek, 3 grudnia 2026, o 17:00',
    'w piątek, 4 grudnia 2026, o 17:00',
    'w sobotę, 5 grudnia 2026, o 17:00',
    'w niedzielę, 6 grudnia 2026, o 17:00',
  ])
  expect(week.map((moment) => formatWeekdayAfter(moment, 'pl').split(',')[0])).toEqual([
    'poniedziałek',
    'wtorek',
    'środę',
    'czwartek',
    'piątek',
    'sobotę',
    'niedzielę',
  ])
  expect(week.map((moment) => formatOnWeekday(moment, 'en'))).toEqual([
    'on Monday, 30 November 2026 at 17:00',
    'on Tuesday, 1 December 2026 at 17:00',
    'on Wednesday, 2 December 2026 at 17:00',
    'on Thursday, 3 December 2026 at 17:00',
    'on Friday, 4 December 2026 at 17:00',
    'on Saturday, 5 December 2026 at 17:00',
    'on Sunday, 6 December 2026 at 17:00',
  ])
})

test('Polish plural forms follow the number', () => {
  const forms = { one: '{count} uwaga', few: '{count} uwagi', many: '{count} uwag', other: '{count} uwagi' }
  const t = gatherTexts([{ pl: { a: forms }, en: {} }], true).in('pl')
  expect([1, 2, 5, 12, 22, 25, 101, 1.5].map((count) => t('a', { count }))).toEqual([
    '1 uwaga',
    '2 uwagi',
    '5 uwag',
    '12 uwag',
    '22 uwagi',
    '25 uwag',
    '101 uwag',
    '1,5 uwagi',
  ])
})

test('a missing text fails a test and never a reader', () => {
  expect(() => gatherTexts([], true).in('en')('a')).toThrow(MissingText)
  expect(gatherTexts([{ pl: { a: 'po polsku' }, en: {} }], false).in('en')('a')).toBe('po polsku')
})

test('the log says a database fault without the row it quotes', () => {
  const lines: string[] = []
  const fault = Object.assign(new Error('Key (email)=(ela@example.org) already exists'), {
    code: '23505',
    detail: 'ela@example.org',
  })
  openLog((line) => lines.push(line)).error('request-failed', { error: fault })
  expect(lines[0]).toContain('23505')
  expect(lines[0]).not.toContain('ela@example.org')
})

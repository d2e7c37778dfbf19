import { expect, test } from 'vitest'
import { aProcess } from '../../processes/examples.ts'
import {
  type Author,
  cameLate,
  dayProblem,
  receivedAtOf,
  settledAuthor,
  shownSignature,
  takesLetters,
} from './rules.ts'

const at = Temporal.Instant.from
const process = aProcess({
  opensAt: at('2026-09-01T06:00:00Z'),
  closesAt: at('2026-09-30T10:00:00Z'),
  announcedAt: at('2026-08-20T06:00:00Z'),
})

test.each([
  ['paper', '2026-09-30', false],
  ['paper', '2026-10-01', true],
  ['phone', '2026-09-30', false],
] as const)('%s received on %s is late: %s, though the term ended at noon', (channel, day, late) => {
  expect(cameLate(process, channel, receivedAtOf(Temporal.PlainDate.from(day)))).toBe(late)
})

test.each([
  ['2026-09-30T10:00:00Z', false],
  ['2026-09-30T10:00:01Z', true],
])('what the page took at %s is late: %s', (moment, late) => {
  expect(cameLate(process, 'web', at(moment))).toBe(late)
})

test('without a term nothing is late', () => {
  expect(cameLate(aProcess({}), 'paper', at('2030-01-01T00:00:00Z'))).toBe(false)
})

test.each([
  ['2026-10-01', null],
  ['2026-10-02', 'ahead'],
  ['2025-09-01', null],
  ['2025-08-31', 'too-early'],
])('on 1 October the day %s is wrong: %s', (day, problem) => {
  expect(dayProblem(process, Temporal.PlainDate.from(day), at('2026-10-01T20:00:00Z'))).toBe(problem)
})

test.each([
  [{}, true],
  [{ announcedAt: null }, false],
  [{ cancelledAt: at('2026-09-02T06:00:00Z'), cancelledReason: 'x' }, false],
])('a process with %j takes letters: %s', (given, takes) => {
  expect(takesLetters({ ...process, ...given })).toBe(takes)
})

test.each([
  [{ kind: 'anonymous' }, { kind: 'anonymous', name: null, organisation: null, signature: null }],
  [{ kind: 'person' }, { kind: 'person', name: 'Jan Nowak', organisation: null, signature: 'Jan' }],
  [{ kind: 'organisation' }, { kind: 'organisation', name: 'Jan Nowak', organisation: 'Koło', signature: null }],
] as [Partial<Author>, Author][])(
  'of an author with everything filled in, %j keeps what belongs to it',
  (given, kept) => {
    expect(
      settledAuthor({ kind: 'person', name: 'Jan Nowak', organisation: 'Koło', signature: 'Jan', ...given }),
    ).toEqual(kept)
  },
)

test.each([
  [false, 'Jan', 'Jan Nowak', null],
  [true, 'Jan', 'Jan Nowak', 'Jan'],
  [true, null, 'Jan Nowak', 'Jan Nowak'],
  [true, null, 'x'.repeat(41), null],
  [true, null, null, null],
])('consent %s, signature %s and name %s show %s', (consent, signature, name, shown) => {
  expect(shownSignature(consent, signature, name)).toBe(shown)
})

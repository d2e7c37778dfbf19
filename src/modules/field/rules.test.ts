import { describe, expect, test } from 'vitest'
import { readRescue } from './rescue.ts'
import { judged, packEnds } from './rules.ts'

const at = (text: string) => Temporal.Instant.from(text)
const term = { opensAt: at('2026-09-01T06:00:00Z'), closesAt: at('2026-09-30T21:59:59Z') }

describe('what was collected', () => {
  test.each([
    ['in the middle, sent at once', '2026-09-10T10:00:00Z', '2026-09-10T10:00:05Z', '2026-09-10', false],
    ['in the closing second', '2026-09-30T21:59:59.999Z', '2026-10-01T08:00:00Z', '2026-09-30', false],
    [
      'in time, sent in the last hour of the grace',
      '2026-09-30T20:00:00Z',
      '2026-10-03T21:59:59Z',
      '2026-09-30',
      false,
    ],
    ['in time, sent after the grace', '2026-09-30T20:00:00Z', '2026-10-03T22:00:00Z', '2026-10-04', true],
    ['by a clock a little ahead', '2026-09-10T10:05:00Z', '2026-09-10T10:00:00Z', '2026-09-10', false],
  ])('%s', (_, collectedAt, now, day, late) => {
    const said = judged(term, { collectedAt: at(collectedAt), now: at(now), graceHours: 72 })
    expect(said).toMatchObject({ ok: true, late })
    expect(said.ok && said.receivedOn.toString()).toBe(day)
  })

  test.each([
    ['a moment after closing', '2026-09-30T22:00:00Z', '2026-09-30T22:00:01Z', 'field-after-closing'],
    ['before the opening', '2026-09-01T05:59:59Z', '2026-09-10T10:00:00Z', 'field-too-early'],
    ['tomorrow, by a wrong clock', '2026-09-11T10:00:00Z', '2026-09-10T10:00:00Z', 'field-after-closing'],
  ])('%s is refused', (_, collectedAt, now, word) =>
    expect(judged(term, { collectedAt: at(collectedAt), now: at(now), graceHours: 72 })).toEqual({ ok: false, word }),
  )

  test('without any grace is late from the moment after closing', () => {
    const sent = (now: string) => judged(term, { collectedAt: at('2026-09-30T20:00:00Z'), now: at(now), graceHours: 0 })
    expect(sent('2026-09-30T21:59:59Z')).toMatchObject({ late: false })
    expect(sent('2026-09-30T22:00:00Z')).toMatchObject({ late: true })
  })

  test('where nothing closes is always in time', () =>
    expect(
      judged(
        { opensAt: null, closesAt: null },
        { collectedAt: at('2026-01-01T00:00:00Z'), now: at('2027-01-01T00:00:00Z'), graceHours: 0 },
      ),
    ).toMatchObject({ ok: true, late: false }))
})

test('what is taken along ends with the term, or in two weeks', () => {
  expect(packEnds(term, at('2026-09-02T00:00:00Z')).toString()).toBe('2026-09-16T00:00:00Z')
  expect(packEnds(term, at('2026-09-25T00:00:00Z')).toString()).toBe('2026-09-30T21:59:59Z')
})

describe('a rescue file', () => {
  const head = '{"wiec":"teren","version":1}'
  const item = {
    key: '0199a000-0000-7000-8000-000000000001',
    kind: 'remark',
    target: '0199a000-0000-7000-8000-000000000002',
    collectedAt: '2026-09-10T10:00:00.000Z',
    payload: { body: 'Więcej drzew.' },
  }
  const line = JSON.stringify(item)

  test('is read line by line; a broken one is told and the rest is taken', () => {
    const file = [head, line, line.slice(0, 40), '', '{"key":"x"}', line].join('\n')
    expect(readRescue(`\uFEFF${file}`)).toEqual([
      { line: 2, item },
      { line: 3, item: null },
      { line: 5, item: null },
      { line: 6, item },
    ])
  })

  test.each([
    ['', 'empty'],
    ['{"wiec":"teren","version":2}', 'of another version'],
    ['[]', 'of something else'],
    [`${head}\n${`${line}\n`.repeat(2001)}x`, 'too long'],
  ])('%# is none: %s', (text) => expect(readRescue(text)).toBeNull())

  test.each([
    { ...item, key: "1' or 1=1" },
    { ...item, kind: 'vote' },
    { ...item, collectedAt: 'yesterday' },
    { ...item, collectedAt: '+275760-09-13T00:00:00Z' },
    { ...item, payload: 'x' },
    { ...item, payload: null },
  ])('with a thing like %j in it has a broken line', (wrong) =>
    expect(readRescue(`${head}\n${JSON.stringify(wrong)}`)).toEqual([{ line: 2, item: null }]),
  )
})

import { expect, test } from 'vitest'
import { pieces } from './pieces.ts'

test.each([
  ['short texts', 3, 'zażółć '],
  ['many texts', 40_000, 'gęślą jaźń 🌳\r\n'],
  ['texts longer than a piece', 3, 'ż'.repeat(70_000)],
])('%s come out as the same bytes, in pieces of some size', (_, times, text) => {
  const bytes = pieces(64 * 1024)
  const out: Uint8Array[] = []
  for (let one = 0; one < times; one += 1) {
    const piece = bytes.add(text)
    if (piece) out.push(piece)
  }
  const rest = bytes.rest()
  if (rest) out.push(rest)
  expect(Buffer.concat(out).toString()).toBe(text.repeat(times))
  expect(out.length).toBeLessThanOrEqual(Math.ceil((Buffer.byteLength(text) * times) / 40_000))
  expect(bytes.rest()).toBeNull()
})

test('half of a pair is written as the sign for what cannot be written', () => {
  const bytes = pieces(64 * 1024)
  bytes.add('a\uD83C')
  expect(Buffer.from(bytes.rest() ?? []).toString()).toBe('a\uFFFD')
})

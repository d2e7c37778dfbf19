import { expect, test } from 'vitest'
import { compareExample } from './compare.ts'
import type { SandboxSettings } from './forms.ts'

const EXAMPLE = 'gmina-punkty'
const settings = (changed: Partial<SandboxSettings> = {}): SandboxSettings => ({
  reguly: ['greedy_votes', 'greedy_points'],
  prog: '',
  pula: '',
  ziarno: '',
  ...changed,
})
const inTime = () => AbortSignal.timeout(20_000)

test('an example is counted once for the same settings, and anew for others', async () => {
  const first = await compareExample(EXAMPLE, settings(), inTime())
  expect(first.compared.map(({ rule }) => rule)).toEqual(['greedy_votes', 'greedy_points'])
  expect(await compareExample(EXAMPLE, settings(), inTime())).toBe(first)
  const other = await compareExample(EXAMPLE, settings({ pula: '100000' }), inTime())
  expect(other.election.budget).not.toBe(first.election.budget)
})

test('a count that was broken off is begun again by the next reader', async () => {
  const asked = settings({ ziarno: 'abc' })
  const brokenOff = AbortSignal.abort(new Error('too long'))
  await expect(compareExample(EXAMPLE, asked, brokenOff)).rejects.toThrow('too long')
  expect((await compareExample(EXAMPLE, asked, inTime())).compared).toHaveLength(2)
})

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { byCodePoints, drawOrder, drawSum } from './draw.ts'
import { anElection } from './election.ts'
import { ruleNamed } from './rules.ts'
import { counter, tally } from './tally.ts'
import { LotMissing, type TieCriterion } from './ties.ts'

const twins = anElection({
  ids: ['12', '7', 'x'],
  costs: [60, 60, 30],
  budget: 100,
  ballots: [
    { weight: 10, choices: [0, 1].map((project) => ({ project, points: 1 })) },
    { weight: 1, choices: [{ project: 2, points: 1 }] },
  ],
})
const rule = (name: string) => ruleNamed(name) ?? expect.fail(name)
const chosen = (name: string, ties: TieCriterion[]) =>
  tally(twins, rule(name), { ties }).selected.map((project) => twins.ids[project])

describe('a tie', () => {
  test.each(['greedy_votes', 'mes_cost', 'mes_card_add1', 'phragmen'])('stops %s while a lot is missing', (name) => {
    expect(() => chosen(name, ['lower-cost', 'more-votes'])).toThrow(LotMissing)
    expect(() => chosen(name, ['lower-cost', { lot: ['x', '12'] }])).toThrow(LotMissing)
  })

  test.each(['greedy_votes', 'mes_cost'])('is decided in %s by the recorded lot, and told', (name) => {
    const ties: TieCriterion[] = ['lower-cost', { lot: ['7', '12'] }]
    expect(chosen(name, ties)[0]).toBe('7')
    expect(tally(twins, rule(name), { ties }).ties).toEqual([{ round: 1, projects: [1, 0], decidedBy: 'lot' }])
  })

  test('is decided by the first criterion that can', () => {
    expect(chosen('mes_cost', ['higher-cost', 'id'])[0]).toBe('12')
    expect(chosen('mes_cost', ['higher-cost', 'id-descending'])[0]).toBe('7')
    expect(counter(twins).by(rule('mes_cost')).ties[0]?.decidedBy).toBe('id')
  })

  test('that changes nothing on a list needs no lot', () => {
    const rich = { ...twins, budget: 1000 }
    expect(tally(rich, rule('greedy_votes'), { ties: [] }).selected).toHaveLength(3)
    expect(tally(rich, rule('greedy_votes'), { ties: [] }).ties).toEqual([])
  })
})

describe('the public draw', () => {
  const ids = ['12', '7', 'x', 'ł', '7']

  test('gives the same order to everybody who has the seed, however the ids are listed', () => {
    const order = drawOrder('2026-10-14 Lotto 3 8 21 30 41 47', ids)
    expect(drawOrder('2026-10-14 Lotto 3 8 21 30 41 47', [...ids].reverse())).toEqual(order)
    expect([...order].sort(byCodePoints)).toEqual(['12', '7', 'x', 'ł'])
  })

  test('is the order of plain sums', () => {
    const sum = (id: string) => createHash('sha256').update(`ziarno\n${id}`).digest('hex')
    expect(drawOrder('ziarno', ids)).toEqual(['12', '7', 'x', 'ł'].sort((a, b) => (sum(a) < sum(b) ? -1 : 1)))
    // printf 'ziarno\n7' | sha256sum
    expect(drawSum('ziarno', '7')).toBe(sum('7'))
  })

  test('decides ties as a criterion', () => {
    const first = drawOrder('s', twins.ids).filter((id) => id !== 'x')[0]
    expect(chosen('mes_cost', [{ draw: 's' }])[0]).toBe(first)
  })
})

test('identifiers go by code points, not by a language', () => {
  expect(['ż', 'a', 'Z', '10', '9', '1', '\u{1F333}', '\uFFFD'].sort(byCodePoints)).toEqual([
    '1',
    '10',
    '9',
    'Z',
    'a',
    'ż',
    '\uFFFD',
    '\u{1F333}',
  ])
})

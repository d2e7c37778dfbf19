import { expect, test } from 'vitest'
import { anElection, type Election } from './election.ts'
import { type Progress, talliesInWorker, tallyInWorker } from './in-worker.ts'
import { ruleNamed } from './rules.ts'
import { tally } from './tally.ts'
import { LotMissing } from './ties.ts'

const rule = (name: string) => ruleNamed(name) ?? expect.fail(name)

/** Enough voters and projects for some hundreds of steps. */
function aTown(): Election {
  let state = 7
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const ids = Array.from({ length: 40 }, (_, at) => `p${at}`)
  return anElection({
    ids,
    costs: ids.map(() => 10_000 + random(90_000)),
    budget: 600_000,
    ballots: Array.from({ length: 2000 }, () => ({
      weight: 1,
      choices: Array.from({ length: 5 }, () => ({ project: Math.min(random(40), random(40)), points: 1 })),
    })),
  })
}

test('a count in a thread says the same, and how far it is', async () => {
  const election = aTown()
  const task = { election, rule: rule('mes_cost_add1_int_overspend'), settings: {} }
  const heard: Progress[] = []
  const outcome = await tallyInWorker(task, { onProgress: (progress) => heard.push(progress) })
  expect(outcome).toEqual(tally(election, task.rule))
  expect(heard.length).toBeGreaterThan(0)
  expect(heard[0]).toMatchObject({ step: 0, endowment: { numerator: 300n, denominator: 1n } })
})

test('several rules are counted in one thread, in the order asked for', async () => {
  const election = aTown()
  const rules = [rule('phragmen'), rule('greedy_votes')]
  const outcomes = await talliesInWorker({ election, rules, settings: {} })
  expect(outcomes).toEqual(rules.map((each) => tally(election, each)))
})

test('a missing lot comes back as such', async () => {
  const election = anElection({
    ids: ['b', 'a'],
    costs: [10, 10],
    budget: 10,
    ballots: [{ weight: 2, choices: [0, 1].map((project) => ({ project, points: 1 })) }],
  })
  const task = { election, rule: rule('mes_cost'), settings: { ties: ['lower-cost' as const] } }
  const error = await tallyInWorker(task).catch((reason) => reason)
  expect(error).toBeInstanceOf(LotMissing)
  expect(error.ids).toEqual(['a', 'b'])
})

test('a count that nobody waits for any more ends', async () => {
  const signal = AbortSignal.abort(new Error('nobody waits'))
  const task = { election: aTown(), rule: rule('mes_cost_add1'), settings: {} }
  await expect(tallyInWorker(task, { signal })).rejects.toThrow('nobody waits')
})

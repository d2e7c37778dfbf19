// Outcomes published for real elections, one by one. The files have no licence, so they stay beside the repository.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { unjustProjects } from '../analysis/justice.ts'
import { satisfactionOf } from '../analysis/satisfaction.ts'
import { electionOf } from '../pabulib/election.ts'
import { writeDecimal } from '../pabulib/money.ts'
import { readPb } from '../pabulib/read.ts'
import { compareOutcomes } from './comparison.ts'
import type { Election } from './election.ts'
import { writeFraction } from './exact.ts'
import { ruleNamed } from './rules.ts'
import { counter, type Outcome } from './tally.ts'

const FOLDER = resolve(process.env.WIEC_PABULIB ?? '../shared/data/pabulib')

interface Published {
  selected: string[]
  cost: string
  endowment?: string
  increments?: number
  stop?: string
  tie_encountered?: boolean
  metrics?: Record<string, unknown>
  ejr_plus_any_cost_violations?: string[]
  ejr_plus_any_card_violations?: string[]
}

interface Instance {
  projects: number
  voters: number
  distinct_ballots: number
  budget: string
  outcomes: Record<string, Published>
  comparison_step?: Record<string, { prefer_mes: number; prefer_greedy: number; winner: string }>
}

const expected = join(FOLDER, 'expected.json')
const instances: [string, Instance][] = existsSync(expected)
  ? Object.entries(JSON.parse(readFileSync(expected, 'utf8')).instances as Record<string, Instance>)
  : []

let compared = 0
afterAll(() => console.info(`compared ${compared} published outcomes of ${instances.length} files`))

describe.skipIf(instances.length === 0)('published outcomes', () => {
  test.each(instances)('%s', (name, instance) => {
    const { election, threshold } = electionOf(readPb(readFileSync(join(FOLDER, name), 'utf8')).file)
    expect(sizeOf(election)).toEqual({
      projects: instance.projects,
      voters: instance.voters,
      ballots: instance.distinct_ballots,
      budget: instance.budget,
    })
    const count = counter(election, threshold === undefined ? {} : { threshold })
    const ours: Record<string, Published> = {}
    const theirs: Record<string, Published> = {}
    const outcomes: Record<string, Outcome> = {}
    for (const [rule, outcome] of Object.entries(instance.outcomes)) {
      const known = ruleNamed(rule)
      if (!known) throw new Error(`no rule ${rule}`)
      const found = count.by(known)
      outcomes[rule] = found
      ours[rule] = { ...told(election, found, rule), ...analysed(election, found.selected, outcome) }
      theirs[rule] = only(outcome, rule)
      compared++
    }
    expect(ours).toEqual(theirs)
    expect(comparisonsOf(election, outcomes, instance)).toEqual(instance.comparison_step?.satisfaction ?? null)
  })
})

/** What the published outcome says of voters and of justice, in its own shape; only what it says. */
function analysed(election: Election, selected: number[], published: Published): Partial<Published> {
  const unjust = (utility: 'cost' | 'cardinality') =>
    unjustProjects(election, selected, utility)
      .map((project) => election.ids[project] ?? '')
      .sort()
  const found = satisfactionOf(election, selected)
  const histogram = found.histogram.flatMap((people, count) => (people > 0 ? [[String(count), people]] : []))
  return {
    ...(published.metrics
      ? {
          metrics: {
            excluded_voters: found.withNothing,
            sum_funded_supported_projects: found.funded,
            sum_cost_of_funded_supported_projects: writeDecimal(Number(found.decided), election.decimals),
            histogram_funded_supported: Object.fromEntries(histogram),
            ...(election.hasPoints ? { sum_points_of_funded: String(found.points) } : {}),
          },
        }
      : {}),
    ...(published.ejr_plus_any_cost_violations ? { ejr_plus_any_cost_violations: unjust('cost') } : {}),
    ...(published.ejr_plus_any_card_violations ? { ejr_plus_any_card_violations: unjust('cardinality') } : {}),
  }
}

const sizeOf = (election: Election) => ({
  projects: election.ids.length,
  voters: election.voters,
  ballots: election.groups.count,
  budget: writeDecimal(election.budget, election.decimals),
})

function told(election: Election, outcome: Outcome, rule: string): Published {
  const { endowment, increments, stop } = outcome
  const unit = 10n ** BigInt(election.decimals)
  return {
    selected: outcome.selected.map((project) => election.ids[project] ?? ''),
    cost: writeDecimal(outcome.cost, election.decimals),
    ...(endowment && increments !== undefined
      ? { endowment: writeFraction({ ...endowment, denominator: endowment.denominator * unit }), increments, stop }
      : {}),
    ...(rule.startsWith('mes_') ? { tie_encountered: outcome.tieMet } : {}),
  }
}

function only(outcome: Published, rule: string): Published {
  const { selected, cost, endowment, increments, stop, tie_encountered = false, metrics } = outcome
  const { ejr_plus_any_cost_violations: byCost, ejr_plus_any_card_violations: byNumber } = outcome
  return {
    ...(metrics ? { metrics } : {}),
    ...(byCost ? { ejr_plus_any_cost_violations: [...byCost].sort() } : {}),
    ...(byNumber ? { ejr_plus_any_card_violations: [...byNumber].sort() } : {}),
    selected,
    cost,
    ...(endowment === undefined ? {} : { endowment, increments, stop }),
    ...(rule.startsWith('mes_') ? { tie_encountered } : {}),
  }
}

function comparisonsOf(election: Election, outcomes: Record<string, Outcome>, { comparison_step }: Instance) {
  const [shares, list] = [outcomes.mes_cost_add1_int_overspend, outcomes.greedy_votes]
  if (!comparison_step || !shares || !list) return null
  const found = compareOutcomes(election, shares.selected, list.selected, 'satisfaction')
  const winner = found.preferSecond > found.preferFirst ? 'greedy' : 'mes'
  return { prefer_mes: found.preferFirst, prefer_greedy: found.preferSecond, winner }
}

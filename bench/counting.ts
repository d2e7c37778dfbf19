// How long counting takes beside the tools others use, on real elections kept beside the repository, and on a pool larger
// than any Polish one. Their times: single runs on a shared two-core machine, as published with the expected outcomes.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { anElection, type Ballot, type Election } from '../src/modules/ballots/counting/election.ts'
import { type Rule, ruleNamed } from '../src/modules/ballots/counting/rules.ts'
import { tally } from '../src/modules/ballots/counting/tally.ts'
import { electionOf } from '../src/modules/ballots/pabulib/election.ts'
import { readPb } from '../src/modules/ballots/pabulib/read.ts'
import { atMost, median, type Row } from './row.ts'

export async function run(): Promise<Row[]> {
  return [...REAL.filter(({ file }) => existsSync(join(FOLDER, file))).flatMap(measured), ...generated()]
}

const FOLDER = resolve(process.env.WIEC_PABULIB ?? '../shared/data/pabulib')

/** Seconds of pabutools (exact) and of the JavaScript tool (binary numbers). */
const REAL = [
  { file: 'Poland_Lodz_2025.pb', pabutools: 6.244, tool: 1.075, toolAdd1: 16.61 },
  { file: 'Poland_Warszawa_2020_Bialoleka.pb', pabutools: 3.01, tool: 0.47, toolAdd1: 10.062 },
  { file: 'Poland_Warszawa_2023_Bielany.pb', pabutools: 3.514, tool: 0.344, toolAdd1: 16.481 },
]

function measured({ file, pabutools, tool, toolAdd1 }: (typeof REAL)[number]): Row[] {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const name = file.replace(/^Poland_|\.pb$/g, '')
  const { election } = electionOf(readPb(text).file)
  const size = `${election.ids.length} projects, ${election.voters} voters`
  const once = seconds(5, () => tally(election, rule('mes_cost')))
  const add1 = seconds(3, () => tally(election, rule('mes_cost_add1_int')))
  const rows = [
    atMost(`equal shares, ${name}`, once, pabutools / 50, 's', `pabutools ${pabutools} s; ${size}`),
    atMost(`equal shares, ${name}`, once, tool / 10, 's', `JavaScript tool ${tool} s`),
    atMost(`Add1, ${name}`, add1, toolAdd1 / 8, 's', `JavaScript tool ${toolAdd1} s, exact here`),
  ]
  if (name !== 'Lodz_2025') return rows
  const read = seconds(5, () => electionOf(readPb(text).file))
  const megabytes = (text.length / 1e6).toFixed(1)
  return [atMost(`reading ${name}`, read, 0.5, 's', `${megabytes} MB, to groups of equal ballots`), ...rows]
}

function generated(): Row[] {
  const election = aPool(100_000, 150)
  const note = `100,000 voters, 150 projects, ${election.groups.count} different ballots`
  return [
    atMost(
      'equal shares, generated',
      seconds(3, () => tally(election, rule('mes_cost'))),
      1,
      's',
      note,
    ),
    atMost(
      'Phragmén, generated',
      seconds(3, () => tally(election, rule('phragmen'))),
      1,
      's',
      note,
    ),
  ]
}

/** Popular and unpopular projects, dear and cheap ones, ballots of one to ten; always the same. */
function aPool(voters: number, projects: number): Election {
  let state = 20_260_101
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const ids = Array.from({ length: projects }, (_, at) => `P${at + 1}`)
  const costs = ids.map(() => 5_000 * Math.ceil(200 * random() ** 3))
  const ballots: Ballot[] = Array.from({ length: voters }, () => {
    const named = new Set<number>()
    const length = 1 + Math.floor(random() * 10)
    while (named.size < length) named.add(Math.floor(projects * random() ** 2))
    return { weight: 1, choices: [...named].map((project) => ({ project, points: 1 })) }
  })
  return anElection({ ids, costs, budget: 10_000_000, ballots })
}

function seconds(times: number, work: () => unknown): number {
  return median(
    Array.from({ length: times }, () => {
      const start = performance.now()
      work()
      return (performance.now() - start) / 1000
    }),
  )
}

function rule(name: string): Rule {
  const found = ruleNamed(name)
  if (!found) throw new Error(`no rule ${name}`)
  return found
}

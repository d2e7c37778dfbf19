import { createReadStream } from 'node:fs'
import {
  checkPb,
  counter,
  electionOf,
  LotMissing,
  NotCountable,
  needsPoints,
  type Outcome,
  type PbElection,
  type PbFile,
  PbNotCountable,
  type PbRead,
  type Progress,
  problemSentence,
  RULES,
  type Rule,
  readPbStream,
  ruleNamed,
  type TallySettings,
  type TieCriterion,
  tallyInWorker,
  writeDecimal,
  writeFraction,
} from '../../modules/ballots/index.ts'
import { texts } from '../texts.ts'
import { type Command, CommandProblem, say, warn } from './command.ts'
import { here } from './here.ts'
import { explained, tieInWords, written } from './tally-explained.ts'

export const tally: Command = {
  name: 'tally',
  summary: 'Liczy głosy z pliku Pabulib (.pb) według podanej reguły; bez bazy danych i ustawień.',
  usage:
    'tally PLIK.pb --rule REGUŁA [--json] [--explain] [--all-rules] [--check] [--ties …] [--threshold …] [--step …] ' +
    '[--exclusive …]',
  options: {
    rule: { type: 'string' },
    json: { type: 'boolean' },
    explain: { type: 'boolean' },
    'all-rules': { type: 'boolean' },
    check: { type: 'boolean' },
    ties: { type: 'string' },
    threshold: { type: 'string' },
    step: { type: 'string' },
    exclusive: { type: 'string' },
  },
  meanings: {
    rule: `reguła: ${RULES.map(({ name }) => name).join(', ')}`,
    json: 'wypisuje JSON: selected (w kolejności finansowania), cost, endowment, increments, stop, ties',
    explain: 'wypisuje każdą rundę liczenia',
    'all-rules': 'liczy według wszystkich reguł i porównuje z wynikiem zapisanym w pliku',
    check: 'sprawdza plik i wypisuje błędy z numerami wierszy',
    ties:
      'kryteria remisów po przecinku: lower-cost, higher-cost, more-votes, more-points, id, id-descending, ' +
      'lot=A|B|C (wynik losowania), draw=ZIARNO (losowanie publiczne)',
    threshold: 'próg poparcia; bez niego próg z pliku',
    step: 'o ile rośnie kwota na osobę w kroku Add1, w całych jednostkach waluty (zwykle 1)',
    exclusive: 'projekty, z których może wygrać tylko jeden, np. 773|153,12|15',
  },
  async run({ values, positionals }) {
    const [path] = positionals
    if (!path) throw new CommandProblem('Podaj plik z głosami, np. wiec tally wynik.pb --rule greedy_votes')
    const read = await readFrom(path)
    if (values.check) return check(read)
    const pb = countable(read, path)
    const settings = settingsOf(pb, values)
    if (values['all-rules']) return compareAll(pb, read.file, settings, values.json === true)
    const rule = ruleOf(text(values.rule), pb)
    const outcome = await counted(() => tallyInWorker({ election: pb.election, rule, settings }, { onProgress }))
    if (values.json) say(JSON.stringify(asJson(pb.election, outcome)))
    else say(asText(pb, outcome))
    if (values.explain) say(explained(pb, read.file, rule, outcome, settings))
    return 0
  },
}

async function readFrom(path: string): Promise<PbRead> {
  try {
    return await readPbStream(createReadStream(here(path)))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new CommandProblem(`Nie ma pliku ${path}.`)
    if (code === 'EISDIR' || code === 'EACCES') throw new CommandProblem(`Nie mogę odczytać pliku ${path}.`)
    throw error
  }
}

/** Tells what is wrong with the shape of the file, then counts what can be counted. */
function countable({ file, problems }: PbRead, path: string): PbElection {
  const t = texts.in('pl')
  for (const problem of problems) warn(lineOf(problem.line, problemSentence(problem, t)))
  try {
    return electionOf(file)
  } catch (error) {
    if (error instanceof PbNotCountable)
      throw new CommandProblem(`Nie mogę policzyć pliku ${path}. ${problemSentence(error, t)}`)
    if (error instanceof NotCountable)
      throw new CommandProblem(`Nie mogę policzyć pliku ${path}: liczby są za duże, żeby policzyć je dokładnie.`)
    throw error
  }
}

function check({ file, lines, problems }: PbRead): number {
  const t = texts.in('pl')
  const found = [...problems, ...checkPb(file, lines)]
  for (const problem of found) {
    const word = problem.severity === 'error' ? 'Błąd' : 'Uwaga'
    say(`${word}. ${lineOf(problem.line, problemSentence(problem, t))}`)
  }
  const errors = found.filter(({ severity }) => severity === 'error').length
  say(`Błędy: ${errors}. Uwagi: ${found.length - errors}.`)
  return errors === 0 ? 0 : 1
}

const lineOf = (line: number | null, sentence: string) => (line === null ? sentence : `Wiersz ${line}: ${sentence}`)

function ruleOf(name: string | undefined, { election }: PbElection): Rule {
  const rule = ruleNamed(name ?? '')
  if (!rule) {
    const known = RULES.map((each) => each.name).join(', ')
    throw new CommandProblem(`${name ? `Nie znam reguły ${name}.` : 'Podaj regułę opcją --rule.'} Znam: ${known}.`)
  }
  if (needsPoints(rule) && !election.hasPoints)
    throw new CommandProblem(`Reguła ${rule.name} liczy punkty, a na tych kartach ich nie ma.`)
  return rule
}

function settingsOf(pb: PbElection, values: Record<string, string | boolean | undefined>): TallySettings {
  const threshold = text(values.threshold) === undefined ? pb.threshold : whole(text(values.threshold), 'threshold', 0)
  const ties = text(values.ties)
  const exclusive = text(values.exclusive)
  return {
    ...(threshold === undefined ? {} : { threshold }),
    ...(values.step === undefined ? {} : { step: whole(text(values.step), 'step', 1) }),
    ...(ties === undefined ? {} : { ties: tiesFrom(ties) }),
    ...(exclusive === undefined ? {} : { exclusive: groupsFrom(exclusive, pb.election.ids) }),
  }
}

const CRITERIA = ['lower-cost', 'higher-cost', 'more-votes', 'more-points', 'id', 'id-descending'] as const

function tiesFrom(list: string): TieCriterion[] {
  return list.split(',').map((word) => {
    const known = CRITERIA.find((criterion) => criterion === word)
    if (known) return known
    if (word.startsWith('lot=')) return { lot: word.slice(4).split('|') }
    if (word.startsWith('draw=') && word.length > 5) return { draw: word.slice(5) }
    throw new CommandProblem(`Nie znam kryterium remisu „${word}”. Zobacz: wiec tally --help`)
  })
}

function groupsFrom(list: string, ids: string[]): number[][] {
  return list.split(',').map((group) =>
    group.split('|').map((id) => {
      const project = ids.indexOf(id)
      if (project < 0) throw new CommandProblem(`Nie ma projektu ${id} na liście.`)
      return project
    }),
  )
}

function whole(value: string | undefined, option: string, least: number): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < least)
    throw new CommandProblem(`Opcja --${option} wymaga liczby całkowitej, co najmniej ${least}.`)
  return number
}

/** On a terminal one line tells how far Add1 is. */
const onProgress = process.stderr.isTTY
  ? ({ step }: Progress) => process.stderr.write(`\rKrok ${step}…\u001b[K\r`)
  : () => {}

/** A count that needs a lot ends with a sentence, not with a result. */
async function counted<T>(count: () => Promise<T>): Promise<T> {
  try {
    return await count()
  } catch (error) {
    if (!(error instanceof LotMissing)) throw error
    throw new CommandProblem(
      `Remis między projektami ${error.ids.join(', ')}, a kryteria go nie rozstrzygają. Przeprowadź losowanie i podaj ` +
        `wynik, np. --ties lower-cost,lot=${error.ids.join('|')}`,
    )
  }
}

/** What `--json` prints: the shape of the published outcomes. */
export function asJson(election: PbElection['election'], outcome: Outcome) {
  const ids = (projects: readonly number[]) => projects.map((project) => election.ids[project])
  const { endowment, increments, stop, comparison } = outcome
  const unit = 10n ** BigInt(election.decimals)
  return {
    selected: ids(outcome.selected),
    cost: writeDecimal(outcome.cost, election.decimals),
    ...(endowment && increments !== undefined
      ? { endowment: writeFraction({ ...endowment, denominator: endowment.denominator * unit }), increments, stop }
      : {}),
    ...(comparison ? { comparison } : {}),
    ties: outcome.ties.map((tie) => ({
      round: tie.round,
      projects: ids(tie.projects),
      chosen: ids(tie.projects.slice(0, 1))[0],
      decidedBy: tie.decidedBy,
    })),
  }
}

function asText({ election }: PbElection, outcome: Outcome): string {
  const json = asJson(election, outcome)
  return [
    `Wybrane projekty (${json.selected.length}), w kolejności finansowania: ${json.selected.join(', ') || 'żaden'}`,
    `Koszt: ${inWords(json.cost)} z ${inWords(writeDecimal(election.budget, election.decimals))}`,
    ...(json.endowment
      ? [`Kwota na osobę: ${json.endowment} (kroków: ${json.increments}; ${STOPS[json.stop ?? ''] ?? json.stop})`]
      : []),
    ...(outcome.comparison
      ? [
          `Porównanie: ${outcome.comparison.preferFirst} woli równe udziały, ${outcome.comparison.preferSecond} listę głosów`,
        ]
      : []),
    ...json.ties.map((tie) => `Runda ${tie.round}. ${tieInWords(tie.projects as string[], tie.decidedBy)}`),
  ].join('\n')
}

const inWords = (decimal: string) => written(Number(decimal))

/** Why raising the money of each person ended. */
const STOPS: Record<string, string> = {
  exhaustive: 'nic więcej się nie zmieści',
  overspend: 'następny krok przekroczyłby pulę',
  all: 'wybrano wszystkie popierane projekty',
}

async function compareAll(
  { election }: PbElection,
  file: PbFile,
  settings: TallySettings,
  json: boolean,
): Promise<number> {
  const count = counter(election, settings)
  const rules = RULES.filter((rule) => election.hasPoints || !needsPoints(rule))
  const outcomes = await counted(async () => rules.map((rule) => count.by(rule)))
  if (json) {
    say(JSON.stringify(Object.fromEntries(outcomes.map((outcome) => [outcome.rule, asJson(election, outcome)]))))
    return 0
  }
  const official = officialOf(file)
  const width = Math.max(...rules.map(({ name }) => name.length)) + 2
  say(`${'reguła'.padEnd(width)}projekty  koszt${official ? '  różnica z wynikiem w pliku' : ''}`)
  for (const outcome of outcomes) {
    const { selected, cost } = asJson(election, outcome)
    const ids = new Set(selected as string[])
    const more = [...ids].filter((id) => official && !official.has(id)).map((id) => `+${id}`)
    const fewer = [...(official ?? [])].filter((id) => !ids.has(id)).map((id) => `−${id}`)
    const difference = official ? `  ${[...more, ...fewer].join(' ') || 'bez różnic'}` : ''
    say(`${outcome.rule.padEnd(width)}${String(selected.length).padStart(8)}  ${cost}${difference}`)
  }
  return 0
}

function officialOf(file: PbFile): Set<string> | null {
  const at = file.projects.columns.indexOf('selected')
  if (at < 0) return null
  return new Set(file.projects.rows.filter((row) => row[at] !== '0').map((row) => row[0] ?? ''))
}

const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)

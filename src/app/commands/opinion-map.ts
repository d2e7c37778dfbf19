import { NotVotes, type OpinionMap, opinionMapOf, readVotes, STABLE } from '../../modules/debates/index.ts'
import { UnreadableFile } from '../../platform/documents/index.ts'
import { type Command, CommandProblem, say, warn } from './command.ts'
import { here } from './here.ts'

export const opinionMap: Command = {
  name: 'opinion-map',
  summary: 'Liczy mapę opinii z tabeli głosów: co łączy, co dzieli i jakie są grupy; bez bazy danych i ustawień.',
  usage: 'opinion-map GŁOSY.csv [--json] [--seed N] [--groups]',
  options: { json: { type: 'boolean' }, seed: { type: 'string' }, groups: { type: 'boolean' } },
  meanings: {
    json: 'wypisuje wszystko jako JSON',
    seed: 'liczba, od której zaczyna się losowanie (domyślnie 1); ta sama daje tę samą mapę',
    groups: 'bierze grupy z kolumny group-id zamiast liczyć własne',
  },
  async run({ values, positionals }) {
    const [file] = positionals
    if (!file) throw new CommandProblem('Podaj tabelę głosów, np. wiec opinion-map participants-votes.csv')
    const seed = values.seed === undefined ? 1 : Number(values.seed)
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new CommandProblem('Podaj --seed jako liczbę całkowitą, np. --seed 7.')
    const { votes, given, problems } = await votesIn(file)
    if (problems.length > 0)
      warn(`Komórki, które nie są głosem (1, 0, -1), pominięte: ${problems.length}, np. ${problems[0]}.`)
    if (values.groups && given.every((group) => group === null))
      throw new CommandProblem('W pliku nie ma grup: kolumna group-id jest pusta albo jej brak.')
    const map = opinionMapOf(votes, values.groups ? { seed, given } : { seed })
    say(values.json ? JSON.stringify(asJson(map), null, 2) : inWords(map))
  },
}

async function votesIn(file: string) {
  try {
    return await readVotes(here(file))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new CommandProblem(`Nie ma pliku ${file}.`)
    if (code === 'EISDIR' || code === 'EACCES') throw new CommandProblem(`Nie mogę odczytać pliku ${file}.`)
    if (error instanceof NotVotes || error instanceof UnreadableFile)
      throw new CommandProblem(
        `Nie rozumiem pliku ${file}. Podaj CSV z kolumną participant i kolumną dla każdej opinii, nazwaną jej numerem: 1, 0, -1 albo nic.`,
      )
    throw error
  }
}

function asJson(map: OpinionMap) {
  const { people, statements } = map.votes
  const byStatement = (values: readonly number[]) =>
    Object.fromEntries(statements.map((id, index) => [id, values[index] ?? 0]))
  const named = <T extends { statement: number }>(list: readonly T[]) =>
    list.map(({ statement, ...rest }) => ({ statement: statements[statement], ...rest }))
  return {
    method: map.method,
    seed: map.seed,
    people: people.length,
    statements: statements.length,
    votes: map.votes.vote.length,
    evidence: map.evidence,
    notDrawn: map.notDrawn,
    groups: map.groups.map((group, index) => ({
      id: index,
      size: group.people.length,
      people: group.people.map((person) => people[person]),
      representative: named(group.representatives),
      tallies: Object.fromEntries(statements.map((id, statement) => [id, group.tallies[statement]])),
    })),
    agree: named(map.agree),
    disagree: named(map.disagree),
    consensus: { agree: byStatement(map.consensus.agree), disagree: byStatement(map.consensus.disagree) },
    divides: byStatement(map.divides),
    extremity: byStatement(map.extremities),
    priority: byStatement(map.priorities),
    tallies: Object.fromEntries(statements.map((id, statement) => [id, map.tallies[statement]])),
    positions: Object.fromEntries(people.map((id, person) => [id, map.positions[person]])),
  }
}

const NOT_DRAWN: Record<NonNullable<OpinionMap['notDrawn']>, string> = {
  'too-few-people': 'za mało osób zagłosowało',
  'too-much-alike': 'wszyscy odpowiedzieli prawie tak samo',
  'too-shaky': 'podział jest chwiejny: inne osoby podzieliłyby się inaczej',
}

function inWords(map: OpinionMap): string {
  const { people, statements } = map.votes
  const name = ({ statement }: { statement: number }) => statements[statement] ?? ''
  const listed = (list: readonly { statement: number }[]) => list.map(name).join(', ') || 'nic pewnego'
  const { stability } = map.evidence
  const divided = statements
    .map((_, statement) => ({ statement, by: map.divides[statement] ?? 0 }))
    .sort((one, other) => other.by - one.by)
    .slice(0, 5)
  return [
    `Osoby: ${people.length}. Opinie: ${statements.length}. Głosy: ${map.votes.vote.length}.`,
    `Zgadzają się prawie wszyscy: ${listed(map.agree)}.`,
    `Nie zgadzają się prawie wszyscy: ${listed(map.disagree)}.`,
    ...(map.notDrawn ? [`Grup nie pokazujemy: ${NOT_DRAWN[map.notDrawn]}.`] : []),
    ...(map.groups.length > 0 ? [`Najbardziej dzieli: ${listed(divided)}.`] : []),
    ...(map.groups.length > 0 && stability !== null
      ? [`Ten podział jest ${stability >= STABLE ? 'stabilny' : 'chwiejny'} (${stability.toFixed(2)}).`]
      : []),
    ...map.groups.map(
      ({ people: members, representatives }, index) =>
        `Grupa ${index + 1} (${members.length}): ${
          representatives.map((each) => `${each.side === 'agree' ? 'za' : 'przeciw'} ${name(each)}`).join(', ') ||
          'nic jej nie wyróżnia'
        }.`,
    ),
  ].join('\n')
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataFile } from '../../../platform/data-file.ts'
import { gatherTexts } from '../../../platform/texts/index.ts'
import english from '../texts.en.json' with { type: 'json' }
import polish from '../texts.pl.json' with { type: 'json' }
import { checkPb } from './check/index.ts'
import { electionOf, PbNotCountable } from './election.ts'
import { metaOf, type PbFile } from './file.ts'
import { pbReader, readPb, readPbStream } from './read.ts'
import { problemSentence } from './words.ts'
import { comments, pbFileName, withCounted, withoutVoters, writePb } from './write.ts'

const texts = gatherTexts([{ pl: polish, en: english }], true)
const example = (name: string) => readFileSync(dataFile(`pabulib/${name}`), 'utf8')
const EXAMPLES = ['miasto-dwie-dzielnice', 'gmina-punkty', 'osiedle-kolejnosc', 'solectwo-jeden-glos'].map(
  (name) => `${name}.pb`,
)

const aFile = (over: Partial<Record<'meta' | 'projects' | 'votes', string>> = {}) =>
  [
    'META\nkey;value',
    over.meta ?? META,
    'PROJECTS',
    over.projects ?? 'project_id;cost;votes;name;selected\n1;600;2;Park;1\n2;500;1;Fontanna;0',
    'VOTES',
    over.votes ?? 'voter_id;vote\na;1\nb;1,2',
    '',
  ].join('\n')

const META = [
  'description;Przykład',
  'country;Poland',
  'unit;Miasto',
  'instance;2027',
  'num_projects;2',
  'num_votes;2',
  'budget;1000',
  'vote_type;approval',
  'rule;greedy',
  'date_begin;01.09.2026',
  'date_end;2026',
  'max_length;2',
].join('\n')

const problemsOf = (text: string) => {
  const { file, lines, problems } = readPb(text)
  return [...problems, ...checkPb(file, lines)]
}
const words = (text: string) => problemsOf(text).map(({ word, line }) => (line === null ? word : `${word}@${line}`))
const meta = (change: (lines: string[]) => string[]) => aFile({ meta: change(META.split('\n')).join('\n') })
const withMeta = (key: string, value: string) =>
  meta((lines) => [...lines.filter((line) => !line.startsWith(`${key};`)), `${key};${value}`])

describe('reading', () => {
  test.each([
    ['LF', (text: string) => text],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a line break missing at the end', (text: string) => text.trimEnd()],
    ['a mark of byte order', (text: string) => `\uFEFF${text}`],
    ['blank lines', (text: string) => text.replaceAll('\nVOTES', '\n\n  \nVOTES')],
    [
      'names of sections in small letters',
      (text: string) => text.replace('PROJECTS', 'projects ').replace('META', 'Meta'),
    ],
    ['separators after a section', (text: string) => text.replace('PROJECTS', 'PROJECTS;;;;')],
  ])('%s', (_, change) => {
    const { file, problems } = readPb(change(aFile()))
    expect(problems).toEqual([])
    expect(file).toEqual(readPb(aFile()).file)
  })

  test('quoted cells may have separators, quotes and line breaks; identifiers stay text', () => {
    const { file, lines } = readPb(
      aFile({
        projects: 'project_id;cost;name\n007;1;"a;""b""\nc"\nx/1.2;2;plain "quote" inside',
        votes: 'voter_id;vote\n04218ed;007',
      }),
    )
    expect(file.projects.rows).toEqual([
      ['007', '1', 'a;"b"\nc'],
      ['x/1.2', '2', 'plain "quote" inside'],
    ])
    expect(file.votes.rows).toEqual([['04218ed', '007']])
    expect(lines.projects).toEqual([17, 19])
  })

  test('a project may be called like a section', () => {
    const { file, problems } = readPb(aFile({ projects: 'project_id;cost;name\nvotes;5;Votes\nmeta;6;META' }))
    expect(problems).toEqual([])
    expect(file.projects.rows.map(([id]) => id)).toEqual(['votes', 'meta'])
  })

  test('piece by piece gives the same, wherever the pieces are cut', () => {
    const text = `\uFEFF${aFile({ projects: 'project_id;cost;name\n1;5;"a;""b""\r\nc"\r\n2;6;ż' })}`
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), (cuts) => {
        const reader = pbReader()
        let from = 0
        for (const cut of [...cuts.sort((a, b) => a - b), text.length]) {
          reader.push(text.slice(from, cut))
          from = cut
        }
        expect(reader.end()).toEqual(readPb(text))
      }),
    )
  })

  test('a stream of bytes may be cut inside a letter', async () => {
    const bytes = new TextEncoder().encode(aFile())
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
    }
    expect(await readPbStream(pieces())).toEqual(readPb(aFile()))
  })

  test.each([
    ['', ['section-missing', 'section-missing', 'section-missing']],
    ['hello\nMETA\nkey;value', ['before-sections@1', 'section-missing', 'section-missing']],
    ['META\nkey;value\nPROJECTS\nVOTES', ['head-missing', 'head-missing']],
    ['META\nkey;value\nVOTES\na\nPROJECTS\nb', ['section-order@5']],
    ['META\nkey;value\nPROJECTS\na\nVOTES\nb\nVOTES\nc', ['section-twice@7']],
    ['META\nbudget;3\nPROJECTS\na\nVOTES\nb', ['meta-head@2']],
    ['META\nkey;value\nPROJECTS\na\nVOTES\nb\n"c', ['unclosed-quote@7']],
  ])('tells what is wrong with the shape of %j', (text, expected) => {
    expect(readPb(text).problems.map(({ word, line }) => (line === null ? word : `${word}@${line}`))).toEqual(expected)
  })
})

describe('writing', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ż', ';', '"', '\n', ',', ' ', '1', '\uFEFF'), maxLength: 6 })

  test('what was read is written back the same, also unknown keys and columns', () => {
    const rows = (columns: number) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 4 })
    fc.assert(
      fc.property(
        rows(2),
        rows(3),
        rows(2),
        fc.constantFrom('\n' as const, '\r\n' as const),
        (keys, projects, votes, newline) => {
          // A row that is one word, or nothing, would be a section or a blank line; so the first cell is never empty here.
          const safe = (table: string[][]) => table.map(([first, ...rest]) => [`x${first}`, ...rest])
          const file: PbFile = {
            meta: safe(keys),
            projects: { columns: ['project_id', 'cost', 'unknown column'], rows: safe(projects) },
            votes: { columns: ['voter_id', 'vote'], rows: safe(votes) },
          }
          expect(readPb(writePb(file, { newline })).file).toEqual(file)
        },
      ),
    )
  })

  test.each(EXAMPLES)('%s comes back to the byte', (name) => {
    expect(writePb(readPb(example(name)).file)).toBe(example(name))
  })

  test('columns are put in order, and old names are renamed', () => {
    const { file } = readPb(
      aFile({ projects: 'cost;extra;target;project_id\n5;e;t;1', votes: 'age;vote;voter_id\n40;1;a' }),
    )
    const { file: written } = readPb(writePb(file, { canonical: true }))
    expect(written.projects).toEqual({
      columns: ['project_id', 'cost', 'beneficiaries', 'extra'],
      rows: [['1', '5', 't', 'e']],
    })
    expect(written.votes).toEqual({ columns: ['voter_id', 'vote', 'age'], rows: [['a', '1', '40']] })
  })

  test('counts, sums and the result come from the ballots', () => {
    const { file } = readPb(aFile({ projects: 'project_id;cost\n1;600\n2;500' }))
    const { election } = electionOf(file)
    const counted = withCounted(file, { votes: election.named, selected: ['1'] })
    expect(counted.projects).toEqual({
      columns: ['project_id', 'cost', 'votes', 'selected'],
      rows: [
        ['1', '600', '2', '1'],
        ['2', '500', '1', '0'],
      ],
    })
    expect(metaOf(counted, 'num_votes')).toBe('2')
  })

  test('a file for strangers has no voters to find: numbers by the ballot, ages in spans, columns left out', () => {
    const { file } = readPb(aFile({ votes: 'voter_id;vote;age;sex\nanna;2;47;F\nbartek;1;40;M' }))
    expect(withoutVoters(file, { without: ['sex'], ageSpan: 10 }).votes).toEqual({
      columns: ['voter_id', 'vote', 'age'],
      rows: [
        ['1', '1', '40-49'],
        ['2', '2', '40-49'],
      ],
    })
  })

  test('the name of a file is plain letters', () => {
    const { file } = readPb(withMeta('subunit', 'Śródmieście | Łąki').replace('unit;Miasto', 'unit;Łódź'))
    expect(pbFileName(file)).toBe('Poland_Lodz_2027_Srodmiescie_Laki.pb')
  })

  test('comments are numbered', () => {
    expect(comments(['Raz.', 'Dwa.'])).toBe('#1: Raz. #2: Dwa.')
  })
})

describe('checking', () => {
  test('a good file has nothing to mend', () => expect(problemsOf(aFile())).toEqual([]))

  test.each([
    ['a key twice', meta((lines) => [...lines, 'unit;Inne']), 'meta-twice@15'],
    ['a missing key', meta((lines) => lines.filter((line) => !line.startsWith('unit'))), 'meta-missing'],
    ['a row of three', meta((lines) => [...lines, 'edition;1;2']), 'cells@15'],
    ['a space', withMeta('edition', ' 3'), 'spaces@15'],
    ['a decimal comma', withMeta('budget', '1000,50'), 'comma@14'],
    ['a budget of words', withMeta('budget', 'tysiąc'), 'meta-number@14'],
    ['a wrong kind of vote', withMeta('vote_type', 'show of hands'), 'vote-type@14'],
    ['a wrong rule', withMeta('rule', 'fair'), 'meta-value@14'],
    ['a wrong date', withMeta('date_end', '31.02.2026'), 'meta-value@14'],
    ['an end before the beginning', withMeta('date_end', '31.08.2026'), 'dates'],
    ['a wrong currency', withMeta('currency', 'ZŁ'), 'meta-value@15'],
    ['a wrong language', withMeta('language', 'polish'), 'meta-value@15'],
    ['a wrong country', withMeta('country', 'Polska'), 'meta-value@14'],
    ['a comment without a number', withMeta('comment', 'Uwaga.'), 'comment@15'],
    ['a comment numbered wrongly', withMeta('comment', '#1: A. #3: B.'), 'comment@15'],
    ['a wrong number of votes', withMeta('num_votes', '3'), 'count-differs'],
    ['too long ballots allowed', withMeta('max_length', '3'), 'longest-above-projects'],
    ['everything affordable', withMeta('budget', '1100'), 'fully-funded'],
    ['not everything affordable', withMeta('fully_funded', '1'), 'not-fully-funded'],
  ])('first section: %s', (_, text, word) => expect(words(text)).toContain(word))

  const projects = (rows: string, head = 'project_id;cost;name;category;selected;latitude;longitude') =>
    aFile({ projects: `${head}\n1;600;Park;;1;;\n2;500;Fontanna;;0;;\n${rows}` })
  test.each([
    ['the same identifier', projects('1;5;x;;0;;'), 'project-twice@19'],
    ['no identifier', projects(';5;x;;0;;'), 'id-empty@19'],
    ['no cost', projects('3;;x;;0;;'), 'amount@19'],
    ['a comma in the cost', projects('3;5,50;x;;0;;'), 'comma@19'],
    ['free', projects('3;0;x;;0;;'), 'cost-zero@19'],
    ['dearer than everything', projects('3;1001;x;;0;;'), 'above-budget@19'],
    ['too few cells', projects('3;5;x'), 'cells@19'],
    ['a space in a list', projects('3;5;x;sport, kultura;0;;'), 'list-spaces@19'],
    ['a code that is none', projects('3;5;x;;tak;;'), 'selected-value@19'],
    ['half a place', projects('3;5;x;;0;52.1;'), 'half-place@19'],
    ['a place nowhere', projects('3;5;x;;0;152.1;21'), 'place@19'],
    ['labels alike', projects('3;5;x;Zieleń;0;;\n4;5;y;zielen;0;;'), 'labels-alike'],
    ['no result', aFile({ projects: 'project_id;cost\n1;600\n2;500' }), 'selected-missing@16'],
    [
      'an unknown column',
      aFile({ projects: 'project_id;cost;selected;mood\n1;600;1;x\n2;500;0;y' }),
      'columns-extra@16',
    ],
    ['another order', aFile({ projects: 'project_id;selected;cost\n1;1;600\n2;0;500' }), 'columns-order@16'],
    ['identifiers not first', aFile({ projects: 'cost;project_id;selected\n600;1;1\n500;2;0' }), 'first-column'],
    ['no costs at all', aFile({ projects: 'project_id;selected\n1;1\n2;0' }), 'column-missing@16'],
    ['a column twice', aFile({ projects: 'project_id;cost;cost;selected\n1;600;6;1\n2;500;5;0' }), 'column-twice@16'],
    [
      'votes that are not there',
      aFile({ projects: 'project_id;cost;votes;selected\n1;600;3;1\n2;500;1;0' }),
      'votes-differ@17',
    ],
    [
      'a result that the rule does not give',
      aFile({ projects: 'project_id;cost;selected\n1;600;0\n2;500;1' }),
      'rule-not-followed',
    ],
    ['a result above the budget', aFile({ projects: 'project_id;cost;selected\n1;600;1\n2;500;1' }), 'selected-dear'],
    ['money left for another', aFile({ projects: 'project_id;cost;selected\n1;600;0\n2;500;0' }), 'unused-money'],
  ])('projects: %s', (_, text, word) => expect(words(text)).toContain(word))

  test('the sentinel cost is only a warning', () => {
    const found = problemsOf(projects('3;999999999;x;;0;;')).find(({ word }) => word === 'above-budget')
    expect(found?.severity).toBe('warning')
  })

  test('a chosen project below the threshold is told', () => {
    const text = withMeta('min_project_score_threshold', '3').replace('rule;greedy', 'rule;greedy-threshold')
    expect(words(text)).toEqual(expect.arrayContaining(['selected-below', 'rule-not-followed']))
  })

  const votes = (rows: string, head = 'voter_id;vote') => aFile({ votes: `${head}\n${rows}` })
  test.each([
    ['the same voter', votes('a;1\na;1,2'), 'voter-twice@22'],
    ['an unknown project', votes('a;1\nb;3'), 'vote-unknown@22'],
    ['a project twice', votes('a;1\nb;1,1'), 'vote-repeated@22'],
    ['too many', votes('a;1\nb;1,2,1'), 'vote-long@22'],
    ['spaces', votes('a;1\nb;1, 2'), 'list-spaces@22'],
    ['a sex that is none', votes('a;1;X\nb;1,2;M', 'voter_id;vote;sex'), 'cell-value@21'],
    ['single votes where more are allowed', votes('a;1\nb;1'), 'only-single-votes'],
    ['no votes in them', votes('a\nb', 'voter_id'), 'column-missing@20'],
  ])('votes: %s', (_, text, word) => expect(words(text)).toContain(word))

  const points = (rows: string, more: [string, string][] = []) =>
    more
      .reduce(
        (text, [key, value]) => text.replace('PROJECTS', `${key};${value}\nPROJECTS`),
        withMeta('vote_type', 'cumulative'),
      )
      .replace('PROJECTS', 'max_sum_points;5\nPROJECTS')
      .replace('voter_id;vote\na;1\nb;1,2', `voter_id;vote;points\n${rows}`)
  test.each([
    ['missing', points('a;1;\nb;1,2;3,2'), 'points-missing@22'],
    ['of another length', points('a;1;3,2\nb;1,2;3,2'), 'points-length@22'],
    ['not numbers', points('a;1;many\nb;1,2;3,2'), 'points-not-number@22'],
    ['negative', points('a;1;-1\nb;1,2;3,2'), 'points-negative@22'],
    ['above the limit of a project', points('a;1;4\nb;1,2;3,2', [['max_points', '3']]), 'points-high@23'],
    ['below the limit of a project', points('a;1;1\nb;1,2;3,2', [['min_points', '2']]), 'points-low@23'],
    ['growing', points('a;1;3\nb;1,2;2,3'), 'points-order@23'],
    ['too many together', points('a;1;3\nb;1,2;3,3'), 'points-sum-high@23'],
    ['too few together', points('a;1;1\nb;1,2;3,2', [['min_sum_points', '2']]), 'points-sum-low@23'],
  ])('points: %s', (_, text, word) => expect(words(text)).toContain(word))

  test('scores that are not there', () => {
    const text = points('a;1;3\nb;1,2;3,2').replace('name;selected\n1;600;2;Park', 'score;selected\n1;600;2;9')
    expect(words(text)).toContain('score-differs@18')
  })

  test('every problem has a sentence in both languages, with nothing left to fill', () => {
    const keys = Object.keys(polish).filter((key) => key.startsWith('ballots.pabulib.'))
    for (const name of EXAMPLES)
      for (const problem of problemsOf(example(name).replaceAll(';', ' ;')))
        for (const locale of ['pl', 'en'] as const)
          expect(problemSentence(problem, texts.in(locale))).not.toMatch(/[{}]|ballots\./)
    expect(keys.length).toBeGreaterThan(50)
  })
})

describe('counting what was read', () => {
  test('points of a ranking are by place, from the longest allowed ballot down', () => {
    const text = withMeta('vote_type', 'ordinal').replace('b;1,2', 'b;2,1')
    expect(electionOf(readPb(text).file).election.points).toEqual([3, 2])
    expect(electionOf(readPb(text.replace('max_length;2\n', '')).file).election.points).toEqual([2, 2])
  })

  test('unlisted projects get the default score', () => {
    const text = withMeta('vote_type', 'scoring')
      .replace('PROJECTS', 'default_score;0.5\nPROJECTS')
      .replace('voter_id;vote\na;1\nb;1,2', 'voter_id;vote;points\na;1;-1\nb;1,2;2,1')
    const { election, pointDecimals } = electionOf(readPb(text).file)
    expect(pointDecimals).toBe(1)
    expect(election.points).toEqual([10, 15])
    expect(election.votes).toEqual([1, 2])
  })

  test('a repeated project counts once, with its points added up; an empty ballot is a voter', () => {
    const repeated = electionOf(readPb(aFile({ votes: 'voter_id;vote\na;1,1\nb;' })).file).election
    expect([repeated.votes, repeated.voters]).toEqual([[1, 0], 2])
    const text = withMeta('vote_type', 'cumulative').replace(
      'voter_id;vote\na;1\nb;1,2',
      'voter_id;vote;points\na;1,1;1,1\nb;2;0',
    )
    const { election } = electionOf(readPb(text).file)
    expect([election.points, election.votes, election.named]).toEqual([
      [2, 0],
      [1, 0],
      [1, 1],
    ])
  })

  test('money is whole numbers of its smallest unit', () => {
    const { election } = electionOf(readPb(example('gmina-punkty.pb')).file)
    expect([election.decimals, election.budget, election.costs[0]]).toEqual([2, 26_000_049, 12_500_050])
  })

  test.each([
    [withMeta('budget', 'x'), 'amount'],
    [withMeta('vote_type', 'x'), 'vote-type'],
    [aFile({ projects: 'project_id;cost\n1;600\n1;500' }), 'project-twice'],
    [aFile({ projects: 'project_id;price\n1;600' }), 'column-missing'],
    [withMeta('vote_type', 'scoring'), 'column-missing'],
  ])('what cannot be counted is told', (text, word) => {
    const error = (() => {
      try {
        return electionOf(readPb(text).file)
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(PbNotCountable)
    expect(error).toMatchObject({ word })
  })
})

const FOLDER = resolve(process.env.WIEC_PABULIB ?? '../shared/data/pabulib')
const real = existsSync(FOLDER)
  ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pb'))
  : []

describe.skipIf(real.length === 0)('real files', () => {
  test('come back the same', () => {
    for (const name of real) {
      const { file, problems } = readPb(readFileSync(join(FOLDER, name), 'utf8'))
      expect(problems, name).toEqual([])
      expect(readPb(writePb(file)).file, name).toEqual(file)
    }
  })

  test('of the older layout are the same elections', () => {
    const pairs = [
      ['legacy/poland_warszawa_2020_wesola.pb', 'Poland_Warszawa_2020_Wesola.pb'],
      ['legacy/poland_krakow_2020_debniki.pb', 'Poland_Krakow_2020_Debniki.pb'],
      ['legacy/france_toulouse_2019_.pb', 'France_Toulouse_2019.pb'],
      ['legacy/poland_gdansk_2020_strzyza.pb', 'Poland_Gdansk_2020_Strzyza.pb'],
    ] as const
    for (const pair of pairs) {
      const [old, present] = pair.map((name) => told(electionOf(readPb(readFileSync(join(FOLDER, name), 'utf8')).file)))
      expect(old).toEqual(present)
    }
  })

  const told = ({ election, voteType }: ReturnType<typeof electionOf>) => {
    const { ids, costs, votes, points, voters, budget } = election
    const rows = ids.map((id, at) => [id, costs[at], votes[at], points[at]].join(' ')).sort()
    return { rows, voters, budget, voteType, ballots: election.groups.count }
  }
})

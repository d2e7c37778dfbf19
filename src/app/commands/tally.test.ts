import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dataFile } from '../../platform/data-file.ts'
import { COMMANDS, runCommand } from './index.ts'

let said: string
let warned: string

beforeEach(() => {
  said = ''
  warned = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warned += text
    return true
  })
  return () => {
    vi.restoreAllMocks()
  }
})

const TOWN = dataFile('pabulib/miasto-dwie-dzielnice.pb')
const POINTS = dataFile('pabulib/gmina-punkty.pb')
const TIE = dataFile('pabulib/solectwo-jeden-glos.pb')
const wiec = (...words: string[]) => runCommand(COMMANDS, ['tally', ...words])
const answer = () => JSON.parse(said)

describe('counting a file', () => {
  test('prints projects in order of funding, and what they cost', async () => {
    expect(await wiec(TOWN, '--rule', 'greedy_votes', '--json')).toBe(0)
    expect(answer()).toEqual({
      selected: ['W2', 'W1', 'W3', 'W4', 'M3'],
      cost: '695000',
      ties: [{ round: 1, projects: ['M3', 'S1'], chosen: 'M3', decidedBy: 'lower-cost' }],
    })
  })

  test('prints the endowment a growing count ended with', async () => {
    expect(await wiec(POINTS, '--rule', 'mes_points_add1_int_utilitarian', '--json')).toBe(0)
    expect(answer()).toMatchObject({
      cost: expect.stringMatching(/^\d+(\.\d\d?)?$/),
      endowment: expect.stringMatching(/^\d+$/),
    })
    expect(answer().increments).toBeGreaterThan(0)
    expect(['exhaustive', 'overspend', 'all']).toContain(answer().stop)
  })

  test('tells in words, and explains every round', async () => {
    expect(await wiec(TOWN, '--rule', 'mes_cost', '--explain')).toBe(0)
    expect(said).toMatch(/Wybrane projekty \(5\), w kolejności finansowania: /)
    expect(said).toMatch(
      /\n1\. .+\n {3}Koszt .+, popierają: \d+\.\n {3}Każda z tych osób płaci .+ zł\.\n {3}Siła głosów: /,
    )
    expect(said).not.toMatch(/lower-cost|undefined|NaN/)
    expect(said.match(/^\d+\. /gm)).toHaveLength(5)
  })

  test('explains a list to its end', async () => {
    expect(await wiec(TOWN, '--rule', 'greedy_votes', '--explain')).toBe(0)
    expect(said.match(/^\d+\. /gm)).toHaveLength(12)
    expect(said).toContain('nie mieści się')
  })

  test('compares all rules with the result in the file', async () => {
    expect(await wiec(TOWN, '--all-rules')).toBe(0)
    expect(said).toMatch(/^greedy_votes +5 +695000 +bez różnic$/m)
    expect(said).toMatch(/^phragmen .*\+S3/m)
    expect(said).not.toContain('greedy_points')
  })

  test('only one of those that exclude one another is chosen', async () => {
    await wiec(TOWN, '--rule', 'greedy_votes', '--json', '--exclusive', 'W1|W2')
    expect(answer().selected).toContain('W2')
    expect(answer().selected).not.toContain('W1')
  })

  test('a threshold is asked before the money', async () => {
    await wiec(TOWN, '--rule', 'greedy_threshold', '--json', '--threshold', '1000')
    expect(answer().selected).toEqual([])
  })
})

describe('a tie', () => {
  test('is decided by the usual criteria and told', async () => {
    expect(await wiec(TIE, '--rule', 'greedy_votes', '--json')).toBe(0)
    expect(answer().ties).toEqual([{ round: 1, projects: ['A', 'B'], chosen: 'A', decidedBy: 'id' }])
  })

  test('ends the count when a lot is missing, and says which', async () => {
    expect(await wiec(TIE, '--rule', 'greedy_votes', '--json', '--ties', 'lower-cost')).toBe(1)
    expect(said).toBe('')
    expect(warned).toContain('Remis między projektami A, B')
    expect(await wiec(TIE, '--rule', 'greedy_votes', '--json', '--ties', 'lower-cost,lot=B|A')).toBe(0)
    expect(answer().selected[0]).toBe('B')
  })

  test('may be decided by an announced seed', async () => {
    await wiec(TIE, '--rule', 'greedy_votes', '--json', '--ties', 'draw=2026-10-14')
    expect(answer().ties[0].decidedBy).toBe('draw')
  })
})

describe('checking a file', () => {
  test('a good one is praised', async () => {
    expect(await wiec(TOWN, '--check')).toBe(0)
    expect(said).toBe('Błędy: 0. Uwagi: 0.\n')
  })

  test('a poor one gets sentences with lines', async () => {
    expect(await wiec(TIE, '--check')).toBe(0)
    expect(said).toContain('Uwaga. Wiersz 22: Nie ma kolumny „selected”')
  })
})

describe('a mistake ends with one sentence', () => {
  test.each([
    [[], 'Podaj plik'],
    [['absent.pb', '--rule', 'greedy_votes'], 'Nie ma pliku absent.pb.'],
    [[TOWN], 'Podaj regułę'],
    [[TOWN, '--rule', 'fair'], 'Nie znam reguły fair.'],
    [[TOWN, '--rule', 'mes_points'], 'liczy punkty'],
    [[TOWN, '--rule', 'greedy_votes', '--ties', 'coin'], 'kryterium remisu „coin”'],
    [[TOWN, '--rule', 'greedy_votes', '--threshold', 'many'], '--threshold wymaga liczby'],
    [[TOWN, '--rule', 'greedy_votes', '--exclusive', 'W1|X'], 'Nie ma projektu X'],
    [[dataFile('pabulib/SOURCES.md'), '--rule', 'greedy_votes'], 'Nie mogę policzyć pliku'],
  ])('%j', async (words, sentence) => {
    expect(await wiec(...(words as string[]))).toBe(1)
    expect(warned).toContain(sentence)
  })
})

import type { Cell } from '../../../platform/documents/index.ts'

/** People of a sex and of ages from and to, both included; an open end is null. */
export interface PopulationRow {
  sex: 'woman' | 'man' | 'all'
  from: number
  to: number | null
  people: number
}

export interface Band {
  from: number
  to: number | null
}

const DASH = '[-–—]|do|to'
const RANGE = new RegExp(`^(\\d{1,3})\\s*(?:${DASH})\\s*(\\d{1,3})(?:\\s|$)`)

/**
 * Ages in words as offices and forms write them: „18–24 lata”, „65 i więcej”, „poniżej 18 lat”, „do 17 lat”, „75+”, „7”.
 * @returns null when the words are no ages
 */
export function bandOf(words: string): Band | null {
  const text = words
    .toLowerCase()
    .replaceAll(/[()]/g, '')
    .trim()
    .replace(/^(od|wiek:?|w wieku|aged)\s+/, '')
  const range = RANGE.exec(text)
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    return from <= to ? { from, to } : null
  }
  const under = /^(?:poniżej|mniej niż|under|below)\s+(\d{1,3})/.exec(text)
  if (under) return { from: 0, to: Number(under[1]) - 1 }
  const upTo = /^(?:do|up to)\s+(\d{1,3})/.exec(text)
  if (upTo) return { from: 0, to: Number(upTo[1]) }
  const over = /^(?:powyżej|więcej niż|over|above)\s+(\d{1,3})/.exec(text)
  if (over) return { from: Number(over[1]) + 1, to: null }
  const andMore =
    /^(\d{1,3})\s*(?:\+|lat|lata)?\s*(?:\+|i więcej|i starsi|i starsze|lub więcej|and more|and over|or more)/.exec(text)
  if (andMore) return { from: Number(andMore[1]), to: null }
  const one = /^(\d{1,3})(?:\s*(?:lat|lata|rok))?$/.exec(text)
  return one ? { from: Number(one[1]), to: Number(one[1]) } : null
}

const WOMEN = /^(kobiet|k$|women|woman|female|f$)/i
const MEN = /^(mężczy|mezczy|m$|men|man|male)/i

export const sexOf = (words: string): 'woman' | 'man' | null =>
  WOMEN.test(words.trim()) ? 'woman' : MEN.test(words.trim()) ? 'man' : null

/** How many people have an age within a band; null when rows of the table lie across its edges. */
export function peopleIn(
  rows: readonly PopulationRow[],
  band: Band | null,
  sex: 'woman' | 'man' | null,
): number | null {
  let people = 0
  let found = false
  for (const row of ofSex(rows, sex)) {
    if (!band || isWithin(row, band)) {
      people += row.people
      found = true
    } else if (overlaps(row, band)) return null
  }
  return found ? people : null
}

// A table may have a row for both sexes beside each; those of one sex are counted when there are any.
function ofSex(rows: readonly PopulationRow[], sex: 'woman' | 'man' | null) {
  if (sex) return rows.filter((row) => row.sex === sex)
  const both = rows.filter((row) => row.sex === 'all')
  return both.length > 0 ? both : rows
}

const isWithin = (row: Band, band: Band) =>
  row.from >= band.from && (band.to === null || (row.to !== null && row.to <= band.to))

const overlaps = (row: Band, band: Band) =>
  (band.to === null || row.from <= band.to) && (row.to === null || row.to >= band.from)

/** One line of the comparison: who answered beside who lives there, in shares of one. */
export interface Comparison {
  value: string
  label: string
  answered: number
  answeredShare: number
  people: number
  peopleShare: number
}

/**
 * Sets those who answered beside those who live there. Values that are no ages or sexes of the table, such as „wolę nie
 * mówić”, are left out of both shares.
 * @returns null when fewer than two values can be compared
 */
export function compare(
  values: readonly { value: string; label: string; answered: number }[],
  rows: readonly PopulationRow[],
): Comparison[] | null {
  const matched = values.flatMap(({ value, label, answered }) => {
    const sex = sexOf(label)
    const band = sex ? null : bandOf(label)
    const people = sex || band ? peopleIn(rows, band, sex) : null
    return people === null ? [] : [{ value, label, answered, people }]
  })
  const answered = matched.reduce((sum, one) => sum + one.answered, 0)
  const people = matched.reduce((sum, one) => sum + one.people, 0)
  if (matched.length < 2 || answered === 0 || people === 0) return null
  return matched.map((one) => ({
    ...one,
    answeredShare: one.answered / answered,
    peopleShare: one.people / people,
  }))
}

/** What is wrong with a table of population, as a key of a sentence. */
export type PopulationProblem = 'no-ages' | 'no-counts' | 'overlapping' | 'number' | 'dates'

/**
 * Reads a table as offices keep it: a column of ages, then either a column of sex and one of people, or a column for each
 * sex, or one of all. Headers name the columns.
 */
export function readPopulation(
  header: readonly string[],
  lines: readonly (readonly Cell[])[],
): { rows: PopulationRow[] } | { problem: PopulationProblem; line?: number } {
  const named = (pattern: RegExp) => header.findIndex((name) => pattern.test(name.trim()))
  const age = named(/^(wiek|grupa wiek|age)/i)
  if (age === -1) return { problem: 'no-ages' }
  const sex = named(/^(płeć|plec|sex|gender)/i)
  const columns: [number, PopulationRow['sex'] | null][] =
    sex >= 0
      ? [[named(/^(liczba|ludność|ludnosc|osoby|osób|people|population|count|ogółem)/i), null]]
      : [
          [named(WOMEN), 'woman'],
          [named(MEN), 'man'],
          [named(/^(liczba|ludność|ludnosc|ogółem|ogolem|razem|osoby|total|people|population)/i), 'all'],
        ]
  const present = columns.filter(([column]) => column >= 0)
  if (present.length === 0) return { problem: 'no-counts' }

  const rows: PopulationRow[] = []
  for (const [index, line] of lines.entries()) {
    // A spreadsheet takes „10-14” for the fourteenth of October, and the row would vanish unseen.
    if (typeof line[age] === 'object' && line[age] !== null) return { problem: 'dates', line: index + 2 }
    const band = bandOf(String(line[age] ?? ''))
    // Lines of totals and notes below the table are no ages.
    if (!band) continue
    const lineSex = sex >= 0 ? sexOf(String(line[sex] ?? '')) : null
    for (const [column, columnSex] of present) {
      const people = wholeNumber(line[column])
      if (people === null) return { problem: 'number', line: index + 2 }
      rows.push({ ...band, sex: columnSex ?? lineSex ?? 'all', people })
    }
  }
  if (rows.length === 0) return { problem: 'no-ages' }
  return isOverlapping(rows) ? { problem: 'overlapping' } : { rows }
}

function wholeNumber(cell: Cell): number | null {
  const text = String(cell ?? '').replaceAll(/[\s\u00a0]/g, '')
  return /^\d+$/.test(text) ? Number(text) : null
}

const isOverlapping = (rows: readonly PopulationRow[]) =>
  rows.some((row, index) => rows.slice(index + 1).some((other) => other.sex === row.sex && overlaps(other, row)))

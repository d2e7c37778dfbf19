import type { Table, TableCell } from '../../../platform/documents/index.ts'
import type { Unit } from '../../places/index.ts'
import { TOPICS } from '../../processes/index.ts'
import { type Content, nameKeyOf, publicPoint, Content as Schema } from '../content.ts'
import { sourcesOf } from '../forms.ts'
import { CHANNELS, COSTS, LANGUAGES, LICENCES, ORGANISERS, PRECISIONS, SCALES, TOOLS } from '../rules.ts'
import type { Field, Mapping } from './columns.ts'

/** What is wrong with a row, as the last word of a key, with the text that is wrong. */
export interface RowProblem {
  line: number
  problem: 'unreadable' | 'title' | 'year' | 'unit' | 'twice' | 'known'
  value: string
}

export interface ReadPractice {
  line: number
  content: Content
  /** What its source calls it; null when the file says nothing. */
  sourceKey: string | null
  /** The same for the same practice twice in a file: name, main unit, first year. */
  sameKey: string
}

/** What rows that say nothing get. */
export interface Defaults {
  tool: Content['tool']
  organiserType: Content['organiserType']
}

/**
 * Reads practices row by row.
 * @param unitOf the unit a text names, by its code or its name
 */
export async function* readPractices(
  table: Table,
  mapping: Mapping,
  defaults: Defaults,
  unitOf: (text: string) => Promise<Unit | null>,
): AsyncGenerator<ReadPractice | RowProblem> {
  const seen = new Set<string>()
  for await (const { line, cells } of table.rows) {
    if (!cells) {
      yield { line, problem: 'unreadable', value: '' }
      continue
    }
    const text = (field: Field) => textOf(cells, mapping[field])
    const read = await readRow(text, defaults, unitOf)
    if ('problem' in read) {
      yield { line, ...read }
      continue
    }
    const sourceKey = text('source') ? text('source').slice(0, 300) : null
    const sameKey = `${nameKeyOf(read.title)}|${read.unitCodes[0] ?? read.placeWords}|${read.yearFrom}`
    if (seen.has(sameKey)) yield { line, problem: 'twice', value: read.title }
    else {
      seen.add(sameKey)
      yield { line, content: read, sourceKey, sameKey }
    }
  }
}

async function readRow(
  text: (field: Field) => string,
  defaults: Defaults,
  unitOf: (text: string) => Promise<Unit | null>,
): Promise<Content | Pick<RowProblem, 'problem' | 'value'>> {
  const title = text('title').slice(0, 160)
  if (title.length < 3) return { problem: 'title', value: title }
  const years = [text('yearFrom'), text('yearTo')].map((year) => Number(/(19|20|21)\d\d/.exec(year)?.[0] ?? Number.NaN))
  const [from = Number.NaN, to = Number.NaN] = years
  if (Number.isNaN(from)) return { problem: 'year', value: text('yearFrom') }
  const country = countryOf(text('country'))
  const names = text('unitCodes')
    .split(/[,;\s]+(?=\d)|[,;]/)
    .map((name) => name.trim())
    .filter(Boolean)
  const units: Unit[] = []
  if (country === 'PL') {
    for (const name of names) {
      const unit = await unitOf(name)
      if (!unit) return { problem: 'unit', value: name }
      units.push(unit)
    }
    if (units.length === 0) return { problem: 'unit', value: '' }
  }
  const point = pointOf(text('lon'), text('lat'))
  const precision = among(PRECISIONS, text('precision')) ?? (point ? 'exact' : 'municipality')
  return Schema.parse({
    title,
    essence: text('essence').slice(0, 600) || title,
    language: among(LANGUAGES, text('language')) ?? (country === 'PL' ? 'pl' : 'other'),
    tool: among(TOOLS, text('tool')) ?? toolOf(text('tool')) ?? defaults.tool,
    theme: among(TOPICS, text('theme')) ?? 'other',
    organiserType: among(ORGANISERS, text('organiserType')) ?? defaults.organiserType,
    organiserName: text('organiserName').slice(0, 200),
    scale: among(SCALES, text('scale')) ?? (country === 'PL' ? 'gmina' : 'region'),
    yearFrom: from,
    yearTo: Number.isNaN(to) || to < from ? from : to,
    country,
    unitCodes: units.map(({ code }) => code),
    placeWords: text('placeWords').slice(0, 200),
    precision,
    point: publicPoint(precision, point, units[0] ?? null),
    participants: /^\d{1,9}(\.0)?$/.test(text('participants')) ? Math.round(Number(text('participants'))) : null,
    whoTookPart: text('whoTookPart').slice(0, 2000),
    channels: text('channels')
      .split(/[\s,]+/)
      .flatMap((word) => among(CHANNELS, word) ?? []),
    costBand: among(COSTS, text('costBand')) ?? null,
    ...{ context: text('context'), course: text('course'), effect: text('effect') },
    ...{ lessons: text('lessons'), differently: text('differently') },
    evidence: sourcesOf(text('evidence')),
    links: sourcesOf([text('links'), /^https?:/.test(text('source')) ? text('source') : ''].filter(Boolean).join('\n')),
    licence: among(LICENCES, text('licence')) ?? 'own',
    takesLetters: false,
  })
}

const textOf = (cells: TableCell[], place: number | undefined) => {
  const cell = place === undefined ? null : cells[place]
  return cell === null || cell === undefined ? '' : String(cell).trim()
}

const among = <T extends string>(words: readonly T[], text: string): T | undefined =>
  words.find((word) => word === text.trim().toLowerCase())

/** The tool that words of other collections speak of. */
function toolOf(text: string): Content['tool'] | undefined {
  if (/participatory budget|bud[żz]et (obywatelski|partycypacyjny)/i.test(text)) return 'participatory-budget'
  if (/citizens[’']? ?(assembly|jury)|panel obywatelski|sortition/i.test(text)) return 'citizens-panel'
  if (/referendum/i.test(text)) return 'referendum'
  if (/petition|petycj/i.test(text)) return 'petition'
  if (/hearing|wys[łl]uchanie/i.test(text)) return 'public-hearing'
  return /consult|konsultacj|deliberat/i.test(text) ? 'consultations' : undefined
}

const countryOf = (text: string) =>
  /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : text === '' || /^(polska|poland)$/i.test(text) ? 'PL' : 'XX'

function pointOf(lon: string, lat: string) {
  const point = { lon: Number(lon.replace(',', '.')), lat: Number(lat.replace(',', '.')) }
  const isPlace = lon !== '' && lat !== '' && Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90
  return isPlace ? point : null
}

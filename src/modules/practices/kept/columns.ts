import { orderOf, type PointSet, stripsOf, worldOf } from '../../places/index.ts'
import type { Packed } from './store.ts'

/**
 * What filters, lists and marks need of every public practice, in columns: about 40 bytes each, so that a million of them take
 * less room than their titles would, and are looked through in milliseconds. Long words stay in the database.
 */
export interface Columns {
  points: PointSet
  numbers: Uint32Array
  /** 0 for a row that is no more: its practice was hidden, or written anew in a later row. */
  alive: Uint8Array
  tools: Uint8Array
  themes: Uint8Array
  organisers: Uint8Array
  scales: Uint8Array
  abroad: Uint8Array
  yearsFrom: Uint16Array
  yearsTo: Uint16Array
  /** When it was published, in microseconds since 1970, as exact as the database is. */
  published: Float64Array
  /** Which of `areaSets` a row has: most practices lie in one gmina and share its set with others. */
  areas: Uint32Array
  areaSets: AreaSet[]
  /** Rows by number, plus one; 0 where a number has none. */
  rows: Uint32Array
  /** How many rows are alive. */
  count: number
}

/** Where practices lie: the code of the unit they are counted in, empty abroad, and the keys of all their areas. */
export interface AreaSet {
  unit: string
  keys: string[]
}

/** As `store.ts` packs: number, longitude, latitude, nine small whole numbers, and the moment. */
const ROW_BYTES = 4 + 8 + 8 + 9 * 2 + 8

export interface Keeper {
  columns: Columns
  /** Adds practices; those whose number is known are replaced. Rows that are not public leave. */
  write(packed: Packed): void
  remove(numbers: readonly number[]): void
  /** Puts rows in order when many stand after the ordered ones, or are no more. */
  settle(): void
}

/** So many rows out of order are looked through each time without being noticed. */
const MOST_LOOSE = 4000

export function openColumns(): Keeper {
  const setNumbers = new Map<string, number>()
  let columns = emptyColumns(1024)

  const setOf = (text: string) => {
    const known = setNumbers.get(text)
    if (known !== undefined) return known
    const [unit = '', ...keys] = text.split(' ')
    const number = columns.areaSets.push({ unit, keys: keys.filter(Boolean) }) - 1
    setNumbers.set(text, number)
    return number
  }

  const bury = (number: number) => {
    const row = (columns.rows[number] ?? 0) - 1
    if (row < 0) return
    columns.alive[row] = 0
    columns.rows[number] = 0
    columns.count -= 1
  }

  return {
    get columns() {
      return columns
    },
    write({ bytes, areas }) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (const [at, area] of areas.entries()) {
        const from = at * ROW_BYTES
        const small = (which: number) => view.getInt16(from + 20 + which * 2)
        const number = view.getInt32(from)
        if (number >= columns.rows.length) columns.rows = grown(columns.rows, Math.ceil((number + 1) * 1.5))
        bury(number)
        if (small(0) === 0) continue
        if (columns.points.size === columns.numbers.length) columns = widened(columns)
        const row = columns.points.size++
        const isPlaced = small(1) === 1
        const { x, y } = worldOf({ lon: view.getFloat64(from + 4), lat: view.getFloat64(from + 12) })
        columns.points.xs[row] = isPlaced ? x : 0
        columns.points.ys[row] = isPlaced ? y : 0
        columns.numbers[row] = number
        columns.alive[row] = 1
        columns.tools[row] = small(2)
        columns.themes[row] = small(3)
        columns.organisers[row] = small(4)
        columns.scales[row] = small(5)
        columns.yearsFrom[row] = small(6)
        columns.yearsTo[row] = small(7)
        columns.abroad[row] = small(8)
        columns.published[row] = Number(view.getBigInt64(from + 38))
        columns.areas[row] = setOf(area)
        columns.rows[number] = row + 1
        columns.count += 1
      }
    },
    remove(numbers) {
      for (const number of numbers) bury(number)
    },
    settle() {
      const { size, sorted } = columns.points
      const dead = size - columns.count
      if (size - sorted > MOST_LOOSE || dead > Math.max(MOST_LOOSE, size / 8)) columns = ordered(columns)
    },
  }
}

function emptyColumns(room: number): Columns {
  return {
    points: {
      xs: new Uint32Array(room),
      ys: new Uint32Array(room),
      sorted: 0,
      size: 0,
      strips: stripsOf(new Uint32Array(), 0),
    },
    numbers: new Uint32Array(room),
    alive: new Uint8Array(room),
    tools: new Uint8Array(room),
    themes: new Uint8Array(room),
    organisers: new Uint8Array(room),
    scales: new Uint8Array(room),
    abroad: new Uint8Array(room),
    yearsFrom: new Uint16Array(room),
    yearsTo: new Uint16Array(room),
    published: new Float64Array(room),
    areas: new Uint32Array(room),
    areaSets: [],
    rows: new Uint32Array(room),
    count: 0,
  }
}

const LISTS = [
  'numbers',
  'alive',
  'tools',
  'themes',
  'organisers',
  'scales',
  'abroad',
  'yearsFrom',
  'yearsTo',
  'published',
  'areas',
] as const

/** The same rows with room for half as many again. */
function widened(columns: Columns): Columns {
  const room = Math.ceil(columns.numbers.length * 1.5)
  const points = { ...columns.points, xs: grown(columns.points.xs, room), ys: grown(columns.points.ys, room) }
  const wide = { ...columns, points }
  for (const name of LISTS) Object.assign(wide, { [name]: grown(columns[name], room) })
  return wide
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(list: T, room: number): T {
  const wide = new (list.constructor as new (length: number) => T)(Math.max(room, list.length))
  wide.set(list)
  return wide
}

/** The living rows alone, in the order in which they are found by place. */
function ordered(columns: Columns): Columns {
  const { points } = columns
  const living = new Uint32Array(columns.count)
  let next = 0
  for (let row = 0; row < points.size; row++) if (columns.alive[row] === 1) living[next++] = row
  const order = orderOf(taken(points.xs, living), taken(points.ys, living), living.length)
  const from = taken(living, order)
  const ys = taken(points.ys, from)
  const sorted = {
    ...columns,
    points: {
      xs: taken(points.xs, from),
      ys,
      sorted: from.length,
      size: from.length,
      strips: stripsOf(ys, from.length),
    },
    rows: new Uint32Array(columns.rows.length),
  }
  for (const name of LISTS) Object.assign(sorted, { [name]: taken(columns[name], from) })
  for (const [row, number] of sorted.numbers.entries()) sorted.rows[number] = row + 1
  return sorted
}

function taken<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(list: T, order: Uint32Array): T {
  const made = new (list.constructor as new (length: number) => T)(order.length)
  for (let at = 0; at < order.length; at++) made[at] = list[order[at] as number] as number
  return made
}

/** One measured figure beside its goal. */
export interface Row {
  name: string
  measured: number
  /** The goal: at most this much, or at least this much when `atLeast`. */
  limit: number
  unit: string
  atLeast?: boolean
  /** Measured against the goal: above 1 is better with `atLeast`, below 1 otherwise. */
  ratio: number
  ok: boolean
  /** Against what it was measured in the same run, and how. */
  note: string
}

/** A figure that should stay below its goal. */
export const atMost = (name: string, measured: number, limit: number, unit: string, note: string): Row => {
  const rounded = round(measured)
  return { name, measured: rounded, limit, unit, ratio: round(rounded / limit), ok: rounded <= limit, note }
}

/** A figure that should reach its goal. */
export const atLeast = (name: string, measured: number, limit: number, unit: string, note: string): Row => {
  const rounded = round(measured)
  return {
    name,
    measured: rounded,
    limit,
    unit,
    atLeast: true,
    ratio: round(rounded / limit),
    ok: rounded >= limit,
    note,
  }
}

/** Three digits that matter. */
export const round = (number: number) => Number(number.toPrecision(3))

/** The middle one: a round spoiled by a busy neighbour does not move it. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? high)) / 2
}

/** Words for a note: 8123.4 is "8,123". */
export const many = (number: number) => Math.round(number).toLocaleString('en')

import { TOPICS } from '../../processes/index.ts'
import type { PracticeFilter } from '../finding.ts'
import { ORGANISERS, SCALES, TOOLS } from '../rules.ts'
import type { Columns } from './columns.ts'

/**
 * Which rows answer a filter, 1 or 0 for each. The one condition by which practices are found: list, counts, files, feeds,
 * frames and marks all ask it (decision 0190).
 * @param worded for each word looked for, 1 for each number whose practice has it
 */
export function maskOf(columns: Columns, filter: PracticeFilter, worded: readonly Uint8Array[]): Uint8Array {
  const { alive, tools, themes, organisers, scales, abroad, yearsFrom, yearsTo, areas, numbers } = columns
  const { size } = columns.points
  const mask = alive.slice(0, size)
  keep(mask, tools, only(TOOLS, filter.tool))
  keep(mask, themes, only(TOPICS, filter.theme))
  keep(mask, organisers, only(ORGANISERS, filter.organiser))
  keep(mask, scales, only(SCALES, filter.scale))
  if (filter.abroad !== undefined) keep(mask, abroad, Uint8Array.of(filter.abroad ? 0 : 1, filter.abroad ? 1 : 0))
  if (filter.areas) {
    const wanted = new Set(filter.areas)
    keep(
      mask,
      areas,
      Uint8Array.from(columns.areaSets, ({ keys }) => (keys.some((key) => wanted.has(key)) ? 1 : 0)),
    )
  }
  const { yearFrom, yearTo } = filter
  if (yearFrom !== undefined)
    for (let row = 0; row < size; row++) if ((yearsTo[row] as number) < yearFrom) mask[row] = 0
  if (yearTo !== undefined) for (let row = 0; row < size; row++) if ((yearsFrom[row] as number) > yearTo) mask[row] = 0
  for (const has of worded) for (let row = 0; row < size; row++) if (has[numbers[row] as number] !== 1) mask[row] = 0
  return mask
}

function keep(mask: Uint8Array, values: Uint8Array | Uint32Array, allowed: Uint8Array | null) {
  if (!allowed) return
  for (let row = 0; row < mask.length; row++) if (allowed[values[row] as number] !== 1) mask[row] = 0
}

/** Words are kept as their place in a list, from 1; one that is not in it is 0 and answers no filter. */
function only(words: readonly string[], wanted: string | undefined): Uint8Array | null {
  if (!wanted) return null
  const allowed = new Uint8Array(words.length + 1)
  const at = words.indexOf(wanted)
  if (at >= 0) allowed[at + 1] = 1
  return allowed
}

/** 1 for each number among those packed as four bytes each. */
export function flagsOf(bytes: Uint8Array, most: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const flags = new Uint8Array(most)
  for (let at = 0; at < bytes.byteLength; at += 4) {
    const number = view.getInt32(at)
    if (number < most) flags[number] = 1
  }
  return flags
}

export const countOf = (mask: Uint8Array) => {
  let count = 0
  for (let row = 0; row < mask.length; row++) count += mask[row] as number
  return count
}

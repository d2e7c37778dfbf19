import { TOPICS } from '../../processes/index.ts'
import type { PracticeFilter } from '../finding.ts'
import { isWholeOf, ORGANISERS, SCALES, TOOLS } from '../rules.ts'
import type { Columns } from './columns.ts'

/**
 * Which rows answer a filter, 1 or 0 for each. The one condition by which practices are found: list, counts, files, feeds,
 * frames and marks all ask it (decision 0190).
 * @param worded for each word looked for, 1 for each number whose practice has it
 */
export function maskOf(columns: Columns, filter: PracticeFilter, worded: readonly Uint8Array[]): Uint8Array {
  const { alive, tools, themes, organisers, scales, abroad, yearsFrom, yearsTo, areas, numbers } = columns
  const { size } = columns.points
  const tool = allowed(TOOLS, filter.tool)
  const theme = allowed(TOPICS, filter.theme)
  const organiser = allowed(ORGANISERS, filter.organiser)
  const scale = allowed(SCALES, filter.scale)
  const country = Uint8Array.of(filter.abroad === true ? 0 : 1, filter.abroad === false ? 0 : 1)
  const place = Uint8Array.from(columns.areaSets, ({ keys }) => (isThere(keys, filter) ? 1 : 0))
  const { yearFrom = 0, yearTo = 9999 } = filter
  const mask = new Uint8Array(size)
  // One pass in one shape, whatever is asked for: a million rows take some milliseconds.
  for (let row = 0; row < size; row++)
    if (
      alive[row] === 1 &&
      tool[tools[row] as number] === 1 &&
      theme[themes[row] as number] === 1 &&
      organiser[organisers[row] as number] === 1 &&
      scale[scales[row] as number] === 1 &&
      country[abroad[row] as number] === 1 &&
      place[areas[row] as number] === 1 &&
      (yearsTo[row] as number) >= yearFrom &&
      (yearsFrom[row] as number) <= yearTo
    )
      mask[row] = 1
  for (const has of worded)
    for (let row = 0; row < size; row++) if (mask[row] === 1 && has[numbers[row] as number] !== 1) mask[row] = 0
  return mask
}

/** Words are kept as their place in a list, from 1; one that is not in it is 0 and answers no filter. */
function allowed(words: readonly string[], wanted: string | undefined): Uint8Array {
  const table = new Uint8Array(words.length + 1)
  if (!wanted) return table.fill(1)
  const at = words.indexOf(wanted)
  if (at >= 0) table[at + 1] = 1
  return table
}

/** Whether a practice with these areas lies in one that is asked for, and concerns the whole of one that must be whole. */
const isThere = (keys: readonly string[], { areas, whole }: PracticeFilter) =>
  (!areas || keys.some((key) => areas.includes(key))) && (!whole || whole.some((area) => isWholeOf(keys, area)))

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

import type { Context } from '../../platform/context.ts'
import { decodeCursor, encodeCursor, type PageOf } from '../../platform/http/index.ts'
import type { PracticeFilter } from './finding.ts'
import { type Matching, practicesFollowed } from './kept/following.ts'
import { newestOf, type Shown } from './kept/newest.ts'
import { practicesByNumbers } from './kept/store.ts'
import { ORGANISERS, type Practice, TOOLS, wholeAreasOf } from './rules.ts'

type Asking = Pick<Context, 'db' | 'house'>

/** One page of public practices that answer the filter, the newest first. */
export async function listPractices(
  asking: Asking,
  filter: PracticeFilter,
  page: { limit: number; after?: string | undefined },
): Promise<PageOf<Practice>> {
  const matching = await practicesFollowed(asking).matching(filter)
  const { numbers, published } = matching.columns
  const rows = newestOf(matching, page.limit + 1, shownIn(page.after))
  const shown = rows.slice(0, page.limit)
  const practices = await practicesByNumbers(
    asking.db,
    shown.map((row) => numbers[row] as number),
  )
  const last = shown.at(-1)
  return {
    rows: shown.flatMap((row) => practices.get(numbers[row] as number) ?? []),
    next:
      rows.length > page.limit && last !== undefined
        ? encodeCursor([published[last] as number, numbers[last] as number])
        : null,
  }
}

function shownIn(cursor: string | undefined): Shown | undefined {
  const [published, number] = decodeCursor(cursor, 2) ?? []
  return typeof published === 'number' && typeof number === 'number' ? { published, number } : undefined
}

/** The numbers of all that answer, the newest first: for files, which read them in parts. */
export async function numbersOf(asking: Asking, filter: PracticeFilter): Promise<number[]> {
  const matching = await practicesFollowed(asking).matching(filter)
  return newestOf(matching, matching.count).map((row) => matching.columns.numbers[row] as number)
}

/** How many answer the filter: the number the list says, the map shows and the files have rows. */
export async function countPractices(asking: Asking, filter: PracticeFilter): Promise<number> {
  return (await practicesFollowed(asking).matching(filter)).count
}

export interface Counted {
  key: string
  count: number
}

type Keys = (columns: Matching['columns']) => {
  values: Uint8Array | Uint16Array | Uint32Array
  keysOf: (value: number) => readonly (string | undefined)[]
}

const BY = {
  /** Every gmina, powiat and voivodeship it lies in, by their keys: each number is that of the list of its area. */
  area: ({ areas, areaSets }) => ({ values: areas, keysOf: (at) => areaSets[at]?.keys ?? [] }),

  /** Powiats and voivodeships it concerns as a whole, so that no gmina counts it. */
  whole: ({ areas, areaSets }) => ({ values: areas, keysOf: (at) => wholeAreasOf(areaSets[at]?.keys ?? []) }),
  tool: ({ tools }) => ({ values: tools, keysOf: (at) => [TOOLS[at - 1]] }),
  organiser: ({ organisers }) => ({ values: organisers, keysOf: (at) => [ORGANISERS[at - 1]] }),
  /** The year it began in. */
  year: ({ yearsFrom }) => ({ values: yearsFrom, keysOf: (at) => [String(at)] }),
} satisfies Record<string, Keys>

/** How many practices each area, tool, kind of organiser or year of beginning has, in order of keys. */
export async function countPracticesBy(
  asking: Asking,
  by: keyof typeof BY,
  filter: PracticeFilter,
): Promise<Counted[]> {
  const { columns, mask } = await practicesFollowed(asking).matching(filter)
  const { values, keysOf }: ReturnType<Keys> = BY[by](columns)
  const found = new Map<number, number>()
  for (let row = 0; row < mask.length; row++)
    if (mask[row] === 1) found.set(values[row] as number, (found.get(values[row] as number) ?? 0) + 1)
  const counts = new Map<string, number>()
  for (const [value, count] of found)
    for (const key of keysOf(value)) if (key) counts.set(key, (counts.get(key) ?? 0) + count)
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => (a.key < b.key ? -1 : 1))
}

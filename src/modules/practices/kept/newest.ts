import type { Matching } from './following.ts'

/** Where a list stands: the last practice shown, by when it was published and its number. */
export interface Shown {
  published: number
  number: number
}

/** Rows of the newest that answer, the newest first; of those published at once the one with the greater number. */
export function newestOf(
  { columns, mask }: Pick<Matching, 'columns' | 'mask'>,
  limit: number,
  after?: Shown,
): number[] {
  const { published, numbers } = columns
  const order = (a: number, b: number) =>
    (published[b] as number) - (published[a] as number) || (numbers[b] as number) - (numbers[a] as number)
  const [last, lastNumber] = after ? [after.published, after.number] : [Number.POSITIVE_INFINITY, 0]
  let rows: number[] = []
  // Once there are enough, whatever is older than the last of them need not be looked at.
  let least = Number.NEGATIVE_INFINITY
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] !== 1) continue
    const moment = published[row] as number
    if (moment < least || moment > last || (moment === last && (numbers[row] as number) >= lastNumber)) continue
    rows.push(row)
    if (rows.length < 2 * limit + 100) continue
    rows = rows.sort(order).slice(0, limit)
    least = published[rows.at(-1) as number] as number
  }
  return rows.sort(order).slice(0, limit)
}

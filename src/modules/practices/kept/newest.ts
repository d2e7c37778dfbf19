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
  const moment = (row: number) => published[row] as number
  const number = (row: number) => numbers[row] as number
  const order = (a: number, b: number) => moment(b) - moment(a) || number(b) - number(a)
  const isShown = (row: number) =>
    after !== undefined &&
    (moment(row) > after.published || (moment(row) === after.published && number(row) >= after.number))
  let rows: number[] = []
  // Once there are enough, whatever is older than the last of them need not be looked at.
  let least = Number.NEGATIVE_INFINITY
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] !== 1 || moment(row) < least || isShown(row)) continue
    rows.push(row)
    if (rows.length < 2 * limit + 100) continue
    rows = rows.sort(order).slice(0, limit)
    least = moment(rows.at(-1) as number)
  }
  return rows.sort(order).slice(0, limit)
}

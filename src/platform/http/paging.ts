import { isId } from '../ids.ts'

/**
 * Keyset paging: a cursor is the sort key of the last row shown, so that a page deep in a list costs what the first does.
 * @param parts the values of the ORDER BY columns of that row, in order
 */
export const encodeCursor = (parts: (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts back, or null when the text was not made by `encodeCursor` with that many parts. */
export function decodeCursor(text: string | undefined, length: number): (string | number)[] | null {
  if (!text || text.length > 500) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== length) return null
    return parts.every((part) => typeof part === 'string' || typeof part === 'number') ? parts : null
  } catch {
    return null
  }
}

/** The cursor of a list ordered by a moment and an id, safe to compare with columns; null for anything else. */
export function decodeMomentCursor(text: string | undefined): { at: Temporal.Instant; id: string } | null {
  const [at, id] = decodeCursor(text, 2) ?? []
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id)) return null
  try {
    return { at: Temporal.Instant.from(at), id }
  } catch {
    return null
  }
}

/** One page of a list: `next` is the cursor of the following page, null at the end. */
export interface PageOf<T> {
  rows: T[]
  next: string | null
}

/** Cuts rows fetched with `limit + 1` into a page. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => (string | number)[]): PageOf<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}

import type { Skip } from '../model.ts'

/** What a clerk types for a box beside the answers; on paper it stands after the code of its question. */
export const SKIP_CODES: Record<Skip, string> = { unknown: 'NW', refused: 'OD' }

/** "nw" or "od", as printed. */
export function skipOf(text: string) {
  const typed = text.toUpperCase()
  if (typed === SKIP_CODES.unknown) return 'unknown' as const
  return typed === SKIP_CODES.refused ? ('refused' as const) : null
}

/** "a c", "a,c", "ac", "1 3", "13": letters and numbers as a clerk's hand finds them. */
export function codesIn(text: string, count: number): string[] {
  const parts = text
    .toLowerCase()
    .split(/[\s,;.+]+/)
    .filter(Boolean)
  // Without spaces each sign is a code of its own, as long as no code has two signs.
  return parts.flatMap((part) => {
    const isOne = count > 26 || (/^\d+$/.test(part) && count > 9)
    return isOne ? [part] : [...part]
  })
}

export function indexOf(code: string): number {
  if (/^\d+$/.test(code)) return Number(code) - 1
  if (!/^[a-z]{1,2}$/.test(code)) return -1
  const [first = '', second] = code
  const at = (letter: string) => letter.charCodeAt(0) - 97
  return second === undefined ? at(first) : (at(first) + 1) * 26 + at(second)
}

/** "12.09.2026", "12-9-2026", "12092026" or "2026-09-12" as an ISO day; null for a day no calendar has. */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const polish = /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  const [year, month, day] = iso ? iso.slice(1) : polish ? [polish[3], polish[2], polish[1]] : []
  if (!year || !month || !day) return null
  const made = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${made}T12:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== made ? null : made
}

/** Whole numbers from one to another; an open end is infinite. */
export interface Range {
  from: number
  to: number
}

const NUMBER = String.raw`(\d{1,3}(?:[ \u00a0]\d{3})+|\d+)`
const BETWEEN = new RegExp(`${NUMBER}\\s*(?:-|–|—|do|to)\\s*${NUMBER}`, 'iu')
const LESS = new RegExp(`(?:poniżej|mniej niż|under|less than|below)\\s*${NUMBER}`, 'iu')
const UPTO = new RegExp(`(?:do|najwyżej|nie więcej niż|up to)\\s*${NUMBER}`, 'iu')
const MORE = new RegExp(`(?:powyżej|ponad|więcej niż|over|more than|above)\\s*${NUMBER}`, 'iu')
const ANDUP = new RegExp(
  `${NUMBER}\\s*(?:\\+|\\p{L}*\\.?\\s*(?:i|lub|albo|and|or)\\s*(?:więcej|starsz\\p{L}*|wyżej|more|over|older))`,
  'iu',
)

/** What an answer like „25–34 lata”, „do 18” or „65 i więcej” covers; null when it names no range. */
export function rangeOf(label: string): Range | null {
  const between = BETWEEN.exec(label)
  if (between) return { from: numberOf(between[1]), to: numberOf(between[2]) }
  const andUp = ANDUP.exec(label)
  if (andUp) return { from: numberOf(andUp[1]), to: Number.POSITIVE_INFINITY }
  const less = LESS.exec(label)
  if (less) return { from: Number.NEGATIVE_INFINITY, to: numberOf(less[1]) - 1 }
  const more = MORE.exec(label)
  if (more) return { from: numberOf(more[1]) + 1, to: Number.POSITIVE_INFINITY }
  const upTo = UPTO.exec(label)
  return upTo ? { from: Number.NEGATIVE_INFINITY, to: numberOf(upTo[1]) } : null
}

const numberOf = (text = '') => Number(text.replace(/\D/g, ''))

/** The first two answers that share a number, or leave numbers out between them; only when most are ranges. */
export function rangeTrouble(labels: string[]): { kind: 'overlap' | 'gap'; one: string; other: string } | null {
  const ranges = labels.flatMap((label) => {
    const range = rangeOf(label)
    return range && range.from <= range.to ? [{ label, ...range }] : []
  })
  if (ranges.length < 2) return null
  const sorted = ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)
  for (const [at, next] of sorted.entries()) {
    const last = sorted[at - 1]
    if (!last) continue
    if (next.from <= last.to) return { kind: 'overlap', one: last.label, other: next.label }
    if (next.from > last.to + 1) return { kind: 'gap', one: last.label, other: next.label }
  }
  return null
}

import type { Position } from '../shapes/base-map.ts'

/** How many of something a unit has. */
export interface UnitCount {
  code: string
  count: number
}

/** A round mark with a number: of one unit, or of a powiat whose units would cover each other. */
export interface CountMark extends UnitCount {
  x: number
  y: number
  radius: number
}

/**
 * Marks for the counts of units, none covering another. Units too close to each other are counted together in their
 * powiat; powiats still too close are moved apart, the smaller further.
 * @param placeOf where a unit's mark would stand on the paper; null leaves it out
 */
export function marksOf(counts: readonly UnitCount[], placeOf: (code: string) => Position | null): CountMark[] {
  const marks = counts.flatMap(({ code, count }) => {
    const place = placeOf(code)
    return place && count > 0 ? [{ code, count, x: place[0], y: place[1], radius: radiusOf(count) }] : []
  })
  return movedApart(joinedByPowiat(marks)).toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code))
}

/** The mark's area grows with the count; the least is a target of 24 CSS pixels (WCAG 2.2, 2.5.8). */
export const radiusOf = (count: number) => Math.min(22, 10.5 + 2 * Math.sqrt(count))

function joinedByPowiat(marks: CountMark[]): CountMark[] {
  const crowded = new Set(
    marks
      .filter((mark) =>
        marks.some((other) => other !== mark && powiatOf(other) === powiatOf(mark) && gapOf(mark, other) < 0),
      )
      .map(powiatOf),
  )
  const single = marks.filter((mark) => !crowded.has(powiatOf(mark)))
  const joined = [...crowded].map((code) =>
    joinedMark(
      code,
      marks.filter((mark) => powiatOf(mark) === code),
    ),
  )
  return [...single, ...joined]
}

function joinedMark(code: string, marks: CountMark[]): CountMark {
  const count = marks.reduce((sum, mark) => sum + mark.count, 0)
  const middle = (of: (mark: CountMark) => number) =>
    marks.reduce((sum, mark) => sum + of(mark) * mark.count, 0) / count
  return { code, count, x: middle((mark) => mark.x), y: middle((mark) => mark.y), radius: radiusOf(count) }
}

function movedApart(marks: CountMark[]): CountMark[] {
  const moved = marks.map((mark) => ({ ...mark }))
  for (let round = 0; round < 60; round++) {
    let touched = false
    for (const [at, a] of moved.entries())
      for (const b of moved.slice(at + 1)) {
        const gap = gapOf(a, b)
        if (gap >= 0) continue
        touched = true
        push(a, b, -gap)
      }
    if (!touched) break
  }
  return moved
}

function push(a: CountMark, b: CountMark, by: number) {
  const angle = a.x === b.x && a.y === b.y ? 0 : Math.atan2(b.y - a.y, b.x - a.x)
  const shareOfA = b.radius ** 2 / (a.radius ** 2 + b.radius ** 2)
  a.x -= Math.cos(angle) * by * shareOfA
  a.y -= Math.sin(angle) * by * shareOfA
  b.x += Math.cos(angle) * by * (1 - shareOfA)
  b.y += Math.sin(angle) * by * (1 - shareOfA)
}

const gapOf = (a: CountMark, b: CountMark) => Math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius - 1

const powiatOf = (mark: CountMark) => mark.code.slice(0, 4)

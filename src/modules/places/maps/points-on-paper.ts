import type { Point } from '../rules.ts'
import type { Frame } from './frame.ts'

/** Points that would cover each other, shown as one mark. */
export interface PointGroup<T> {
  x: number
  y: number
  points: T[]
}

/** Side of the square within which points share a mark, in units of the drawing. */
const CELL = 26

/** The least CSS-pixel-sized set of marks for any number of points: at most one to a square of the paper. */
export function groupedPoints<T extends { point: Point }>(points: readonly T[], frame: Frame): PointGroup<T>[] {
  const cells = new Map<string, PointGroup<T>>()
  for (const item of points) {
    const [x, y] = frame.project([item.point.lon, item.point.lat])
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue
    const cell = `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`
    const group = cells.get(cell)
    if (group) group.points.push(item)
    else cells.set(cell, { x, y, points: [item] })
  }
  return [...cells.values()].map((group) => ({ ...group, ...middleOf(group, frame) }))
}

function middleOf<T extends { point: Point }>({ points }: PointGroup<T>, frame: Frame) {
  const places = points.map(({ point }) => frame.project([point.lon, point.lat]))
  const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length
  return { x: mean(0), y: mean(1) }
}

import { centredShapes } from '../../../platform/images/share-picture.ts'
import type { Point } from '../rules.ts'
import { round } from './layers.tsx'
import { linesOnPaper, ON_PAPER, pngOf } from './paper.ts'
import { groupedPoints } from './points-on-paper.ts'
import type { PreparedArea } from './prepare.ts'

/** How many pixels one unit of the paper takes, so that the picture is sharp in print. */
const SHARPNESS = 2

/**
 * A unit in its surroundings with a mark for each place, as a PNG for documents; places that would cover each other share
 * a mark with their number. Whoever shows it says in words what it shows.
 * @returns the picture and how many of the places lie on it
 */
export async function drawAreaPicture({ drawing }: PreparedArea, points: readonly Point[]) {
  const { main, paper } = ON_PAPER
  const marks = groupedPoints(
    points.map((point) => ({ point })),
    drawing.frame,
  )
  const png = await pngOf(
    drawing,
    [
      `<rect width="100%" height="100%" fill="${paper}"/>`,
      linesOnPaper(drawing),
      ...marks.map(({ x, y, points }) => {
        const many = points.length > 1
        const dot = `<circle cx="${round(x)}" cy="${round(y)}" r="${many ? 11 : 6}" fill="${main}" stroke="${paper}" stroke-width="1.5"/>`
        return many ? dot + centredShapes(String(points.length), { x, y: y + 4.2, size: 12, fill: paper }) : dot
      }),
    ],
    SHARPNESS,
  )
  return { png, shown: marks.reduce((sum, { points }) => sum + points.length, 0) }
}

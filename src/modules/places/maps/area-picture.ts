import { drawing as openDrawing } from '../../../platform/images/drawing.ts'
import { centredShapes } from '../../../platform/images/share-picture.ts'
import type { Point } from '../rules.ts'
import { paperTransform } from './drawings.ts'
import { round } from './layers.tsx'
import { groupedPoints } from './points-on-paper.ts'
import type { PreparedArea } from './prepare.ts'

/** How many pixels one unit of the paper takes, so that the picture is sharp in print. */
const SHARPNESS = 2

const MAIN = '#1d5b3f'
const PAPER = '#ffffff'

/**
 * A unit in its surroundings with a mark for each place, as a PNG for documents; places that would cover each other share
 * a mark with their number. Whoever shows it says in words what it shows.
 * @returns the picture and how many of the places lie on it
 */
export async function drawAreaPicture({ drawing }: PreparedArea, points: readonly Point[]) {
  const { width, height } = drawing.frame
  const marks = groupedPoints(
    points.map((point) => ({ point })),
    drawing.frame,
  )
  const fill = (d: string, colour: string) => (d ? `<path d="${d}" fill="${colour}"/>` : '')
  const line = (d: string, colour: string, thick: number) =>
    d
      ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${thick}" vector-effect="non-scaling-stroke"/>`
      : ''
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    `<g transform="${paperTransform}">`,
    fill(drawing.country, '#f6f4ec'),
    fill(drawing.ground, '#e7efe9'),
    line(drawing.gminas, '#ccd8cf', 0.6),
    fill(drawing.water, '#b9d3e2'),
    line(drawing.rivers, '#b9d3e2', 1),
    line(drawing.powiats, '#9fb3a6', 0.8),
    line(drawing.voivodeships, MAIN, 1.2),
    line(drawing.ground, MAIN, 1.8),
    '</g>',
    ...marks.map(({ x, y, points }) => {
      const many = points.length > 1
      const dot = `<circle cx="${round(x)}" cy="${round(y)}" r="${many ? 11 : 6}" fill="${MAIN}" stroke="${PAPER}" stroke-width="1.5"/>`
      return many ? dot + centredShapes(String(points.length), { x, y: y + 4.2, size: 12, fill: PAPER }) : dot
    }),
    '</svg>',
  ].join('')
  const sharp = await openDrawing()
  const png = await sharp(Buffer.from(svg), { density: 72 * SHARPNESS })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  return { png, shown: marks.reduce((sum, { points }) => sum + points.length, 0) }
}

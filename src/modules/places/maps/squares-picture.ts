import { centredShapes } from '../../../platform/images/share-picture.ts'
import type { Position } from '../shapes/geometry.ts'
import { widthOf } from './labels.ts'
import { round } from './layers.tsx'
import { FONT_SIZE, namesOnSheet } from './names.ts'
import { linesOnPaper, ON_PAPER, pngOf } from './paper.ts'
import type { PreparedSheet } from './prepare.ts'

/** A square of a grid: its corners, how full it is from 0 to 1, and the number written on it. */
export interface DrawnSquare {
  ring: readonly Position[]
  strength: number
  label: string
}

/** How many pixels one unit of the paper takes: the paper is a half wider than that of a unit's map. */
const SHARPNESS = 1.5

/** On narrower squares there is no room for a number. */
const LEAST_WIDTH = 20

const INK = '#1c1c1c'

/** A part of the country under squares of a grid, as a PNG for documents. Whoever shows it says in words what it shows. */
export function drawSquaresPicture({ drawing, towns }: PreparedSheet, squares: readonly DrawnSquare[]) {
  const { frame } = drawing
  const drawn = squares.map(({ ring, strength, label }) => {
    const corners = ring.map(([lon, lat]) => frame.project([lon, lat]))
    const xs = corners.map(([x]) => x)
    const ys = corners.map(([, y]) => y)
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    const number =
      right - left > LEAST_WIDTH
        ? centredShapes(label, {
            x: (left + right) / 2,
            y: (top + bottom) / 2 + 4.2,
            size: 12,
            fill: strength > 0.5 ? ON_PAPER.paper : INK,
          })
        : ''
    const path = `M${corners.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
    return `<path d="${path}" fill="${ON_PAPER.main}" fill-opacity="${strength}" stroke="${ON_PAPER.main}" stroke-width="0.8"/>${number}`
  })
  const names = namesOnSheet(drawing, towns, frame.kmPerUnit < 0.12).map((label) => {
    const width = widthOf(label.text, FONT_SIZE)
    const shift = { start: width / 2, middle: 0, end: -width / 2 }[label.anchor]
    const [left, top] = [round(label.x + shift - width / 2 - 2), round(label.y - FONT_SIZE + 1)]
    return `<rect x="${left}" y="${top}" width="${round(width + 4)}" height="${FONT_SIZE + 3}" fill="${ON_PAPER.paper}" fill-opacity="0.75"/>${centredShapes(label.text, { x: label.x + shift, y: label.y, size: FONT_SIZE, fill: INK })}`
  })
  return pngOf(
    drawing,
    [`<rect width="100%" height="100%" fill="${ON_PAPER.paper}"/>`, linesOnPaper(drawing), ...drawn, ...names],
    SHARPNESS,
  )
}

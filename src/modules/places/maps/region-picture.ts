import { drawing as openDrawing } from '../../../platform/images/drawing.ts'
import { centredShapes } from '../../../platform/images/share-picture.ts'
import { marksOf, type UnitCount } from './counts.ts'
import { paperTransform } from './drawings.ts'
import { round } from './layers.tsx'
import type { PreparedRegion } from './prepare.ts'
import { placeOnPaper } from './towns.ts'

interface Looks {
  main: string
  paper: string
  ink: string
}

/** How many pixels one unit of the paper takes, so that the picture is sharp on a wall. */
const SHARPNESS = 3

/**
 * The map of a region with a numbered mark for each unit that has something, as a PNG for documents. Whoever shows it says
 * in words what it shows.
 * @param looks `#rrggbb` each
 */
export async function drawRegionPicture(region: PreparedRegion, counts: readonly UnitCount[], looks: Looks) {
  const { drawing } = region
  const { width, height } = drawing.frame
  const marks = marksOf(counts, (code) => placeOnPaper(drawing, code))
  const line = (d: string, colour: string, thick: number) =>
    d
      ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${thick}" vector-effect="non-scaling-stroke"/>`
      : ''
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<g transform="${paperTransform}">`,
    `<path d="${drawing.ground}" fill="#e7efe9"/>`,
    line(drawing.gminas, '#ccd8cf', 0.6),
    drawing.water ? `<path d="${drawing.water}" fill="#b9d3e2"/>` : '',
    line(drawing.voivodeships, looks.main, 1.2),
    line(drawing.ground, looks.main, 1.6),
    '</g>',
    ...marks.map(
      ({ x, y, radius, count }) =>
        `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${looks.main}" stroke="${looks.paper}" stroke-width="1.5"/>${centredShapes(String(count), { x, y: y + 4.2, size: 12, fill: looks.paper })}`,
    ),
    '</svg>',
  ].join('')
  const sharp = await openDrawing()
  const png = await sharp(Buffer.from(svg), { density: 72 * SHARPNESS })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  return { png, width, height }
}

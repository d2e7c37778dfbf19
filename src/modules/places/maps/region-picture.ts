import { centredShapes } from '../../../platform/images/share-picture.ts'
import { marksOf, type UnitCount } from './counts.ts'
import { paperTransform } from './drawings.ts'
import { round } from './layers.tsx'
import { filled, lined, ON_PAPER, pngOf } from './paper.ts'
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
  const png = await pngOf(
    drawing,
    [
      `<g transform="${paperTransform}">`,
      filled(drawing.ground, ON_PAPER.ground),
      lined(drawing.gminas, ON_PAPER.gminas, 0.6),
      filled(drawing.water, ON_PAPER.water),
      lined(drawing.voivodeships, looks.main, 1.2),
      lined(drawing.ground, looks.main, 1.6),
      '</g>',
      ...marks.map(
        ({ x, y, radius, count }) =>
          `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${looks.main}" stroke="${looks.paper}" stroke-width="1.5"/>${centredShapes(String(count), { x, y: y + 4.2, size: 12, fill: looks.paper })}`,
      ),
    ],
    SHARPNESS,
  )
  return { png, width, height }
}

import { drawing as openDrawing } from '../../../platform/images/drawing.ts'
import { type Drawing, paperTransform } from './drawings.ts'

/** Colours of maps in documents: paper is white whatever the theme of the page. */
export const ON_PAPER = {
  main: '#1d5b3f',
  paper: '#ffffff',
  ground: '#e7efe9',
  country: '#f6f4ec',
  gminas: '#ccd8cf',
  powiats: '#9fb3a6',
  water: '#b9d3e2',
}

export const filled = (d: string, colour: string) => (d ? `<path d="${d}" fill="${colour}"/>` : '')

export const lined = (d: string, colour: string, thick: number) =>
  d ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${thick}" vector-effect="non-scaling-stroke"/>` : ''

/** The base map of a drawing as parts of an SVG: land, water and borders, with the unit it is about outlined. */
export const linesOnPaper = (drawing: Drawing): string =>
  [
    `<g transform="${paperTransform}">`,
    filled(drawing.country, ON_PAPER.country),
    filled(drawing.ground, ON_PAPER.ground),
    lined(drawing.gminas, ON_PAPER.gminas, 0.6),
    filled(drawing.water, ON_PAPER.water),
    lined(drawing.rivers, ON_PAPER.water, 1),
    lined(drawing.powiats, ON_PAPER.powiats, 0.8),
    lined(drawing.voivodeships, ON_PAPER.main, 1.2),
    lined(drawing.ground, ON_PAPER.main, 1.8),
    '</g>',
  ].join('')

/**
 * What was drawn over a map, as a PNG for documents.
 * @param sharpness how many pixels one unit of the paper takes
 */
export async function pngOf(
  { frame: { width, height } }: Drawing,
  parts: readonly string[],
  sharpness: number,
): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
  const sharp = await openDrawing()
  return sharp(Buffer.from(svg), { density: 72 * sharpness })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

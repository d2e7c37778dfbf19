import { create, toBuffer } from 'qrcode'
import { escaped } from './characters.ts'

// Modules of white around the code that scanners need (ISO/IEC 18004, 9.1).
const QUIET = 4

/** A QR code as an SVG picture of squares, without scripts or styles; `label` is read in place of the picture. */
export function qrSvg(text: string, label: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const size = modules.size + 2 * QUIET
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${escaped(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}

/** A QR code as a PNG picture of the given width in pixels, for posters and documents. */
export const qrPng = (text: string, width = 600): Promise<Buffer> =>
  toBuffer(text, { errorCorrectionLevel: 'M', margin: QUIET, width, type: 'png' })

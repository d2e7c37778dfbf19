import { openFont, type Piece } from '../documents/fonts.ts'
import { breakLines, type Line } from '../documents/lines.ts'
import { drawing } from './drawing.ts'

export interface SharePicture {
  title: string
  /** One line under the title, such as dates in words. */
  subtitle?: string
  /** Name of the network, at the foot. */
  site: string
  /** `#rrggbb` each; the network's own colours are a setting. */
  colours?: { main?: string; accent?: string; paper?: string; ink?: string }
}

const WIDTH = 1200
const HEIGHT = 630
const EDGE = 80
const FOOT = 112
const TITLE_SIZES = [76, 66, 56, 48]
const MOST_LINES = 4

/**
 * The picture shown where an address is shared (Open Graph, 1200 × 630, PNG). Letters are drawn as shapes from our own
 * font files, so it looks the same on a machine without any font.
 */
export async function drawSharePicture(picture: SharePicture): Promise<Buffer> {
  const sharp = await drawing()
  return sharp(Buffer.from(shareSvg(picture)))
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

function shareSvg({ title, subtitle, site, colours = {} }: SharePicture): string {
  const main = colour(colours.main, '#1d5b3f')
  const accent = colour(colours.accent, '#d98e04')
  const paper = colour(colours.paper, '#fbf8f1')
  const ink = colour(colours.ink, '#1c1f1d')
  const { lines, size } = fittedTitle(title)
  const leading = size * 1.16
  const under = subtitle ? 62 : 0
  const top = Math.max(EDGE + 40, (HEIGHT - FOOT + 34 - lines.length * leading - under) / 2)
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>`,
    `<rect y="${HEIGHT - FOOT}" width="${WIDTH}" height="${FOOT}" fill="${main}"/>`,
    `<rect x="${EDGE}" y="${EDGE}" width="96" height="10" fill="${accent}"/>`,
    ...lines.map((line, index) => lineShapes(line, EDGE, top + index * leading + size * 0.8, size, main)),
  ]
  if (subtitle) {
    const line = shortened(subtitle, 'text', 34)
    parts.push(lineShapes(line, EDGE, top + lines.length * leading + 40, 34, ink))
  }
  parts.push(lineShapes(shortened(site, 'bold', 34), EDGE, HEIGHT - FOOT / 2 + 12, 34, paper))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${parts.join('')}</svg>`
}

/** The largest size at which the title takes at most four lines; a longer title ends with an ellipsis. */
function fittedTitle(title: string): { lines: Line[]; size: number } {
  const text = title.replace(/\s+/g, ' ').trim()
  for (const size of TITLE_SIZES) {
    const lines = breakLines([{ text }], 'heading', size, WIDTH - 2 * EDGE)
    if (lines.length <= (size === TITLE_SIZES[0] ? 3 : MOST_LINES)) return { lines, size }
  }
  const size = TITLE_SIZES.at(-1) ?? 48
  const lines = breakLines([{ text }], 'heading', size, WIDTH - 2 * EDGE - size)
  return { lines: ended(lines.slice(0, MOST_LINES)), size }
}

function shortened(text: string, font: 'text' | 'bold', size: number): Line {
  const lines = breakLines([{ text: text.replace(/\s+/g, ' ') }], font, size, WIDTH - 2 * EDGE - size)
  return (lines.length > 1 ? ended(lines.slice(0, 1)) : lines)[0] ?? { spans: [], width: 0 }
}

function ended(lines: Line[]): Line[] {
  const last = lines.at(-1)?.spans.at(-1)
  if (last) last.text = `${last.text.trimEnd()}…`
  return lines
}

/** Words as shapes, centred on a point: a picture needs no font of the machine it is drawn on. `y` is the baseline. */
export function centredShapes(
  text: string,
  { x, y, size, fill }: { x: number; y: number; size: number; fill: string },
) {
  const [line] = breakLines([{ text }], 'bold', size, 10_000)
  return line ? lineShapes(line, x - line.width / 2, y, size, fill) : ''
}

const lineShapes = (line: Line, x: number, baseline: number, size: number, fill: string) =>
  line.spans
    .map(
      (span) => `<path fill="${fill}" transform="${placed(span, x + span.x, baseline, size)}" d="${shapeOf(span)}"/>`,
    )
    .join('')

function placed({ font }: Piece, x: number, baseline: number, size: number): string {
  const scale = size / openFont(font).unitsPerEm
  // Fonts count upwards from the baseline, pictures downwards from the top.
  return `matrix(${scale} 0 0 ${-scale} ${x} ${baseline})`
}

/** The outlines of all letters of a piece as one path, in units of the font. */
function shapeOf({ font, text }: Piece): string {
  const { glyphs, positions } = openFont(font).layout(text)
  let x = 0
  return glyphs
    .map((glyph, index) => {
      const position = positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 }
      const shape = moved(glyph.path.commands, x + position.xOffset, position.yOffset)
      x += position.xAdvance
      return shape
    })
    .join('')
}

const letters: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}

const moved = (commands: { command: string; args: number[] }[], x: number, y: number) =>
  commands
    .map(
      ({ command, args }) =>
        `${letters[command] ?? ''}${args.map((value, index) => value + (index % 2 === 0 ? x : y)).join(' ')}`,
    )
    .join('')

const colour = (value: string | undefined, usual: string) => (value && /^#[0-9a-f]{6}$/i.test(value) ? value : usual)

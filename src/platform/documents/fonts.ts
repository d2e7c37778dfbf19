import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Font } from 'fontkit'
import { dataFile } from '../data-file.ts'

export type FontName = 'text' | 'bold' | 'italic' | 'heading' | 'other'

const files: Record<FontName, string> = {
  text: 'AtkinsonHyperlegibleNext_400Regular.ttf',
  bold: 'AtkinsonHyperlegibleNext_700Bold.ttf',
  italic: 'AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  heading: 'Brygada1918_600SemiBold.ttf',
  other: 'Brygada1918_400Regular.ttf',
}

export const fontNames = Object.keys(files) as FontName[]

/** A piece of text that one font can draw. */
export interface Piece {
  font: FontName
  text: string
}

// Loaded for the first letter that is measured: it brings 1.5 MB of program, which an idle portal does without.
const load = createRequire(import.meta.url)
const fontkit = () => load('fontkit') as typeof import('fontkit')

const bytes = new Map<FontName, Buffer>()
const opened = new Map<FontName, Font>()

/** The file of a font, read once. */
export function fontBytes(name: FontName): Buffer {
  const known = bytes.get(name) ?? readFileSync(fontFile(files[name]))
  bytes.set(name, known)
  return known
}

/** An opened font of `data/fonts`, for measuring and for shapes of letters. */
export function openFont(name: FontName): Font {
  const known = opened.get(name) ?? fontkit().create(fontBytes(name))
  opened.set(name, known)
  return known
}

/** Path of a font the product ships. */
export const fontFile = (name: string) => dataFile(`fonts/${name}`)

/** Text as fonts can draw it: composed letters, no control characters, no marks that only steer other programs. */
export function drawable(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters no font draws
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]+/g, ' ')
      // Marks of direction, joiners and variation selectors; left in, they would be drawn as boxes.
      .replace(/\p{Cf}|\p{Variation_Selector}/gu, '')
  )
}

/** Divides text so that each piece has a font that draws it; the wanted font wherever it can. */
export function piecesOf(text: string, wanted: FontName): Piece[] {
  // Most text is plain Polish: one look at its letters instead of one at each.
  if (/^[ -~\u00A0-\u017F\u2010-\u201F\u2026]*$/.test(text)) return text ? [{ font: wanted, text }] : []
  const pieces: Piece[] = []
  for (const letter of text) {
    const font = fontFor(letter, wanted)
    const last = pieces.at(-1)
    // A lozenge stands for what no font draws (most often an emoji), so that nothing vanishes in silence.
    const drawn = font ? letter : '◊'
    if (last && last.font === (font ?? 'text')) last.text += drawn
    else pieces.push({ font: font ?? 'text', text: drawn })
  }
  return pieces
}

const widths = new Map<FontName, Map<string, number>>()
const MOST_WIDTHS = 20_000

/** Width of a piece in points at the given size; words repeat, so widths are remembered. */
export function widthOf({ font, text }: Piece, size: number): number {
  let known = widths.get(font)
  if (!known || known.size > MOST_WIDTHS) {
    known = new Map()
    widths.set(font, known)
  }
  let width = known.get(text)
  if (width === undefined) {
    const opened = openFont(font)
    width = opened.layout(text).advanceWidth / opened.unitsPerEm
    known.set(text, width)
  }
  return width * size
}

function fontFor(letter: string, wanted: FontName): FontName | null {
  const codePoint = letter.codePointAt(0) ?? 0
  return (
    [wanted, 'text' as const, 'other' as const].find((name) => openFont(name).hasGlyphForCodePoint(codePoint)) ?? null
  )
}

import { drawable, type FontName, type Piece, piecesOf, widthOf } from './fonts.ts'
import { type Run, safeLink } from './model.ts'

/** A piece of a line, in points from its left edge. */
export interface Span extends Piece {
  x: number
  width: number
  link?: string
}

export interface Line {
  spans: Span[]
  width: number
}

interface Word {
  pieces: (Piece & { width: number; link?: string })[]
  width: number
  /** Width of the space before it; 0 when it follows a hyphen. */
  space: number
  spaceFont: FontName
}

/**
 * Breaks text into lines of the given width in points. Lines end at spaces, after hyphens, and inside a word only when
 * the word is longer than a line. A one-letter word is not left at the end of a line (Polish typesetting custom).
 */
export function breakLines(runs: readonly Run[], base: FontName, size: number, width: number): Line[] {
  return paragraphsOf(runs).flatMap((paragraph) => linesOf(wordsOf(paragraph, base, size, width), width, size))
}

/** The same runs, divided where they hold a line feed. */
function paragraphsOf(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]]
  for (const run of runs) {
    for (const [index, text] of drawable(run.text).split('\n').entries()) {
      if (index > 0) paragraphs.push([])
      paragraphs.at(-1)?.push({ ...run, text: text.replace(/(?<=^|[\s(])([aiouwzAIOUWZ]) +(?=\S)/g, '$1\u00A0') })
    }
  }
  return paragraphs
}

function wordsOf(runs: Run[], base: FontName, size: number, width: number): Word[] {
  const words: Word[] = []
  let word: Word | null = null
  let space: FontName | null = null
  const begin = (font: FontName): Word => {
    const begun: Word = {
      pieces: [],
      width: 0,
      space: space ? widthOf({ font: space, text: ' ' }, size) : 0,
      spaceFont: space ?? font,
    }
    space = null
    words.push(begun)
    return begun
  }
  for (const run of runs) {
    const font = fontOf(run, base)
    const link = safeLink(run.link)
    for (const part of run.text.split(/( +)|(?<=\p{L}-)(?=\p{L})/u)) {
      // A divider without a space in it is a hyphen's end: undefined by the rule of `split` with a group.
      if (part === undefined || part === '' || part.startsWith(' ')) {
        if (part !== '') word = null
        if (part?.startsWith(' ')) space = font
        continue
      }
      word ??= begin(font)
      for (const piece of shortened(piecesOf(part, font), size, width)) {
        const pieceWidth = widthOf(piece, size)
        if (word.width + pieceWidth > width && word.pieces.length > 0) word = begin(font)
        word.pieces.push({ ...piece, width: pieceWidth, link })
        word.width += pieceWidth
      }
    }
  }
  return words
}

const fontOf = (run: Run, base: FontName): FontName => {
  if (base !== 'text') return base
  if (run.bold) return 'bold'
  return run.italic ? 'italic' : base
}

/** Cuts pieces longer than a line (addresses of pages, words without spaces) into pieces that fit. */
function shortened(pieces: Piece[], size: number, width: number): Piece[] {
  return pieces.flatMap((piece) => {
    if (widthOf(piece, size) <= width) return [piece]
    const cut: Piece[] = []
    let text = ''
    for (const letter of piece.text) {
      if (text && widthOf({ ...piece, text: text + letter }, size) > width) {
        cut.push({ ...piece, text })
        text = ''
      }
      text += letter
    }
    return [...cut, { ...piece, text }]
  })
}

function linesOf(words: Word[], width: number, size: number): Line[] {
  const lines: Line[] = [{ spans: [], width: 0 }]
  for (const word of words) {
    let line = lines.at(-1) as Line
    const space = line.spans.length > 0 ? word.space : 0
    if (line.spans.length > 0 && line.width + space + word.width > width + 0.01) {
      line = { spans: [], width: 0 }
      lines.push(line)
    }
    if (line.spans.length > 0 && word.space > 0)
      append(line, { font: word.spaceFont, text: ' ', width: word.space, link: sharedLink(line, word) })
    for (const piece of word.pieces) append(line, piece)
  }
  // A space drawn at the end of a broken line keeps words apart for programs that read the text.
  for (const line of lines.slice(0, -1)) {
    const last = line.spans.at(-1)
    if (last && !last.text.endsWith('-')) {
      last.text += ' '
      last.width += widthOf({ font: last.font, text: ' ' }, size)
    }
  }
  return lines
}

const sharedLink = (line: Line, word: Word) => {
  const link = line.spans.at(-1)?.link
  return link === word.pieces[0]?.link ? link : undefined
}

/** Adds a piece to a line, to its last span when that looks the same: fewer instructions in the file. */
function append(line: Line, { font, text, width, link }: Piece & { width: number; link?: string }) {
  const last = line.spans.at(-1)
  const shown = text.replaceAll('\u00A0', ' ')
  if (last && last.font === font && last.link === link) {
    last.text += shown
    last.width += width
  } else line.spans.push({ font, text: shown, x: line.width, width, link })
  line.width += width
}

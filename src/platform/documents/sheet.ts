import { breakLines } from './lines.ts'
import {
  addElement,
  artifact,
  colours,
  drawLines,
  drawMarked,
  leadingOf,
  openPaper,
  type Paper,
  type Style,
} from './pdf-paper.ts'

/** One sheet of A4 to fill in and sign: by hand where a value is null, or with what was told already. */
export interface SheetToSign {
  title: string
  language: 'pl' | 'en'
  subtitle: string
  author: string
  /** The number of what is signed, and a code for whoever receives it; the blank one has neither number. */
  reference: string | null
  code: { png: Uint8Array; alt: string }
  parts: SheetPart[]
  /** Words above each line at the foot: place and date, signature. */
  signatures: string[]
  small: string
  footer: string
}

export type SheetPart =
  /** `wide` takes the whole line. */
  | { kind: 'fields'; title: string; fields: { label: string; value: string | null; wide?: boolean }[] }
  /** A box before each, ticked or left to the pen. */
  | { kind: 'boxes'; title: string; boxes: { text: string; ticked: boolean }[]; inline?: boolean }
  | { kind: 'words'; title: string; text: string }

const CODE = 74
const GAP = 16
/** From the size that reads best to the smallest a form may have. */
const SCALES = [1, 0.94, 0.88, 0.82, 0.76, 0.7]

/**
 * The sheet as a tagged PDF with embedded fonts. Letters shrink until everything is on one page.
 * @returns null when it does not fit even so: the words are too long for a sheet
 */
export async function writeSheet(sheet: SheetToSign): Promise<Uint8Array | null> {
  for (const scale of SCALES) {
    const paper = await openPaper({ ...sheet, blocks: [] })
    draw(paper, sheet, scale)
    const pages = paper.page
    paper.doc.end()
    const chunks: Uint8Array[] = []
    for await (const chunk of paper.doc as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
    if (pages === 1) return Buffer.concat(chunks)
  }
  return null
}

interface Styles {
  title: Style
  subtitle: Style
  heading: Style
  label: Style
  value: Style
  words: Style
  small: Style
  scale: number
}

const stylesOf = (scale: number): Styles => ({
  title: { size: 20 * scale, font: 'heading', colour: colours.forest, leading: 24 * scale },
  subtitle: { size: 11 * scale, font: 'text', colour: colours.grey },
  heading: { size: 11.5 * scale, font: 'bold', colour: colours.forest },
  label: { size: 8.5 * scale, font: 'text', colour: colours.grey },
  value: { size: 11 * scale, font: 'text', colour: colours.ink, leading: 15 * scale },
  words: { size: 10.5 * scale, font: 'text', colour: colours.ink, leading: 14 * scale },
  small: { size: 8.5 * scale, font: 'text', colour: colours.grey, leading: 11 * scale },
  scale,
})

function draw(paper: Paper, sheet: SheetToSign, scale: number) {
  const styles = stylesOf(scale)
  drawHead(paper, sheet, styles)
  for (const part of sheet.parts) {
    paper.y += 9 * scale
    write(paper, 'H2', part.title, styles.heading)
    paper.y += 3 * scale
    if (part.kind === 'fields') drawFields(paper, part.fields, styles)
    else if (part.kind === 'boxes') drawBoxes(paper, part, styles)
    else write(paper, 'P', part.text, styles.words)
  }
  drawSignatures(paper, sheet.signatures, styles)
  write(paper, 'P', sheet.small, styles.small)
}

function drawHead(paper: Paper, { title, subtitle, reference, code }: SheetToSign, styles: Styles) {
  const { doc, left, width } = paper
  const top = paper.y
  const beside = width - CODE - GAP
  write(paper, 'H1', title, styles.title, { width: beside })
  paper.y += 3
  write(paper, 'P', subtitle, styles.subtitle, { width: beside })
  if (reference) write(paper, 'P', reference, { ...styles.value, font: 'bold' }, { width: beside })
  const x = left + width - CODE
  const figure = addElement(paper, 'Figure', undefined, {
    alt: code.alt,
    bbox: [x, top - 8, x + CODE, top - 8 + CODE],
    placement: 'Block',
  })
  figure.add(doc.markStructureContent('Figure'))
  doc.image(Buffer.from(code.png), x, top - 8, { width: CODE })
  doc.endMarkedContent()
  figure.end()
  paper.y = Math.max(paper.y, top + CODE - 12)
}

/** Two in a line, unless one is wide; each with its value or a line for the pen. */
function drawFields(paper: Paper, fields: Extract<SheetPart, { kind: 'fields' }>['fields'], styles: Styles) {
  const half = (paper.width - GAP) / 2
  let column = 0
  let top = paper.y
  let below = top
  for (const { label, value, wide } of fields) {
    if (wide && column === 1) [column, top] = [0, below]
    const x = paper.left + (column === 1 ? half + GAP : 0)
    const width = wide ? paper.width : half
    paper.y = top
    write(paper, 'P', label, styles.label, { x, width })
    if (value) write(paper, 'P', value, styles.value, { x, width })
    else paper.y += 17 * styles.scale
    const line = paper.y
    artifact(paper, 'Layout', () => {
      paper.doc
        .lineWidth(0.6)
        .moveTo(x, line)
        .lineTo(x + width, line)
        .stroke(colours.line)
    })
    paper.y += 5 * styles.scale
    below = column === 1 ? Math.max(below, paper.y) : paper.y
    if (column === 1 || wide) [column, top] = [0, below]
    else column = 1
  }
  paper.y = below
}

function drawBoxes(paper: Paper, { boxes, inline }: Extract<SheetPart, { kind: 'boxes' }>, styles: Styles) {
  const columns = inline ? 2 : 1
  const width = (paper.width - (columns - 1) * GAP) / columns
  const list = addElement(paper, 'L')
  let top = paper.y
  let below = top
  for (const [index, { text, ticked }] of boxes.entries()) {
    const column = index % columns
    if (column === 0) top = below
    paper.y = top
    const entry = addElement(paper, 'LI', list)
    const body = addElement(paper, 'LBody', entry)
    const x = paper.left + column * (width + GAP)
    // Said in letters, so that whoever hears the sheet or copies its text learns which boxes are ticked.
    const lines = breakLines([{ text: `${ticked ? '[x]' : '[\u2002]'} ${text}` }], 'text', styles.words.size, width)
    drawMarked(paper, body, 'LBody', lines, x, paper.y, styles.words)
    entry.end()
    below = Math.max(below, top + lines.length * leadingOf(styles.words) + 2)
  }
  list.end()
  paper.y = below
}

function drawSignatures(paper: Paper, signatures: string[], styles: Styles) {
  paper.y += 34 * styles.scale
  const width = (paper.width - (signatures.length - 1) * GAP) / signatures.length
  const top = paper.y
  for (const [index, label] of signatures.entries()) {
    const x = paper.left + index * (width + GAP)
    artifact(paper, 'Layout', () => {
      paper.doc
        .lineWidth(0.8)
        .moveTo(x, top)
        .lineTo(x + width, top)
        .stroke(colours.ink)
    })
    paper.y = top + 3
    write(paper, 'P', label, styles.label, { x, width })
  }
  paper.y += 8 * styles.scale
}

function write(
  paper: Paper,
  tag: string,
  text: string,
  style: Style,
  { x = paper.left, width = paper.width }: { x?: number; width?: number } = {},
) {
  const element = addElement(paper, tag)
  drawLines(paper, element, tag, breakLines([{ text }], style.font, style.size, width), x, style)
  element.end()
}

import { widthOf } from './fonts.ts'
import { breakLines, type Line } from './lines.ts'
import { type ChoicesBlock, type GridBlock, runsOf, type WritingCellsBlock, type WritingLinesBlock } from './model.ts'
import {
  addElement,
  artifact,
  colours,
  drawLines,
  drawMarked,
  type Element,
  leadingOf,
  need,
  newPage,
  type Paper,
  type Style,
  sized,
} from './pdf-paper.ts'

const BODY: Style = { size: 10.5, font: 'text', colour: colours.ink, leading: 15 }
const CODE: Style = { size: 8.5, font: 'bold', colour: colours.grey, leading: 15 }
const CAPTION: Style = { size: 10, font: 'bold', colour: colours.ink }
const CELL: Style = { size: 9, font: 'text', colour: colours.ink, leading: 12.2 }
const PAD = 4

/** A pen needs a box of 5 mm and a line every 9 mm, whatever the size of the words. */
const BOX = 14.5
const WRITING = 26
const DIGIT = { width: 21, height: 27 }

/** Boxes to tick with their words: a list in the structure, whose labels are the codes. */
export function drawChoices(paper: Paper, block: ChoicesBlock) {
  const list = addElement(paper, 'L')
  if (block.inline) drawInline(paper, block, list)
  else for (const item of block.items) drawChoice(paper, block.shape, item, list)
  list.end()
  paper.y += 6
}

/** The height of the same, before it is drawn. */
export function heightOfChoices(paper: Paper, { items, inline }: ChoicesBlock): number {
  if (!inline) return 6 + items.reduce((sum, item) => sum + choiceOf(paper, item).height + 5, 0)
  const { perRow, height } = rowsOf(paper, items)
  return 6 + Math.ceil(items.length / perRow) * height
}

function choiceOf(paper: Paper, item: ChoicesBlock['items'][number]) {
  const [style, code] = [sized(paper, BODY), sized(paper, CODE)]
  const codeWidth = Math.max(34 * paper.scale, widthOf({ font: 'bold', text: item.code }, code.size) + 8)
  const x = paper.left + BOX + 8 + codeWidth
  const lines = breakLines(runsOf(item.text), 'text', style.size, paper.left + paper.width - x)
  return {
    style,
    code,
    x,
    lines,
    height: Math.max(BOX, lines.length * leadingOf(style)) + (item.writing ? WRITING : 0),
  }
}

function drawChoice(paper: Paper, shape: Shape, item: ChoicesBlock['items'][number], list: Element) {
  const { style, code, x, lines, height } = choiceOf(paper, item)
  need(paper, height + 4)
  const top = paper.y
  artifact(paper, 'Layout', () => box(paper, shape, paper.left, top + Math.max(0, (leadingOf(style) - BOX) / 2)))
  const entry = addElement(paper, 'LI', list)
  drawCode(paper, entry, item.code, paper.left + BOX + 7, top, code)
  const body = addElement(paper, 'LBody', entry)
  drawLines(paper, body, 'LBody', lines, x, style)
  entry.end()
  paper.y = top + height + 5
  if (item.writing) artifact(paper, 'Layout', () => rule(paper, x, paper.y - 7, paper.left + paper.width - x))
}

function rowsOf(paper: Paper, items: ChoicesBlock['items']) {
  const style = sized(paper, { ...BODY, font: 'bold' })
  const code = sized(paper, { ...CODE, size: 7, leading: 10 })
  const least = Math.max(
    BOX + 10,
    ...items.map(({ code: text }) => widthOf({ font: 'bold', text }, code.size) + 8),
    ...items.map(({ text }) => widthOf({ font: 'bold', text: String(runsOf(text)[0]?.text ?? '') }, style.size) + 8),
  )
  const perRow = Math.max(1, Math.min(items.length, Math.floor(paper.width / least)))
  const width = Math.min(paper.width / perRow, 60 * paper.scale)
  return { style, code, perRow, width, height: BOX + 4 + leadingOf(style) + leadingOf(code) + 6 }
}

/** Scales: box over its code and words, as many in a row as there is room for. */
function drawInline(paper: Paper, { items, shape }: ChoicesBlock, list: Element) {
  const { style, code, perRow, width, height } = rowsOf(paper, items)
  for (let from = 0; from < items.length; from += perRow) {
    need(paper, height)
    const top = paper.y
    for (const [index, item] of items.slice(from, from + perRow).entries()) {
      const middle = paper.left + index * width + width / 2
      artifact(paper, 'Layout', () => box(paper, shape, middle - BOX / 2, top))
      const entry = addElement(paper, 'LI', list)
      const label = addElement(paper, 'Lbl', entry)
      centred(paper, label, 'Lbl', item.code, middle, top + BOX + 2 + leadingOf(style), code)
      const body = addElement(paper, 'LBody', entry)
      centred(paper, body, 'LBody', String(runsOf(item.text)[0]?.text ?? ''), middle, top + BOX + 3, style)
      entry.end()
    }
    paper.y = top + height
  }
}

/** The height of lines to write on. */
export const heightOfWriting = ({ count }: WritingLinesBlock) => count * WRITING + 8

/** The height of cells for letters. */
export const heightOfCells = () => DIGIT.height + 10

/** Space to write in; its label stands for it in the structure, and a person who sees the line needs no words. */
export function drawWritingLines(paper: Paper, { label, count }: WritingLinesBlock) {
  for (let line = 0; line < count; line++) {
    need(paper, WRITING)
    if (line === 0) space(paper, label, WRITING, () => rule(paper, paper.left, paper.y + WRITING - 4, paper.width))
    else artifact(paper, 'Layout', () => rule(paper, paper.left, paper.y + WRITING - 4, paper.width))
    paper.y += WRITING
  }
  paper.y += 8
}

/** Cells for a digit or a letter each. */
export function drawWritingCells(paper: Paper, { label, groups, between = '', unit }: WritingCellsBlock) {
  const style = sized(paper, BODY)
  need(paper, DIGIT.height + 8)
  const top = paper.y
  const gap = Math.max(10, widthOf({ font: 'text', text: between }, style.size) + 8)
  let x = paper.left
  space(paper, label, DIGIT.height, () => {
    for (const count of groups) {
      for (let cell = 0; cell < count; cell++) {
        paper.doc.lineWidth(0.8).rect(x, top, DIGIT.width, DIGIT.height).stroke(colours.grey)
        x += DIGIT.width
      }
      x += gap
    }
  })
  if (between) {
    let end = paper.left
    for (const count of groups.slice(0, -1)) {
      end += count * DIGIT.width
      const line = breakLines([{ text: between }], 'text', style.size, gap)
      artifact(paper, 'Layout', () => {
        paper.doc
          .font('text')
          .fontSize(style.size)
          .fillColor(colours.grey)
          .text(between, end + (gap - (line[0]?.width ?? 0)) / 2, top + DIGIT.height / 2 + style.size * 0.33, {
            lineBreak: false,
            baseline: 'alphabetic',
          })
      })
      end += gap
    }
  }
  if (unit) {
    const element = addElement(paper, 'P')
    const y = top + (DIGIT.height - leadingOf(style)) / 2
    drawMarked(paper, element, 'P', breakLines([{ text: unit }], 'text', style.size, paper.width), x, y, style)
    element.end()
  }
  paper.y = top + DIGIT.height + 10
}

/** The height of a table of boxes with its caption. */
export function heightOfGrid(paper: Paper, { columns, rows, caption: words }: GridBlock): number {
  const { style, first, width } = gridOf(paper, columns)
  const heads = heightOf(
    columns.map(({ code, text }) => cellOf(code, text, style, width)),
    style,
  )
  const bodies = rows.map(({ code, text }) => heightOfRow(cellOf(code, text, style, first), style))
  const said = sized(paper, CAPTION)
  const above = breakLines([{ text: words }], 'bold', said.size, paper.width).length * leadingOf(said) + 4
  return above + heads + bodies.reduce((sum, height) => sum + height, 0) + 12
}

function gridOf(paper: Paper, columns: GridBlock['columns']) {
  const first = paper.width * (columns.length > 5 ? 0.3 : 0.38)
  return { style: sized(paper, CELL), first, width: (paper.width - first) / Math.max(1, columns.length) }
}

const heightOfRow = (lines: Line[], style: Style) => Math.max(heightOf([lines], style), BOX + 2 * PAD + 4)

/** A table of boxes. Its columns have words at the head; each row its own name. */
export function drawGrid(paper: Paper, block: GridBlock) {
  const { style, first, width } = gridOf(paper, block.columns)
  const edges = block.columns.map((_, index) => paper.left + first + index * width)
  const heads = block.columns.map(({ code, text }) => cellOf(code, text, style, width))
  const headHeight = heightOf(heads, style)
  const table = addElement(paper, 'Table', undefined, {})
  caption(paper, table, block.caption)
  if (paper.y + headHeight + 60 > paper.bottom) newPage(paper)
  const ground = () => {
    paper.doc.rect(paper.left, paper.y, paper.width, headHeight).fill(colours.tint)
    rule(paper, paper.left, paper.y + headHeight, paper.width)
  }
  artifact(paper, 'Layout', ground)
  const head = addElement(paper, 'THead', table)
  const row = addElement(paper, 'TR', head)
  addElement(paper, 'TD', row).end()
  for (const [index, lines] of heads.entries()) {
    const cell = addElement(paper, 'TH', row, { scope: 'Column' })
    drawMarked(paper, cell, 'TH', lines, (edges[index] ?? 0) + PAD, paper.y + PAD, style)
    cell.end()
  }
  head.end()
  paper.y += headHeight
  const body = addElement(paper, 'TBody', table)
  for (const [index, { code, text }] of block.rows.entries()) {
    const lines = cellOf(code, text, style, first)
    const height = heightOfRow(lines, style)
    // A row that begins a page has the words of the columns above it again, for the eye alone.
    if (paper.y + height > paper.bottom) {
      newPage(paper)
      artifact(paper, 'Pagination', () => {
        ground()
        for (const [at, lines] of heads.entries()) plain(paper, lines, (edges[at] ?? 0) + PAD, paper.y + PAD, style)
      })
      paper.y += headHeight
    }
    const entry = addElement(paper, 'TR', body)
    const name = addElement(paper, 'TH', entry, { scope: 'Row' })
    const words = lines.length * leadingOf(style)
    drawMarked(paper, name, 'TH', lines, paper.left + PAD, paper.y + (height - words) / 2, style)
    name.end()
    for (const [at] of block.columns.entries()) {
      const cell = addElement(paper, 'TD', entry)
      const x = (edges[at] ?? 0) + (width - BOX) / 2
      const y = paper.y + (height - BOX) / 2
      cell.add(paper.doc.markStructureContent('TD'))
      box(paper, block.shape, x, y)
      paper.doc.endMarkedContent()
      cell.end()
    }
    entry.end()
    paper.y += height
    const last = index === block.rows.length - 1
    artifact(paper, 'Layout', () => rule(paper, paper.left, paper.y, paper.width, last ? colours.grey : colours.line))
  }
  body.end()
  table.end()
  paper.y += 12
}

type Shape = ChoicesBlock['shape']

function box(paper: Paper, shape: Shape, x: number, y: number) {
  const { doc } = paper
  doc.lineWidth(1.1)
  if (shape === 'round') doc.circle(x + BOX / 2, y + BOX / 2, BOX / 2)
  else doc.roundedRect(x, y, BOX, BOX, 1.5)
  doc.stroke(colours.ink)
}

function rule(paper: Paper, x: number, y: number, width: number, colour = colours.grey) {
  paper.doc
    .lineWidth(0.7)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke(colour)
}

/** Empty space a person writes in: a figure with words, so that it is not silent. */
function space(paper: Paper, label: string, height: number, draw: () => void) {
  const bbox = [paper.left, paper.y, paper.left + paper.width, paper.y + height]
  const figure = addElement(paper, 'Figure', undefined, { alt: label, bbox, placement: 'Block' })
  figure.add(paper.doc.markStructureContent('Figure'))
  draw()
  paper.doc.endMarkedContent()
  figure.end()
}

function drawCode(paper: Paper, entry: Element, text: string, x: number, y: number, style: Style) {
  const label = addElement(paper, 'Lbl', entry)
  drawMarked(paper, label, 'Lbl', breakLines([{ text }], style.font, style.size, 200), x, y, style)
  label.end()
}

function centred(paper: Paper, element: Element, tag: string, text: string, middle: number, y: number, style: Style) {
  const lines = breakLines([{ text }], style.font, style.size, 200)
  drawMarked(paper, element, tag, lines, middle - (lines[0]?.width ?? 0) / 2, y, style)
  element.end()
}

function caption(paper: Paper, table: Element, text: string) {
  const style = sized(paper, CAPTION)
  const lines = breakLines([{ text }], 'bold', style.size, paper.width)
  if (paper.y + lines.length * leadingOf(style) + 90 > paper.bottom) newPage(paper)
  const element = addElement(paper, 'Caption', table)
  drawLines(paper, element, 'Caption', lines, paper.left, style)
  element.end()
  paper.y += 4
}

const cellOf = (code: string, text: string, style: Style, width: number): Line[] =>
  breakLines(
    [{ text: code, bold: true }, { text: code ? ` ${text}` : text }],
    'text',
    style.size,
    Math.max(12, width - 2 * PAD),
  )

const heightOf = (cells: Line[][], style: Style) =>
  Math.max(1, ...cells.map((lines) => lines.length)) * leadingOf(style) + 2 * PAD

function plain(paper: Paper, lines: Line[], x: number, y: number, style: Style) {
  for (const [index, line] of lines.entries()) {
    for (const span of line.spans)
      paper.doc
        .font(span.font)
        .fontSize(style.size)
        .fillColor(style.colour)
        .text(span.text, x + span.x, y + index * leadingOf(style) + leadingOf(style) / 2 + style.size * 0.33, {
          lineBreak: false,
          baseline: 'alphabetic',
        })
  }
}

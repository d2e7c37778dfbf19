import { breakLines, type Line } from './lines.ts'
import { runsOf, type TableBlock, type TableColumn, type TableRow, type Text } from './model.ts'
import {
  addElement,
  artifact,
  colours,
  drawLines,
  drawMarked,
  drawSpans,
  type Element,
  leadingOf,
  newPage,
  type Paper,
  type Style,
  sized,
} from './pdf-paper.ts'

const BODY: Style = { size: 9, font: 'text', colour: colours.ink, leading: 12.2 }
const HEAD: Style = { ...BODY, font: 'bold' }
const PAD = 4

interface Grid {
  columns: readonly TableColumn[]
  /** Left edge and width of each column in points. */
  edges: { x: number; width: number }[]
  head: Line[][]
  headHeight: number
  body: Style
  heading: Style
}

/**
 * Draws a table row by row, yielding after each so that finished pages can leave. The header row is repeated on each page
 * as an artifact; a row longer than what is left of a page is divided between pages.
 */
export async function* drawTable(paper: Paper, block: TableBlock): AsyncGenerator<void> {
  const grid = gridOf(paper, block.columns)
  const table = addElement(paper, 'Table')
  if (block.caption) {
    const caption = addElement(paper, 'Caption', table)
    const style = sized(paper, { size: 10, font: 'bold', colour: colours.ink })
    const lines = breakLines([{ text: block.caption }], 'bold', style.size, paper.width)
    if (paper.y + lines.length * leadingOf(style) + grid.headHeight + 40 > paper.bottom) newPage(paper)
    drawLines(paper, caption, 'Caption', lines, paper.left, style)
    caption.end()
    paper.y += 3
  }
  if (paper.y + grid.headHeight + 40 > paper.bottom) newPage(paper)
  drawHead(paper, grid, table)
  const body = addElement(paper, 'TBody', table)
  for await (const row of block.rows) {
    drawRow(paper, grid, row, body)
    yield
  }
  body.end()
  table.end()
  paper.y += 12
}

/** Draws pairs as a table without a header row: the names of the values head their rows. */
export function drawKeyValues(paper: Paper, pairs: readonly { key: string; value: Text }[]) {
  const grid = gridOf(paper, [
    { header: '', width: 1, rowHeader: true },
    { header: '', width: 2.4 },
  ])
  grid.head = []
  grid.headHeight = 0
  const table = addElement(paper, 'Table')
  for (const { key, value } of pairs) drawRow(paper, grid, [key, value], table)
  table.end()
  paper.y += 12
}

function gridOf(paper: Paper, columns: readonly TableColumn[]): Grid {
  const shares = columns.reduce((sum, column) => sum + (column.width ?? 1), 0)
  let x = paper.left
  const edges = columns.map((column) => {
    const edge = { x, width: ((column.width ?? 1) / shares) * paper.width }
    x += edge.width
    return edge
  })
  const [body, heading] = [sized(paper, BODY), sized(paper, HEAD)]
  const head = columns.map((column, index) => cellLines(column.header, heading, edges[index]?.width ?? 0))
  return { columns, edges, head, headHeight: heightOf(head, body), body, heading }
}

const cellLines = (text: Text, style: Style, width: number): Line[] =>
  breakLines(runsOf(text), style.font, style.size, Math.max(10, width - 2 * PAD))

const heightOf = (cells: Line[][], body: Style) =>
  Math.max(1, ...cells.map((lines) => lines.length)) * leadingOf(body) + 2 * PAD

function drawHead(paper: Paper, grid: Grid, table: Element) {
  artifact(paper, 'Layout', () => drawHeadGround(paper, grid))
  const head = addElement(paper, 'THead', table)
  const row = addElement(paper, 'TR', head)
  for (const [index, lines] of grid.head.entries()) {
    const cell = addElement(paper, 'TH', row, { scope: 'Column' })
    drawMarked(
      paper,
      cell,
      'TH',
      aligned(grid, index, lines),
      (grid.edges[index]?.x ?? 0) + PAD,
      paper.y + PAD,
      grid.heading,
    )
    cell.end()
  }
  head.end()
  paper.y += grid.headHeight
}

function drawHeadGround(paper: Paper, { headHeight }: Grid) {
  paper.doc.rect(paper.left, paper.y, paper.width, headHeight).fill(colours.tint)
  ruler(paper, paper.y + headHeight, colours.forest, 1)
}

function ruler(paper: Paper, y: number, colour: string, width: number) {
  paper.doc
    .lineWidth(width)
    .moveTo(paper.left, y)
    .lineTo(paper.left + paper.width, y)
    .stroke(colour)
}

function drawRow(paper: Paper, grid: Grid, texts: TableRow, body: Element) {
  const row = addElement(paper, 'TR', body)
  const cells = grid.columns.map((column, index) => {
    const lines = cellLines(
      texts[index] ?? '',
      column.rowHeader ? grid.heading : grid.body,
      grid.edges[index]?.width ?? 0,
    )
    const tag = column.rowHeader ? 'TH' : 'TD'
    return {
      tag,
      element: addElement(paper, tag, row, column.rowHeader ? { scope: 'Row' } : {}),
      lines: aligned(grid, index, lines),
    }
  })
  const count = Math.max(1, ...cells.map((cell) => cell.lines.length))
  for (let from = 0; from < count; ) {
    const take = linesThatFit(paper, grid, count, from)
    if (take === 0) {
      nextPage(paper, grid)
      continue
    }
    for (const [index, { element, tag, lines }] of cells.entries()) {
      const style = tag === 'TH' ? grid.heading : grid.body
      drawMarked(
        paper,
        element,
        tag,
        lines.slice(from, from + take),
        (grid.edges[index]?.x ?? 0) + PAD,
        paper.y + PAD,
        style,
      )
    }
    from += take
    paper.y += take * leadingOf(grid.body) + 2 * PAD
    artifact(paper, 'Layout', () => ruler(paper, paper.y, colours.line, 0.5))
  }
  row.end()
}

/** How many lines of a row to draw here; 0 when the row had better begin, or go on, on the next page. */
function linesThatFit(paper: Paper, grid: Grid, count: number, from: number): number {
  const leading = leadingOf(grid.body)
  const fit = Math.floor((paper.bottom - paper.y - 2 * PAD) / leading)
  const left = count - from
  if (fit >= left) return left
  const page = Math.floor((paper.bottom - paper.top - grid.headHeight - 2 * PAD) / leading)
  // A short row stays whole; a long one is divided, with at least three lines on each side.
  const short = from === 0 && left <= page / 3
  const fresh = paper.y <= paper.top + grid.headHeight + 1
  if (fresh) return Math.max(1, Math.min(fit, left))
  return short || fit < 3 ? 0 : Math.min(fit, Math.max(1, left - 3))
}

function nextPage(paper: Paper, grid: Grid) {
  newPage(paper)
  if (grid.head.length === 0) return
  artifact(paper, 'Pagination', () => {
    drawHeadGround(paper, grid)
    for (const [index, lines] of grid.head.entries()) {
      drawSpans(paper, aligned(grid, index, lines), (grid.edges[index]?.x ?? 0) + PAD, paper.y + PAD, grid.heading)
    }
  })
  paper.y += grid.headHeight
}

function aligned(grid: Grid, index: number, lines: Line[]): Line[] {
  if (grid.columns[index]?.align !== 'right') return lines
  const room = (grid.edges[index]?.width ?? 0) - 2 * PAD
  return lines.map((line) => ({
    ...line,
    spans: line.spans.map((span) => ({ ...span, x: span.x + room - line.width })),
  }))
}

import { breather } from '../breather.ts'
import { breakLines } from './lines.ts'
import { type Block, type DocumentModel, type HeadingBlock, type PictureBlock, runsOf, type Text } from './model.ts'
import { drawChoices, drawGrid, drawWritingCells, drawWritingLines } from './pdf-form.ts'
import { heightOfText, roomFor } from './pdf-height.ts'
import {
  addElement,
  artifact,
  colours,
  drawLines,
  leadingOf,
  need,
  newPage,
  openPaper,
  type Paper,
  type Style,
  sized,
} from './pdf-paper.ts'
import { drawKeyValues, drawTable } from './pdf-table.ts'

const TITLE: Style = { size: 23, font: 'heading', colour: colours.forest, leading: 28 }
const SUBTITLE: Style = { size: 12, font: 'text', colour: colours.grey }
const PART: Style = { size: 17, font: 'heading', colour: colours.forest, leading: 21 }
const BODY: Style = { size: 10.5, font: 'text', colour: colours.ink, leading: 15 }
const HEADINGS: Record<1 | 2 | 3, Style> = {
  1: { size: 16, font: 'heading', colour: colours.forest, leading: 20 },
  2: { size: 13, font: 'heading', colour: colours.ink, leading: 17 },
  3: { size: 11, font: 'heading', colour: colours.ink, leading: 15 },
}
const POINTS_PER_MM = 72 / 25.4

type Bookmark = Paper['doc']['outline']

/**
 * A tagged PDF (PDF/UA-1) made block by block while it is read: a finished page leaves memory before the next is drawn
 * (decision 0021). Language, title, bookmarks and the reading order are in the file; fonts are embedded.
 */
export async function* writePdf(model: DocumentModel): AsyncGenerator<Uint8Array> {
  const paper = await openPaper(model)
  if (!model.untitled) drawTitle(paper, model)
  const bookmarks: Bookmark[] = [paper.doc.outline]
  const breath = breather()
  for await (const block of model.blocks) {
    if (block.kind === 'table') {
      for await (const _ of drawTable(paper, block)) {
        yield* ready(paper)
        await breath()
      }
    } else drawBlock(paper, block, bookmarks)
    yield* ready(paper)
    await breath()
  }
  paper.doc.end()
  yield* paper.doc as unknown as AsyncIterable<Uint8Array>
}

function* ready(paper: Paper): Generator<Uint8Array> {
  const doc = paper.doc as unknown as { read(): Uint8Array | null }
  for (let chunk = doc.read(); chunk !== null; chunk = doc.read()) yield chunk
}

function drawTitle(paper: Paper, model: DocumentModel) {
  drawText(paper, 'H1', model.title, sized(paper, TITLE))
  paper.y += 4
  if (model.subtitle) drawText(paper, 'P', model.subtitle, sized(paper, SUBTITLE))
  paper.y += 8
  artifact(paper, 'Layout', () => {
    paper.doc.rect(paper.left, paper.y, 48, 2.5).fill(colours.forest)
  })
  paper.y += 16
}

function drawBlock(paper: Paper, block: Exclude<Block, { kind: 'table' }>, bookmarks: Bookmark[]) {
  if (block.kind === 'heading') return drawHeading(paper, block, bookmarks)
  if (block.kind === 'list') return drawList(paper, block.items, block.ordered ?? false)
  if (block.kind === 'keyValues') return drawKeyValues(paper, block.pairs)
  if (block.kind === 'note') return drawNote(paper, block.text)
  if (block.kind === 'picture') return drawPicture(paper, block)
  if (block.kind === 'pageBreak') return paper.y > paper.top ? newPage(paper) : undefined
  if (block.kind === 'part') return drawPart(paper, block, bookmarks)
  if (block.kind === 'choices') return drawChoices(paper, block)
  if (block.kind === 'writingLines') return drawWritingLines(paper, block)
  if (block.kind === 'writingCells') return drawWritingCells(paper, block)
  if (block.kind === 'grid') return drawGrid(paper, block)
  drawText(paper, 'P', block.text, sized(paper, BODY))
  paper.y += 7
}

function drawPart(paper: Paper, { title, footer }: Extract<Block, { kind: 'part' }>, bookmarks: Bookmark[]) {
  paper.runningTitle = title
  paper.footer = footer
  paper.page = 0
  newPage(paper)
  bookmarks.length = 1
  paper.doc.outline.addItem(title, { expanded: false })
  drawText(paper, 'H1', title, sized(paper, PART))
  paper.y += 6
}

function drawHeading(paper: Paper, { level, text, id, holds }: HeadingBlock, bookmarks: Bookmark[]) {
  const style = sized(paper, HEADINGS[level])
  paper.y += paper.y > paper.top ? 10 : 0
  // A heading never stands alone at the foot of a page, and keeps what it holds.
  const own = heightOfText(paper, text, style) + 5
  const styles = { body: sized(paper, BODY), heading: (of: 1 | 2 | 3) => sized(paper, HEADINGS[of]) }
  need(paper, roomFor(paper, { own, least: leadingOf(style) * 2 + 40, holds }, styles))
  if (id) paper.doc.addNamedDestination(id, 'XYZ', paper.left, paper.y, null)
  const parent = bookmarks.slice(0, level).at(-1) ?? paper.doc.outline
  bookmarks.length = Math.min(bookmarks.length, level)
  bookmarks.push(parent.addItem(text, { expanded: level === 1 }))
  drawText(paper, `H${level + 1}`, text, style)
  paper.y += 5
}

function drawText(paper: Paper, tag: string, text: Text, style: Style) {
  const element = addElement(paper, tag)
  drawLines(paper, element, tag, breakLines(runsOf(text), style.font, style.size, paper.width), paper.left, style)
  element.end()
}

function drawList(paper: Paper, items: readonly Text[], ordered: boolean) {
  const list = addElement(paper, 'L')
  const style = sized(paper, BODY)
  const indent = (ordered ? 22 : 14) * paper.scale
  for (const [index, item] of items.entries()) {
    const entry = addElement(paper, 'LI', list)
    need(paper, leadingOf(style))
    const label = addElement(paper, 'Lbl', entry)
    const top = paper.y
    const mark = breakLines([{ text: ordered ? `${index + 1}.` : '•' }], 'text', style.size, indent)
    drawLines(paper, label, 'Lbl', mark, paper.left, style)
    paper.y = top
    const body = addElement(paper, 'LBody', entry)
    drawLines(
      paper,
      body,
      'LBody',
      breakLines(runsOf(item), 'text', style.size, paper.width - indent),
      paper.left + indent,
      style,
    )
    paper.y += 2
    entry.end()
  }
  list.end()
  paper.y += 6
}

function drawNote(paper: Paper, text: Text) {
  const style = sized(paper, BODY)
  const lines = breakLines(runsOf(text), 'text', style.size, paper.width - 30)
  const height = lines.length * leadingOf(style) + 16
  const whole = height < (paper.bottom - paper.top) / 2
  if (whole) {
    need(paper, height)
    artifact(paper, 'Layout', () => {
      paper.doc.rect(paper.left, paper.y, paper.width, height).fill(colours.tint)
      paper.doc.rect(paper.left, paper.y, 4, height).fill(colours.forest)
    })
  }
  paper.y += 8
  const element = addElement(paper, 'P')
  drawLines(paper, element, 'P', lines, paper.left + 16, style)
  element.end()
  paper.y += 18
}

function drawPicture(paper: Paper, { png, alt, widthMm, beside = [] }: PictureBlock) {
  const { doc } = paper
  // Types of pdfkit do not know pictures opened beforehand; it takes the same bytes either way.
  const picture = (doc as unknown as { openImage(bytes: Uint8Array): { width: number; height: number } }).openImage(png)
  const width = Math.min(paper.width, widthMm * POINTS_PER_MM)
  const height = (picture.height / picture.width) * width
  need(paper, height)
  const top = paper.y
  const box = [paper.left, top, paper.left + width, top + height]
  const figure = addElement(paper, 'Figure', undefined, { alt, bbox: box, placement: 'Block' })
  figure.add(doc.markStructureContent('Figure'))
  doc.image(picture as never, paper.left, top, { width })
  doc.endMarkedContent()
  figure.end()
  const style = sized(paper, BODY)
  for (const text of beside) {
    const element = addElement(paper, 'P')
    const lines = breakLines(runsOf(text), 'text', style.size, paper.width - width - 16)
    drawLines(paper, element, 'P', lines, paper.left + width + 16, style)
    element.end()
    paper.y += 3
  }
  paper.y = Math.max(paper.y, top + height) + 10
}

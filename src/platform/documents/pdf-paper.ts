import type PDFDocument from 'pdfkit'
import { type FontName, fontBytes, fontNames, widthOf } from './fonts.ts'
import { breakLines, type Line, type Span } from './lines.ts'
import type { DocumentModel } from './model.ts'

// @types/pdfkit keeps the structure classes inside its mixins; these are what the calls return.
export type Doc = InstanceType<typeof PDFDocument>
export type Element = ReturnType<Doc['struct']>

export const colours = {
  ink: '#1c1f1d',
  forest: '#1d5b3f',
  grey: '#55605a',
  line: '#c9cfc9',
  tint: '#e7efe9',
  lake: '#1f5f8b',
}

/** A document being drawn and where the pen is; lengths in points, y downwards from the top of the page. */
export interface Paper {
  doc: Doc
  /** The one element at the top of the structure (PDF/UA-1, 7.1). */
  root: Element
  left: number
  width: number
  top: number
  bottom: number
  y: number
  page: number
  runningTitle: string
  footer: string
  /** How many times larger than usual the words are. */
  scale: number
}

export interface Style {
  size: number
  font: FontName
  colour: string
  /** Distance between baselines; 1.4 of the size unless said. */
  leading?: number
}

const MARGIN = 54

/** 10.5 points of the text become 16: large print as the blind associations ask for it. */
const LARGE = 1.52

/** A tagged document with our fonts and its first page begun. */
export async function openPaper(model: DocumentModel): Promise<Paper> {
  // Loaded when the first document is asked for: 30 MB that have no part in the start of the portal.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    layout: model.landscape ? 'landscape' : 'portrait',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: model.language === 'pl' ? 'pl-PL' : 'en-GB',
    subset: 'PDF/UA' as never,
    info: {
      Title: model.title,
      Creator: 'Wiec',
      ...(model.author ? { Author: model.author } : {}),
      ...(model.madeAt ? { CreationDate: new Date(model.madeAt.epochMilliseconds) } : {}),
    },
  })
  // Each document opens the fonts anew: after a font was embedded once, fontkit no longer knows the characters of
  // letters it met as parts of others (n of ń), and the text of the next document could not be read out.
  for (const name of fontNames) doc.registerFont(name, fontBytes(name))
  const root = doc.struct('Document')
  doc.addStructure(root)
  const paper: Paper = {
    doc,
    root,
    left: MARGIN,
    width: 0,
    top: MARGIN,
    bottom: 0,
    y: 0,
    page: 0,
    runningTitle: model.title,
    footer: model.footer ?? '',
    scale: model.largeType ? LARGE : 1,
  }
  // A document of parts begins its first page with its first part.
  if (!model.untitled) newPage(paper)
  return paper
}

/** Begins a page; its running title and number are artifacts, which screen readers leave out. */
export function newPage(paper: Paper) {
  const { doc } = paper
  doc.addPage()
  paper.page++
  paper.width = doc.page.width - 2 * MARGIN
  paper.bottom = doc.page.height - MARGIN - 12
  paper.y = MARGIN + (paper.page > 1 ? 12 : 0)
  paper.top = paper.y
  artifact(paper, 'Pagination', () => {
    // Larger than the rest would need, never so large that it takes the place of what is read.
    const small: Style = { size: 8.5 * Math.min(paper.scale, 1.3), font: 'text', colour: colours.grey }
    const right = paper.left + paper.width
    if (paper.page > 1)
      drawSpans(paper, oneLine(paper.runningTitle, small, paper.width), paper.left, MARGIN - 12, small)
    const foot = doc.page.height - MARGIN + 12
    const number = { font: 'text' as const, text: String(paper.page) }
    drawSpans(paper, oneLine(number.text, small, 60), right - widthOf(number, small.size), foot, small)
    if (paper.footer) drawSpans(paper, oneLine(paper.footer, small, paper.width - 70), paper.left, foot, small)
  })
}

/** Begins a page when less than this height is left. */
export function need(paper: Paper, height: number) {
  if (paper.y + height > paper.bottom && paper.y > paper.top) newPage(paper)
}

/** Draws what decorates: lines, backgrounds, repeated headers. */
export function artifact(paper: Paper, type: 'Pagination' | 'Layout', draw: () => void) {
  paper.doc.markContent('Artifact', { type })
  draw()
  paper.doc.endMarkedContent()
}

/** Adds an element to the structure, at its top or inside another element. */
export function addElement(paper: Paper, tag: string, parent?: Element, options: object = {}): Element {
  const element = paper.doc.struct(tag, options)
  const above = parent ?? paper.root
  above.add(element)
  return element
}

/** Draws lines from the pen downwards, over as many pages as they need; the words belong to the element. */
export function drawLines(paper: Paper, element: Element, tag: string, lines: Line[], x: number, style: Style) {
  const leading = leadingOf(style)
  let rest = lines
  while (rest.length > 0) {
    need(paper, leading)
    const fit = Math.max(1, Math.floor((paper.bottom - paper.y) / leading))
    drawMarked(paper, element, tag, rest.slice(0, fit), x, paper.y, style)
    paper.y += Math.min(fit, rest.length) * leading
    rest = rest.slice(fit)
  }
}

/** Draws lines at a place on this page, as marked content of the element; links become elements of their own. */
export function drawMarked(
  paper: Paper,
  element: Element,
  tag: string,
  lines: Line[],
  x: number,
  y: number,
  style: Style,
) {
  const { doc } = paper
  let open = false
  const close = () => {
    if (open) doc.endMarkedContent()
    open = false
  }
  for (const [index, line] of lines.entries()) {
    const top = y + index * leadingOf(style)
    for (const span of line.spans) {
      if (span.link) {
        close()
        drawLink(paper, element, span, x, top, style)
        continue
      }
      if (!open) element.add(doc.markStructureContent(tag))
      open = true
      drawSpan(paper, span, x, top, style)
    }
  }
  close()
}

/** The style in the size of this document's words. */
export const sized = (paper: Pick<Paper, 'scale'>, style: Style): Style =>
  paper.scale === 1 ? style : { ...style, size: style.size * paper.scale, leading: leadingOf(style) * paper.scale }

export const leadingOf = (style: Style) => style.leading ?? style.size * 1.4

/** Lines of plain words, without marking: for artifacts. */
export function drawSpans(paper: Paper, lines: Line[], x: number, y: number, style: Style) {
  for (const [index, line] of lines.entries()) {
    for (const span of line.spans) drawSpan(paper, span, x, y + index * leadingOf(style), style)
  }
}

function drawLink(paper: Paper, element: Element, span: Span, x: number, y: number, style: Style) {
  const { doc } = paper
  const link = addElement(paper, 'Link', element)
  link.add(doc.markStructureContent('Link'))
  drawSpan(paper, span, x, y, { ...style, colour: colours.lake })
  // Underlined besides its colour, for those who do not tell colours apart and for black print.
  const under = y + leadingOf(style) / 2 + style.size * 0.33 + 1.6
  doc
    .lineWidth(0.5)
    .moveTo(x + span.x, under)
    .lineTo(x + span.x + span.width, under)
    .stroke(colours.lake)
  doc.endMarkedContent()
  const target = span.link ?? ''
  const place = [x + span.x, y, span.width, leadingOf(style)] as const
  // pdfkit writes a plain string as a name; its types know only that.
  const options = { structParent: link, Contents: new String(span.text) as unknown as string }
  if (target.startsWith('#')) doc.goTo(...place, target.slice(1), options)
  else doc.link(...place, target, options)
  link.end()
}

function drawSpan(paper: Paper, span: Span, x: number, y: number, style: Style) {
  const baseline = y + leadingOf(style) / 2 + style.size * 0.33
  paper.doc
    .font(span.font)
    .fontSize(style.size)
    .fillColor(style.colour)
    .text(span.text, x + span.x, baseline, { lineBreak: false, baseline: 'alphabetic' })
}

/** The first line of a text that may be too long, with an ellipsis. */
function oneLine(text: string, style: Style, width: number): Line[] {
  const lines = breakLines(
    [{ text }],
    style.font,
    style.size,
    width - widthOf({ font: style.font, text: '…' }, style.size),
  )
  const [first] = lines
  if (first && lines.length > 1) {
    const last = first.spans.at(-1)
    if (last) last.text = `${last.text.trimEnd()}…`
  }
  return first ? [first] : []
}

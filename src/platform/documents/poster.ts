import { breakLines } from './lines.ts'
import { addElement, artifact, colours, drawLines, leadingOf, openPaper, type Paper, type Style } from './pdf-paper.ts'

/** One sheet of A4 to hang on a board, read from two steps away. */
export interface PosterSheet {
  title: string
  language: 'pl' | 'en'
  author: string
  /** Above the title: „Konsultacje społeczne”. */
  kind: string
  summary: string
  /** The one thing to remember, in a frame: until when. */
  banner: string
  /** What to do, step by step, beside the code to scan. */
  steps: { title: string; items: string[] }
  code: { png: Uint8Array; alt: string }
  /** Below the steps: meetings, contact. */
  paragraphs: string[]
  footer: string
}

const KIND: Style = { size: 16, font: 'bold', colour: colours.ink }
const SUMMARY: Style = { size: 18, font: 'text', colour: colours.ink, leading: 25 }
const BANNER: Style = { size: 22, font: 'bold', colour: colours.forest, leading: 29 }
const STEPS: Style = { size: 18, font: 'heading', colour: colours.forest, leading: 26 }
const STEP: Style = { size: 15, font: 'text', colour: colours.ink, leading: 21 }
const TITLE_SIZES = [48, 42, 36, 30]
const CODE = 190
const GAP = 24

/** A poster as a tagged PDF with embedded fonts, like every document of ours. */
export async function* writePoster(sheet: PosterSheet): AsyncGenerator<Uint8Array> {
  const paper = await openPaper({ ...sheet, blocks: [] })
  artifact(paper, 'Layout', () => {
    paper.doc.rect(0, 0, paper.doc.page.width, 26).fill(colours.forest)
  })
  paper.y += 8
  paragraph(paper, 'P', sheet.kind, KIND)
  paragraph(paper, 'H1', sheet.title, titleStyle(paper, sheet.title))
  paper.y += 6
  paragraph(paper, 'P', sheet.summary, SUMMARY)
  paper.y += 14
  banner(paper, sheet.banner)
  steps(paper, sheet)
  for (const text of sheet.paragraphs) {
    paragraph(paper, 'P', text, STEP)
    paper.y += 6
  }
  paper.doc.end()
  yield* paper.doc as unknown as AsyncIterable<Uint8Array>
}

function paragraph(paper: Paper, tag: string, text: string, style: Style, width = paper.width) {
  const element = addElement(paper, tag)
  drawLines(paper, element, tag, breakLines([{ text }], style.font, style.size, width), paper.left, style)
  element.end()
}

/** The largest size at which the title takes at most three lines. */
function titleStyle(paper: Paper, title: string): Style {
  const fits = (size: number) => breakLines([{ text: title }], 'heading', size, paper.width).length <= 3
  const size = TITLE_SIZES.find(fits) ?? TITLE_SIZES.at(-1) ?? 30
  return { size, font: 'heading', colour: colours.forest, leading: size * 1.14 }
}

function banner(paper: Paper, text: string) {
  const lines = breakLines([{ text }], BANNER.font, BANNER.size, paper.width - 40)
  const height = lines.length * leadingOf(BANNER) + 24
  artifact(paper, 'Layout', () => {
    paper.doc.rect(paper.left, paper.y, paper.width, height).fill(colours.tint)
    paper.doc.rect(paper.left, paper.y, 6, height).fill(colours.forest)
  })
  paper.y += 12
  const element = addElement(paper, 'P')
  drawLines(paper, element, 'P', lines, paper.left + 22, BANNER)
  element.end()
  paper.y += 12 + GAP
}

/** Steps at the left, the code at the right; what follows begins below both. */
function steps(paper: Paper, { steps, code }: PosterSheet) {
  const top = paper.y
  const width = paper.width - CODE - GAP
  paragraph(paper, 'H2', steps.title, STEPS, width)
  paper.y += 4
  const list = addElement(paper, 'L')
  for (const [index, item] of steps.items.entries()) {
    const entry = addElement(paper, 'LI', list)
    const body = addElement(paper, 'LBody', entry)
    const lines = breakLines([{ text: `${index + 1}. ${item}` }], STEP.font, STEP.size, width)
    drawLines(paper, body, 'LBody', lines, paper.left, STEP)
    entry.end()
    paper.y += 5
  }
  list.end()
  const end = paper.y
  const left = paper.left + paper.width - CODE
  const box = [left, top, left + CODE, top + CODE]
  const figure = addElement(paper, 'Figure', undefined, { alt: code.alt, bbox: box, placement: 'Block' })
  figure.add(paper.doc.markStructureContent('Figure'))
  paper.doc.image(Buffer.from(code.png), left, top, { width: CODE })
  paper.doc.endMarkedContent()
  figure.end()
  paper.y = Math.max(end, top + CODE) + GAP
}

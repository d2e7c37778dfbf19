import { breakLines } from './lines.ts'
import type { Text } from './model.ts'
import { addElement, artifact, drawLines, leadingOf, newPage, openPaper, type Paper, type Style } from './pdf-paper.ts'
import type { Slide, Talk } from './slides.ts'

const GAP = 16

/** The same talk as a tagged PDF, one lying page for each slide, with the speaker's words below it for reading alone. */
export async function* writeSlidesPdf(talk: Talk): AsyncGenerator<Uint8Array> {
  const paper = await openPaper({ ...talk, landscape: true, untitled: true, blocks: [] })
  for (const [index, slide] of talk.slides.entries()) drawSlide(paper, talk, slide, index === 0)
  paper.doc.end()
  yield* paper.doc as unknown as AsyncIterable<Uint8Array>
}

function drawSlide(paper: Paper, talk: Talk, slide: Slide, isFirst: boolean) {
  const { colours } = talk
  newPage(paper)
  paper.doc.outline.addItem(slide.title)
  const page = paper.doc.page
  artifact(paper, 'Layout', () => {
    paper.doc.rect(0, 0, page.width, 14).fill(colours.main)
    paper.doc.rect(0, page.height - 14, page.width, 14).fill(colours.main)
    paper.doc.rect(paper.left, paper.y + 2, 56, 5).fill(colours.accent)
  })
  paper.y += isFirst ? 90 : 18
  const whole = paper.width
  write(paper, isFirst ? 'H1' : 'H2', slide.title, {
    size: isFirst ? 44 : 32,
    font: 'heading',
    colour: colours.main,
    leading: isFirst ? 52 : 38,
  })
  paper.y += GAP
  const top = paper.y
  if (slide.picture) paper.width = whole * 0.48
  if (slide.lead) {
    write(paper, 'P', slide.lead, {
      size: isFirst ? 22 : 20,
      font: 'text',
      colour: colours.ink,
      leading: isFirst ? 31 : 28,
    })
    paper.y += GAP
  }
  if (slide.figures?.length) figures(paper, slide.figures, colours)
  if (slide.points?.length) list(paper, slide.points, colours.ink)
  if (slide.table) table(paper, slide.table, colours)
  if (slide.picture) picture(paper, slide.picture, { top, left: paper.left + whole * 0.52, width: whole * 0.48 })
  paper.width = whole
  if (slide.notes) notes(paper, slide.notes, talk)
}

function write(
  paper: Paper,
  tag: string,
  text: Text,
  style: Style,
  x = paper.left,
  width = paper.width,
  parent?: ReturnType<typeof addElement>,
) {
  const element = addElement(paper, tag, parent)
  const runs = typeof text === 'string' ? [{ text }] : text
  drawLines(paper, element, tag, breakLines(runs, style.font, style.size, width), x, style)
  element.end()
}

function figures(paper: Paper, all: NonNullable<Slide['figures']>, colours: Talk['colours']) {
  const columns = Math.min(3, all.length)
  const width = paper.width / columns
  for (let start = 0; start < all.length; start += columns) {
    const top = paper.y
    let lowest = top
    for (const [column, { figure, label }] of all.slice(start, start + columns).entries()) {
      paper.y = top
      const x = paper.left + column * width
      write(paper, 'P', figure, { size: 54, font: 'heading', colour: colours.main, leading: 60 }, x, width - 16)
      write(paper, 'P', label, { size: 17, font: 'text', colour: colours.ink, leading: 23 }, x, width - 16)
      lowest = Math.max(lowest, paper.y)
    }
    paper.y = lowest + GAP
  }
}

function list(paper: Paper, points: readonly string[], colour: string) {
  // Few points are read from the last row; many still have to fit.
  const size = points.length > 6 ? 15 : 19
  const style: Style = { size, font: 'text', colour, leading: size * 1.4 }
  const element = addElement(paper, 'L')
  for (const point of points) {
    const entry = addElement(paper, 'LI', element)
    const top = paper.y
    const label = addElement(paper, 'Lbl', entry)
    drawLines(paper, label, 'Lbl', breakLines([{ text: '•' }], 'text', style.size, 20), paper.left, style)
    paper.y = top
    const body = addElement(paper, 'LBody', entry)
    drawLines(
      paper,
      body,
      'LBody',
      breakLines([{ text: point }], 'text', style.size, paper.width - 18),
      paper.left + 18,
      style,
    )
    paper.y += 8
    entry.end()
  }
  element.end()
  paper.y += GAP / 2
}

function table(paper: Paper, { caption, columns, rows }: NonNullable<Slide['table']>, colours: Talk['colours']) {
  const element = addElement(paper, 'Table')
  write(
    paper,
    'Caption',
    caption,
    { size: 14, font: 'text', colour: colours.ink, leading: 22 },
    paper.left,
    paper.width,
    element,
  )
  const valueWidth = 120
  const line = (tag: 'TH' | 'TD', [name, value]: readonly [string, string], style: Style) => {
    const row = addElement(paper, 'TR', element)
    const top = paper.y
    if (tag === 'TH')
      artifact(paper, 'Layout', () => {
        paper.doc.rect(paper.left, top, paper.width, leadingOf(style) + 6).fill(colours.main)
      })
    paper.y = top + 3
    for (const [index, text] of [name, value].entries()) {
      paper.y = top + 3
      const own = index === 0 ? 'TH' : tag
      const cell = addElement(paper, own, row, own === 'TH' ? { scope: tag === 'TH' ? 'Column' : 'Row' } : {})
      const x = index === 0 ? paper.left + 8 : paper.left + paper.width - valueWidth
      const width = index === 0 ? paper.width - valueWidth - 16 : valueWidth - 8
      drawLines(paper, cell, own, breakLines([{ text }], style.font, style.size, width), x, style)
      cell.end()
    }
    row.end()
    paper.y = top + leadingOf(style) + 6
    artifact(paper, 'Layout', () => {
      paper.doc.rect(paper.left, paper.y, paper.width, 0.75).fill(colours.main)
    })
  }
  line('TH', columns, { size: 16, font: 'bold', colour: colours.paper, leading: 21 })
  for (const row of rows)
    line('TD', row, {
      size: rows.length > 9 ? 14 : 18,
      font: 'text',
      colour: colours.ink,
      leading: rows.length > 9 ? 19 : 24,
    })
  element.end()
  paper.y += GAP
}

function picture(
  paper: Paper,
  { png, alt, width, height }: NonNullable<Slide['picture']>,
  room: { top: number; left: number; width: number },
) {
  const scale = Math.min(room.width / width, (paper.bottom - room.top - 70) / height)
  const [w, h] = [width * scale, height * scale]
  const box = [room.left, room.top, room.left + w, room.top + h]
  const figure = addElement(paper, 'Figure', undefined, { alt, bbox: box, placement: 'Block' })
  figure.add(paper.doc.markStructureContent('Figure'))
  paper.doc.image(Buffer.from(png), room.left, room.top, { width: w })
  paper.doc.endMarkedContent()
  figure.end()
  paper.y = Math.max(paper.y, room.top + h) + GAP
}

/** Below the slide, at the foot when there is room, so that the handout reads by itself. */
function notes(paper: Paper, text: string, { colours }: Talk) {
  const style: Style = { size: 10.5, font: 'italic', colour: colours.ink, leading: 15 }
  const lines = breakLines([{ text }], style.font, style.size, paper.width)
  const height = lines.length * leadingOf(style) + 10
  paper.y = Math.max(paper.y, paper.bottom - height)
  if (paper.y + height <= paper.bottom + 4) {
    artifact(paper, 'Layout', () => {
      paper.doc.rect(paper.left, paper.y, paper.width, 0.75).fill(colours.accent)
    })
    paper.y += 8
  }
  const element = addElement(paper, 'P')
  drawLines(paper, element, 'P', lines, paper.left, style)
  element.end()
}

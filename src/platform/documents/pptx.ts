import type * as Library from 'pptxgenjs'
import { collect } from './bytes.ts'
import { escaped } from './characters.ts'
import { drawable } from './fonts.ts'
import type { Slide, Talk } from './slides.ts'
import { openZip, writeZip, type ZipPart } from './zip.ts'

type PptxGen = Library.default
type PptxSlide = ReturnType<PptxGen['addSlide']>

// Inches, on a slide of 13.33 by 7.5.
const LEFT = 0.75
const WIDTH = 11.83
const TOP = 1.75
const BOTTOM = 6.75

/** Fonts every office program has: a presentation cannot carry ours, and a missing font breaks lines anew. */
const HEADING = 'Georgia'
const TEXT = 'Verdana'

const MASTER = 'WIEC'

/**
 * A presentation for PowerPoint, Impress and Keynote: titles are titles, so that screen readers and the outline find them;
 * what is read stands in the order in which it is read; pictures have words; each slide has speaker notes (decision 0086).
 */
export async function writePptx(talk: Talk): Promise<Buffer> {
  // Loaded when somebody asks for a presentation, and not at the start of the portal.
  const { default: Presentation } = await import('pptxgenjs')
  const pptx = new (Presentation as unknown as new () => PptxGen)()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = clean(talk.title)
  pptx.author = clean(talk.author)
  pptx.company = clean(talk.author)
  pptx.subject = clean(talk.subtitle)
  pptx.theme = { headFontFace: HEADING, bodyFontFace: TEXT }
  defineMaster(pptx, talk)
  for (const [index, slide] of talk.slides.entries()) drawSlide(pptx, talk, slide, index === 0)
  const written = (await pptx.write({ outputType: 'nodebuffer', compression: true })) as Buffer
  return withTableHeads(written, talk)
}

/**
 * Says of each table that its first row names its columns, and what the table holds: the library writes neither, and a
 * screen reader reads a table without heads cell by cell.
 */
async function withTableHeads(file: Buffer, { slides }: Talk): Promise<Buffer> {
  const archive = await openZip(file)
  const parts: ZipPart[] = []
  for (const { name } of archive.entries) {
    // Entries of folders say nothing, and office programs write none.
    if (name.endsWith('/')) continue
    const data = await archive.read(name)
    const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1]
    const caption = number && slides[Number(number) - 1]?.table?.caption
    parts.push({ name, data: caption ? headed(data.toString(), caption) : data })
  }
  return collect(writeZip(parts))
}

const headed = (xml: string, caption: string) =>
  xml
    .replace(/<a:tblPr[^>]*\/>/, '<a:tblPr firstRow="1"/>')
    .replace(/(<p:graphicFrame>.*?<p:cNvPr )/s, `$1descr="${escaped(clean(caption))}" `)

const hex = (colour: string) => colour.replace('#', '').toUpperCase()
const clean = (text: string) => drawable(text).trim()

function defineMaster(pptx: PptxGen, { colours, footer }: Talk) {
  pptx.defineSlideMaster({
    title: MASTER,
    background: { color: hex(colours.paper) },
    // Bars and the foot belong to the master: they decorate, and are not read on every slide.
    objects: [
      { rect: { x: 0, y: 7.0, w: 13.33, h: 0.5, fill: { color: hex(colours.main) } } },
      { rect: { x: LEFT, y: 0.55, w: 0.9, h: 0.09, fill: { color: hex(colours.accent) } } },
      {
        text: {
          text: clean(footer),
          options: { x: LEFT, y: 7.0, w: 10, h: 0.5, fontSize: 11, color: hex(colours.paper), fontFace: TEXT },
        },
      },
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: LEFT,
            y: 0.7,
            w: WIDTH,
            h: 0.95,
            fontFace: HEADING,
            fontSize: 32,
            bold: true,
            color: hex(colours.main),
            align: 'left',
            valign: 'middle',
            margin: 0,
          },
          text: '',
        },
      },
    ],
    slideNumber: { x: 12.1, y: 7.08, w: 0.6, h: 0.35, fontFace: TEXT, fontSize: 11, color: hex(colours.paper) },
  })
}

function drawSlide(pptx: PptxGen, { language, colours }: Talk, slide: Slide, isFirst: boolean) {
  const page = pptx.addSlide({ masterName: MASTER })
  const lang = language === 'pl' ? 'pl-PL' : 'en-GB'
  const words = { fontFace: TEXT, color: hex(colours.ink), lang, align: 'left', valign: 'top', margin: 0 } as const
  const width = slide.picture ? WIDTH * 0.48 : WIDTH
  let y = isFirst ? 2.6 : TOP
  page.addText(clean(slide.title), { placeholder: 'title', lang, ...(isFirst ? { fontSize: 40 } : {}) })

  if (slide.lead) {
    const size = isFirst ? 24 : 20
    const height = linesOf(slide.lead, width, size) * size * 0.0185 + 0.15
    page.addText(clean(slide.lead), { ...words, x: LEFT, y, w: width, h: height, fontSize: size })
    y += height + 0.2
  }
  if (slide.figures?.length) {
    const each = width / Math.min(3, slide.figures.length)
    for (const [index, { figure, label }] of slide.figures.entries()) {
      const [column, row] = [index % 3, Math.floor(index / 3)]
      page.addText(
        [
          {
            text: clean(figure),
            options: { fontFace: HEADING, fontSize: 44, bold: true, color: hex(colours.main), breakLine: true },
          },
          { text: clean(label), options: { fontSize: 16 } },
        ],
        { ...words, x: LEFT + column * each, y: y + row * 1.75, w: each - 0.3, h: 1.6 },
      )
    }
    y += Math.ceil(slide.figures.length / 3) * 1.75 + 0.1
  }
  if (slide.points?.length) {
    const size = slide.points.length > 5 ? 16 : 18
    page.addText(
      slide.points.map((point) => ({
        text: clean(point),
        options: { bullet: { indent: 18 }, breakLine: true, paraSpaceAfter: 8 },
      })),
      { ...words, x: LEFT, y, w: width, h: BOTTOM - y, fontSize: size },
    )
  }
  if (slide.table) drawTable(page, slide.table, { y, lang, colours })
  if (slide.picture) drawPicture(page, slide.picture)
  page.addNotes(clean(slide.notes))
}

function drawTable(
  page: PptxSlide,
  { columns, rows }: NonNullable<Slide['table']>,
  { y, lang, colours }: { y: number; lang: string; colours: Talk['colours'] },
) {
  const head = { bold: true, color: hex(colours.paper), fill: { color: hex(colours.main) } }
  const cell = (text: string, align: 'left' | 'right', more = {}) => ({
    text: clean(text),
    options: { align, lang, ...more },
  })
  page.addTable(
    [
      [cell(columns[0], 'left', head), cell(columns[1], 'right', head)],
      ...rows.map(([name, value]) => [cell(name, 'left'), cell(value, 'right')]),
    ],
    {
      x: LEFT,
      y,
      w: WIDTH,
      colW: [WIDTH - 2.5, 2.5],
      fontFace: TEXT,
      fontSize: rows.length > 7 ? 13 : 16,
      color: hex(colours.ink),
      border: { type: 'solid', pt: 0.75, color: hex(colours.main) },
      margin: [0.04, 0.1, 0.04, 0.1],
    },
  )
}

function drawPicture(page: PptxSlide, { png, alt, width, height }: NonNullable<Slide['picture']>) {
  const room = { x: LEFT + WIDTH * 0.52, w: WIDTH * 0.48, h: BOTTOM - TOP }
  const scale = Math.min(room.w / width, room.h / height)
  const [w, h] = [width * scale, height * scale]
  page.addImage({
    data: `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
    altText: clean(alt),
    x: room.x + (room.w - w) / 2,
    y: TOP + (room.h - h) / 2,
    w,
    h,
  })
}

// Office programs break lines by their own fonts; this leaves room for the widest of them.
const linesOf = (text: string, width: number, size: number) => Math.ceil((text.length * size * 0.0085) / width)

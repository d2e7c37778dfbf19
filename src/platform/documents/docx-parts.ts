import {
  Bookmark,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { xmlCharacters } from './characters.ts'
import {
  type Block,
  type DocumentModel,
  type HeadingBlock,
  type Run,
  runsOf,
  safeLink,
  type TableBlock,
  type Text,
} from './model.ts'

const GREEN = '1D5B3F'
const TINT = 'E7EFE9'
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'C9CFC9' }
const MARGIN = convertMillimetersToTwip(20)
const BOXES = { round: '○', square: '☐' }
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }

/** The whole package of a Word document. */
export async function wordDocument(model: DocumentModel): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(model.title) })]
  if (model.subtitle) children.push(new Paragraph({ style: 'Subtitle', children: runs(model.subtitle) }))
  let lists = 0
  for await (const block of model.blocks) {
    if (block.kind === 'list') lists++
    if (block.kind === 'table') children.push(...(await tableOf(model, block)))
    else children.push(...partsOf(model, block, lists))
  }
  return Packer.toBuffer(documentOf(model, children))
}

function documentOf(model: DocumentModel, children: (Paragraph | Table)[]): Document {
  const language = { value: model.language === 'pl' ? 'pl-PL' : 'en-GB' }
  const heading = (size: number) => ({
    run: { font: 'Georgia', size, bold: true, color: GREEN, language },
    paragraph: { keepNext: true, spacing: { before: 280, after: 100 } },
  })
  return new Document({
    title: clean(model.title),
    creator: clean(model.author ?? 'Wiec'),
    lastModifiedBy: clean(model.author ?? 'Wiec'),
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language }, paragraph: { spacing: { after: 120, line: 276 } } },
        title: { run: { font: 'Georgia', size: 44, bold: true, color: GREEN }, paragraph: { spacing: { after: 80 } } },
        heading1: heading(32),
        heading2: heading(26),
        heading3: heading(23),
      },
      paragraphStyles: [
        { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 24, color: '55605A' } },
        { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { bold: true }, paragraph: { keepNext: true } },
        {
          id: 'Cell',
          name: 'Cell',
          basedOn: 'Normal',
          run: { size: 19 },
          paragraph: { spacing: { after: 0, line: 252 } },
        },
      ],
    },
    numbering: {
      config: [levelsOf('points', LevelFormat.BULLET, '•'), levelsOf('numbers', LevelFormat.DECIMAL, '%1.')],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: convertMillimetersToTwip(210),
              height: convertMillimetersToTwip(297),
              orientation: model.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: footerOf(model) },
        children,
      },
    ],
  })
}

const levelsOf = (reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  reference,
  levels: [{ level: 0, format, text, style: { paragraph: { indent: { left: 500, hanging: 300 } } } }],
})

const footerOf = ({ footer }: DocumentModel) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Cell',
        children: [
          new TextRun(footer ? `${clean(footer)} · ` : ''),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })

function partsOf(model: DocumentModel, block: Exclude<Block, TableBlock>, list: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block)]
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text) })]
    case 'list': {
      // An instance of its own for each list: otherwise the second numbered list goes on counting the first.
      const numbering = { reference: block.ordered ? 'numbers' : 'points', level: 0, instance: list }
      return block.items.map((item) => new Paragraph({ numbering, children: runs(item) }))
    }
    case 'note':
      return [noteOf(block.text)]
    case 'keyValues':
      return [
        tableFrom(
          model,
          [1, 2.4],
          block.pairs.map(({ key, value }) => [cellOf([{ text: key, bold: true }]), cellOf(value)]),
        ),
        new Paragraph({}),
      ]
    case 'picture':
      return [pictureOf(block), ...(block.beside ?? []).map((text) => new Paragraph({ children: runs(text) }))]
    case 'part':
      return [new Paragraph({ heading: HEADINGS[1], pageBreakBefore: true, children: runs(block.title) })]
    case 'choices':
      return block.items.map(
        ({ code, text, writing }) =>
          new Paragraph({
            children: [
              ...runs([{ text: `${BOXES[block.shape]} ` }, { text: `${code} `, bold: true }, ...runsOf(text)]),
              ...(writing ? runs(` ${'_'.repeat(40)}`) : []),
            ],
          }),
      )
    case 'writingLines':
      return Array.from({ length: block.count }, () => new Paragraph({ children: runs('_'.repeat(72)) }))
    case 'writingCells': {
      const cells = block.groups.map((count) => '_ '.repeat(count)).join(block.between ?? ' ')
      return [new Paragraph({ children: runs(`${cells}${block.unit ?? ''}`) })]
    }
    case 'grid':
      return [
        new Paragraph({ style: 'Caption', children: runs(block.caption) }),
        tableFrom(
          model,
          [2, ...block.columns.map(() => 1)],
          block.rows.map(({ code, text }) => [
            cellOf([{ text: `${code} `, bold: true }, { text }]),
            ...block.columns.map(() => cellOf(BOXES[block.shape])),
          ]),
          ['', ...block.columns.map(({ code, text }) => `${code} ${text}`)].map((text) => cellOf(text, 'left', TINT)),
        ),
        new Paragraph({}),
      ]
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true })]
  }
}

const headingOf = ({ level, text, id }: HeadingBlock) =>
  new Paragraph({
    heading: HEADINGS[level],
    children: id ? [new Bookmark({ id: bookmarkName(id), children: runs(text) })] : runs(text),
  })

const noteOf = (text: Text) =>
  new Paragraph({
    children: runs(text),
    shading: { fill: TINT },
    border: { left: { style: BorderStyle.SINGLE, size: 24, color: GREEN, space: 8 } },
    spacing: { before: 120, after: 160 },
  })

function pictureOf({ png, alt, widthMm }: Extract<Block, { kind: 'picture' }>): Paragraph {
  // Width and height stand at fixed places of the first chunk (PNG specification, 11.2.1).
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const width = Math.round((widthMm / 25.4) * 96)
  const height = Math.round((view.getUint32(20) / view.getUint32(16)) * width)
  const altText = { name: clean(alt), title: clean(alt), description: clean(alt) }
  return new Paragraph({
    children: [new ImageRun({ type: 'png', data: png, transformation: { width, height }, altText })],
  })
}

async function tableOf(model: DocumentModel, { caption, columns, rows }: TableBlock): Promise<(Paragraph | Table)[]> {
  const cells: TableCell[][] = []
  for await (const row of rows) {
    cells.push(
      columns.map(({ rowHeader, align }, index) => {
        const text = row[index] ?? ''
        return cellOf(rowHeader ? runsOf(text).map((run) => ({ ...run, bold: true })) : text, align)
      }),
    )
  }
  const head = columns.map(({ header, align }) => cellOf([{ text: header, bold: true }], align, TINT))
  const widths = columns.map(({ width = 1 }) => width)
  const title = caption ? [new Paragraph({ style: 'Caption', children: runs(caption) })] : []
  return [...title, tableFrom(model, widths, cells, head), new Paragraph({})]
}

function tableFrom(model: DocumentModel, shares: number[], cells: TableCell[][], head?: TableCell[]): Table {
  const width = convertMillimetersToTwip(model.landscape ? 257 : 170)
  const sum = shares.reduce((total, share) => total + share, 0)
  const header = head ? [new TableRow({ tableHeader: true, cantSplit: true, children: head })] : []
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: shares.map((share) => Math.round((share / sum) * width)),
    margins: { top: 50, bottom: 50, left: 90, right: 90, marginUnitType: WidthType.DXA },
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [...header, ...cells.map((children) => new TableRow({ children }))],
  })
}

const cellOf = (text: Text, align?: 'left' | 'right', fill?: string) =>
  new TableCell({
    children: [new Paragraph({ style: 'Cell', alignment: align, children: runs(text) })],
    ...(fill ? { shading: { fill } } : {}),
  })

const runs = (text: Text): ParagraphChild[] => runsOf(text).flatMap(linkOrWords)

function linkOrWords(run: Run): ParagraphChild[] {
  const link = safeLink(run.link)
  if (!link) return words(run)
  const children = words(run, 'Hyperlink')
  if (link.startsWith('#')) return [new InternalHyperlink({ anchor: bookmarkName(link.slice(1)), children })]
  return [new ExternalHyperlink({ link, children })]
}

const words = ({ text, bold, italic }: Run, style?: string): TextRun[] =>
  clean(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, bold, italics: italic, style, break: index > 0 ? 1 : 0 }))

// Word takes letters, digits and underscores, forty at most, beginning with a letter.
const bookmarkName = (id: string) => `b_${id.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 40)

const clean = (text: string) => xmlCharacters(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' '))

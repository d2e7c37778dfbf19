/**
 * A document as what it says, not how it looks: made once by a module, written as PDF, DOCX or HTML. Blocks and rows of
 * tables may be streams; then nothing needs to hold the whole document. A stream runs dry: wrap its maker in
 * `repeatable` when the same model is to be written more than once.
 */
export interface DocumentModel {
  title: string
  /** BCP 47, of the whole document. */
  language: 'pl' | 'en'
  /** One line under the title. */
  subtitle?: string
  /** Who publishes it; becomes the author in the file's properties. */
  author?: string
  /** Said at the foot of each page beside its number, such as the address of the page on the portal. */
  footer?: string
  madeAt?: Temporal.Instant
  /** Wide tables read better on pages that lie. */
  landscape?: boolean
  /** Large type for people who see poorly: words of the text are 16 points high. Of PDF; a reader of HTML sets their own. */
  largeType?: boolean
  /** The title names the file only: what people read begins with a `part`. */
  untitled?: boolean
  blocks: AsyncIterable<Block> | Iterable<Block>
}

export type Block =
  | HeadingBlock
  | { kind: 'paragraph'; text: Text }
  | { kind: 'list'; ordered?: boolean; items: readonly Text[] }
  | TableBlock
  | { kind: 'note'; text: Text }
  | { kind: 'keyValues'; pairs: readonly KeyValue[] }
  | PictureBlock
  | { kind: 'pageBreak' }
  | PartBlock
  | ChoicesBlock
  | WritingLinesBlock
  | WritingCellsBlock
  | GridBlock

export interface PictureBlock {
  kind: 'picture'
  png: Uint8Array
  alt: string
  widthMm: number
  /** Said at its side, line by line. */
  beside?: readonly Text[]
}

/** Begins a document inside the document, such as one sheet of many: a new page with a title and a page number 1. */
export interface PartBlock {
  kind: 'part'
  title: string
  /** At the foot of each of its pages, beside the number. */
  footer: string
}

/** Boxes to tick on paper, each with its code and words. */
export interface ChoicesBlock {
  kind: 'choices'
  /** Round ones say "choose one", square ones "choose as many as you like". */
  shape: 'round' | 'square'
  items: readonly ChoiceItem[]
  /** Beside one another, for scales. */
  inline?: boolean
}

export interface ChoiceItem {
  code: string
  text: Text
  /** A line to write on follows the words. */
  writing?: boolean
}

/** Lines to write on; `label` tells a screen reader what the empty space is. */
export interface WritingLinesBlock {
  kind: 'writingLines'
  label: string
  count: number
}

/** Cells for one letter or digit each, in groups with a word between them: a date, a number, a code. */
export interface WritingCellsBlock {
  kind: 'writingCells'
  label: string
  /** How many cells in each group. */
  groups: readonly number[]
  between?: string
  /** Said after the cells: „zł”, „osób”. */
  unit?: string
}

/** A table of boxes to tick, one in each cell; a screen reader hears it as a table. */
export interface GridBlock {
  kind: 'grid'
  shape: 'round' | 'square'
  /** Read aloud before the table. */
  caption: string
  columns: readonly { code: string; text: string }[]
  rows: readonly { code: string; text: string }[]
}

export interface HeadingBlock {
  kind: 'heading'
  /** 1 is a chapter of the document; the title stands above all levels. */
  level: 1 | 2 | 3
  text: string
  /** Address inside the document, for links of the form `#id`. */
  id?: string
  /** Blocks that come next and stay on its page, where one page can hold them: a question with its answers. */
  holds?: readonly Block[]
}

export interface TableBlock {
  kind: 'table'
  /** Says what the table holds; read aloud before it. */
  caption?: string
  columns: readonly TableColumn[]
  /** One text per column; fewer leave the rest empty. A line feed begins a new line. */
  rows: AsyncIterable<TableRow> | Iterable<TableRow>
}

export interface TableColumn {
  header: string
  /** Share of the width in relation to the other columns; 1 unless said. */
  width?: number
  align?: 'left' | 'right'
  /** Its cells name their rows, such as the reference number of a remark. */
  rowHeader?: boolean
}

export type TableRow = readonly Text[]

export interface KeyValue {
  key: string
  value: Text
}

/** Words, or words with emphasis and links. */
export type Text = string | readonly Run[]

export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  /** `https:`, `mailto:` or `#id`; anything else is shown as words alone. */
  link?: string
}

export const runsOf = (text: Text): readonly Run[] => (typeof text === 'string' ? [{ text }] : text)

export const plainText = (text: Text): string =>
  typeof text === 'string' ? text : text.map((run) => run.text).join('')

/** A stream that can be read again from the beginning, because its maker is asked again. */
export const repeatable = <T>(make: () => AsyncIterable<T>): AsyncIterable<T> => ({
  [Symbol.asyncIterator]: () => make()[Symbol.asyncIterator](),
})

/** The link as a document may carry it, in plain letters: no `javascript:`, no files of the reader's computer. */
export function safeLink(link: string | undefined): string | undefined {
  if (!link || link.startsWith('#')) return link || undefined
  const url = URL.canParse(link) ? new URL(link) : null
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
}

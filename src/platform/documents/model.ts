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
  blocks: AsyncIterable<Block> | Iterable<Block>
}

export type Block =
  | HeadingBlock
  | { kind: 'paragraph'; text: Text }
  | { kind: 'list'; ordered?: boolean; items: readonly Text[] }
  | TableBlock
  | { kind: 'note'; text: Text }
  | { kind: 'keyValues'; pairs: readonly KeyValue[] }
  | { kind: 'picture'; png: Uint8Array; alt: string; widthMm: number }
  | { kind: 'pageBreak' }

export interface HeadingBlock {
  kind: 'heading'
  /** 1 is a chapter of the document; the title stands above all levels. */
  level: 1 | 2 | 3
  text: string
  /** Address inside the document, for links of the form `#id`. */
  id?: string
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

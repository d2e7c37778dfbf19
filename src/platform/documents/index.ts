export { asStream, collect, type FileSource } from './bytes.ts'
export { type Cell, cellText, neutralise, plainCell, type Row, type Rows } from './cells.ts'
export { type CsvOptions, writeCsv } from './csv.ts'
export { type CsvTable, readCsv } from './csv-read.ts'
export { writeDocx } from './docx.ts'
export { readDocx } from './docx-read.ts'
export { writeHtml } from './html.ts'
export {
  type Block,
  type ChoiceItem,
  type DocumentModel,
  plainText,
  type Run,
  repeatable,
  type TableBlock,
  type Text,
} from './model.ts'
export { type OfficeKind, officeKind } from './office.ts'
export { writePdf } from './pdf.ts'
export { type PosterSheet, writePoster } from './poster.ts'
export { writePptx } from './pptx.ts'
export { qrPng, qrSvg } from './qr.ts'
export { type SheetPart, type SheetToSign, writeSheet } from './sheet.ts'
export type { Slide, Talk } from './slides.ts'
export { writeSlidesPdf } from './slides-pdf.ts'
export {
  openTable,
  peek,
  TABLE_KINDS,
  type Table,
  type TableCell,
  type TableKind,
  type TableOptions,
  type TableRow,
} from './table.ts'
export { type FileProblem, UnreadableFile } from './unreadable.ts'
export { type Sheet, type SheetColumn, writeXlsx } from './xlsx.ts'
export { type ReadCell, readXlsx } from './xlsx-read.ts'
export { openZip, writeZip, type ZipLimits, type ZipPart } from './zip.ts'

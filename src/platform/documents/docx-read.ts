import type { FileSource } from './bytes.ts'
import { cleanOfficeFile } from './office.ts'
import { readable } from './unreadable.ts'
import type { ZipLimits } from './zip.ts'

/**
 * The paragraphs of a Word document as plain text, in order, empty ones left out; cells of tables follow one another.
 * Throws `UnreadableFile` for what is no document, is damaged or is a bomb.
 */
export async function readDocx(source: FileSource, limits?: ZipLimits): Promise<string[]> {
  const { default: mammoth } = await import('mammoth')
  const clean = await cleanOfficeFile(source, 'docx', (_, xml) => keepBreaks(xml), limits)
  const { value } = await readable(() => mammoth.extractRawText({ buffer: clean }))
  // The reader puts an empty line between paragraphs; a single one is a break inside a paragraph.
  return value
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}

// The reader of plain text passes over breaks of lines, and words on both sides would grow together.
const keepBreaks = (xml: string) => xml.replace(/<w:(?:br|cr)(?:\s[^>]*)?\/>/g, '<w:t xml:space="preserve">\n</w:t>')

import type { FileSource } from './bytes.ts'
import { collect } from './bytes.ts'
import { UnreadableFile } from './unreadable.ts'
import { officeLimits, openZip, writeZip, type ZipLimits, type ZipPart } from './zip.ts'

export type OfficeKind = 'docx' | 'xlsx' | 'odt' | 'ods'

const mainParts: Record<'docx' | 'xlsx', string> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' }

/**
 * A clean copy of an office file, safe to hand to a library that unpacks and parses by itself: only XML parts, each
 * unpacked by us to exactly its declared size, stored uncompressed. So the library sees the bytes that were checked and
 * nothing else, however it finds its way through an archive.
 */
export async function cleanOfficeFile(
  source: FileSource,
  kind: 'docx' | 'xlsx',
  mend: (name: string, xml: string) => string = (_, xml) => xml,
  limits: ZipLimits = officeLimits,
): Promise<Buffer> {
  const archive = await openZip(source, limits)
  if (!archive.entries.some((entry) => entry.name === mainParts[kind])) throw new UnreadableFile('file-type')
  async function* parts(): AsyncGenerator<ZipPart> {
    for (const { name } of archive.entries) {
      if (!/\.(xml|rels)$/i.test(name)) continue
      yield { name, data: mend(name, withoutEntities((await archive.read(name)).toString('utf8'))) }
    }
  }
  return collect(writeZip(parts(), { store: true }))
}

/** Which office file an archive is, by the parts it must have; null for any other archive. */
export async function officeKind(source: FileSource, limits: ZipLimits = officeLimits): Promise<OfficeKind | null> {
  const archive = await openZip(source, limits)
  const names = new Set(archive.entries.map((entry) => entry.name))
  // A macro runs code on the clerk's computer: such a file is no document to us.
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) throw new UnreadableFile('file-script')
  if (names.has(mainParts.docx)) return 'docx'
  if (names.has(mainParts.xlsx)) return 'xlsx'
  if (!names.has('mimetype')) return null
  const type = (await archive.read('mimetype')).toString('latin1').trim()
  if (type === 'application/vnd.oasis.opendocument.text') return 'odt'
  return type === 'application/vnd.oasis.opendocument.spreadsheet' ? 'ods' : null
}

/** Office XML has no document type (ECMA-376 part 2, 9.1): one is there only to blow up by entities. */
function withoutEntities(xml: string): string {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new UnreadableFile('file-bomb')
  return xml
}

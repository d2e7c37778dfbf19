import { open } from 'node:fs/promises'
import type { FileSource } from '../documents/bytes.ts'
import { delimiterOf, encodingOf } from '../documents/csv-read.ts'
import { officeKind } from '../documents/office.ts'
import { UnreadableFile } from '../documents/unreadable.ts'

interface FileTypeFacts {
  mime: string
  /** What we put after the dot. */
  ending: string
  /** What people's computers may have put there. */
  endings: readonly string[]
}

const facts = (mime: string, ending: string, ...others: string[]): FileTypeFacts => ({
  mime,
  ending,
  endings: [ending, ...others],
})

const OPEN_XML = 'application/vnd.openxmlformats-officedocument'

/** Files we take in; a module chooses among them. */
export const fileTypes = {
  pdf: facts('application/pdf', 'pdf'),
  png: facts('image/png', 'png'),
  jpeg: facts('image/jpeg', 'jpg', 'jpeg', 'jpe', 'jfif'),
  webp: facts('image/webp', 'webp'),
  gif: facts('image/gif', 'gif'),
  docx: facts(`${OPEN_XML}.wordprocessingml.document`, 'docx'),
  xlsx: facts(`${OPEN_XML}.spreadsheetml.sheet`, 'xlsx'),
  odt: facts('application/vnd.oasis.opendocument.text', 'odt'),
  ods: facts('application/vnd.oasis.opendocument.spreadsheet', 'ods'),
  zip: facts('application/zip', 'zip'),
  csv: facts('text/csv; charset=utf-8', 'csv', 'tsv'),
  jsonl: facts('application/x-ndjson; charset=utf-8', 'jsonl', 'ndjson', 'json'),
  mp3: facts('audio/mpeg', 'mp3'),
  m4a: facts('audio/mp4', 'm4a'),
  mp4: facts('video/mp4', 'mp4', 'm4v'),
  webm: facts('video/webm', 'webm'),
  vtt: facts('text/vtt; charset=utf-8', 'vtt'),
  txt: facts('text/plain; charset=utf-8', 'txt', 'text', 'md'),
} satisfies Record<string, FileTypeFacts>

export type FileType = keyof typeof fileTypes

export const isPicture = (type: FileType) => ['png', 'jpeg', 'webp', 'gif'].includes(type)

// Browsers look for HTML in the first 1,445 bytes and PDF readers for their mark in the first 1,024; some look further.
const HEAD = 64 * 1024
const SNIFFED = 4096

/**
 * What a file is, by its bytes; its name only tells kinds of text apart. A file that two programs would take for two
 * different things, an active one (SVG, HTML, macros) and one we do not take in are refused with a word.
 */
export async function detectType(source: FileSource, name: string): Promise<FileType> {
  const { head, tail } = await edgesOf(source)
  if (head.length === 0) throw new UnreadableFile('file-empty')
  refuseKnown(head)
  const type = magicOf(head)
  if (type === null) return textType(head, name)
  refusePolyglots(type, head, tail)
  return type === 'zip' ? ((await officeKind(source)) ?? 'zip') : type
}

async function edgesOf(source: FileSource): Promise<{ head: Buffer; tail: Buffer }> {
  if (typeof source !== 'string') {
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.length)
    return { head: bytes.subarray(0, HEAD), tail: bytes.subarray(-HEAD) }
  }
  await using file = await open(source)
  const { size } = await file.stat()
  const length = Math.min(size, HEAD)
  const read = async (position: number) => (await file.read(Buffer.alloc(length), 0, length, position)).buffer
  return { head: await read(0), tail: await read(size - length) }
}

const starts = (head: Buffer, bytes: string, at = 0) =>
  head.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'))

/** Kinds we know and do not take, each with what to do instead. */
function refuseKnown(head: Buffer) {
  if (starts(head, '\xd0\xcf\x11\xe0')) throw new UnreadableFile('file-old-office')
  if (starts(head, 'ftyp', 4) && /^(heic|heix|hevc|mif1|msf1|avif)/.test(head.toString('latin1', 8, 12))) {
    throw new UnreadableFile('file-photo-format')
  }
  if (starts(head, 'MZ') || starts(head, '\x7fELF') || starts(head, '#!')) throw new UnreadableFile('file-script')
}

function magicOf(head: Buffer): FileType | null {
  if (starts(head, '%PDF-')) return 'pdf'
  if (starts(head, '\x89PNG\r\n\x1a\n')) return 'png'
  if (starts(head, '\xff\xd8\xff')) return 'jpeg'
  if (starts(head, 'GIF87a') || starts(head, 'GIF89a')) return 'gif'
  if (starts(head, 'RIFF') && starts(head, 'WEBP', 8)) return 'webp'
  const played = playedOf(head)
  if (played) return played
  if (starts(head, 'PK\x03\x04')) return 'zip'
  return starts(head, 'PK\x05\x06') ? 'zip' : null
}

/** Sound and film that every browser plays: MPEG layer III, MPEG-4 by its brand (ISO 14496-12, 4.3), WebM by its document type. */
function playedOf(head: Buffer): FileType | null {
  const frame = head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2
  if (starts(head, 'ID3') || frame) return 'mp3'
  if (starts(head, '\x1a\x45\xdf\xa3')) return head.subarray(0, 64).includes('webm') ? 'webm' : null
  if (!starts(head, 'ftyp', 4)) return null
  const brand = head.toString('latin1', 8, 12)
  if (brand === 'M4A ') return 'm4a'
  return /^(iso[m2-9]|mp4[12]|avc1|M4V |dash)$/.test(brand) ? 'mp4' : null
}

const ACTIVE = /<\s*(script|html|svg|body|iframe|object|embed|\?php|!doctype\s+html)/i

function refusePolyglots(type: FileType, head: Buffer, tail: Buffer) {
  const text = head.toString('latin1', 0, SNIFFED)
  if (type !== 'pdf' && text.includes('%PDF-')) throw new UnreadableFile('file-polyglot')
  if (type !== 'zip' && ACTIVE.test(text)) throw new UnreadableFile('file-polyglot')
  if (type !== 'pdf') return
  const end = tail.toString('latin1')
  // Some programs write a few lines after the mark of the end; a file cut short has none.
  if (!end.slice(-2048).includes('%%EOF')) throw new UnreadableFile('file-truncated')
  if (end.slice(end.lastIndexOf('%%EOF')).includes('PK\x05\x06')) throw new UnreadableFile('file-polyglot')
  if (hasArchiveAtEnd(tail)) throw new UnreadableFile('file-polyglot')
}

/** Whether a reader of archives, which looks from the end, would find one here. */
function hasArchiveAtEnd(tail: Buffer): boolean {
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length
}

function textType(head: Buffer, name: string): FileType {
  const encoding = encodingOf(head)
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text holds none of these, other files do
  if (/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text)) throw new UnreadableFile('file-type')
  const start = text.trimStart()
  if (/^<[a-z!?]/i.test(start)) throw new UnreadableFile('file-script')
  if (/^\{\\rtf/.test(start)) throw new UnreadableFile('file-type')
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(start)) {
    if (ACTIVE.test(text)) throw new UnreadableFile('file-script')
    return 'vtt'
  }
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  if (fileTypes.jsonl.endings.includes(ending) && /^[[{]/.test(start)) return 'jsonl'
  if (fileTypes.csv.endings.includes(ending) || looksLikeTable(text)) return 'csv'
  // In cells of a table markup is what somebody wrote; a plain text with a script in it is a page in disguise.
  if (ACTIVE.test(text)) throw new UnreadableFile('file-script')
  return 'txt'
}

/** Whether each of the first lines has the same number of the same divider, and that more than once. */
function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r?\n/).filter(Boolean).slice(0, 10)
  const delimiter = delimiterOf(text)
  const counts = lines.map((line) => line.split(delimiter).length)
  return lines.length > 2 && counts.every((count) => count === counts[0] && count > 2)
}

import { readDocx } from '../../platform/documents/docx-read.ts'

export interface FileRead {
  text: string
  /** Why there is no text; null when there is. */
  problem: string | null
}

const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const PLAIN = 'text/plain'

/** Types of files whose text is read. */
export const READABLE: readonly string[] = [PDF, DOCX, PLAIN]

const MOST_LETTERS = 200_000

/** The words of a file. What is damaged has none, and says why. */
export async function textOf({ bytes, type }: { bytes: Uint8Array; type: string }): Promise<FileRead> {
  try {
    return { text: clean(await read(bytes, type)), problem: null }
  } catch (error) {
    return { text: '', problem: error instanceof Error ? error.message.slice(0, 200) : 'unreadable' }
  }
}

async function read(bytes: Uint8Array, type: string): Promise<string> {
  if (type === DOCX) return (await readDocx(Buffer.from(bytes))).join('\n')
  if (type === PLAIN) return new TextDecoder('utf-8').decode(bytes)
  const { extractText, getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const { text } = await extractText(pdf, { mergePages: true })
  return text
}

// PostgreSQL refuses NUL; words divided at the end of a line are put together.
const clean = (text: string) =>
  text
    .replaceAll('\0', '')
    .replace(/(\p{L})[-\u00ad]\n(\p{Ll})/gu, '$1$2')
    .normalize('NFC')
    .slice(0, MOST_LETTERS)

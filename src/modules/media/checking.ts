import { type FileProblem, UnreadableFile } from '../../platform/documents/unreadable.ts'
import { safeFileName } from '../../platform/images/names.ts'
import { detectType, type FileType, fileTypes } from '../../platform/images/sniff.ts'
import type { Upload } from './actions.ts'
import { type FileKind, kindOf, namesOf } from './rules.ts'

/** What is wrong with a file, as the key of an instruction and its values. */
export interface MediaProblem {
  problem: `media.problem.${FileProblem | 'alt'}`
  values: Record<string, string | number>
}

/** A file that may be kept: what it is by its bytes, under a name that is safe everywhere. */
export interface CheckedFile {
  /** Path of the file as it came, or the bytes of a picture drawn anew. */
  source: string | Uint8Array
  name: string
  type: string
  width: number | null
  height: number | null
}

/** Looks into a file before it is kept. What a person can mend comes back as a value. */
export async function checkFile(
  upload: Upload,
  kinds: readonly FileKind[],
): Promise<{ ok: true; file: CheckedFile } | ({ ok: false } & MediaProblem)> {
  try {
    return { ok: true, file: await checked(upload, kinds) }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { ok: false, problem: `media.problem.${error.word}`, values: { kinds: namesOf(kinds) } }
  }
}

async function checked({ name, path }: Upload, kinds: readonly FileKind[]): Promise<CheckedFile> {
  const type = await detectType(path, name)
  if (!kinds.includes(kindOf(type))) throw new UnreadableFile('file-type')
  if (kindOf(type) === 'image') return drawnAnew(name, path)
  return { source: path, name: safeFileName(name, type), type: fileTypes[type].mime, width: null, height: null }
}

async function drawnAnew(name: string, path: string): Promise<CheckedFile> {
  // Loaded only when somebody sends a picture: the library weighs more than the rest of this module.
  const { drawAnew } = await import('../../platform/images/pictures.ts')
  const { bytes, width, height, mime } = await drawAnew(path)
  const type: FileType = mime === 'image/webp' ? 'webp' : 'jpeg'
  return { source: bytes, name: safeFileName(name, type), type: mime, width, height }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collect, type DocumentModel, writeDocx, writePdf } from '../../platform/documents/index.ts'
import type { UploadedFile } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import { pngOf } from './emblems.ts'
import type { StoryDocument } from './story.ts'

/** The file of a document of a story, made by the portal's own writers. */
export async function bytesOf(
  { title, file }: StoryDocument,
  author: string,
  madeAt: Temporal.Instant,
): Promise<Uint8Array> {
  if (file.kind === 'drawing') return pngOf(file.svg)
  const model: DocumentModel = {
    title,
    language: 'pl',
    author,
    madeAt,
    blocks: file.blocks,
    footer: 'Przykład demonstracyjny',
    ...(file.subtitle ? { subtitle: file.subtitle } : {}),
  }
  return collect(file.kind === 'pdf' ? writePdf(model) : writeDocx(model))
}

/** Hands a file over as a form would bring it, and forgets the temporary copy. */
export async function uploaded<T>(
  name: string,
  bytes: Uint8Array,
  work: (upload: UploadedFile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wiec-demo-'))
  try {
    const path = join(folder, newId())
    await writeFile(path, bytes)
    return await work({ field: 'file', name, claimedType: '', size: bytes.length, sha256: '', path })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

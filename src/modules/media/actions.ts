import type { Readable } from 'node:stream'
import { personId } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { found } from '../../platform/errors.ts'
import type { UploadedFile } from '../../platform/http/index.ts'
import { record } from '../audit/index.ts'
import { holdBytes } from './bytes-store.ts'
import { type CheckedFile, checkFile, type MediaProblem } from './checking.ts'
import { REMOVE_BYTES, SIZES, wake } from './jobs.ts'
import type { FileKind, Visibility } from './rules.ts'
import {
  type FileFound,
  findFile,
  insertFile,
  lockDocument,
  recordRemoval,
  type Subject,
  updateDescription,
  updateVisibility,
  versionsOf,
} from './store.ts'

export type Upload = Pick<UploadedFile, 'name' | 'path' | 'size'>

export interface KeepOptions {
  subject: Subject
  /** What is accepted. */
  kinds: readonly FileKind[]
  visibility: Visibility
  title?: string | null
  description?: string | null
  /** What a picture shows, for those who do not see it. */
  alt?: string | null
  /** A picture without those words is not kept, whatever its name ends with. */
  needsAlt?: boolean
}

/** Kept, or what the person should do about it. */
export type Kept = { ok: true; file: FileFound } | ({ ok: false } & MediaProblem)

/**
 * Keeps a file that came with a form. What it is, its bytes say, not its name; pictures are written anew, so nothing
 * hidden in them (place, camera, another file) stays. The caller has already allowed the actor to add a file there.
 * @returns the file, or a problem: the key of a sentence with its values, for the field of the form
 */
export async function keepFile(context: Context, upload: Upload, options: KeepOptions): Promise<Kept> {
  const checked = await checkFile(upload, options.kinds)
  if (!checked.ok) return checked
  if (options.needsAlt && !options.alt && checked.file.width !== null)
    return { ok: false, problem: 'media.problem.alt', values: {} }
  const id = newId(context.now.epochMilliseconds)
  return { ok: true, file: await keepChecked(context, checked.file, { ...options, id, documentId: id }) }
}

/**
 * Keeps a new version of a document: the earlier ones stay readable at their own addresses.
 * @param documentId any version's `documentId`
 * @throws Refusal `absent` when every version was removed
 */
export async function keepVersion(
  context: Context,
  documentId: string,
  upload: Upload,
  options: Pick<KeepOptions, 'kinds' | 'title' | 'description'>,
): Promise<Kept> {
  const [newest] = await versionsOf(context.db, documentId)
  const { subject, visibility, title, description } = found(newest)
  const checked = await checkFile(upload, options.kinds)
  if (!checked.ok) return checked
  const file = await inTransaction(context, async (context) => {
    await lockDocument(context.db, documentId)
    const id = newId(context.now.epochMilliseconds)
    return keepChecked(context, checked.file, { subject, visibility, title, description, ...options, id, documentId })
  })
  return { ok: true, file }
}

/** Changes the words around a file; the file itself stays. The caller has allowed it. */
export async function describeFile(
  context: Context,
  id: string,
  words: { title?: string; description?: string; alt?: string },
) {
  const file = found(await findFile(context.db, id))
  await updateDescription(context.db, id, {
    title: words.title ?? file.title,
    description: words.description ?? file.description,
    alt: words.alt ?? file.alt,
  })
}

/** Changes who may have the files of a thing: a remark that waits for a moderator shows its pictures to the team only. */
export const showFilesTo = ({ db }: Context, subject: Subject, visibility: Visibility) =>
  updateVisibility(db, subject, visibility)

/** Removes a file: at once for readers, and its bytes soon after, when no other file has the same. The caller has allowed it. */
export async function removeFile(context: Context, id: string) {
  await inTransaction(context, async (context) => {
    const file = found(await findFile(context.db, id))
    await recordRemoval(context.db, file.id, { at: context.now, by: personId(context.actor) })
    await record(context, 'file-removed', { kind: 'file', id }, { of: file.subject.kind })
    await wake(context, REMOVE_BYTES)
  })
}

/** The bytes of a file, for work inside the product: reading a document, building an archive. */
export async function openFile({ db, house }: Context, id: string): Promise<Readable> {
  return house.files.open(found(await findFile(db, id)).hash)
}

type Place = KeepOptions & { id: string; documentId: string }

async function keepChecked(context: Context, checked: CheckedFile, place: Place): Promise<FileFound> {
  const { files } = context.house
  const { hash, size } = await files.put(checked.source)
  return inTransaction(context, async (context) => {
    await holdBytes(context.db, hash, 'keep')
    // The same bytes may have been removed between keeping them and holding them.
    if (!(await files.has(hash))) await files.put(checked.source)
    const file = await insertFile(context.db, {
      id: place.id,
      hash,
      size,
      name: checked.name,
      type: checked.type,
      width: checked.width,
      height: checked.height,
      title: place.title ?? null,
      description: place.description ?? null,
      alt: place.alt ?? null,
      documentId: place.documentId,
      subject: place.subject,
      visibility: place.visibility,
      uploadedBy: personId(context.actor),
      uploadedAt: context.now,
    })
    if (checked.width !== null) await wake(context, SIZES)
    return file
  })
}

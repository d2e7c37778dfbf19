import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { type FileFound, filesByIds, type Kept, keepFile, removeFile, type Upload } from '../../media/index.ts'
import { mayEditProcess, type Process, subjectOf, tagOf } from '../../processes/index.ts'
import { type AccessibleVersion, KINDS_OF, VERSION_KINDS, type VersionKind } from './rules.ts'
import { accessibleVersionsOf, keepAccessibleVersion, removeAccessibleVersion } from './store.ts'

export interface VersionInput {
  kind: VersionKind
  link: string | null
  captioned: boolean
  description: string
}

export type VersionProblem = { field: 'file' | 'captions' } & Extract<Kept, { ok: false }>

/**
 * Keeps a film or a text in place of the one before; without a new file or a link the one that is there stays, and only
 * the words about it change.
 * @returns what is wrong with a file, or null
 */
export async function bringAccessibleVersion(
  context: Context,
  process: Process,
  input: VersionInput,
  { file, captions }: { file?: Upload | undefined; captions?: Upload | undefined },
): Promise<VersionProblem | null> {
  allow(mayEditProcess(context.actor, process))
  const { kind } = input
  const was = (await accessibleVersionsOf(context.db, process.id)).find((version) => version.kind === kind)
  const about = { subject: { kind: 'process', id: process.id }, visibility: 'public' } as const
  const title = context.house.texts.in('pl')(`consultations.accessible.${kind}`)
  const film = file ? await keepFile(context, file, { ...about, kinds: KINDS_OF[kind], title }) : null
  if (film && !film.ok) return { ...film, field: 'file' }
  const read = captions ? await keepFile(context, captions, { ...about, kinds: ['vtt'] }) : null
  if (read && !read.ok) {
    if (film) await removeFile(context, film.file.id)
    return { ...read, field: 'captions' }
  }
  const fileId = film?.file.id ?? (input.link ? null : (was?.fileId ?? null))
  // Captions are of their film: another film needs its own.
  const captionsId = fileId ? (read?.file.id ?? (film ? null : (was?.captionsId ?? null))) : null

  await inTransaction(context, async (context) => {
    await keepAccessibleVersion(context.db, {
      ...input,
      processId: process.id,
      fileId,
      link: fileId ? null : (input.link ?? was?.link ?? null),
      captionsId,
      captioned: fileId ? captionsId !== null : input.captioned,
      addedAt: context.now,
      addedBy: personId(context.actor),
    })
    for (const old of [was?.fileId, was?.captionsId])
      if (old && old !== fileId && old !== captionsId) await removeFile(context, old)
    await record(context, 'accessible-version-kept', subjectOf(process), { version: kind })
    await changed(context, tagOf(process))
  })
  return null
}

export async function dropAccessibleVersion(context: Context, process: Process, kind: VersionKind) {
  allow(mayEditProcess(context.actor, process))
  const was = (await accessibleVersionsOf(context.db, process.id)).find((version) => version.kind === kind)
  if (!was) return
  await inTransaction(context, async (context) => {
    await removeAccessibleVersion(context.db, process.id, kind)
    for (const id of [was.fileId, was.captionsId]) if (id) await removeFile(context, id)
    await record(context, 'accessible-version-removed', subjectOf(process), { version: kind })
    await changed(context, tagOf(process))
  })
}

/** A version with its files, as pages show it. */
export interface VersionShown extends AccessibleVersion {
  file: FileFound | null
  captions: FileFound | null
}

/** With their files, in the order of the kinds; one whose file is gone is left out. */
export async function versionsShown({ db }: Pick<Context, 'db'>, process: Process): Promise<VersionShown[]> {
  const versions = await accessibleVersionsOf(db, process.id)
  const files = await filesByIds(
    db,
    versions.flatMap(({ fileId, captionsId }) => [fileId, captionsId].flatMap((id) => id ?? [])),
  )
  return VERSION_KINDS.flatMap((kind) => versions.filter((version) => version.kind === kind))
    .map((version) => ({
      ...version,
      file: files.get(version.fileId ?? '') ?? null,
      captions: files.get(version.captionsId ?? '') ?? null,
    }))
    .filter(({ file, link }) => file !== null || link !== null)
}

import type { Db } from '../../platform/db/index.ts'
import { EVERYBODY, type Findable, holdersOf, type SearchSource, withoutMarks } from '../../platform/search.ts'
import { filesByIds } from '../media/index.ts'
import { maySee, type Process, pathOf, TEAM } from './rules.ts'
import { documentsByIds, idsOf, processesByIds, updateWords } from './search-store.ts'

/** Who may find what belongs to a process: as `maySee` answers. */
export const audiencesOfProcess = (process: Pick<Process, 'announcedAt' | 'organisationId'>): string[] =>
  process.announcedAt ? [EVERYBODY] : holdersOf(TEAM, process.organisationId)

/** Processes by everything their pages say, of any kind. */
export async function findableProcesses(db: Db, ids: string[]): Promise<Findable[]> {
  const processes = await processesByIds(db, ids)
  const updates = await updateWords(db, ids)
  return [...processes.values()].map((process): Findable => {
    const { id, title, summary, plainLanguage, description, purpose, areaWords, contactName, legalBasis } = process
    const words = [summary, plainLanguage, description, purpose, areaWords, contactName, legalBasis, updates.get(id)]
    return {
      id,
      path: pathOf(process),
      title,
      context: areaWords ?? '',
      body: withoutMarks(words.filter(Boolean).join('\n')),
      datedAt: process.announcedAt ?? process.createdAt,
      unitCode: process.unitCode,
      audiences: audiencesOfProcess(process),
    }
  })
}

/** Processes of these kinds; others are found as what they are (`SearchSource` of their own module). */
export const processesFound = (kinds: readonly string[]): SearchSource => ({
  kind: 'process',
  async read({ db }, ids) {
    const processes = await processesByIds(db, ids)
    return findableProcesses(
      db,
      ids.filter((id) => kinds.includes(processes.get(id)?.kind ?? '')),
    )
  },
  ids: ({ db }, after, limit) => idsOf(db, 'processes.processes', after, limit),
  async visible({ db, actor }, ids) {
    const processes = await processesByIds(db, ids)
    return new Set(
      ids.filter((id) => kinds.includes(processes.get(id)?.kind ?? '') && isSeen(processes.get(id), actor)),
    )
  },
})

/** Documents of processes by their words and those of the newest file. */
export const documentsFound: SearchSource = {
  kind: 'document',
  async read({ db }, ids) {
    const documents = await documentsByIds(db, ids)
    const processes = await processesByIds(
      db,
      documents.map(({ processId }) => processId),
    )
    const files = await filesByIds(
      db,
      documents.flatMap(({ fileId }) => fileId ?? []),
    )
    return documents.flatMap(({ id, processId, fileId, ...document }): Findable[] => {
      const process = processes.get(processId)
      const file = files.get(fileId ?? '')
      if (!process) return []
      return [
        {
          id,
          path: `${pathOf(process)}#dokument-${id}`,
          title: document.title,
          context: process.title,
          body: withoutMarks([document.description, document.plainSummary].filter(Boolean).join('\n')),
          // A file of the team alone is not read into what everybody may find.
          ...(file?.visibility === 'public' ? { file: { hash: file.hash, type: file.type } } : {}),
          datedAt: document.addedAt,
          unitCode: process.unitCode,
          audiences: audiencesOfProcess(process),
          weight: 0.9,
        },
      ]
    })
  },
  ids: ({ db }, after, limit) => idsOf(db, 'processes.documents', after, limit),
  async visible({ db, actor }, ids) {
    const documents = await documentsByIds(db, ids)
    const processes = await processesByIds(
      db,
      documents.map(({ processId }) => processId),
    )
    return new Set(documents.filter(({ processId }) => isSeen(processes.get(processId), actor)).map(({ id }) => id))
  },
}

const isSeen = (process: Process | undefined, actor: Parameters<typeof maySee>[0]) =>
  process !== undefined && maySee(actor, process)

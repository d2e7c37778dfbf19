import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, isId } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import { tellFollowers } from '../notices/index.ts'
import {
  type AnnouncementPlace,
  describeDocument,
  insertAnnouncementPlace,
  insertDocument,
  insertStage,
  insertUpdate,
  insertVersion,
  mayEditProcess,
  type Process,
  type ProcessDocument,
  recordRemoval,
  recordUpdateRemoval,
  removeAnnouncementPlace,
  removeStage,
  reorderStages,
  type Stage,
  type StageInput,
  stagesOf,
  subjectOf,
  tagOf,
  updateStage,
} from '../processes/index.ts'
import { updateMail } from './emails.ts'

/** Every change of what a consultation's page shows: allowed to editors, written down, seen at once. */
async function change<T>(
  context: Context,
  process: Process,
  verb: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  allow(mayEditProcess(context.actor, process))
  return inTransaction(context, async (context) => {
    const answer = await work(context)
    await record(context, verb, subjectOf(process))
    await changed(context, tagOf(process))
    return answer
  })
}

export const addStage = (context: Context, process: Process, stage: StageInput) =>
  change(context, process, 'stage-added', ({ db }) => insertStage(db, process.id, stage))

export const changeStage = (context: Context, process: Process, { id }: Stage, stage: StageInput) =>
  change(context, process, 'stage-changed', ({ db }) => updateStage(db, id, stage))

/** Moves a stage before the one above it. */
export const raiseStage = (context: Context, process: Process, { id }: Stage) =>
  change(context, process, 'stages-ordered', async ({ db }) => {
    const ids = (await stagesOf(db, process.id)).map((stage) => stage.id)
    const place = ids.indexOf(id)
    if (place > 0) ids.splice(place - 1, 0, ...ids.splice(place, 1))
    await reorderStages(db, process.id, ids)
  })

export const dropStage = (context: Context, process: Process, { id }: Stage) =>
  change(context, process, 'stage-removed', ({ db }) => removeStage(db, id))

export const addDocument = (
  context: Context,
  process: Process,
  document: { title: string; description: string; plainSummary: string | null; fileId: string },
) =>
  change(context, process, 'document-added', ({ db, now, actor }) =>
    insertDocument(db, process.id, { ...document, addedAt: now, addedBy: personId(actor) }),
  )

export const addDocumentVersion = (
  context: Context,
  process: Process,
  { id }: ProcessDocument,
  version: { fileId: string; note: string },
) =>
  change(context, process, 'document-version-added', ({ db, now, actor }) =>
    insertVersion(db, id, { ...version, addedAt: now, addedBy: personId(actor) }),
  )

export const changeDocument = (
  context: Context,
  process: Process,
  { id }: ProcessDocument,
  words: Pick<ProcessDocument, 'title' | 'description' | 'plainSummary'>,
) => change(context, process, 'document-changed', ({ db }) => describeDocument(db, id, words))

export const dropDocument = (context: Context, process: Process, { id }: ProcessDocument) =>
  change(context, process, 'document-removed', ({ db, now }) => recordRemoval(db, id, now))

/** Publishes a short piece of news; `tell` also writes to everybody who follows. */
export const addUpdate = (
  context: Context,
  process: Process,
  { title, body, tell }: { title: string; body: string; tell: boolean },
) =>
  change(context, process, 'update-published', async (context) => {
    const { db, now, actor, house } = context
    const id = await insertUpdate(db, {
      processId: process.id,
      title,
      body,
      publishedAt: now,
      publishedBy: personId(actor),
    })
    if (!tell) return
    await tellFollowers(
      context,
      { kind: 'process', id: process.id },
      {
        template: 'process-update',
        once: `process-update:${id}`,
        mail: (locale) => updateMail(house.texts.in(locale), process, { title, body }),
      },
    )
  })

export const dropUpdate = (context: Context, process: Process, id: string) =>
  change(context, process, 'update-removed', async ({ db, now }) =>
    allow(isId(id) && (await recordUpdateRemoval(db, process.id, id, now))),
  )

export const noteAnnouncementPlace = (context: Context, process: Process, place: Omit<AnnouncementPlace, 'id'>) =>
  change(context, process, 'announcement-place-added', ({ db, now, actor }) =>
    insertAnnouncementPlace(db, process.id, place, now, personId(actor)),
  )

export const dropAnnouncementPlace = (context: Context, process: Process, id: string) =>
  change(context, process, 'announcement-place-removed', async ({ db }) =>
    allow(isId(id) && (await removeAnnouncementPlace(db, process.id, id))),
  )

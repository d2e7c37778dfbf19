import { breather } from '../../../platform/breather.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { filesByIds, filesOfEach, removeFile } from '../../media/index.ts'
import { removeFiles } from '../files.ts'
import { SHEET_SUBJECT } from '../paper/rules.ts'
import { versionsOf } from '../store.ts'
import { withoutOwnWords } from './rules.ts'
import {
  countRespondents,
  deleteEntries,
  formsServed,
  keepRest,
  recordServed,
  servedBatches,
  sheetsEntered,
} from './store.ts'

/** How much of people a form keeps that ends with its day. */
export interface Ending {
  respondents: number
  /** Answers to the team alone in people's own words, files, dates and places. */
  words: number
  files: number
  scans: number
}

/** What would be removed from a form if its day were over; removes nothing. */
export async function endingOf(context: Context, formId: string): Promise<Ending> {
  const { db } = context
  let words = 0
  const files: string[] = []
  await eachServed(context, formId, async ({ removed, files: some }) => {
    words += removed
    files.push(...some)
  })
  return {
    respondents: await countRespondents(db, formId),
    words,
    files: files.length === 0 ? 0 : (await filesByIds(db, files)).size,
    scans: (await scansOf(context, formId)).length,
  }
}

/**
 * Removes what people wrote to the team alone, and scans of sheets, from forms whose day is over; once for each form, and again
 * from its beginning when it stopped half way. Who answered is forgotten by `deleteServedRespondents`.
 * @returns how many answers and files went
 */
export async function removeOwnWords(context: Context): Promise<number> {
  allow(context.actor.kind === 'system')
  let ended = 0
  for (const formId of await formsServed(context.db, context.now)) {
    await eachServed(context, formId, async (served) => {
      await inTransaction(context, async (context) => {
        await keepRest(context.db, served.id, served.answers)
        await removeFiles(context, served.files)
      })
      ended += served.removed
    })
    const scans = await scansOf(context, formId)
    for (const { id } of scans) await removeFile(context, id)
    ended += scans.length
    await deleteEntries(context.db, formId)
    await recordServed(context.db, formId, context.now)
  }
  return ended
}

type ServedAnswer = NonNullable<ReturnType<typeof withoutOwnWords>> & { id: string }

async function eachServed({ db }: Context, formId: string, what: (served: ServedAnswer) => Promise<void>) {
  const definitions = new Map((await versionsOf(db, formId)).map(({ id, definition }) => [id, definition]))
  const breath = breather()
  for await (const rows of servedBatches(db, formId))
    for (const { id, versionId, answers } of rows) {
      await breath()
      const definition = definitions.get(versionId)
      const served = definition && withoutOwnWords(definition, answers)
      if (served) await what({ ...served, id })
    }
}

const scansOf = async ({ db }: Context, formId: string) =>
  filesOfEach(db, SHEET_SUBJECT, await sheetsEntered(db, formId))

import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import type { JobDefinition } from '../../../platform/jobs/index.ts'
import { mapApart } from '../map/apart.ts'
import { METHOD } from '../map/opinion-map.ts'
import type { MapSummary } from '../map/summary.ts'
import { tagOfDebate } from './rules.ts'
import { publishedStatements } from './statements-store.ts'
import { debateById, keepMap, latestMap } from './store.ts'
import { castsOf, lastLogId } from './votes-store.ts'

export const COMPUTE = 'debates.compute'
/** Seconds between a vote and the map that counts it, in which others may come. */
const GATHER = 10
/** Where the drawing of starts begins; the same for every map, so that votes alone decide. */
const SEED = 1

/** Asks for a new map soon; asked again meanwhile, it is the same one. */
export const computeSoon = (context: Context, debateId: string) =>
  context.house.jobs.send(
    context,
    COMPUTE,
    { debateId },
    { singletonKey: debateId, startAfter: context.now.add({ seconds: GATHER }) },
  )

/** Makes the map of a debate anew. What cannot be computed is kept with its reason, and the last good map stays. */
export async function computeMap(context: Context, debateId: string) {
  const { db, now } = context
  const debate = await debateById(db, debateId)
  if (!debate) return
  const logId = await lastLogId(db, debateId)
  const statements = (await publishedStatements(db, debateId)).map(({ number }) => String(number))
  const casts = await castsOf(db, debateId)
  const kept = { id: newId(), debateId, method: METHOD, seed: SEED, logId, computedAt: now }
  const made = await mapApart({ casts, statements, seed: SEED }).catch((error: unknown) => {
    context.house.log.error('opinion-map-failed', { debateId, error })
    return String((error as Error).message)
  })
  await inTransaction(context, async (context) => {
    await keepMap(
      context.db,
      typeof made === 'string' ? { ...kept, result: null, failure: made } : { ...kept, result: made, failure: null },
    )
    await changed(context, tagOfDebate(debate))
  })
}

/** The last map of a debate that could be made. */
export const mapOf = (context: Pick<Context, 'db'>, debateId: string) => latestMap<MapSummary>(context.db, debateId)

export const computingJobs: JobDefinition[] = [
  { name: COMPUTE, run: (context, { debateId }: { debateId: string }) => computeMap(context, debateId) },
]

import type { Context } from '../context.ts'
import type { JobDefinition } from '../jobs/index.ts'
import { deleteWorksBefore, failWork, finishWork, reportProgress, startWork, workById } from './store.ts'
import { BROKEN, type Work, type WorkDefinition, WorkProblem, workJob } from './work.ts'

/** Turns works into jobs: one job per kind, and a daily one that forgets what ended long ago. */
export const workJobs = (definitions: WorkDefinition[]): JobDefinition[] => [
  ...definitions.map(jobOf),
  { name: 'works.forget', every: '20 3 * * *', run: forgetOldWorks },
]

function jobOf(definition: WorkDefinition): JobDefinition<{ workId: string }> {
  const { kind, retries = 2, concurrency = 1, expireSeconds = 3600 } = definition
  return {
    name: workJob(kind),
    retries,
    concurrency,
    expireSeconds,
    run: (context, { workId }) => doWork(context, definition, workId),
    // Nobody waits for ever: a work that broke each time, or whose workers died, ends with a sentence.
    lost: (context, { workId }) => failWork(context.db, workId, BROKEN, context.now),
  }
}

// Ninety days after its end nobody comes back to a work, and its input may name files and people's choices.
const forgetOldWorks = ({ db, now }: Context) => deleteWorksBefore(db, now.subtract({ hours: 90 * 24 }))

async function doWork(context: Context, definition: WorkDefinition, id: string) {
  const { db, house } = context
  const work = await workById(db, id)
  if (!work || work.finishedAt) return

  await startWork(db, id, context.now)
  const progress = progressOf(context, id)
  try {
    const result = await definition.run(context, work as Work, progress.report)
    await progress.settled()
    await finishWork(db, id, result, house.clock.now())
  } catch (error) {
    await progress.settled()
    if (!(error instanceof WorkProblem)) throw error
    await failWork(db, id, error.message, house.clock.now())
  }
}

/**
 * Writes progress beside the work: one write at a time, always the newest, and never awaited by the work, because inside
 * its transaction the embedded engine would make both wait for each other.
 */
function progressOf({ db, house }: Context, id: string) {
  let newest: { done: number; total: number | undefined } | null = null
  let writing: Promise<void> | null = null

  const write = async () => {
    while (newest) {
      const { done, total } = newest
      newest = null
      await reportProgress(db, id, done, total)
    }
  }
  return {
    report(done: number, total?: number) {
      newest = { done, total: total ?? newest?.total }
      writing ??= write()
        .catch((error) => house.log.error('work-progress', { error }))
        .finally(() => {
          writing = null
        })
    },
    async settled() {
      await writing
    },
  }
}

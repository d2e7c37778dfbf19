import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import {
  deleteSizes,
  holdBytes,
  insertSize,
  isUsed,
  recordBytesRemoved,
  recordSized,
  removedHashes,
  sizesOf,
  takeUnsized,
} from './bytes-store.ts'
import { WIDTHS } from './rules.ts'

export const SIZES = 'media.sizes'
export const REMOVE_BYTES = 'media.remove-bytes'

const REMOVE_BATCH = 100

/** Pixels; only the width of a smaller copy is asked for. */
const TALLEST = 10_000

/** Both look at rows, and also run by themselves: a waking that was lost only makes them late. */
export const jobs: JobDefinition[] = [
  { name: SIZES, every: '*/5 * * * *', run: makeSizes },
  { name: REMOVE_BYTES, every: '*/15 * * * *', run: removeBytes },
]

/** Asks a worker to look now, once the caller's work is committed. */
export async function wake(context: Context, job: typeof SIZES | typeof REMOVE_BYTES) {
  const { house } = context
  const ask = async () => {
    try {
      await house.jobs.send({ ...context, db: house.db, afterCommit: undefined }, job, {}, { singletonKey: job })
    } catch (error) {
      house.log.warn('media-wake-failed', { job, error })
    }
  }
  if (context.afterCommit) context.afterCommit.push(ask)
  else await ask()
}

/** Makes the smaller copies of every new picture. Reading a page makes nothing, so GET changes nothing. */
export async function makeSizes(context: Context) {
  while (await makeNext(context)) {
    // The next one is taken in a transaction of its own.
  }
}

async function makeNext(context: Context): Promise<boolean> {
  return inTransaction(context, async (context) => {
    const picture = await takeUnsized(context.db)
    if (!picture) return false
    const { files } = context.house
    await holdBytes(context.db, picture.hash, 'keep')
    await keepSizes(context, picture, await files.read(picture.hash))
    await recordSized(context.db, picture.id, context.now)
    return true
  })
}

async function keepSizes({ db, house }: Context, picture: { hash: string; width: number }, source: Uint8Array) {
  // Loaded by the worker that draws: the library of pictures weighs more than the rest of this module.
  const { drawAnew } = await import('../../platform/images/pictures.ts')
  for (const width of WIDTHS.filter((width) => width < picture.width)) {
    const copy = await drawAnew(source, { maxWidth: width, maxHeight: TALLEST })
    const stored = await house.files.put(copy.bytes)
    await insertSize(db, picture.hash, width, { ...stored, type: copy.mime })
  }
}

/** Removes the bytes of removed files that no other file has. */
export async function removeBytes(context: Context) {
  for (;;) {
    const hashes = await removedHashes(context.db, REMOVE_BATCH)
    for (const hash of hashes) await removeOne(context, hash)
    if (hashes.length < REMOVE_BATCH) return
  }
}

async function removeOne(context: Context, hash: string) {
  await inTransaction(context, async ({ db, house, now }) => {
    await holdBytes(db, hash, 'remove')
    if (!(await isUsed(db, hash))) {
      const copies = await sizesOf(db, hash)
      await deleteSizes(db, hash)
      for (const each of [hash, ...copies]) if (!(await isUsed(db, each))) await house.files.remove(each)
    }
    await recordBytesRemoved(db, hash, now)
  })
}

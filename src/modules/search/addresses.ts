import type { Context } from '../../platform/context.ts'
import { addressesAfter, kindsThere, type PublicAddress } from './addresses-store.ts'

const AT_ONCE = 1000

/** Every address in the index that everybody may open; of the most numerous kind, remarks, last. */
export async function* publicAddresses({ db }: Context): AsyncGenerator<PublicAddress> {
  const kinds = await kindsThere(db)
  for (const kind of kinds.toSorted((a, b) => Number(a === LAST) - Number(b === LAST))) {
    let after: { at: Temporal.Instant; id: string } | null = null
    for (;;) {
      const found: Awaited<ReturnType<typeof addressesAfter>> = await addressesAfter(db, kind, after, AT_ONCE)
      yield* found
      const last = found.at(-1)
      if (!last || found.length < AT_ONCE) break
      after = { at: last.datedAt, id: last.id }
    }
  }
}

const LAST = 'remark'

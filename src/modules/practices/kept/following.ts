import type { Context, House } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { PracticeFilter } from '../finding.ts'
import { type Columns, openColumns } from './columns.ts'
import { countOf, flagsOf, maskOf } from './matching.ts'
import { changesSince, type Horizon, horizonNow, numbersWith, packedAfter } from './store.ts'

/** What of all practices answers one filter now. */
export interface Matching {
  columns: Columns
  mask: Uint8Array
  count: number
  /** Changes whenever any practice does. */
  edition: number
}

export interface Following {
  matching(filter: PracticeFilter): Promise<Matching>
}

const CHUNK = 20_000

/** The bus tells at once; should its line be broken, a look each second finds out. */
const LOOK_EVERY_MS = 1000

/** A mask is a byte for each practice, so of a million these are 40 MB. */
const MOST_MASKS = 40

/** So are the practices that have a word; these are 20 MB. */
const MOST_WORDS = 20

const followings = new WeakMap<House, Following>()

/** The practices that this process keeps: read when a list or a map is first asked for, followed ever after. */
export function practicesFollowed({ db, house }: Pick<Context, 'db' | 'house'>): Following {
  // What a transaction has written is for itself alone, and where there is one connection, nobody else could read meanwhile.
  if (db.isTransaction) return follow({ db, bus: null })
  const known = followings.get(house)
  if (known) return known
  const opened = follow({ db: house.db, bus: house.bus })
  followings.set(house, opened)
  return opened
}

function follow({ db, bus }: { db: Db; bus: House['bus'] | null }): Following {
  const keeper = openColumns()
  const masks = new Map<string, Promise<Matching>>()
  const words = new Map<string, Promise<Uint8Array>>()
  let horizon: Horizon | null = null
  let edition = 0
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null

  bus?.listen((tags) => {
    if (tags.some((tag) => tag.startsWith('practice'))) lookedAt = Number.NEGATIVE_INFINITY
  })

  const look = async () => {
    // Before the reading, so that what is told while it goes on is looked at again.
    lookedAt = performance.now()
    if (!horizon) {
      horizon = await readAll(db, keeper)
      edition += 1
      return
    }
    const changes = await changesSince(db, horizon)
    if (!changes) return
    keeper.write(changes.written)
    keeper.remove(changes.gone)
    keeper.settle()
    horizon = changes.horizon
    edition += 1
    masks.clear()
    words.clear()
  }

  const upToDate = async () => {
    // Who asks while a look goes on needs one that began after what they were told of.
    while (looking) await looking
    if (horizon && performance.now() - lookedAt < LOOK_EVERY_MS) return
    looking = look().finally(() => {
      looking = null
    })
    try {
      await looking
    } catch (error) {
      lookedAt = Number.NEGATIVE_INFINITY
      throw error
    }
  }

  const having = (keys: readonly string[]) =>
    kept(words, keys.join(' '), MOST_WORDS, async () =>
      flagsOf(await numbersWith(db, keys), keeper.columns.rows.length),
    )

  const match = async (filter: PracticeFilter): Promise<Matching> => {
    const began = edition
    const worded = await Promise.all((filter.words ?? []).map(having))
    const { columns } = keeper
    const mask = maskOf(columns, filter, worded)
    return { columns, mask, count: countOf(mask), edition: began }
  }

  return {
    async matching(filter) {
      await upToDate()
      const key = JSON.stringify(filter)
      const found = await kept(masks, key, MOST_MASKS, () => match(filter))
      // Rows may have moved while the database was asked for words; then all of it is asked again.
      return found.columns === keeper.columns && found.edition === edition ? found : this.matching(filter)
    },
  }
}

/** What was made before, or is made now; what was not asked for longest goes, and so does what could not be made. */
function kept<T>(made: Map<string, Promise<T>>, key: string, most: number, make: () => Promise<T>): Promise<T> {
  const before = made.get(key)
  made.delete(key)
  const one = before ?? make()
  made.set(key, one)
  const [oldest] = made.keys()
  if (made.size > most && oldest !== undefined) made.delete(oldest)
  one.catch(() => made.get(key) === one && made.delete(key))
  return one
}

async function readAll(db: Db, keeper: ReturnType<typeof openColumns>): Promise<Horizon> {
  const horizon = await horizonNow(db)
  for (let after = 0; ; ) {
    const next = await packedAfter(db, after, CHUNK)
    if (!next) break
    keeper.write(next)
    after = next.last
  }
  keeper.settle()
  return horizon
}

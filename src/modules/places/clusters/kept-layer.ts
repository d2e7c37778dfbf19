import type { Context } from '../../../platform/context.ts'
import type { Point } from '../rules.ts'
import type { LayerView, MapLayer, ToldThing } from './layer.ts'
import { pointSetOf } from './points.ts'

/** Something with a place, of which there are so few that all of it is read at once. */
export interface Placed extends ToldThing {
  /** Null where it has no place on a map. */
  point: Point | null
  /** Of the gmina it is counted in; shorter for something of a larger area. */
  unitCode: string | null
}

export interface KeptLayerNeeds extends Pick<MapLayer, 'name' | 'say'> {
  /** All of it that everybody may see. */
  read(context: Context): Promise<Placed[]>
  /** Words of the bus after which it is read again; one that ends with `:` stands for all that begin so. */
  tags: readonly string[]
}

/** Phases turn with the clock and tell nobody, so what was read is not believed for longer. */
const SECONDS = 20

interface Kept {
  view: Promise<LayerView>
  until: number
}

/** A layer whose things are read whole and kept until one of them changes, at most 20 seconds. */
export function keptLayer({ name, say, read, tags }: KeptLayerNeeds): MapLayer {
  const kept = new WeakMap<Context['house'], Map<string, Kept>>()
  let editions = 0

  const keptIn = (house: Context['house']) => {
    const known = kept.get(house)
    if (known) return known
    const own = new Map<string, Kept>()
    kept.set(house, own)
    house.bus.listen((told) => {
      if (told.some((tag) => tags.some((each) => (each.endsWith(':') ? tag.startsWith(each) : tag === each))))
        own.clear()
    })
    return own
  }

  return {
    name,
    say,
    view({ var: { context, locale } }) {
      const own = keptIn(context.house)
      const before = own.get(locale)
      const now = context.now.epochMilliseconds
      if (before && before.until > now) return before.view
      editions += 1
      const view = read(context).then((things) => viewOf(things, `${name} ${editions}`))
      own.set(locale, { view, until: now + SECONDS * 1000 })
      // A failure is not kept: the next one to ask reads again.
      view.catch(() => own.clear())
      return view
    },
  }
}

function viewOf(things: readonly Placed[], edition: string): LayerView {
  const { set, order } = pointSetOf(things.map(({ point }) => point))
  return {
    set,
    mask: null,
    edition,
    count: things.length,
    numberOf: (row) => (order[row] ?? 0) + 1,
    tell: async (numbers) =>
      numbers.flatMap((number) => {
        const thing = things[number - 1]
        return thing ? [{ title: thing.title, href: thing.href, note: thing.note }] : []
      }),
    byGmina() {
      const counts = new Map<string, number>()
      for (const { unitCode } of things)
        if (unitCode?.length === 7) counts.set(unitCode.slice(0, 6), (counts.get(unitCode.slice(0, 6)) ?? 0) + 1)
      return counts
    },
  }
}

import type { Context } from '../../../platform/context.ts'
import { readQuery } from '../../../platform/http/index.ts'
import { type LayerView, type MapLayer, type ToldThing, unitsByCodes } from '../../places/index.ts'
import { type PracticeFilter, PracticeQuery, understood } from '../finding.ts'
import { practicesFollowed } from '../kept/following.ts'
import { practicesByNumbers } from '../kept/store.ts'
import { pathOf } from '../rules.ts'

/** Practices on maps, under the filters of their list. */
export const practicesLayer: MapLayer = {
  name: 'praktyki',
  say: (t, what, values) => t(`map.practices.${what}`, values),
  async view(c) {
    const context = c.get('context')
    const { filter } = await understood(context, readQuery(c, PracticeQuery))
    return practicesView(context, filter)
  },
}

/** What a filter finds, as maps need it. */
export async function practicesView(context: Context, filter: PracticeFilter): Promise<LayerView> {
  const { columns, mask, count, edition } = await practicesFollowed(context).matching(filter)
  const { areas, areaSets, numbers } = columns
  return {
    set: columns.points,
    mask,
    count,
    edition: `praktyki ${edition} ${JSON.stringify(filter)}`,
    numberOf: (row) => numbers[row] as number,
    tell: (wanted) => tell(context, wanted),
    byGmina() {
      const bySet = new Uint32Array(areaSets.length)
      for (let row = 0; row < mask.length; row++)
        if (mask[row] === 1) bySet[areas[row] as number] = (bySet[areas[row] as number] as number) + 1
      const counts = new Map<string, number>()
      for (const [set, { keys }] of areaSets.entries())
        if (bySet[set])
          for (const key of keys) if (key.length === 6) counts.set(key, (counts.get(key) ?? 0) + (bySet[set] as number))
      return counts
    },
  }
}

async function tell(context: Context, numbers: readonly number[]): Promise<ToldThing[]> {
  const practices = await practicesByNumbers(context.db, numbers)
  const units = await unitsByCodes(
    context.db,
    [...practices.values()].flatMap(({ unitCode }) => unitCode ?? []),
  )
  return numbers.flatMap((number) => {
    const practice = practices.get(number)
    if (!practice) return []
    const { yearFrom, yearTo, unitCode, placeWords } = practice
    const years = yearFrom === yearTo ? String(yearFrom) : `${yearFrom}–${yearTo}`
    const place = units.get(unitCode ?? '')?.name ?? placeWords
    return [{ title: practice.title, href: pathOf(practice), note: [place, years].filter(Boolean).join(' · ') }]
  })
}

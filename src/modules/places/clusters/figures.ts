import type { HttpContext } from '../../../platform/http/index.ts'
import { classBounds, classOf } from '../maps/classes.ts'
import type { LayerView, MapLayer } from './layer.ts'

export interface Figures {
  /** Least count of each class, the emptiest first. */
  bounds: number[]
  /** What each class means, in words. */
  legend: string[]
  /** The class of each gmina that has any, from 1, by the first six digits of its code. */
  classes: Record<string, number>
}

/** How many of a layer concern each gmina, in classes. */
export function figuresOf(view: LayerView, layer: Pick<MapLayer, 'say'>, c: HttpContext): Figures {
  const t = c.get('context').house.texts.in(c.get('locale'))
  const counts = view.byGmina()
  const bounds = classBounds([...counts.values()])
  const most = Math.max(0, ...counts.values())
  return {
    bounds,
    legend: bounds.map((from, at) => {
      const to = (bounds[at + 1] ?? most + 1) - 1
      return from >= to ? layer.say(t, 'class-one', { count: from }) : layer.say(t, 'class', { from, count: to })
    }),
    classes: Object.fromEntries([...counts].map(([code, count]) => [code, classOf(count, bounds)])),
  }
}

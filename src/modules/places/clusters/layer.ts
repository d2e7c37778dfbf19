import type { HttpContext } from '../../../platform/http/index.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import type { Shown } from './cluster-tile.ts'

/** So many things are named of what is in view: the page is a map, and lists have pages of their own. */
export const MOST_TOLD = 6

/** A thing on a map as people are told of it. */
export interface ToldThing {
  title: string
  href: string
  /** Where and when, in a few words. */
  note: string
}

/** What of a layer one address asks for. */
export interface LayerView extends Shown {
  /** Changes with everything drawn: the same words mean the same marks. */
  edition: string
  /** How many there are of all, those without a place on the map too. */
  count: number
  /** Things by their numbers, as many of them as are still there, in this order. */
  tell(numbers: readonly number[]): Promise<ToldThing[]>
  /** How many concern each gmina, by the first six digits of its code. */
  byGmina(): Map<string, number>
}

/**
 * What is said of a layer: what it is called; how many there are of it; how many are in view; what its figures by gmina tell,
 * and what a class of them means, from one number to another, of one number, or of none.
 */
export type LayerSentence = 'name' | 'count' | 'in-view' | 'figures' | 'class' | 'class-one' | 'class-none'

/**
 * One kind of thing on maps: practices, consultations, members, meetings. A new kind is a new object. What it shows must not
 * depend on who looks: marks are for everybody.
 */
export interface MapLayer {
  /** Its name in addresses. */
  name: string
  /** Its sentences: each module keeps its own. */
  say(t: Translate, what: LayerSentence, values?: Record<string, string | number>): string
  /** Reads what the address asks for (its filters), and answers with what there is now. */
  view(c: HttpContext): Promise<LayerView>
}

import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { lastFrozenAt } from '../archive/store.ts'
import { addBlocks } from '../issues/actions.ts'
import { isThing, type ThingBlock } from '../issues/blocks.ts'
import type { Issue } from '../issues/rules.ts'
import type { BasketItem, NewsletterPorts } from '../ports.ts'
import { mayKeepNewsletter } from '../rules.ts'

export interface Basket {
  /** When the last issue left; null before the first. */
  since: Temporal.Instant | null
  shelves: { name: string; items: (BasketItem & { taken: boolean })[] }[]
}

/** What every module has for the next issue: what is new since the last one, and what is due. What is in it already is marked. */
export async function fillBasket(
  context: Context,
  { basket }: Pick<NewsletterPorts, 'basket'>,
  issue: Issue,
): Promise<Basket> {
  allow(mayKeepNewsletter(context.actor))
  const since = await lastFrozenAt(context.db)
  const taken = new Set(issue.blocks.flatMap((block) => (isThing(block) && block.source ? [block.source] : [])))
  const shelves = []
  for (const source of basket) {
    const items = await source.items(context, since)
    shelves.push({ name: source.name, items: items.map((item) => ({ ...item, taken: taken.has(item.source) })) })
  }
  return { since, shelves }
}

/** Puts chosen things of the basket at the end of an issue; what is no longer there, or is in it already, is passed over. */
export async function takeFromBasket(
  context: Context,
  ports: Pick<NewsletterPorts, 'basket'>,
  issue: Issue,
  chosen: readonly string[],
): Promise<number> {
  const { shelves } = await fillBasket(context, ports, issue)
  const items = shelves.flatMap(({ items }) => items).filter(({ source, taken }) => !taken && chosen.includes(source))
  await addBlocks(context, issue.id, items.map(blockOf))
  return items.length
}

/** A thing of the basket as a block. */
export const blockOf = (item: BasketItem): ThingBlock => ({
  id: newId(),
  kind: item.kind,
  title: item.title,
  text: item.text,
  when: item.when,
  place: item.place,
  url: item.url,
  source: item.source,
})

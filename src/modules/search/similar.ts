import type { Context } from '../../platform/context.ts'
import { searchKeys } from '../../platform/language/index.ts'
import { audiences, mayOpen } from './finding.ts'
import type { SearchPorts } from './ports.ts'
import type { Hit } from './rules.ts'
import { mostAlike } from './similar-store.ts'
import { documentsWith } from './words-store.ts'

/** So many telling words of a text are looked for. */
const TELLING = 12
const LONGEST = 5000

/**
 * Things that say something like this text, the most alike first. A word tells the more, the fewer documents have it; at least
 * two of the telling words must be there, so that what has little in common is not proposed.
 * @param kinds which things to propose
 * @param except the thing whose text it is
 */
export async function similarTo(
  context: Context,
  text: string,
  {
    kinds,
    except,
    limit = 4,
  }: { kinds: readonly string[]; except?: { kind: string; id: string } | undefined; limit?: number },
  ports: SearchPorts,
): Promise<Hit[]> {
  const keys = searchKeys(text.slice(0, LONGEST)).filter((key) => key.length > 2)
  const counts = await documentsWith(context.db, keys)
  const telling = keys
    .map((key) => ({ key, weight: 1 / Math.log(2 + (counts.get(key) ?? 0)) }))
    .toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, TELLING)
  if (telling.length === 0) return []
  const filter = { audiences: await audiences(context, ports), kinds, except }
  return mayOpen(context, await mostAlike(context.db, telling, filter, limit), ports)
}

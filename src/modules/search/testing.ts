import type { Context } from '../../platform/context.ts'
import { EVERYBODY, type Findable, type SearchSource } from '../../platform/search.ts'
import { noteThing } from './pending-store.ts'
import type { SearchPorts } from './ports.ts'

/** A source whose things a test puts in and takes out, noted as a trigger would. */
export function aSource(kind: string) {
  const things = new Map<string, Findable>()
  /** Ids that nobody may open any more, though the index has not heard. */
  const closed = new Set<string>()
  const source: SearchSource = {
    kind,
    read: async (_, ids) => ids.flatMap((id) => things.get(id) ?? []),
    ids: async (_, after, limit) =>
      [...things.keys()]
        .sort()
        .filter((id) => !after || id > after)
        .slice(0, limit),
    visible: async (_, ids) => new Set(ids.filter((id) => things.has(id) && !closed.has(id))),
  }
  return {
    source,
    closed,
    async put(context: Context, thing: Partial<Findable> & Pick<Findable, 'id' | 'title'>) {
      things.set(thing.id, {
        path: `/${kind}/${thing.id}`,
        context: '',
        body: '',
        datedAt: context.now,
        unitCode: null,
        audiences: [EVERYBODY],
        ...thing,
      })
      await noteThing(context.db, { kind, id: thing.id })
    },
    async take(context: Context, id: string) {
      things.delete(id)
      await noteThing(context.db, { kind, id })
    },
  }
}

export const portsOf = (...sources: SearchSource[]): SearchPorts => ({
  sources,
  feeds: [],
  author: async () => 'Sieć',
  audiencesOf: async () => [],
  unitNamed: async (_, text) => (text === 'Augustów' ? { code: '2001011', name: 'Augustów' } : null),
  unitNames: async () => new Map(),
})

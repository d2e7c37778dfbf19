import type { FieldProblem, Item, Pack } from '../source.ts'

/** Something collected that is still on the device. */
export interface Waiting extends Item {
  /** Title of what it belongs to, for lists. */
  title: string
  /** What stood in the fields, to show them again for mending. */
  fields: [name: string, value: string][]
  /** Null while it waits; otherwise why it was refused and what can be mended. */
  refused: { reason: string; problems: FieldProblem[] } | null
}

/** What was sent, without a word of what it said. */
export interface Sent {
  key: string
  title: string
  reference: string
  sentAt: string
  late: boolean
}

/** What is being filled in, kept letter by letter, so that a tab that dies loses nothing. */
export interface Begun {
  /** `kind/id` of the pack. */
  pack: string
  fields: [name: string, value: string][]
}

interface Stores {
  packs: Pack
  items: Waiting
  sent: Sent
  begun: Begun
}

type StoreName = keyof Stores

const NAME = 'wiec-teren'
const SENT_KEPT = 20

/** The device's own database. Everything is there before anybody is told that it is saved. */
export interface Memory {
  all<S extends StoreName>(store: S): Promise<Stores[S][]>
  get<S extends StoreName>(store: S, key: string): Promise<Stores[S] | undefined>
  put<S extends StoreName>(store: S, value: Stores[S]): Promise<void>
  remove(store: StoreName, key: string): Promise<void>
  /** Keeps what was collected and lets go of what was being filled in, both or neither. */
  keep(item: Waiting, pack: string): Promise<void>
  /** Lets go of what has surely arrived and remembers that it did, both or neither. */
  arrived(sent: Sent): Promise<void>
  /** Empties the device. */
  clear(): Promise<void>
}

export const packKey = ({ kind, id }: Pick<Pack, 'kind' | 'id'>) => `${kind}/${id}`

export async function openMemory(): Promise<Memory> {
  const db = await opened()

  function run<T>(names: StoreName[], mode: IDBTransactionMode, work: (at: (name: StoreName) => IDBObjectStore) => T) {
    return new Promise<T>((resolve, reject) => {
      // Strict: told as saved only when it is on the disk, for a device that runs out of power.
      const transaction = db.transaction(names, mode, { durability: 'strict' })
      const result = work((name) => transaction.objectStore(name))
      transaction.oncomplete = () => resolve(result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  }
  async function read<T>(name: StoreName, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    const request = await run([name], 'readonly', (at) => ask(at(name)))
    return request.result as T
  }

  return {
    all: (store) => read(store, (at) => at.getAll()),
    get: (store, key) => read(store, (at) => at.get(key)),
    put: async (store, value) => {
      const key = store === 'packs' ? packKey(value as Pack) : undefined
      await run([store], 'readwrite', (at) => at(store).put(value, key))
    },
    remove: async (store, key) => {
      await run([store], 'readwrite', (at) => at(store).delete(key))
    },
    keep: async (item, pack) => {
      await run(['items', 'begun'], 'readwrite', (at) => {
        at('items').put(item)
        at('begun').delete(pack)
      })
    },
    arrived: async (sent) => {
      await run(['items', 'sent'], 'readwrite', (at) => {
        at('items').delete(sent.key)
        at('sent').put(sent)
        const all = at('sent').getAll()
        all.onsuccess = () => {
          const old = (all.result as Sent[]).sort((a, b) => (a.sentAt < b.sentAt ? 1 : -1)).slice(SENT_KEPT)
          for (const { key } of old) at('sent').delete(key)
        }
      })
    },
    clear: async () => {
      await run(['packs', 'items', 'sent', 'begun'], 'readwrite', (at) => {
        for (const name of ['packs', 'items', 'sent', 'begun'] as const) at(name).clear()
      })
    },
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      const db = request.result
      db.createObjectStore('packs')
      db.createObjectStore('items', { keyPath: 'key' })
      db.createObjectStore('sent', { keyPath: 'key' })
      db.createObjectStore('begun', { keyPath: 'pack' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

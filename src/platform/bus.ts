import type { Context } from './context.ts'

/**
 * Tells every node what changed, so that cached pages are dropped everywhere. Tags are words like
 * `process:<id>` or `processes`. On PostgreSQL the words travel by NOTIFY; embedded there is one node.
 */
export interface Bus {
  tell(tags: string[]): Promise<void>
  listen(listener: (tags: string[]) => void): () => void
  close(): Promise<void>
}

export type Carrier = (receive: (payload: string) => void) => Promise<{
  send(payload: string): Promise<void>
  close(): Promise<void>
}>

/** `carrier` takes words to the other nodes; null where there are none. */
export async function openBus(carrier: Carrier | null): Promise<Bus> {
  const listeners = new Set<(tags: string[]) => void>()
  const hear = (tags: string[]) => {
    for (const listener of listeners) listener(tags)
  }
  const line = await carrier?.((payload) => hear(payload.split(' ')))

  return {
    async tell(tags) {
      hear(tags)
      // NOTIFY carries at most 8,000 bytes; tags are short, a hundred at a time is far below.
      for (let start = 0; start < tags.length; start += 100) await line?.send(tags.slice(start, start + 100).join(' '))
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => line?.close(),
  }
}

/** Says what changed, once it is true for everybody: after commit inside a transaction, at once outside. */
export async function changed(context: Context, ...tags: string[]) {
  if (context.afterCommit) context.afterCommit.push(() => context.house.bus.tell(tags))
  else await context.house.bus.tell(tags)
}

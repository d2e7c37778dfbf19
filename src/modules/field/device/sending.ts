import type { FieldProblem, Item } from '../source.ts'
import type { Memory, Waiting } from './memory.ts'

/** How many go in one request: a slow connection then confirms often. */
const BATCH = 20

/** What the server says of one thing, in the words of the person who sends. */
type Told =
  | { key: string; state: 'kept' | 'known'; reference: string; late: boolean }
  | { key: string; state: 'refused'; reason: string; problems: FieldProblem[] }
  | { key: string; state: 'failed' }

export type Sending =
  /** Everything that could be sent was answered. */
  | { end: 'done'; sent: number; refused: number }
  /** The network went, or the server does not answer well: what waits, waits on. */
  | { end: 'broken'; sent: number; refused: number }
  /** Whoever uses the device is not signed in any more; nothing is lost. */
  | { end: 'signed-out'; sent: number; refused: number }

/**
 * Sends what waits, in the order it was collected. Each thing is let go of only when the server has named its key as kept;
 * whatever happens on the way, it stays and is sent again, and the key makes that harmless.
 */
export async function sendAll(memory: Memory, again: 'waiting' | 'also-refused' = 'waiting'): Promise<Sending> {
  let [sent, refused] = [0, 0]
  const tried = new Set<string>()
  for (;;) {
    const waiting = (await memory.all('items'))
      .filter((item) => !tried.has(item.key) && (item.refused === null || again === 'also-refused'))
      .sort((a, b) => (a.collectedAt < b.collectedAt ? -1 : 1))
      .slice(0, BATCH)
    if (waiting.length === 0) return { end: 'done', sent, refused }
    for (const { key } of waiting) tried.add(key)
    const answer = await post(waiting)
    if (!Array.isArray(answer)) return { end: answer, sent, refused }
    for (const told of answer) {
      const item = waiting.find(({ key }) => key === told.key)
      if (!item) continue
      if (told.state === 'kept' || told.state === 'known') {
        await memory.arrived({
          key: item.key,
          title: item.title,
          reference: told.reference,
          sentAt: new Date().toISOString(),
          late: told.late,
        })
        sent++
      } else if (told.state === 'refused') {
        await memory.put('items', { ...item, refused: { reason: told.reason, problems: told.problems } })
        refused++
      }
    }
  }
}

async function post(waiting: Waiting[]): Promise<Told[] | 'broken' | 'signed-out'> {
  const items = waiting.map(itemOf)
  try {
    const answer = await fetch('/teren/wysylka', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ items }),
    })
    // Whoever is not signed in, or left the team, finds nothing there.
    if (answer.status === 404) return 'signed-out'
    if (!answer.ok) return 'broken'
    const { outcomes } = (await answer.json()) as { outcomes?: Told[] }
    return Array.isArray(outcomes) ? outcomes : 'broken'
  } catch {
    return 'broken'
  }
}

/** What leaves the device: without the fields and what the server said before. */
export const itemOf = ({ key, kind, target, collectedAt, payload }: Item): Item => ({
  key,
  kind,
  target,
  collectedAt,
  payload,
})

/** The rescue file: one line that says what it is, and a line for each thing, as they would be sent. */
export function rescueFile(items: Item[]): string {
  const head = { wiec: 'teren', version: 1, madeAt: new Date().toISOString(), count: items.length }
  return [head, ...items.map(itemOf)].map((line) => `${JSON.stringify(line)}\n`).join('')
}

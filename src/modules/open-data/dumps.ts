import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { AnyCollection } from '../../platform/open-data.ts'
import { type Dump, isDumpUsed, putDump } from './dumps-store.ts'
import type { OpenDataPorts } from './ports.ts'
import { asStranger, MOST_PER_PAGE } from './rules.ts'
import { featureOf, writeTable } from './writing.ts'

/** Whole collections as files, made at night: page by page as a stranger asks, so memory does not grow with them. */
export const jobs = (ports: Pick<OpenDataPorts, 'collections'>): JobDefinition[] => [
  { name: 'open-data.dumps', every: '40 2 * * *', run: (context) => makeDumps(context, ports) },
]

export async function makeDumps(context: Context, { collections }: Pick<OpenDataPorts, 'collections'>) {
  for (const collection of collections)
    for (const format of ['jsonl', 'csv', ...(collection.point ? ['geojson' as const] : [])] as const)
      await makeDump(context, collection, format)
}

async function makeDump(context: Context, collection: AnyCollection, format: Dump['format']) {
  const { house, now } = context
  let things = 0
  const items = counted(everything(asStranger(context), collection), () => {
    things += 1
  })
  const packed = Readable.from(bytesOf(collection, format, items)).pipe(createGzip())
  const { hash, size } = await house.files.put(packed)
  const dump = { collection: collection.name, format, hash, size, things, madeAt: now }
  const before = await inTransaction(context, ({ db }) => putDump(db, dump))
  // Two collections with nothing in them are the same bytes.
  if (before && !(await isDumpUsed(context.db, before))) await house.files.remove(before)
}

async function* everything(context: Context, collection: AnyCollection): AsyncGenerator<Record<string, unknown>> {
  let after: string | undefined
  do {
    const { rows, next } = await collection.page(context, {}, { limit: MOST_PER_PAGE, after })
    yield* rows
    after = next ?? undefined
  } while (after)
}

async function* counted<T>(items: AsyncIterable<T>, count: () => void): AsyncGenerator<T> {
  for await (const item of items) {
    count()
    yield item
  }
}

async function* bytesOf(
  collection: AnyCollection,
  format: Dump['format'],
  items: AsyncIterable<Record<string, unknown>>,
): AsyncGenerator<Uint8Array> {
  if (format === 'csv') return yield* writeTable(collection, items)
  const encoder = new TextEncoder()
  if (format === 'jsonl') {
    for await (const item of items) yield encoder.encode(`${JSON.stringify(item)}\n`)
    return
  }
  let before = '{"type":"FeatureCollection","features":['
  for await (const item of items) {
    const feature = featureOf(collection, item)
    if (!feature) continue
    yield encoder.encode(before + JSON.stringify(feature))
    before = ',\n'
  }
  yield encoder.encode(before.startsWith('{') ? `${before}]}\n` : ']}\n')
}

import type { z } from 'zod'
import { type Cell, writeCsv } from '../../platform/documents/index.ts'
import type { AnyCollection } from '../../platform/open-data.ts'

/** Names of the fields of a collection, in the order of its columns. */
export const fieldsOf = ({ schema }: Pick<AnyCollection, 'schema'>): string[] => Object.keys(schema.shape)

/** One row of a table: what is a list or an object in JSON is its JSON text. */
export function rowOf(collection: AnyCollection, item: Record<string, unknown>): Cell[] {
  return fieldsOf(collection).map((field) => {
    const value = item[field]
    return value !== null && typeof value === 'object' ? JSON.stringify(value) : (value as Cell)
  })
}

/** A table for programs: commas, names of fields, no mark at the beginning. */
export const writeTable = (collection: AnyCollection, items: AsyncIterable<Record<string, unknown>>) =>
  writeCsv(rowsOf(collection, items), { header: fieldsOf(collection), bom: false })

async function* rowsOf(collection: AnyCollection, items: AsyncIterable<Record<string, unknown>>) {
  for await (const item of items) yield rowOf(collection, item)
}

/** A thing as GeoJSON has it (RFC 7946); null when it has no place. */
export function featureOf(collection: AnyCollection, item: Record<string, unknown>) {
  const point = collection.point?.(item)
  if (!point) return null
  return {
    type: 'Feature' as const,
    id: String(item.id),
    geometry: { type: 'Point' as const, coordinates: [point.lon, point.lat] },
    properties: item,
  }
}

/** What a filter may be, for the description. */
export const filterNames = (schema: z.ZodObject): string[] => Object.keys(schema.shape)

import { z } from 'zod'

/** The first entry of a backup: what it is and what it was made from. */
export const Manifest = z.object({
  format: z.literal('wiec-backup'),
  /** Grows when an older program could not read the new form. */
  version: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.object({ number: z.number(), name: z.string(), checksum: z.string() })),
  /** The form of the queue's own tables. */
  queueVersion: z.number().nullable(),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      key: z.array(z.string()),
    }),
  ),
})

export type Manifest = z.infer<typeof Manifest>

/** The last entry: a backup without it was cut short. */
export const Ending = z.object({
  rows: z.record(z.string(), z.number()),
  files: z.number(),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
})

export type Ending = z.infer<typeof Ending>

export const MANIFEST = 'manifest.json'
export const ENDING = 'end.json'
export const SECRET = 'secret'
export const TABLES = 'tables/'
export const FILES = 'files/'

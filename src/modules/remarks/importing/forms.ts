import { z } from 'zod'
import { isoDay, ticked } from '../../../platform/http/index.ts'
import { CHANNELS } from '../rules.ts'
import { FIELDS, type Field, type Mapping } from './columns.ts'

export const UploadForm = z.object({})

/** A column by its place, `-` for none; absent when nobody chose yet. */
const column = z
  .string()
  .regex(/^(\d{1,4}|-)$/)
  .optional()
  .catch(undefined)

const columns = Object.fromEntries(FIELDS.map((field) => [field, column])) as Record<Field, typeof column>

const reading = {
  ...columns,
  defaultChannel: z.enum(CHANNELS).catch('email').default('email'),
  defaultDay: isoDay('http.form.wrong').optional().catch(undefined),
  headless: ticked().catch(false),
}

/** How the file is to be read, in the address of the preview. */
export const ReadingQuery = z.object(reading)

/** The same, sent to be done. */
export const ImportForm = z.object({
  ...reading,
  skipBad: ticked(),
  shown: z.enum(['now', 'moderated']).catch('moderated'),
})

export const UndoForm = z.object({ evenSettled: ticked() })

export type ReadingQuery = z.infer<typeof ReadingQuery>

/** The columns chosen, or null when nobody chose and they are to be guessed. */
export function chosenColumns(query: ReadingQuery, width: number): Mapping | null {
  if (FIELDS.every((field) => query[field] === undefined)) return null
  const mapping: Mapping = {}
  for (const field of FIELDS) {
    const place = Number(query[field] ?? '-')
    if (Number.isInteger(place) && place < width) mapping[field] = place
  }
  return mapping
}

/** The choices as fields of a form. */
export const readingValues = (columns: Mapping, query: ReadingQuery, day: string): Record<string, string> => ({
  ...Object.fromEntries(FIELDS.map((field) => [field, columns[field] === undefined ? '-' : String(columns[field])])),
  defaultChannel: query.defaultChannel,
  defaultDay: day,
  headless: query.headless ? 'tak' : '',
})

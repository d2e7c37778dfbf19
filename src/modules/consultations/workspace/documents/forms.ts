import { z } from 'zod'
import { needed, orNull, text } from '../fields.ts'

/** What a document is called and what it says in short. */
export const DocumentForm = z.object({
  title: needed(200),
  description: text(3000),
  plainSummary: text(3000).transform(orNull),
})

export const VersionForm = z.object({ note: text(300) })

import { z } from 'zod'

/** What is being written, and what kind of thing may be like it. */
export const AlikeQuery = z.object({
  q: z.string().trim().max(2000).default(''),
  rodzaj: z.string().max(40).default(''),
})

/** What stands in the address of a search. A filter that is none falls back to none. */
export const SearchQuery = z.object({
  q: z.string().trim().max(200).default(''),
  rodzaj: z.string().max(40).optional(),
  miejsce: z.string().trim().max(80).optional(),
  rok: z.coerce.number().int().min(1990).max(2200).optional(),
  strona: z.coerce.number().int().min(1).max(10).default(1),
})
export type SearchQuery = z.infer<typeof SearchQuery>

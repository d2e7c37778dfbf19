import { z } from 'zod'
import { needed, neededDay, webAddress } from '../fields.ts'

/** Where the announcement was made known. */
export const PlaceForm = z.object({
  kind: z.enum(['press', 'board', 'office', 'area', 'website', 'bip', 'radio', 'letter', 'other']),
  place: needed(200),
  announcedOn: neededDay,
  link: webAddress,
})

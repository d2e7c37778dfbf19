import { z } from 'zod'
import { TOPICS } from '../processes/index.ts'

const word = (longest = 100) => z.string().trim().max(longest).optional().catch(undefined)

/** Filters of the list; a mangled one is passed over. */
export const ListFilter = z.object({
  stan: z
    .enum(['trwajace', 'nadchodzace', 'zakonczone', 'z-raportem', 'wszystkie'])
    .catch('trwajace')
    .default('trwajace'),
  /** TERYT code of a gmina, powiat or voivodeship, or a name typed by hand. */
  miejsce: word(),
  /** Also the neighbourhood: powiat, or so many kilometres around. */
  zasieg: z.enum(['gmina', 'powiat', '20km']).catch('gmina').default('gmina'),
  organizator: z.uuid().optional().catch(undefined),
  temat: z.enum(TOPICS).optional().catch(undefined),
  tekst: word(200),
  po: word(500),
})

export type ListFilter = z.infer<typeof ListFilter>

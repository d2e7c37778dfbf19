import { z } from 'zod'

/** How far the lists on the desk are turned: `po` open reports, `dalej` what waits to be shown. */
export const DeskQuery = z.object({
  po: z.string().max(500).optional().catch(undefined),
  dalej: z.string().max(500).optional().catch(undefined),
})

export type DeskQuery = z.infer<typeof DeskQuery>

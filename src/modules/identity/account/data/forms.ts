import { z } from 'zod'

export const ProofForm = z.object({ password: z.string().max(200).default('') })

/** Who has no password types their address, so that nobody erases by a stray click. */
export const ErasureForm = z.object({
  password: z.string().max(200).default(''),
  email: z.string().trim().toLowerCase().max(254).default(''),
})

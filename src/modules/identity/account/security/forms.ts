import { z } from 'zod'
import { password } from '../../forms.ts'

/** The password, for those who have one. */
export const ProofForm = z.object({ password: z.string().max(200).default('') })

export const ChangePasswordForm = z.object({ password: password(), newPassword: password() })

export const FirstCodeForm = z.object({ code: z.string().trim().min(1, 'identity.form.code').max(20) })

export const NewPasskeyForm = z.object({
  password: z.string().max(200).default(''),
  name: z.string().trim().max(60).default(''),
  response: z.string().max(20_000).default(''),
})

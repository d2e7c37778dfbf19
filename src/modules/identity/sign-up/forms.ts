import { z } from 'zod'
import { email, next, password, personName } from '../forms.ts'

export const SignUpForm = z.object({
  name: personName(),
  email: email(),
  password: password(),
  /** Not shown to people: whoever fills it in is a machine. */
  strona: z.string().max(0, 'identity.form.machine').optional(),
  dalej: next(),
})

export const ConfirmForm = z.object({ password: password(), dalej: next() })

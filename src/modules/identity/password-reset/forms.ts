import { z } from 'zod'
import { email, password } from '../forms.ts'

export const ResetForm = z.object({ email: email() })

export const NewPasswordForm = z.object({ password: password() })

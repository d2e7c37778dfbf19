import { z } from 'zod'
import { email, personName } from '../../forms.ts'

export const ProfileForm = z.object({ name: personName(), locale: z.enum(['pl', 'en'], 'identity.form.locale') })

export const EmailForm = z.object({ email: email(), password: z.string().max(200).optional() })

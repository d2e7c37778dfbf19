import { z } from 'zod'

/** `strona` is the field only machines fill in. */
export const FollowFields = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'notices.form.email.needed')
    .max(254, 'notices.form.email.wrong')
    .pipe(z.email('notices.form.email.wrong')),
  strona: z.string().max(200).optional(),
})

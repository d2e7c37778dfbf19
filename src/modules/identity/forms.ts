import { z } from 'zod'
import { PASSWORD_LONGEST } from './rules.ts'

export const email = () => z.string().trim().toLowerCase().max(254).pipe(z.email('identity.form.email'))

/** A password as it is, spaces included. */
export const password = () => z.string().min(1, 'identity.form.password').max(PASSWORD_LONGEST)

export const personName = () =>
  z
    .string()
    .trim()
    .min(2, 'identity.form.name')
    .max(100)
    .transform((name) => name.replace(/\s+/g, ' '))

/** Where to go afterwards: a path of ours, checked again by `safePath` when used. */
export const next = () => z.string().max(500).optional()

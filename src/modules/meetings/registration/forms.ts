import { z } from 'zod'
import { line, ticked } from '../../../platform/http/index.ts'
import { MODES } from '../rules.ts'

export const RegistrationForm = z.object({
  key: z.uuid(),
  name: line(120).refine((name) => name.length >= 2, 'meetings.signup.name.needed'),
  email: z.string().trim().pipe(z.email('meetings.signup.email.needed').max(254)),
  mode: z.enum(MODES, 'meetings.signup.mode.needed'),
  partySize: z
    .string()
    .trim()
    .default('1')
    .refine((value) => /^\d{1,2}$/.test(value) && Number(value) >= 1, 'meetings.signup.party.needed')
    .transform(Number),
  needs: z.string().trim().max(1000).default(''),
  showsName: ticked(),
  /** People do not see it; see `Honeypot`. */
  website: z.string().default(''),
})

import { z } from 'zod'
import { startOf } from '../../platform/clock.ts'
import { isId } from '../../platform/db/index.ts'
import type { EventFilter } from './store.ts'

const date = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/)
  .transform((text, issues) => {
    try {
      return Temporal.PlainDate.from(text)
    } catch {
      issues.addIssue('http.form.wrong')
      return z.NEVER
    }
  })

const word = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)

/** What the address of the log may narrow it to. */
export const LogQuery = z.object({
  czynnosc: word.optional(),
  osoba: z.string().refine(isId).optional(),
  rodzaj: word.optional(),
  numer: z.string().trim().min(1).max(100).optional(),
  organizacja: z.string().refine(isId).optional(),
  od: date.optional(),
  do: date.optional(),
  po: z.string().max(500).optional(),
})

export type LogQuery = z.infer<typeof LogQuery>

/** The e-mail address of the person whose events are looked for. */
export const PersonForm = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email('audit.person.email.wrong')),
})

/** The filter of an address: whole days of Warsaw, both ends included. */
export const filterOf = (query: LogQuery): EventFilter => ({
  verb: query.czynnosc,
  personId: query.osoba,
  subjectKind: query.rodzaj,
  subjectId: query.numer,
  organisationId: query.organizacja,
  since: query.od && startOf(query.od),
  before: query.do && startOf(query.do.add({ days: 1 })),
})

/** The address of the log with some of its parts changed; empty parts are left out. */
export function logAddress(
  query: LogQuery,
  changes: Partial<Record<keyof LogQuery, string | undefined>> = {},
  path = LOG,
): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, po: undefined, ...changes }))
    if (value) parts.set(name, String(value))
  return parts.size > 0 ? `${path}?${parts}` : path
}

export const LOG = '/administracja/dziennik'

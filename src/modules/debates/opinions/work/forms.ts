import { z } from 'zod'
import { ticked } from '../../../../platform/http/index.ts'
import { LONGEST } from '../rules.ts'

export const SettingsForm = z.object({
  question: z.string().trim().min(1, 'http.form.needed').max(200, 'http.form.too-long'),
  lead: z.string().trim().max(4000, 'http.form.too-long').default(''),
  ownStatements: ticked(),
  results: z.enum(['live', 'after-closing']),
})

/** Statements of the team, one in a line. */
export const AddForm = z.object({
  statements: z
    .string()
    .max(20_000, 'http.form.too-long')
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .refine((lines) => lines.length > 0, 'http.form.needed')
    .refine((lines) => lines.every((line) => line.length <= LONGEST), 'debates.form.line-too-long')
    .refine((lines) => lines.length <= 100, 'debates.form.too-many'),
})

export const RefuseForm = z.object({
  reason: z.string().trim().min(1, 'http.form.needed').max(500, 'http.form.too-long'),
})

export const ListQuery = z.object({
  stan: z.enum(['waiting', 'published', 'refused']).optional().catch(undefined),
  po: z.coerce.number().int().min(0).max(100_000).catch(0).default(0),
})

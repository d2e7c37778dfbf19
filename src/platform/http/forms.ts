import { z } from 'zod'
import type { Translate } from '../texts/index.ts'
import type { HttpContext } from './env.ts'
import { readBody, type UploadedFile, type UploadLimits } from './uploads.ts'

export interface Problem {
  field: string
  text: string
}

/** What was typed, as it was typed, so that the page can show it again. */
export type Typed = Record<string, string | string[]>

/** A form before it is read, or read with problems, or read well. */
export type Form<T = unknown> =
  | { ok: true; value: T; values: Typed; problems: Problem[]; files: UploadedFile[] }
  | { ok: false; values: Typed; problems: Problem[]; files: UploadedFile[] }

/** The form of a GET page: nothing wrong yet, perhaps something filled in. */
export const emptyForm = <T>(values: Typed = {}): Form<T> => ({ ok: false, values, problems: [], files: [] })

/** The same form with more to mend, found by an action rather than by the schema. `text` is a key. */
export function withProblem<T>(
  c: HttpContext,
  form: Form<T>,
  field: string,
  key: string,
  values?: Record<string, string | number>,
): Form<T> {
  const t = c.get('context').house.texts.in(c.get('locale'))
  return {
    ok: false,
    values: form.values,
    files: form.files,
    problems: [...form.problems, { field, text: t(key, values) }],
  }
}

/** The same with several at once, in the order in which they stand in the form. */
export const withProblems = <T>(
  c: HttpContext,
  form: Form<T>,
  problems: readonly { field: string; problem: string }[],
): Form<T> => problems.reduce((marked, { field, problem }) => withProblem(c, marked, field, problem), form)

/**
 * Reads a posted form. Zod's messages are keys of texts; a field Zod has no message of ours for gets a general one.
 * @param limits what may be uploaded with it; none by default
 */
export async function readForm<S extends z.ZodObject>(
  c: HttpContext,
  schema: S,
  limits?: UploadLimits,
): Promise<Form<z.infer<S>>> {
  const { fields, files } = await readBody(c, limits)
  const values = shaped(fields, schema)
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data, values, problems: [], files }

  const { texts } = c.get('context').house
  const t = texts.in(c.get('locale'))
  const problems: Problem[] = []
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    if (problems.some((problem) => problem.field === field)) continue
    problems.push({ field, text: sentenceOf(issue, t, (key) => texts.has(c.get('locale'), key)) })
  }
  return { ok: false, values, problems, files }
}

/** Filters in an address: what cannot be understood is passed over, so an old or mangled link still opens the list. */
export function readQuery<S extends z.ZodObject>(c: HttpContext, schema: S): z.infer<S> {
  const given = shaped(new URLSearchParams(new URL(c.req.url).search), schema)
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) delete given[String(issue.path[0])]
  const again = schema.safeParse(given)
  return again.success ? again.data : schema.parse({})
}

function shaped(fields: URLSearchParams, schema: z.ZodObject): Typed {
  const values: Typed = {}
  for (const name of Object.keys(schema.shape)) {
    const all = fields.getAll(name).map(clean)
    if (takesMany(schema.shape[name])) values[name] = all
    else if (all.length > 0) values[name] = all.at(-1) ?? ''
  }
  return values
}

// PostgreSQL refuses NUL; one form of a letter and one end of a line make texts comparable.
const clean = (text: string) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').normalize('NFC')

function takesMany(schema: unknown): boolean {
  const def = (schema as { def?: { type: string; innerType?: unknown; in?: unknown; out?: unknown } } | undefined)?.def
  if (!def) return false
  if (def.type === 'array') return true
  if (def.type === 'pipe') return takesMany(def.in) || takesMany(def.out)
  return takesMany(def.innerType)
}

function sentenceOf(issue: z.core.$ZodIssue, t: Translate, has: (key: string) => boolean): string {
  if (has(issue.message)) {
    const limit = 'minimum' in issue ? issue.minimum : 'maximum' in issue ? issue.maximum : 0
    return t(issue.message, { count: Number(limit) })
  }
  if (issue.code === 'too_big') return t('http.form.too-long', { count: Number(issue.maximum) })
  if (issue.code === 'too_small') return t('http.form.needed')
  if (issue.code === 'invalid_type' && issue.input === undefined) return t('http.form.needed')
  return t('http.form.wrong')
}

/** A checkbox that is one or the other. */
export const ticked = () =>
  z
    .literal('tak')
    .optional()
    .transform((value) => value === 'tak')

/** A line of text, trimmed; empty when nothing was typed. */
export const line = (longest = 200) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((text) => text.replace(/\s+/g, ' '))

// A slip of the hand like 0206 is said at once, and the database keeps no year before the first.
const YEARS = /^(19|20|21)\d\d-/

/** A day as a date field sends it: `2026-09-30`. */
export const isoDay = (message: string) =>
  z.iso.date({ error: message, abort: true }).regex(YEARS, { error: message, abort: true })

/**
 * A moment on the reader's clock as a date and time field sends it: `2026-09-30T23:59`. One that is none stops what compares it
 * with another.
 */
export const isoMoment = (message: string) =>
  z.iso
    .datetime({ local: true, offset: false, error: message, abort: true })
    .regex(YEARS, { error: message, abort: true })

import type { z } from 'zod'
import { refuse } from '../errors.ts'
import type { HttpContext } from './env.ts'

/**
 * Reads a posted JSON text of at most so many bytes; what does not fit its schema is refused whole.
 * @throws Refusal `form-type` (415), `form-too-large` (413), `form-broken` (400)
 */
export async function readJson<S extends z.ZodType>(c: HttpContext, schema: S, most: number): Promise<z.infer<S>> {
  if (!/^application\/json(;|$)/.test(c.req.header('content-type') ?? '')) refuse('form-type', 415)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > most) refuse('form-too-large', 413)
    chunks.push(chunk)
  }
  const parsed = schema.safeParse(parse(Buffer.concat(chunks).toString('utf8')))
  return parsed.success ? parsed.data : refuse('form-broken', 400)
}

// PostgreSQL refuses NUL; one form of a letter makes texts comparable, as with forms.
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_, value) =>
      typeof value === 'string' ? value.replaceAll('\0', '').replace(/\r\n?/g, '\n').normalize('NFC') : value,
    )
  } catch {
    return undefined
  }
}

import { type Form, type HttpContext, withProblem } from '../../../platform/http/index.ts'
import { type FileKind, keepFile } from '../../media/index.ts'
import type { Process } from '../../processes/index.ts'

/**
 * Keeps the one file of a form, public as the page it is on; there need be none.
 * @returns the form with what is wrong with the file, to be shown again
 */
export async function keepAttached<T>(
  c: HttpContext,
  process: Process,
  form: Form<T>,
  { title, kinds, field = 'file', alt }: { title: string; kinds: readonly FileKind[]; field?: string; alt?: string },
): Promise<{ fileId: string | null } | { problem: Form<T> }> {
  const upload = form.files.find((file) => file.field === field)
  if (!upload) return { fileId: null }
  const about = { subject: { kind: 'process', id: process.id }, kinds, visibility: 'public', title, alt } as const
  const kept = await keepFile(c.get('context'), upload, about)
  return kept.ok ? { fileId: kept.file.id } : { problem: withProblem(c, form, field, kept.problem, kept.values) }
}

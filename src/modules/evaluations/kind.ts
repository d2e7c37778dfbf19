import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import type { Process } from '../processes/index.ts'

/** What one kind of process asks those who took part; the same for every process of it. */
export interface EvaluationKind<S extends string = string> {
  /** Of the process: `consultation`. */
  kind: string
  /** Its forms belong to it under this name: the owner's id is the id of the process. */
  forms: string
  /** What people agree or disagree with, on a scale from 1 to 5. An id is never used for another sentence of the kind. */
  statements: readonly S[]
  /** The key of a sentence of its own: `results` is `consultations.evaluation.results`. */
  words(key: string): string
  /** When it ended for those who took part, as everybody knows; null before, and people are asked only after. */
  endedAt(context: Pick<Context, 'db' | 'now'>, process: Process): Promise<Temporal.Instant | null>
  /** The last second in which answers are taken, for what is asked now. */
  closesAt(context: Context, process: Process): Promise<Temporal.Instant>
  /** Tells those who took part, in the transaction in which they are asked. */
  tell(context: Context, process: Process): Promise<void>
  /** Who keeps personal data and why, in Markdown. */
  privacyOf(context: Context, process: Process): Promise<string>
  /** What stands around the team's pages of a process. */
  frame(
    c: HttpContext,
    process: Process,
  ): Promise<{ owner: string; navigation: WorkspaceItem[]; crumbs: { label: string; href: string }[] }>
  /** The list of all processes of the kind, for the crumbs of public pages. */
  list: { label: string; href: string }
}

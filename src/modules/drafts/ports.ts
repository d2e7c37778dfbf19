import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import type { Process } from '../processes/index.ts'
import type { IntakeSettings } from '../remarks/index.ts'

/** What `app` hands to drafts. */
export interface DraftsPorts {
  /** The kind of process whose addresses these are, and its home: `consultation` at `/konsultacje`. */
  kind: string
  /** Whose workspace a process is in, and the side of its pages; the civic tool knows what else is there. */
  frame(c: HttpContext, process: Process): Promise<{ owner: string; navigation: WorkspaceItem[] }>
  /** How the process takes remarks: comments on paragraphs are remarks like any other. */
  settingsOf(context: Context, process: Process): Promise<IntakeSettings>
}

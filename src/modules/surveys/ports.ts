import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import type { FormsPorts } from '../forms/index.ts'
import type { Process } from '../processes/index.ts'

/** What `app` hands to surveys. */
export interface SurveysPorts {
  /** The kind of process whose addresses these are, and its home: `consultation` at `/konsultacje`. */
  kind: string
  /** Whose workspace a process is in, and the side of its pages; the civic tool knows what else is there. */
  frame(c: HttpContext, process: Process): Promise<{ owner: string; navigation: WorkspaceItem[] }>
  /** How the process takes remarks, which open answers become, and what it says of personal data. */
  intakeOf(context: Context, process: Process): Promise<{ moderation: 'before' | 'after'; privacyNotice: string }>
  forms: FormsPorts
}

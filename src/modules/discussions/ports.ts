import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import type { Process } from '../processes/index.ts'
import type { Told } from './posts/actions.ts'

/** What `app` hands to discussions. */
export interface DiscussionsPorts {
  /** The kind of process whose addresses these are, and its home: `consultation` at `/konsultacje`. */
  kind: string
  /** Whose workspace a process is in, and the side of its pages; the civic tool knows what else is there. */
  frame(c: HttpContext, process: Process): Promise<{ owner: string; navigation: WorkspaceItem[] }>
  /** Who keeps personal data and why, in Markdown; empty when the process says nothing. */
  privacyOf(context: Context, process: Process): Promise<string>
  /** The member of the network who acts, as others read their name; null for everybody else. */
  memberOf(context: Context): Promise<{ name: string } | null>
  /** Kinds of processes whose things people talk about on their own pages. */
  thingKinds?: readonly string[]
  /** What follows when everybody may read what was said of a thing. */
  told?: Told
}

import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { FormsPorts } from '../forms/index.ts'

/** The same, with the forms whose owners `app` knows. */
export interface MeetingsRoutesPorts extends MeetingsPorts {
  forms: FormsPorts
}

/** What `app` hands to meetings. */
export interface MeetingsPorts {
  /** Around the pages of those who keep meetings: the coordinators', or the person's own. */
  desk(c: HttpContext): Desk
  /** Whether the person belongs to the network today, for minutes that members alone read. */
  isMember(context: Context): Promise<boolean>
  /** The process a meeting belongs to, as far as the person may see it. */
  processOf(context: Context, processId: string): Promise<{ slug: string; title: string; href: string } | null>
  /** Boxes of things like a meeting, the same for every reader. */
  alike?(context: Context, meeting: { id: string; title: string; purpose: string }): Promise<VNode[]>
  /** A process by the last part of its address, for somebody who may edit it. */
  ownProcess(context: Context, slug: string): Promise<{ id: string } | null>
}

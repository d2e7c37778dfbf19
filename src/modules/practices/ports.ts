import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { People } from '../audit/index.ts'
import type { Process } from '../processes/index.ts'
import type { PracticeQuery } from './finding.ts'

/** What others know and the map asks of them; `app` hands it in. */
export interface PracticesPorts {
  people: People
  /** The map of what a query finds, beside the list; without it there is the list alone. */
  map?: (c: HttpContext, query: PracticeQuery) => Promise<VNode>
  /** Around pages of editors, and of a person who writes. */
  desk(c: HttpContext): Desk
  ownDesk(c: HttpContext): Desk
  /** The member this person belongs to the network as today; null for everybody else. */
  memberOf(context: Context): Promise<{ id: string; name: string } | null>
  /** Words of a process that a practice begins with: how people took part and what came of it. */
  tellOf(context: Context, process: Process): Promise<ProcessStory>
}

export interface ProcessStory {
  organiserName: string
  participants: number | null
  context: string
  course: string
  effect: string
  evidence: { title: string; url: string }[]
}

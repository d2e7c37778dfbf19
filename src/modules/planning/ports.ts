import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk, WorkspaceItem } from '../../ui/index.ts'
import type { Form } from '../law/index.ts'
import type { Organisation } from '../network/index.ts'
import type { Process, ProcessChanges, StageInput } from '../processes/index.ts'

/** What becomes a draft. */
export interface PlannedDraft {
  organisationId: string
  unitCode: string
  title: string
  summary: string
  topic: string
  process: ProcessChanges
  /** The body that orders it, and whom it is for. */
  organ: string
  addressees: string
  stages: StageInput[]
}

/** What a consultation says of itself beside what every process has, for texts of the announcement. */
export interface Announced {
  organ: string
  runningUnit: string
  orderingAct: string
  addressees: string
  openScope: string
  closedScope: string
  howToSubmit: string
  privacyNotice: string
}

/** What `app` hands to planning. */
export interface PlanningPorts {
  /** The kind of process whose workspace these pages are in: `consultation` at `/konsultacje`. */
  kind: string
  frame(c: HttpContext, process: Process): Promise<{ owner: string; navigation: WorkspaceItem[] }>
  /** Around pages of all one's teams, and of one team. */
  desk(c: HttpContext): Desk
  teamDesk(c: HttpContext, organisation: Pick<Organisation, 'id' | 'name'>): Desk
  makeDraft(context: Context, draft: PlannedDraft): Promise<{ id: string; slug: string }>
  announcedOf(context: Context, process: Process): Promise<Announced>
  /** Forms of consultation that are no stage: a survey, a map survey, an opinion map. */
  formsElsewhere(context: Context, process: Process): Promise<Form[]>
}

import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import type { People } from '../audit/index.ts'
import type { Process } from '../processes/index.ts'

/** How a process takes remarks. The civic tool keeps it; `app` hands over where to ask. */
export interface IntakeSettings {
  moderation: 'before' | 'after'
  takesPlace: boolean
  takesAttachments: boolean
  /** Answers are public as soon as they are accepted, or together with the report. */
  decisionsShown: 'at-once' | 'with-report'
  secondAcceptance: boolean
  privacyNotice: string
}

export interface RemarksPorts {
  /** The kind of process whose addresses these are, and its home: `consultation` at `/konsultacje`. */
  kind: string
  settingsOf(context: Context, process: Process): Promise<IntakeSettings>
  /** Names of those who decided, for the team's own pages. */
  people: People
  /** Whose workspace a process is in, and the side of its pages; the civic tool knows what else is there. */
  frame(c: HttpContext, process: Process): Promise<{ owner: string; navigation: WorkspaceItem[] }>
  /** What a remark was part of, when something else brought it: the survey in which it was an open answer. */
  origin?(
    context: Context,
    process: Process,
    remarkId: string,
    audience: 'team' | 'public',
  ): Promise<{ label: string; href: string } | null>
}

/** Whether readers see the answers now. */
export const answersShown = (
  settings: Pick<IntakeSettings, 'decisionsShown'>,
  process: Process,
  now: Temporal.Instant,
) =>
  settings.decisionsShown === 'at-once' ||
  (process.reportedAt !== null && Temporal.Instant.compare(process.reportedAt, now) <= 0)

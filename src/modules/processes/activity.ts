import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { Block } from '../../platform/documents/model.ts'
import type { Translate } from '../../platform/texts/index.ts'
import type { Process } from './rules.ts'

/**
 * One way to take part inside a stage: remarks, a survey, a budget vote. A module offers it as one object; `app` hands
 * all of them to the pages of processes, which know only this shape. A new way to take part is a new object, nothing else.
 */
export interface Activity {
  /** Written in `stages.activity`. */
  type: string
  name(t: Translate): string
  /** The main action on the process page while the activity is open; null when there is nothing to do now. */
  mainAction(process: Process, now: Temporal.Instant, t: Translate): { label: string; href: string } | null
  /** Its part of the process page. */
  card(context: Context, process: Process): Promise<VNode>
  /** What waits for the team, each linking to the list behind the number. */
  workList(context: Context, process: Process): Promise<WorkItem[]>
  /** Public counts, in words: "128 uwag, 37 z odpowiedzią". */
  counts(context: Context, process: Process): Promise<{ label: string; href: string }[]>
  /** Its chapters of the report, streamed. */
  reportBlocks?(context: Context, process: Process): AsyncIterable<Block>
  /** Files anyone may take. */
  exports?(process: Process, t: Translate): { label: string; href: string }[]
}

export interface WorkItem {
  label: string
  href: string
  count: number
  /** Not before this is it late. */
  dueAt?: Temporal.Instant | null
}

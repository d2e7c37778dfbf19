import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { Block } from '../../platform/documents/model.ts'
import type { Translate } from '../../platform/texts/index.ts'
import type { Process, Stage } from './rules.ts'

/**
 * One way to take part inside a stage: remarks, a survey, a budget vote. A module offers it as one object; `app` hands
 * all of them to the pages of processes, which know only this shape. A new way to take part is a new object, nothing else.
 */
export interface Activity {
  /** Written in `stages.activity`. */
  type: string
  name(t: Translate): string
  /**
   * Whether the process has it although no stage names it: one stage may hold several ways to take part, and what there is
   * of them knows its stage itself.
   */
  isPart?(context: Context, process: Process): Promise<boolean>
  /** The main actions on the process page while the activity is open; none when there is nothing to do now. */
  mainActions(context: Context, process: Process): Promise<{ label: string; href: string }[]>
  /** Its part of the process page. */
  card(context: Context, process: Process): Promise<VNode>
  /** What waits for the team, each linking to the list behind the number. */
  workList(context: Context, process: Process): Promise<WorkItem[]>
  /** Public counts, in words: "128 uwag, 37 z odpowiedzią". */
  counts(context: Context, process: Process): Promise<{ label: string; href: string }[]>
  /** Its chapters of the report, streamed. */
  reportBlocks?(context: Context, process: Process): AsyncIterable<Block>
  /** Files anyone may take. */
  exports?(context: Context, process: Process): Promise<{ label: string; href: string }[]>
}

/** The ways to take part that a process has: those its stages name, and those that say so themselves. */
export async function activitiesOf(
  context: Context,
  process: Process,
  { activities, stages }: { activities: Activity[]; stages: readonly Stage[] },
): Promise<Activity[]> {
  const named = new Set(stages.flatMap(({ activity }) => activity ?? []))
  const isPart = await Promise.all(
    activities.map(
      async (activity) => named.has(activity.type) || (await activity.isPart?.(context, process)) === true,
    ),
  )
  return activities.filter((_, index) => isPart[index])
}

/**
 * What the parts of one page (whether it is there, its main action, its card) read of a process, asked once: a context
 * and a process live as long as one request, and whoever writes leads on to a new one.
 */
export function readOnce<T>(read: (context: Context, process: Process) => Promise<T>): typeof read {
  const known = new WeakMap<Context, WeakMap<Process, Promise<T>>>()
  return (context, process) => {
    const ofContext = known.get(context) ?? new WeakMap<Process, Promise<T>>()
    known.set(context, ofContext)
    const answer = ofContext.get(process) ?? read(context, process)
    ofContext.set(process, answer)
    return answer
  }
}

export interface WorkItem {
  label: string
  href: string
  count: number
  /** Not before this is it late. */
  dueAt?: Temporal.Instant | null
}

import type { Context } from '../../platform/context.ts'
import { mayReadMinutes } from './minutes/actions.ts'
import type { MinutesPorts } from './minutes/ports.ts'
import { ReturningTasks, tasksComingBack } from './minutes/returning.tsx'
import type { Minutes, Task } from './minutes/rules.ts'
import { minutesOf } from './minutes/store.ts'
import type { Meeting } from './rules.ts'

/** What the page of a meeting shows besides the meeting itself. */
export interface OnPage {
  /** As far as the person may read them. */
  minutes: Minutes | null
  returning: Task[]
}

export async function recordOnPage(
  context: Context,
  meeting: Meeting,
  ports: Pick<MinutesPorts, 'isMember'>,
): Promise<OnPage> {
  const written = await minutesOf(context.db, meeting.id)
  return {
    minutes: written && (await mayReadMinutes(context, meeting, written, ports)) ? written : null,
    returning: await tasksComingBack(context, meeting),
  }
}

/** Below the agenda of a meeting. */
export const RecordAhead = ({ record }: { record: OnPage }) => <ReturningTasks tasks={record.returning} />

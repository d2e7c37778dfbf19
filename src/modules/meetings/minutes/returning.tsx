import type { Context } from '../../../platform/context.ts'
import { Meta, Section, useView } from '../../../ui/index.ts'
import { type Meeting, mayKeepMeeting, meetingPhase } from '../rules.ts'
import { approvedAmong } from './approved-store.ts'
import { returningTasks } from './entries-store.ts'
import { TaskTable } from './pages.tsx'
import type { Task } from './rules.ts'

/**
 * Tasks of earlier meetings that come back on the agenda of a meeting ahead: all of them for those who keep it, for others
 * those of minutes that everybody reads.
 */
export async function tasksComingBack(context: Context, meeting: Meeting): Promise<Task[]> {
  const phase = meetingPhase(meeting, context.now)
  if (phase === 'over' || phase === 'cancelled') return []
  const tasks = (await returningTasks(context.db, meeting)).filter(({ doneAt }) => doneAt === null)
  if (mayKeepMeeting(context.actor, meeting) || tasks.length === 0) return tasks
  const read = await approvedAmong(context.db, [...new Set(tasks.map(({ meetingId }) => meetingId))])
  return tasks.filter(({ meetingId }) => read.has(meetingId))
}

/** Below the agenda. */
export function ReturningTasks({ tasks }: { tasks: Task[] }) {
  const { t } = useView()
  if (tasks.length === 0) return null
  return (
    <Section title={t('meetings.returning')} id="zadania">
      <Meta>{t('meetings.returning.lead')}</Meta>
      <TaskTable caption={t('meetings.returning')} tasks={tasks} />
    </Section>
  )
}

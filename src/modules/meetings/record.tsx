import type { Context } from '../../platform/context.ts'
import { Link, useView } from '../../ui/index.ts'
import { reviewerOf } from './call/actions.ts'
import { reviewsPath } from './call/pages.tsx'
import { isCallOpen } from './call/rules.ts'
import { callOf } from './call/store.ts'
import { mayReadMinutes } from './minutes/actions.ts'
import type { MinutesPorts } from './minutes/ports.ts'
import { ReturningTasks, tasksComingBack } from './minutes/returning.tsx'
import type { Minutes, Task } from './minutes/rules.ts'
import { minutesOf } from './minutes/store.ts'
import { programmeOf } from './programme/actions.ts'
import { ProgrammeOnPage } from './programme/pages.tsx'
import { recordingsSeen } from './recordings/actions.ts'
import type { RecordingShown } from './recordings/pages.tsx'
import { shownOf } from './recordings/routes.tsx'
import type { Meeting } from './rules.ts'

/** What the page of a meeting shows besides the meeting itself. */
export interface OnPage {
  /** As far as the person may read them. */
  minutes: Minutes | null
  returning: Task[]
  programme: { meeting: Meeting; count: number; isCalling: boolean }
  /** Whether this person was asked to review proposed sessions. */
  reviews: boolean
  /** As far as the person may have them. */
  recordings: RecordingShown[]
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
    programme: {
      meeting,
      count: (await programmeOf(context, meeting.id)).sessions.length,
      isCalling: isCallOpen(await callOf(context.db, meeting.id), context.now),
    },
    reviews: (await reviewerOf(context, meeting)) !== null,
    recordings: await shownOf(context, await recordingsSeen(context, meeting, ports)),
  }
}

/** Below the agenda of a meeting. */
export function RecordAhead({ record }: { record: OnPage }) {
  const { t } = useView()
  return (
    <>
      <ProgrammeOnPage {...record.programme} />
      {record.reviews && (
        <p>
          <Link href={reviewsPath(record.programme.meeting)}>{t('meetings.call.reviews.open')}</Link>
        </p>
      )}
      <ReturningTasks tasks={record.returning} />
    </>
  )
}

import type { Db } from '../../../platform/db/index.ts'
import { countAttended } from '../attendance/store.ts'
import { meetingById } from '../meeting/store.ts'
import type { Meeting } from '../rules.ts'
import { amendmentsOf, decisionsOf, itemsOf, returningTasks, statementsOf, tasksOf } from './entries-store.ts'
import type { Amendment, MeetingDecision, MinuteItem, Minutes, Statement, Task } from './rules.ts'

/** Everything a reader of minutes gets. */
export interface Account {
  meeting: Meeting
  minutes: Minutes
  items: MinuteItem[]
  statements: Statement[]
  decisions: MeetingDecision[]
  tasks: Task[]
  /** Of earlier meetings, still to do when this one began. */
  returning: Task[]
  amendments: Amendment[]
  attended: number
  approvedBy: Meeting | null
}

export async function accountOf(db: Db, meeting: Meeting, minutes: Minutes): Promise<Account> {
  return {
    meeting,
    minutes,
    items: await itemsOf(db, meeting.id),
    statements: await statementsOf(db, meeting.id),
    decisions: await decisionsOf(db, meeting.id),
    tasks: await tasksOf(db, meeting.id),
    returning: await returningTasks(db, meeting),
    amendments: await amendmentsOf(db, meeting.id),
    attended: minutes.attended ?? (await countAttended(db, meeting.id)),
    approvedBy: minutes.approvedByMeetingId ? await meetingById(db, minutes.approvedByMeetingId) : null,
  }
}

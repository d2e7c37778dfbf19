import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Meeting } from '../rules.ts'
import { onWritable, told } from './actions.ts'
import { removeEntry, updateDecision, updateStatement, updateTask } from './editing-store.ts'
import type { DecisionInput } from './rules.ts'

/** What an entry of the minutes is changed to: what amendments brought, or what was mistyped. */
export type Corrected =
  | { kind: 'statement'; speaker: string; consented: boolean; body: string; answer: string }
  | ({ kind: 'decision' } & DecisionInput)
  | { kind: 'task'; what: string; owner: string; dueOn: Temporal.PlainDate }

/** Corrects a statement, a decision or a task until the minutes are approved. A remark made of a statement stays as it was. */
export async function correctEntry(context: Context, meeting: Meeting, id: string, corrected: Corrected) {
  await onWritable(context, meeting, async (context) => {
    // One that is not there is refused as absent.
    allow(isId(id) && (await update(context, meeting.id, id, corrected)))
    await told(context, 'minutes-entry-edited', meeting, { entry: corrected.kind })
  })
}

/** Takes a statement or a task out of minutes that are not approved yet. */
export async function dropEntry(context: Context, meeting: Meeting, kind: 'statement' | 'task', id: string) {
  await onWritable(context, meeting, async (context) => {
    if (await removeEntry(context.db, meeting.id, kind, id))
      await told(context, 'minutes-entry-removed', meeting, { entry: kind })
  })
}

function update({ db }: Context, meetingId: string, id: string, corrected: Corrected): Promise<boolean> {
  switch (corrected.kind) {
    case 'statement': {
      const { consented, speaker, body, answer } = corrected
      return updateStatement(db, meetingId, id, { speaker: consented ? speaker : '', body, answer })
    }
    case 'decision':
      return updateDecision(db, meetingId, id, corrected)
    case 'task':
      return updateTask(db, meetingId, id, corrected)
  }
}

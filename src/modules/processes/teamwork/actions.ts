import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { tellInside } from '../../notices/index.ts'
import { subjectOf } from '../actions.ts'
import { mayEditProcess, maySeeWorkspace, type Process, workPathOf } from '../rules.ts'
import { isPart, mayEndTask, mayGiveCharge, TEAMWORK, type TeamTask } from './rules.ts'
import { chargesOf, insertTask, keepCharge, recordTaskDone, removeCharge, removeTask, reopenTask } from './store.ts'

/**
 * Gives a part of the workspace to one person of the team, or with null to nobody. They hear of it inside the portal.
 * @param given.team ids of the people who work in the team now
 * @throws Refusal `not-in-team`
 */
export async function giveCharge(
  context: Context,
  process: Process,
  given: { part: string; to: string | null; team: readonly string[] },
) {
  const { part, to, team } = given
  allow(maySeeWorkspace(context.actor, process) && isPart(part))
  const held = (await chargesOf(context.db, [process.id])).find((charge) => charge.part === part)?.personId ?? null
  // Whoever has left the team holds nothing any more, so anybody may take it up.
  allow(mayGiveCharge(context.actor, process, { to, from: held && team.includes(held) ? held : null }))
  if (to !== null && !team.includes(to)) refuse('not-in-team', 422)
  if (to === held) return

  await inTransaction(context, async (context) => {
    const { db, now, actor } = context
    if (to === null) await removeCharge(db, process.id, part)
    else await keepCharge(db, { processId: process.id, part, personId: to, givenAt: now, givenBy: personId(actor) })
    await record(context, to === null ? 'charge-taken-back' : 'charge-given', subjectOf(process), { part })
    await tell(context, process, { to, word: 'charge-given', once: `charge:${process.id}:${part}:${now}` })
  })
}

export type TaskInput = Pick<TeamTask, 'title' | 'personId' | 'dueOn'>

/**
 * Writes down something to be done, for one person of the team or for whoever takes it.
 * @throws Refusal `not-in-team`
 */
export async function addTask(
  context: Context,
  process: Process,
  { team, ...input }: TaskInput & { team: readonly string[] },
): Promise<string> {
  allow(mayGiveCharge(context.actor, process, { to: input.personId, from: null }))
  if (input.personId !== null && !team.includes(input.personId)) refuse('not-in-team', 422)
  return inTransaction(context, async (context) => {
    const { db, now, actor } = context
    const id = await insertTask(db, { ...input, processId: process.id, addedAt: now, addedBy: personId(actor) })
    await record(context, 'team-task-added', subjectOf(process))
    await tell(context, process, { to: input.personId, word: 'team-task-given', once: `team-task:${id}` })
    return id
  })
}

/** A task is done; a second pressing changes nothing. */
export async function endTask(context: Context, process: Process, task: TeamTask) {
  allow(task.processId === process.id && mayEndTask(context.actor, process, task))
  await inTransaction(context, async (context) => {
    if (await recordTaskDone(context.db, task.id, { at: context.now, by: personId(context.actor) }))
      await record(context, 'team-task-done', subjectOf(process))
  })
}

/** Takes back that a task is done. */
export async function beginTaskAgain(context: Context, process: Process, task: TeamTask) {
  allow(task.processId === process.id && mayEndTask(context.actor, process, task))
  await inTransaction(context, async (context) => {
    await reopenTask(context.db, task.id)
    await record(context, 'team-task-begun-again', subjectOf(process))
  })
}

export async function dropTask(context: Context, process: Process, task: TeamTask) {
  allow(task.processId === process.id && mayEditProcess(context.actor, process))
  await inTransaction(context, async (context) => {
    await removeTask(context.db, task.id)
    await record(context, 'team-task-removed', subjectOf(process))
  })
}

/** News inside the portal for whoever was given something by somebody else; the digest of work tells the rest. */
async function tell(
  context: Context,
  process: Process,
  { to, word, once }: { to: string | null; word: string; once: string },
) {
  if (to === null || to === personId(context.actor)) return
  const t = context.house.texts.in(context.locale)
  await tellInside(context, [
    {
      personId: to,
      template: word,
      title: t(`processes.${word}`),
      summary: process.title,
      path: `${workPathOf(process)}/${TEAMWORK}`,
      once,
      push: true,
    },
  ])
}

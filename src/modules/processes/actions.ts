import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import { searchKeys } from '../../platform/language/index.ts'
import { record } from '../audit/index.ts'
import { mayAnnounce, mayCreateProcess, mayEditProcess, maySee, maySeeWorkspace, type Process } from './rules.ts'
import { slugOf, TAKEN_BY_PAGES } from './slug.ts'
import {
  clearFactAhead,
  insertProcess,
  type NewProcess,
  type ProcessChanges,
  processBySlug,
  recordCancellation,
  recordFact,
  updateProcess,
} from './store.ts'

/** Pages that show a process carry `tagOf(process)`; lists of processes carry PROCESSES. */
export const tagOf = (process: Pick<Process, 'id'>) => `process:${process.id}`
export const PROCESSES = 'processes'

/** The process at an address, when this person may see it; refused as absent otherwise. */
export async function findProcess(context: Context, kind: string, slug: string): Promise<Process> {
  const process = found(await processBySlug(context.db, slug))
  allow(process.kind === kind && maySee(context.actor, process))
  return process
}

/** The same for the team's workspace. */
export async function findOwnProcess(context: Context, kind: string, slug: string): Promise<Process> {
  const process = await findProcess(context, kind, slug)
  allow(maySeeWorkspace(context.actor, process))
  return process
}

export interface DraftInput {
  kind: string
  organisationId: string
  unitCode: string
  title: string
  summary: string
  topic: string
}

/** Begins a process as a draft that only its team sees. */
export async function draftProcess(context: Context, input: DraftInput): Promise<{ id: string; slug: string }> {
  allow(mayCreateProcess(context.actor, input.organisationId))

  return inTransaction(context, async (context) => {
    const id = newId()
    const slug = await insertWithSlug(context, {
      ...input,
      id,
      createdAt: context.now,
      createdBy: personId(context.actor),
      searchKeys: searchKeys(`${input.title} ${input.summary}`),
    })
    await record(context, 'process-drafted', { kind: 'process', id, organisationId: input.organisationId })
    return { id, slug }
  })
}

export async function editProcess(context: Context, process: Process, changes: ProcessChanges) {
  allow(mayEditProcess(context.actor, process))

  await inTransaction(context, async (context) => {
    const { title = process.title, summary = process.summary, plainLanguage = process.plainLanguage } = changes
    await updateProcess(context.db, process.id, {
      ...changes,
      searchKeys: searchKeys(`${title} ${summary} ${plainLanguage ?? ''}`),
    })
    await record(context, 'process-edited', subjectOf(process), { fields: Object.keys(changes) })
    await changed(context, tagOf(process), PROCESSES)
  })
}

/** Makes a draft public. From now on its dates bind. */
export async function announceProcess(context: Context, process: Process) {
  allow(mayAnnounce(context.actor, process))
  if (process.cancelledAt) refuse('process-cancelled-already')
  if (!process.opensAt || !process.closesAt) refuse('process-without-dates', 422)

  await inTransaction(context, async (context) => {
    if (!(await recordFact(context.db, process.id, 'announced_at', context.now))) refuse('process-announced-already')
    await record(context, 'process-announced', subjectOf(process))
    await changed(context, tagOf(process), PROCESSES)
  })
}

/** Cancels with a reason that stays public (law.md 1.8: unieważnione). */
export async function cancelProcess(context: Context, process: Process, reason: string) {
  allow(mayAnnounce(context.actor, process))

  await inTransaction(context, async (context) => {
    if (!(await recordCancellation(context.db, process.id, context.now, reason))) refuse('process-cancelled-already')
    await record(context, 'process-cancelled', subjectOf(process))
    await changed(context, tagOf(process), PROCESSES)
  })
}

/** Writes down that the report is public, or that effects were described. `at` may lie ahead for a report with a date. */
export async function recordProcessFact(
  context: Context,
  process: Process,
  fact: 'reported_at' | 'effects_at' | 'archived_at',
  at: Temporal.Instant,
): Promise<boolean> {
  allow(mayAnnounce(context.actor, process))
  const first = await recordFact(context.db, process.id, fact, at)
  await changed(context, tagOf(process), PROCESSES)
  return first
}

/** Takes back a date that still lies ahead; refused once it has come. */
export async function takeBackProcessFact(context: Context, process: Process, fact: 'reported_at') {
  allow(mayAnnounce(context.actor, process))
  if (!(await clearFactAhead(context.db, process.id, fact, context.now))) refuse('process-fact-happened')
  await changed(context, tagOf(process), PROCESSES)
}

export const subjectOf = (process: Process) => ({
  kind: 'process',
  id: process.id,
  organisationId: process.organisationId,
})

/** Of several with one title, also begun at the same moment, each gets an address of its own. */
async function insertWithSlug({ db }: Context, process: Omit<NewProcess, 'slug'>): Promise<string> {
  const base = slugOf(process.title)
  for (let number = TAKEN_BY_PAGES.includes(base) ? 2 : 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (await insertProcess(db, { ...process, slug })) return slug
  }
}

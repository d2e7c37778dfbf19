import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { absent, allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { findProcess, type Process, subjectOf, tagOf } from '../../processes/index.ts'
import type { Vote } from '../map/votes.ts'
import { computeSoon } from './computing.ts'
import {
  type Debate,
  LEAST_STATEMENTS,
  mayDesignDebate,
  mayJudgeStatements,
  OWN_MOST,
  phaseOfDebate,
  tagOfDebate,
  tidy,
} from './rules.ts'
import {
  countStatements,
  insertStatement,
  judgeStatement,
  lockDebate,
  ownStatements,
  type Statement,
  statementById,
} from './statements-store.ts'
import {
  closeDebateAt,
  type DebateSettings,
  debateById,
  debateOfProcess,
  deleteDebate,
  insertDebate,
  openDebateAt,
  updateDebate,
} from './store.ts'
import { insertParticipant, isParticipant, keepVote, takeBackLast } from './votes-store.ts'

export interface FoundDebate {
  process: Process
  debate: Debate
}

/** The opinion map at an address, when it is open or was; a draft looks absent to readers. */
export async function findDebate(context: Context, kind: string, slug: string): Promise<FoundDebate> {
  const process = await findProcess(context, kind, slug)
  const debate = found(await debateOfProcess(context.db, process.id))
  if (phaseOfDebate(debate, process, context.now) === 'draft') throw absent()
  return { process, debate }
}

/** @throws Refusal `debate-exists`: a process has one opinion map */
export async function draftDebate(context: Context, process: Process, settings: DebateSettings): Promise<string> {
  allow(mayDesignDebate(context.actor, process))
  return inTransaction(context, async (context) => {
    const id = newId()
    const debate = { id, processId: process.id, ...settings, createdAt: context.now }
    if (!(await insertDebate(context.db, debate, personId(context.actor)))) refuse('debate-exists')
    await record(context, 'debate-drafted', subjectOf(process))
    return id
  })
}

export async function changeDebate(context: Context, { process, debate }: FoundDebate, settings: DebateSettings) {
  allow(mayDesignDebate(context.actor, process))
  await inTransaction(context, async (context) => {
    await updateDebate(context.db, debate.id, settings)
    await record(context, 'debate-changed', subjectOf(process))
    await changed(context, tagOfDebate(debate), tagOf(process))
  })
}

/** @throws Refusal `debate-too-few-statements` below five */
export async function openDebate(context: Context, { process, debate }: FoundDebate) {
  allow(mayDesignDebate(context.actor, process))
  await inTransaction(context, async (context) => {
    if ((await countStatements(context.db, debate.id)).published < LEAST_STATEMENTS) refuse('debate-too-few-statements')
    if (!(await openDebateAt(context.db, debate.id, context.now, personId(context.actor)))) return
    await record(context, 'debate-opened', subjectOf(process))
    await computeSoon(context, debate.id)
    await changed(context, tagOfDebate(debate), tagOf(process))
  })
}

/** Stops taking votes before the term, or takes them again until the term. */
export async function closeDebate(context: Context, { process, debate }: FoundDebate, isClosed: boolean) {
  allow(mayDesignDebate(context.actor, process))
  await inTransaction(context, async (context) => {
    await closeDebateAt(context.db, debate.id, isClosed ? context.now : null)
    await record(context, isClosed ? 'debate-closed' : 'debate-reopened', subjectOf(process))
    await changed(context, tagOfDebate(debate), tagOf(process))
  })
}

/** Throws a draft away; what was opened stays. */
export async function discardDebate(context: Context, { process, debate }: FoundDebate) {
  allow(mayDesignDebate(context.actor, process))
  if (debate.openedAt) refuse('debate-opened')
  await inTransaction(context, async (context) => {
    await deleteDebate(context.db, debate.id)
    await record(context, 'debate-discarded', subjectOf(process))
  })
}

/** Adds a statement of the team, shown at once. @throws Refusal `statement-known` when the same words are there */
export async function addStatement(context: Context, { process, debate }: FoundDebate, body: string) {
  allow(mayDesignDebate(context.actor, process))
  await inTransaction(context, async (context) => {
    const given = { debateId: debate.id, body: tidy(body), givenOn: dateOf(context.now), publishedAt: context.now }
    if (!(await insertStatement(context.db, { id: newId(), participantId: null, ...given }))) refuse('statement-known')
    await record(context, 'statement-added', subjectOf(process))
    await changed(context, tagOfDebate(debate), tagOf(process))
  })
}

/**
 * Shows a statement or stops showing it. What is not shown leaves the map: its votes are kept and not counted.
 * @param refusedFor the reason, which whoever gave the statement reads; null shows it
 */
export async function judge(
  context: Context,
  { process, debate }: FoundDebate,
  statement: Statement,
  refusedFor: string | null,
) {
  allow(mayJudgeStatements(context.actor, process))
  await inTransaction(context, async (context) => {
    await judgeStatement(context.db, statement.id, { at: context.now, by: personId(context.actor), refusedFor })
    await record(context, refusedFor === null ? 'statement-shown' : 'statement-refused', subjectOf(process))
    await computeSoon(context, debate.id)
    await changed(context, tagOfDebate(debate), tagOf(process))
  })
}

/** Somebody begins to answer. @returns what their browser is told to keep */
export async function beginAnswering(context: Context, found: FoundDebate): Promise<string> {
  mustBeOpen(context, found)
  const id = newId()
  await insertParticipant(context.db, { id, debateId: found.debate.id, beganOn: dateOf(context.now) })
  return id
}

/**
 * Keeps what a person says of a statement; the last word counts.
 * @throws Refusal `debate-not-open`, `statement-gone`
 */
export async function vote(
  context: Context,
  found: FoundDebate,
  { participantId, statementId, vote }: { participantId: string; statementId: string; vote: Vote },
) {
  await inTransaction(context, async (context) => {
    await mustTakePart(context, found, participantId)
    const statement = await statementById(context.db, found.debate.id, statementId)
    if (!statement?.publishedAt) refuse('statement-gone')
    await keepVote(context.db, participantId, statementId, vote)
    await computeSoon(context, found.debate.id)
  })
}

/** Takes back the last word. @returns the statement to be asked about again */
export async function undo(context: Context, found: FoundDebate, participantId: string): Promise<string | null> {
  return inTransaction(context, async (context) => {
    await mustTakePart(context, found, participantId)
    const statementId = await takeBackLast(context.db, participantId)
    if (statementId) await computeSoon(context, found.debate.id)
    return statementId
  })
}

/**
 * Gives a statement of one's own, which the team reads first.
 * @throws Refusal `statement-known`, `statements-enough`, `own-statements-off`
 */
export async function giveStatement(context: Context, found: FoundDebate, participantId: string, body: string) {
  await inTransaction(context, async (context) => {
    await mustTakePart(context, found, participantId)
    const debate = await debateById(context.db, found.debate.id)
    if (!debate?.ownStatements) refuse('own-statements-off')
    await lockDebate(context.db, debate.id)
    if ((await ownStatements(context.db, participantId)).length >= OWN_MOST) refuse('statements-enough')
    const given = { debateId: found.debate.id, participantId, givenOn: dateOf(context.now), publishedAt: null }
    if (!(await insertStatement(context.db, { id: newId(), body: tidy(body), ...given }))) refuse('statement-known')
    await changed(context, tagOf(found.process))
  })
}

function mustBeOpen({ now }: Context, { debate, process }: FoundDebate) {
  if (phaseOfDebate(debate, process, now) !== 'open') refuse('debate-not-open')
}

async function mustTakePart(context: Context, found: FoundDebate, participantId: string) {
  // Read anew: the team may have closed it while the page was open.
  const debate = await debateById(context.db, found.debate.id)
  if (debate) mustBeOpen(context, { ...found, debate })
  if (!(await isParticipant(context.db, found.debate.id, participantId))) throw absent()
}

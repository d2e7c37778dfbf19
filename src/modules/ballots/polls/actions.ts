import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { before } from '../../../platform/clock.ts'
import { type Context, systemContext } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { slugOf } from '../../../ui/index.ts'
import { record } from '../../audit/index.ts'
import { drawOrder } from '../counting/draw.ts'
import { LotMissing } from '../counting/ties.ts'
import { newVotingKey } from '../eligibility/keys.ts'
import { isWaySet } from '../eligibility/ways.ts'
import { choicesOf, insertHead, logEndOf } from '../log/store.ts'
import { openBatches } from '../paper/store.ts'
import { appendClosing } from '../voting/casting.ts'
import { closeLog, untieBallots } from '../voting/store.ts'
import { countChoices } from './count.ts'
import { type Definition, definitionHash } from './definition.ts'
import { mayRunPolls, POLLS, type Poll, tagOf } from './rules.ts'
import {
  deleteDraft,
  drawOf,
  insertDraw,
  insertPoll,
  lockPoll,
  pollById,
  pollsToSettle,
  pollsVotedIn,
  recordClosing,
  recordOutcome,
  recordPublication,
  recordSealing,
  updateDefinition,
} from './store.ts'

export type NewDefinition = Omit<Definition, 'format' | 'poll'>

export interface NewPoll {
  /** What the poll belongs to: `{ kind: 'poll', id: null }` for one that stands by itself. */
  owner: { kind: string; id: string | null }
  organisationId: string | null
  definition: NewDefinition
  isDemonstration?: boolean
}

/**
 * Makes a draft of a poll. The caller answers for the owner; who may run polls in the organisation is asked here.
 * @returns its id
 */
export async function draftPoll(context: Context, { owner, organisationId, definition, isDemonstration }: NewPoll) {
  allow(mayRunPolls(context.actor, organisationId))
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    await insertPoll(context.db, {
      id,
      slug: `${slugOf(definition.question).slice(0, 60).replace(/-+$/, '') || 'glosowanie'}-${id.slice(-4)}`,
      ownerKind: owner.kind,
      ownerId: owner.id,
      organisationId,
      definition: { ...definition, format: 'wiec-poll-1', poll: id },
      votingKey: newVotingKey(),
      createdBy: personId(context.actor),
      createdAt: context.now,
      ...(isDemonstration ? { isDemonstration } : {}),
    })
    await record(context, 'poll-drafted', { kind: 'poll', id, organisationId })
    return id
  })
}

/** Changes a draft. @throws Refusal `poll-published` when its definition stands already */
export async function editPoll(context: Context, poll: Poll, definition: NewDefinition) {
  allow(mayRunPolls(context.actor, poll.organisationId))
  if (!(await updateDefinition(context.db, poll.id, { ...definition, format: 'wiec-poll-1', poll: poll.id })))
    refuse('poll-published')
}

export async function removeDraft(context: Context, poll: Poll) {
  allow(mayRunPolls(context.actor, poll.organisationId))
  await inTransaction(context, async (context) => {
    if (!(await deleteDraft(context.db, poll.id))) refuse('poll-published')
    await record(context, 'poll-draft-removed', { kind: 'poll', id: poll.id, organisationId: poll.organisationId })
  })
}

/**
 * Publishes a poll: from now on its definition stands, and its hash begins the log.
 * @throws Refusal `poll-too-late` after closing, `poll-way-not-set` when nobody could be told by its way here
 */
export async function publishPoll(context: Context, poll: Poll) {
  allow(mayRunPolls(context.actor, poll.organisationId))
  if (!before(context.now, poll.closesAt)) refuse('poll-too-late')
  if (!isWaySet(context.house.config, poll.definition.way)) refuse('poll-way-not-set')
  await inTransaction(context, async (context) => {
    await lockPoll(context.db, poll.id)
    const { definition } = found(await pollById(context.db, poll.id))
    const hash = definitionHash(definition)
    if (!(await recordPublication(context.db, poll.id, hash, context.now))) refuse('poll-published')
    await insertHead(context.db, poll.id, { number: 0, head: hash, publishedAt: context.now })
    await record(
      context,
      'poll-published',
      { kind: 'poll', id: poll.id, organisationId: poll.organisationId },
      { hash },
    )
    await changed(context, POLLS, tagOf(poll))
  })
}

/** Publishes where each log stands; run each hour. */
export async function publishHeads(context: Context) {
  allow(context.actor.kind === 'system')
  for (const { id } of await pollsVotedIn(context.db, context.now)) {
    const end = await logEndOf(context.db, id)
    if (end) await insertHead(context.db, id, { number: end.entries, head: end.head, publishedAt: context.now })
    await changed(context, tagOf({ id }))
  }
}

/** Closes polls whose time is over and counts those that wait for nothing; run each minute, any number of times. */
export async function settlePolls(context: Context) {
  allow(context.actor.kind === 'system')
  for (const poll of await pollsToSettle(context.db, context.now)) {
    if (!poll.closedAt) await closePoll(context, poll)
    if (!poll.definition.takesPaper || poll.sealedAt) await sealAndCount(context, poll)
  }
}

/** Destroys what tied voters to ballots. */
async function closePoll(context: Context, poll: Poll) {
  await inTransaction(context, async (context) => {
    await lockPoll(context.db, poll.id)
    if (found(await pollById(context.db, poll.id)).closedAt) return
    await closeLog(context.db, poll.id, context.now)
    await untieBallots(context.db, poll.id)
    await recordClosing(context.db, poll.id, context.now)
    const end = await logEndOf(context.db, poll.id)
    if (end) await insertHead(context.db, poll.id, { number: end.entries, head: end.head, publishedAt: context.now })
    await record(context, 'poll-closed', { kind: 'poll', id: poll.id, organisationId: poll.organisationId })
    await changed(context, POLLS, tagOf(poll))
  })
}

/**
 * Counts a poll that takes paper, once every batch is closed.
 * @throws Refusal `poll-not-over` before closing, `poll-batches-open` while cards are entered
 */
export async function finishPoll(context: Context, poll: Poll) {
  allow(mayRunPolls(context.actor, poll.organisationId))
  if (before(context.now, poll.closesAt)) refuse('poll-not-over')
  if ((await openBatches(context.db, poll.id)) > 0) refuse('poll-batches-open')
  if (!poll.closedAt) await closePoll(context, poll)
  await sealAndCount(context, poll)
}

/** Writes the last line of the log, then counts. Without a lot that is needed, it stays sealed and not counted. */
async function sealAndCount(context: Context, { id }: Poll) {
  await inTransaction(context, async (context) => {
    await lockPoll(context.db, id)
    const poll = found(await pollById(context.db, id))
    if (poll.countedAt) return
    if (!poll.sealedAt) {
      if ((await openBatches(context.db, id)) > 0) refuse('poll-batches-open')
      const end = await appendClosing(context, poll)
      await insertHead(context.db, id, { ...end, publishedAt: context.now })
      await recordSealing(context.db, id, context.now)
    }
    await changed(context, POLLS, tagOf(poll))
    const seed = (await drawOf(context.db, id))?.seed ?? null
    try {
      const outcome = countChoices(poll.definition, await choicesOf(context.db, id), seed)
      await recordOutcome(context.db, id, outcome, context.now)
      await record(context, 'poll-counted', { kind: 'poll', id, organisationId: poll.organisationId })
    } catch (error) {
      if (!(error instanceof LotMissing)) throw error
    }
  })
}

/** Between which options a lot is missing; empty when none is. */
export async function missingLot(context: Context, poll: Poll): Promise<string[]> {
  if (!poll.sealedAt || poll.countedAt) return []
  try {
    countChoices(poll.definition, await choicesOf(context.db, poll.id), null)
    return []
  } catch (error) {
    if (error instanceof LotMissing) return error.ids
    throw error
  }
}

/**
 * Records the public draw: the seed comes from where the definition announced it. Once; a second draw is refused.
 * @throws Refusal `poll-no-draw` when nothing is to be drawn, `poll-drawn` when it was
 */
export async function drawLots(context: Context, poll: Poll, seed: string) {
  allow(mayRunPolls(context.actor, poll.organisationId))
  const ids = await missingLot(context, poll)
  if (ids.length === 0) refuse('poll-no-draw')
  await inTransaction(context, async (context) => {
    const draw = { seed, ids, drawn: drawOrder(seed, ids), drawnAt: context.now }
    if (!(await insertDraw(context.db, poll.id, draw))) refuse('poll-drawn')
    await record(context, 'poll-drawn', { kind: 'poll', id: poll.id, organisationId: poll.organisationId })
    await sealAndCount(context, poll)
  })
}

/** What jobs and tests run as. */
export const asSystem = (context: Context) => ({ ...systemContext(context.house, 'ballots'), now: context.now })

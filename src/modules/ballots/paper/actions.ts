import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayEnterPaper, type Poll, REASONS, tagOf, takesPaperNow } from '../polls/rules.ts'
import { pollById } from '../polls/store.ts'
import { castPaper } from '../voting/casting.ts'
import { countRefusal } from '../voting/store.ts'
import {
  type Batch,
  batchById,
  type Card,
  cardsOf,
  insertBatch,
  insertFirst,
  lockBatch,
  type Reading,
  recordBatchClosed,
  recordSecond,
  recordSettled,
} from './store.ts'

/** Whether somebody may open a scan of this batch. */
export async function maySeeScan({ db, actor }: Pick<Context, 'db' | 'actor'>, batchId: string): Promise<boolean> {
  const batch = await batchById(db, batchId)
  const poll = batch && (await pollById(db, batch.pollId))
  return poll ? mayEnterPaper(actor, poll.organisationId) : false
}

/** Opens a batch of cards from one place, with the number the commission counted. */
export async function openBatch(context: Context, poll: Poll, given: { place: string; cards: number }) {
  allow(mayEnterPaper(context.actor, poll.organisationId))
  if (!takesPaperNow(poll, context.now)) refuse('poll-not-open')
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    await insertBatch(context.db, {
      ...given,
      id,
      pollId: poll.id,
      openedAt: context.now,
      openedBy: personId(context.actor),
    })
    await record(
      context,
      'poll-batch-opened',
      { kind: 'poll', id: poll.id, organisationId: poll.organisationId },
      { cards: given.cards },
    )
    return id
  })
}

export type Entered = 'first' | 'counted' | 'refused' | 'differs'

/**
 * Enters what one person reads from a card. Two people read each card, and neither sees what the other read; when they agree the
 * card is counted or refused at once, when not it waits for a third look.
 * @throws Refusal `card-same-person` when the same person would enter it twice, `card-settled` when it is done
 */
export async function enterCard(
  context: Context,
  poll: Poll,
  batch: Batch,
  number: number,
  reading: Reading,
): Promise<Entered> {
  allow(mayEnterPaper(context.actor, poll.organisationId))
  if (!takesPaperNow(poll, context.now)) refuse('poll-not-open')
  const by = personId(context.actor)
  return inTransaction(context, async (context) => {
    await lockBatch(context.db, batch.id)
    const fresh = found(await batchById(context.db, batch.id))
    if (fresh.closedAt || number < 1 || number > fresh.cards) refuse('card-settled')
    const card = (await cardsOf(context.db, batch.id)).find((each) => each.number === number)
    if (!card) {
      await insertFirst(context.db, {
        id: newId(context.now.epochMilliseconds),
        batchId: batch.id,
        number,
        reading: checked(reading),
        by,
      })
      return 'first'
    }
    if (card.outcome !== null) refuse('card-settled')
    if (card.firstBy === by) refuse('card-same-person')
    if (!same(card.first, reading)) {
      await recordSecond(context.db, card.id, checked(reading), by)
      return 'differs'
    }
    return settle(context, poll, card, reading)
  })
}

/** Somebody who looks at the card a third time says what is on it. */
export async function decideCard(context: Context, poll: Poll, batch: Batch, number: number, reading: Reading) {
  allow(mayEnterPaper(context.actor, poll.organisationId))
  if (!takesPaperNow(poll, context.now)) refuse('poll-not-open')
  return inTransaction(context, async (context) => {
    await lockBatch(context.db, batch.id)
    const card = (await cardsOf(context.db, batch.id)).find((each) => each.number === number)
    if (!card?.second || card.outcome !== null) refuse('card-settled')
    return settle(context, poll, card, checked(reading))
  })
}

/** Closes a batch whose cards are all settled; its sums stand from then on. @throws Refusal `batch-not-settled` */
export async function closeBatch(context: Context, poll: Poll, batch: Batch) {
  allow(mayEnterPaper(context.actor, poll.organisationId))
  await inTransaction(context, async (context) => {
    if (!(await recordBatchClosed(context.db, batch.id, context.now, personId(context.actor))))
      refuse('batch-not-settled')
    await record(context, 'poll-batch-closed', { kind: 'poll', id: poll.id, organisationId: poll.organisationId })
  })
}

async function settle(
  context: Context,
  poll: Poll,
  card: Card,
  { key, choice, invalid, band }: Reading,
): Promise<Entered> {
  const reason = invalid ?? (key === null ? 'not-eligible' : await castPaper(context, poll, key, choice, band))
  await recordSettled(context.db, card.id, reason ?? 'counted')
  if (reason) await countRefusal(context.db, poll.id, 'paper', reason)
  await changed(context, tagOf(poll))
  return reason ? 'refused' : 'counted'
}

function checked(reading: Reading): Reading {
  if (reading.invalid !== null && !(REASONS as readonly string[]).includes(reading.invalid)) refuse('card-settled')
  return reading
}

const same = (a: Reading | null, b: Reading) =>
  a !== null && a.invalid === b.invalid && (b.invalid !== null || (a.key === b.key && a.choice === b.choice))

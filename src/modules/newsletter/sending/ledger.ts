import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { grantMail } from '../../../platform/mail/index.ts'
import { heldBackAmong, recordBounce } from '../../notices/index.ts'
import { type DueDelivery, findDue, type Settled, settle, skip, type TakenDelivery, take } from './deliveries-store.ts'
import { LEASE } from './rules.ts'

/** What a lane gets in exchange: a letter to hand over, or nothing, because none is due or the limits are reached. */
export type Exchange = { letter: TakenDelivery } | { letter: null; nextAt: Temporal.Instant | null }

/** What came of a letter, and what it says of its address. */
export interface Result extends Settled {
  bounce: { addressHash: string; kind: 'hard' | 'soft' } | null
}

export interface Ledger {
  /** Writes down what came of the last letter (null for the first) and takes the next. */
  exchange(result: Result | null): Promise<Exchange>
  /** Writes down what came of the last letter and takes none. */
  close(result: Result): Promise<void>
}

interface Lane {
  result: Result | null
  goesOn: boolean
  done: (exchange: Exchange) => void
  broke: (error: unknown) => void
}

/**
 * The book of a sending, kept by one worker for its lanes. A letter is marked in the database before it is handed over, and
 * its end is written down before the lane takes another: so a worker that dies leaves uncertain only the letters that its
 * lanes held. What several lanes bring while one commit is under way goes into the next commit together, because a
 * commit each would be most of the cost (decision 0060).
 * @param afterProblems is called in the transaction for issues whose letters were not all accepted
 */
export function openLedger(
  context: Context,
  afterProblems: (context: Context, issueId: string) => Promise<void>,
): Ledger {
  const { house } = context
  let waiting: Lane[] = []
  let turning = false

  async function turn() {
    turning = true
    while (waiting.length > 0) {
      const lanes = waiting
      waiting = []
      try {
        const results = lanes.flatMap(({ result }) => result ?? [])
        const most = lanes.filter(({ goesOn }) => goesOn).length
        const { letters, nextAt } = await commit({ ...context, now: house.clock.now() }, results, most)
        for (const lane of lanes) {
          const letter = lane.goesOn ? letters.shift() : undefined
          lane.done(letter ? { letter } : { letter: null, nextAt })
        }
      } catch (error) {
        for (const lane of lanes) lane.broke(error)
      }
    }
    turning = false
  }

  const commit = (context: Context, results: Result[], most: number) =>
    inTransaction(context, async (context) => {
      const own = await settle(context.db, results, context.now)
      const problems = results.filter(({ id, outcome }) => own.has(id) && outcome !== 'accepted')
      for (const { bounce, code } of problems) if (bounce) await recordBounce(context, { ...bounce, code })
      for (const issueId of new Set(problems.map(({ issueId }) => issueId))) await afterProblems(context, issueId)
      return takeNext(context, most)
    })

  const bring = (result: Result | null, goesOn: boolean): Promise<Exchange> =>
    new Promise((done, broke) => {
      waiting.push({ result, goesOn, done, broke })
      if (!turning) void turn()
    })

  return {
    exchange: (result) => bring(result, true),
    close: async (result) => {
      await bring(result, false)
    },
  }
}

interface Next {
  letters: TakenDelivery[]
  nextAt: Temporal.Instant | null
}

/** Takes up to `most` letters that may leave now; passes over those that may not leave at all. */
async function takeNext(context: Context, most: number): Promise<Next> {
  const { db, now } = context
  const letters: TakenDelivery[] = []
  while (letters.length < most) {
    const due = await findDue(db, now, most - letters.length)
    if (due.length === 0) return { letters, nextAt: null }
    const ready = await withoutSkipped(context, due)
    const { granted, nextAt } = await grant(context, ready.length)
    const lease = newId()
    const taken = await take(
      db,
      ready.slice(0, granted).map(({ id }) => id),
      { now, until: now.add(LEASE), lease },
    )
    const tries = new Map(taken.map((row) => [row.id, row]))
    for (const delivery of ready.slice(0, granted)) {
      const row = tries.get(delivery.id)
      if (row) letters.push({ ...delivery, lease, attempts: row.attempts, firstTriedAt: row.firstTriedAt })
    }
    if (granted < ready.length) return { letters, nextAt: nextAt ?? now.add({ seconds: 1 }) }
  }
  return { letters, nextAt: null }
}

type Ready = DueDelivery & { email: string; subscriberId: string }

/** Who unsubscribed meanwhile has no address any more; who is held back gets nothing. */
async function withoutSkipped({ db, now }: Context, due: DueDelivery[]): Promise<Ready[]> {
  const heldBack = await heldBackAmong(
    db,
    due.map(({ addressHash }) => addressHash),
  )
  const ended = due.filter(({ email }) => email === null)
  const suppressed = due.filter(({ email, addressHash }) => email !== null && heldBack.has(addressHash))
  await skip(
    db,
    ended.map(({ id }) => id),
    'unsubscribed',
    now,
  )
  await skip(
    db,
    suppressed.map(({ id }) => id),
    'suppressed',
    now,
  )
  return due.filter(
    (delivery): delivery is Ready =>
      delivery.email !== null && delivery.subscriberId !== null && !heldBack.has(delivery.addressHash),
  )
}

/** Limits belong to the mail server; a folder has none. */
async function grant(
  { db, house, now }: Context,
  want: number,
): Promise<{ granted: number; nextAt: Temporal.Instant | null }> {
  if (house.mail.kind !== 'smtp' || want === 0) return { granted: want, nextAt: null }
  const { from, limits } = house.config.mail
  return grantMail(db, { sender: from, limits, now, want })
}

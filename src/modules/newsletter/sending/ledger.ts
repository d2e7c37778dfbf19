import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { grantMail } from '../../../platform/mail/index.ts'
import { heldBackAmong, recordBounce } from '../../notices/index.ts'
import { type Settled, settle, skip, type TakenDelivery, takeDue } from './deliveries-store.ts'
import { LEASE } from './rules.ts'

/** A letter that leaves: its subscription lives. */
export type ReadyDelivery = TakenDelivery & { email: string; subscriberId: string }

/** What a lane gets in exchange: a letter to hand over, or nothing, because none is due or the limits are reached. */
export type Exchange = { letter: ReadyDelivery } | { letter: null; nextAt: Temporal.Instant | null }

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
 * lanes held. One commit is under way at a time: what several lanes bring meanwhile goes into the next together, because
 * a commit each would be most of the cost (decision 0060).
 * @param afterProblems is called in the transaction for issues whose letters were not all accepted
 */
export function openLedger(
  context: Context,
  afterProblems: (context: Context, issueId: string) => Promise<void>,
): Ledger {
  const { house } = context
  let waiting: Lane[] = []
  let writing = false
  const allowance = openAllowance()

  async function turn() {
    writing = true
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
        allowance.forget()
        for (const lane of lanes) lane.broke(error)
      }
    }
    writing = false
  }

  const commit = (context: Context, results: Result[], most: number) =>
    inTransaction(context, async (context) => {
      const own = await settle(context.db, results, context.now)
      const problems = results.filter(({ id, outcome }) => own.has(id) && outcome !== 'accepted')
      for (const { bounce, code } of problems) if (bounce) await recordBounce(context, { ...bounce, code })
      for (const issueId of new Set(problems.map(({ issueId }) => issueId))) await afterProblems(context, issueId)
      return takeNext(context, allowance, most)
    })

  const bring = (result: Result | null, goesOn: boolean): Promise<Exchange> =>
    new Promise((done, broke) => {
      waiting.push({ result, goesOn, done, broke })
      if (!writing) void turn()
    })

  return {
    exchange: (result) => bring(result, true),
    close: async (result) => {
      await bring(result, false)
    },
  }
}

interface Next {
  letters: ReadyDelivery[]
  nextAt: Temporal.Instant | null
}

/** Takes up to `most` letters that may leave now; passes over those that may not leave at all. */
async function takeNext(context: Context, allowance: Allowance, most: number): Promise<Next> {
  const { db, now } = context
  const letters: ReadyDelivery[] = []
  while (letters.length < most) {
    const { count, nextAt } = await allowance.ask(context, most - letters.length)
    if (count === 0) return { letters, nextAt }
    const taken = await takeDue(db, count, { now, until: now.add(LEASE), lease: newId() })
    const ready = await withoutSkipped(context, taken)
    letters.push(...ready)
    if (taken.length < count) return { letters, nextAt: null }
  }
  return { letters, nextAt: null }
}

/** Who unsubscribed meanwhile has no address any more; who is held back gets nothing. */
async function withoutSkipped({ db, now }: Context, taken: TakenDelivery[]): Promise<ReadyDelivery[]> {
  const hashes = taken.map(({ addressHash }) => addressHash)
  const heldBack = await heldBackAmong(db, hashes)
  const ended = taken.filter(({ email }) => email === null)
  const suppressed = taken.filter(({ email, addressHash }) => email !== null && heldBack.has(addressHash))
  const idsOf = (deliveries: TakenDelivery[]) => deliveries.map(({ id }) => id)
  await skip(db, idsOf(ended), 'unsubscribed', now)
  await skip(db, idsOf(suppressed), 'suppressed', now)
  return taken.filter(
    (delivery): delivery is ReadyDelivery => delivery.email !== null && !heldBack.has(delivery.addressHash),
  )
}

interface Allowance {
  /** Takes leave for up to `want` letters; what is not used then is lost, never used later. */
  ask(context: Context, want: number): Promise<{ count: number; nextAt: Temporal.Instant | null }>
  /** What was granted in a transaction that failed was not granted. */
  forget(): void
}

/** Leave to send is taken for a moment ahead, so that not every few letters ask for it. */
const AHEAD = { seconds: 2 }
const MOST_AHEAD = 200

/** What the limits of the sender let leave, asked for in the transaction that takes the letters. A folder has no limits. */
function openAllowance(): Allowance {
  let left = 0
  let until: Temporal.Instant | null = null
  const use = (want: number) => {
    const count = Math.min(want, left)
    left -= count
    return count
  }
  return {
    async ask({ db, house, now }, want) {
      if (house.mail.kind !== 'smtp') return { count: want, nextAt: null }
      if (left > 0 && until && before(now, until)) return { count: use(want), nextAt: null }
      const { from, limits } = house.config.mail
      const pace = Math.min(...limits.map(({ most, seconds }) => most / seconds))
      const many = Math.max(want, Math.min(MOST_AHEAD, Math.floor(pace * AHEAD.seconds)))
      const last = now.add(AHEAD)
      const { granted, nextAt } = await grantMail(db, { sender: from, limits, now, want: many, until: last })
      left = granted
      until = last
      return { count: use(want), nextAt }
    },
    forget() {
      left = 0
    },
  }
}

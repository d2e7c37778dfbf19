import type { Context } from '../../../platform/context.ts'
import { scheduledDue } from '../issues/store.ts'
import { issueSent } from '../letter/freezing.ts'
import { addressAudience, beginSending } from './audience.ts'
import { breakIfNeeded } from './breaking.ts'
import { markLost } from './deliveries-store.ts'
import { handOver } from './handing.ts'
import { openLedger, type Result } from './ledger.ts'
import { openLetters } from './letters.ts'
import type { SendingPorts } from './ports.ts'
import { sendingsOver, sendingsWithoutAudience } from './store.ts'

/** So many connections refused one after another, and this worker rests; the rows wait. */
const AWAY_AFTER = 5

export interface Done {
  /** There may be more to send now. */
  more: boolean
  /** When the limits let more leave; null when they are not what stopped it. */
  nextAt: Temporal.Instant | null
}

/**
 * Sends what is due of all issues: begins those whose moment has come, writes down their audience, hands letters over, and
 * closes those in which nobody waits. Any number of workers may do it at once, and it may stop anywhere and be done again.
 * @param most letters before giving the place to other jobs
 */
export async function sendIssues(context: Context, ports: SendingPorts, most = 5000): Promise<Done> {
  const { db, house } = context
  for (const issue of await scheduledDue(db, house.clock.now())) await beginSending(atNow(context), issue.id)
  for (const { issueId } of await sendingsWithoutAudience(db)) await addressAudience(atNow(context), issueId)

  const lost = await markLost(db, house.clock.now())
  if (lost > 0) house.log.warn('issue-letters-unknown', { count: lost })

  const done = await sendDue(context, ports, most)
  for (const issueId of await sendingsOver(db)) await issueSent(atNow(context), issueId)
  return done
}

const atNow = (context: Context): Context => ({ ...context, now: context.house.clock.now() })

async function sendDue(context: Context, ports: SendingPorts, most: number): Promise<Done> {
  const { house } = context
  const letters = openLetters(context)
  const ledger = openLedger(context, (context, issueId) => breakIfNeeded(context, ports, issueId))
  let left = most
  let away = 0
  let nextAt: Temporal.Instant | null = null

  async function lane() {
    let result: Result | null = null
    while (left > 0 && away < AWAY_AFTER) {
      left -= 1
      const exchange = await ledger.exchange(result)
      result = null
      if (!exchange.letter) {
        nextAt = exchange.nextAt
        return
      }
      result = await handOver(context, letters, exchange.letter)
      away = result.outcome === 'connection' ? away + 1 : 0
    }
    if (result) await ledger.close(result)
  }

  // More lanes than connections, so that each connection finds the next letter ready while others are written down.
  await Promise.all(Array.from({ length: house.config.mail.connections * 3 }, lane))
  return { more: left <= 0 && away < AWAY_AFTER, nextAt }
}

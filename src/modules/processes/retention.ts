import { before, ZONE } from '../../platform/clock.ts'
import { endedBefore, type Kept } from '../../platform/personal-data.ts'
import type { Process } from './rules.ts'

/** How long after the report somebody may still want to hear of effects, unless the portal is set otherwise. */
const CONTACTS: Kept = { years: 2 }
/** A process that never gets a report ends for its authors a year after closing. */
const REPORT_AWAITED = { years: 1 }

/** Whether the addresses people left for news of what they said have served: two years after the report, or after it was given up. */
export function contactRetentionEnded(
  process: Pick<Process, 'reportedAt' | 'cancelledAt' | 'closesAt'>,
  now: Temporal.Instant,
  kept: Kept = CONTACTS,
): boolean {
  const closed = process.closesAt?.toZonedDateTimeISO(ZONE).add(REPORT_AWAITED).toInstant()
  const end = process.reportedAt ?? process.cancelledAt ?? closed
  return end !== undefined && before(end, endedBefore(now, kept))
}

import type { Actor } from '../../../../platform/actor.ts'
import { mayKeepNewsletter } from '../../rules.ts'

/** Days of which the desk shows a column each. */
export const DAYS_SHOWN = 14

/** What one opening of a page tells of itself. */
export interface Opening {
  method: string
  header(name: string): string | null | undefined
  actor: Actor
}

// Programs that say what they are. Most write one of these words; the rest name themselves after what they are made with.
const PROGRAM =
  /bot|crawl|spider|slurp|scan|preview|fetch|monitor|archiver|facebookexternalhit|whatsapp|headless|lighthouse|curl|wget|python|java\/|go-http|okhttp|libwww|axios|node/i

/**
 * Whether an opening of an issue in the archive counts as a reading. A plain rule, said in the guide: not programs that say
 * they are programs or say nothing of themselves, not pages a browser loads ahead, not those who make the newsletter.
 */
export function countsAsRead({ method, header, actor }: Opening): boolean {
  if (method !== 'GET' || mayKeepNewsletter(actor)) return false
  if (/prefetch|prerender|preview/i.test(`${header('sec-purpose') ?? ''} ${header('purpose') ?? ''}`)) return false
  const program = header('user-agent') ?? ''
  return program !== '' && !PROGRAM.test(program)
}

export interface DayReads {
  day: Temporal.PlainDate
  reads: number
}

/** The last days up to today, oldest first, also those without a reading. */
export function lastDays(known: readonly DayReads[], today: Temporal.PlainDate, days = DAYS_SHOWN): DayReads[] {
  const byDay = new Map(known.map(({ day, reads }) => [day.toString(), reads]))
  return Array.from({ length: days }, (_, index) => {
    const day = today.subtract({ days: days - 1 - index })
    return { day, reads: byDay.get(day.toString()) ?? 0 }
  })
}

export const readsIn = (days: readonly DayReads[]) => days.reduce((sum, { reads }) => sum + reads, 0)

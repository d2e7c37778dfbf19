import { dateOf } from '../../../../platform/clock.ts'
import { formatDateTime, formatNumber, formatTime, type Translate } from '../../../../platform/texts/index.ts'
import type { Stage } from '../../../processes/index.ts'

/** Stages at which people meet; each leaves a protocol. */
export const MEETINGS = new Set<Stage['kind']>(['meeting', 'walk', 'desk', 'workshop', 'interview'])

/** When a stage is, as the team says it or by its moments. */
export function stageWhen({ displayedDate, startsAt, endsAt }: Stage, t: Translate): string {
  if (displayedDate) return displayedDate
  if (!startsAt) return ''
  if (!endsAt) return formatDateTime(startsAt, 'pl')
  const oneDay = dateOf(startsAt).equals(dateOf(endsAt))
  return oneDay ? `${formatDateTime(startsAt, 'pl')}–${formatTime(endsAt, 'pl')}` : fromTo(startsAt, endsAt, t)
}

export const fromTo = (from: Temporal.Instant, to: Temporal.Instant, t: Translate) =>
  t('consultations.from-to', { from: formatDateTime(from, 'pl'), to: formatDateTime(to, 'pl') })

export const number = (value: number) => formatNumber(value, 'pl')

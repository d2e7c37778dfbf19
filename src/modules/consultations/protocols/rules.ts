import { before } from '../../../platform/clock.ts'
import type { Stage } from '../../processes/index.ts'

/** Forms of consultation that are held at a moment and need a protocol (law.md 1.2, 1.8). */
const HELD = new Set<Stage['kind']>(['meeting', 'walk', 'desk', 'workshop', 'interview'])

export const needsProtocol = ({ kind }: Pick<Stage, 'kind'>) => HELD.has(kind)

/** What has ended, and so has something to write down. */
export const isHeld = (stage: Stage, now: Temporal.Instant) => {
  const end = stage.endsAt ?? stage.startsAt
  return needsProtocol(stage) && end !== null && before(end, now)
}

export interface Protocol {
  stageId: string
  processId: string
  ledBy: string
  writtenDownBy: string
  participants: number | null
  course: string
  findings: string
  fileId: string | null
  writtenAt: Temporal.Instant
}

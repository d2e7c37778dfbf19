import type { Block } from '../../../../platform/documents/model.ts'
import type { Translate } from '../../../../platform/texts/index.ts'
import type { Stage } from '../../../processes/index.ts'
import { blocksOf, heading, keyValues, paragraph } from '../block-builders.ts'
import type { Facts } from '../facts.ts'
import { MEETINGS, number, stageWhen } from './words.ts'

/** Part eight: meetings with their protocols, and what the other ways to take part have to tell. */
export function protocolsBlocks(facts: Facts, t: Translate): Block[] {
  const { stages, activityBlocks } = facts
  const meetings = stages.filter(({ kind, startsAt }) => startsAt && MEETINGS.has(kind))
  return [
    ...(meetings.length > 0
      ? [
          paragraph(t('consultations.report.meetings')),
          {
            kind: 'list' as const,
            items: meetings.map((stage) => [stage.title, stageWhen(stage, t), stage.place].filter(Boolean).join(', ')),
          },
        ]
      : []),
    ...meetings.flatMap((stage) => protocolBlocks(stage, facts, t)),
    ...activityBlocks,
  ]
}

/** The protocol of one meeting, walk or point (law.md 1.8: who led, how many came, what was said, what was agreed). */
function protocolBlocks(stage: Stage, { protocols, files, origin }: Facts, t: Translate): Block[] {
  const protocol = protocols.get(stage.id)
  if (!protocol) return []
  const file = files.get(protocol.fileId ?? '')
  return [
    heading(t('consultations.protocols.of', { title: stage.title })),
    ...keyValues([
      [t('consultations.stages.when'), stageWhen(stage, t)],
      [t('consultations.stages.place'), stage.place],
      [t('consultations.protocols.led-by'), protocol.ledBy],
      [t('consultations.protocols.written-by'), protocol.writtenDownBy],
      [t('consultations.protocols.participants'), protocol.participants === null ? '' : number(protocol.participants)],
    ]),
    ...blocksOf(protocol.course),
    ...(protocol.findings
      ? [paragraph(`${t('consultations.protocols.findings')}:`), ...blocksOf(protocol.findings)]
      : []),
    ...(file
      ? [
          {
            kind: 'note' as const,
            text: [
              { text: `${t('consultations.protocols.attached')} ` },
              { text: file.title ?? file.name, link: origin + file.href },
            ],
          },
        ]
      : []),
  ]
}

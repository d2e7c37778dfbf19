import type { Block, Run } from '../../../platform/documents/model.ts'
import { formatDate, formatDateTime, formatShortDate, type Translate } from '../../../platform/texts/index.ts'
import { fullName } from '../../places/index.ts'
import { pathOf } from '../../processes/index.ts'
import { blocksOf, heading, keyValues, paragraph, spaced, table } from './block-builders.ts'
import { evaluationChapter } from './chapters/evaluation.ts'
import { otherWays } from './chapters/other-ways.ts'
import { participantsBlocks } from './chapters/participants.ts'
import { protocolsBlocks } from './chapters/protocols.ts'
import { fromTo, number, stageWhen } from './chapters/words.ts'
import type { Facts } from './facts.ts'
import type { Written } from './parts-store.ts'
import { PARTS, type Part } from './rules.ts'

/** One of the eleven parts, ready to be read. */
export interface Chapter {
  part: Part
  title: string
  blocks: Block[]
}

/** What the data says in each part, and below it what the team wrote. Reports are in Polish, the language of the office. */
export function chaptersOf(facts: Facts, t: Translate): Chapter[] {
  return PARTS.map((part, index) => {
    const blocks = [...generated[part](facts, t), ...writtenIn(part, facts.written, t)]
    return {
      part,
      title: t('consultations.report.chapter', { number: index + 1, title: t(`consultations.report.part.${part}`) }),
      blocks: blocks.length > 0 ? blocks : [paragraph(t('consultations.report.nothing'))],
    }
  })
}

/** What the data alone says in one part, to be shown beside the field for the team's own words. */
export const generatedIn = (part: Part, facts: Facts, t: Translate): Block[] => generated[part](facts, t).map(unlinked)

// Before a version is published its files lead nowhere, so a note of the preview says them without a link.
const unlinked = (block: Block): Block =>
  block.kind === 'note' && typeof block.text !== 'string'
    ? { ...block, text: block.text.map(({ text }) => ({ text })) }
    : block

function writtenIn(part: Part, written: ReadonlyMap<Written, string>, t: Translate): Block[] {
  const costs = part === 'participants' ? (written.get('costs') ?? '') : ''
  return [
    ...blocksOf(written.get(part) ?? ''),
    ...(costs ? [heading(t('consultations.report.costs')), ...blocksOf(costs)] : []),
  ]
}

const generated: Record<Part, (facts: Facts, t: Translate) => Block[]> = {
  subject: (facts, t) => [
    ...(facts.process.summary ? [paragraph(facts.process.summary)] : []),
    ...keyValues([
      [t('consultations.field.purpose'), facts.process.purpose],
      [t('consultations.field.open-scope'), facts.consultation.openScope],
      [t('consultations.field.closed-scope'), facts.consultation.closedScope],
      [t('consultations.field.addressees'), facts.consultation.addressees],
    ]),
    ...otherWays(facts, t),
  ],

  legal: ({ process, consultation }, t) =>
    keyValues([
      [t('consultations.field.legal-basis'), process.legalBasis],
      [t('consultations.field.ordering-act'), consultation.orderingAct],
      [t('consultations.field.organ'), consultation.organ],
      [t('consultations.field.running-unit'), consultation.runningUnit],
    ]),

  area: ({ process, unit }, t) =>
    keyValues([
      [t('consultations.report.unit'), unit ? fullName(unit, t) : ''],
      [t('consultations.field.area'), process.areaWords ?? ''],
    ]),

  schedule: ({ process, stages }, t) => [
    ...keyValues([
      [t('consultations.report.announced'), process.announcedAt ? formatDateTime(process.announcedAt, 'pl') : ''],
      [
        t('consultations.field.dates'),
        process.opensAt && process.closesAt ? fromTo(process.opensAt, process.closesAt, t) : '',
      ],
    ]),
    ...table(
      t('consultations.report.stages'),
      [
        t('consultations.stages.name'),
        t('consultations.stages.kind'),
        t('consultations.stages.when'),
        t('consultations.stages.place'),
      ],
      stages.map((stage) => [
        stage.title,
        t(`consultations.stage.${stage.kind}`),
        stageWhen(stage, t),
        [stage.place, stage.accessibility].filter(Boolean).join('\n'),
      ]),
    ),
  ],

  informing: ({ announcedIn, files, origin }, t) =>
    table(
      t('consultations.field.announced-in'),
      [t('consultations.report.where'), t('consultations.report.when'), t('consultations.report.evidence')],
      announcedIn.map((place) => {
        const file = files.get(place.fileId ?? '')
        const proofs: Run[] = [
          ...(place.link ? [{ text: place.link, link: place.link }] : []),
          ...(file ? [{ text: file.title ?? file.name, link: origin + file.href }] : []),
        ]
        return [
          `${t(`consultations.place.${place.kind}`)}: ${place.place}`,
          formatShortDate(place.announcedOn, 'pl'),
          proofs.length > 0 ? spaced(proofs) : '–',
        ]
      }),
    ),

  participants: participantsBlocks,

  remarks: ({ outcomes, origin, process, map, unit }, t) => {
    const sum = (of: 'entries' | 'letters') => outcomes.reduce((total, one) => total + one[of], 0)
    return [
      paragraph(t('consultations.report.remarks-lead', { count: sum('letters') })),
      paragraph(t('consultations.report.answers-lead', { count: sum('entries') })),
      ...table(
        t('consultations.report.by-outcome'),
        [t('consultations.report.outcome'), t('consultations.report.remarks'), t('consultations.report.answers')],
        outcomes.map((one) => [t(`remarks.outcome.${one.outcome}`), number(one.letters), number(one.entries)]),
        ['left', 'right', 'right'],
      ),
      {
        kind: 'note',
        text: [
          { text: `${t('consultations.report.masked-note')} ` },
          { text: t('consultations.report.full-texts'), link: `${origin}${pathOf(process)}/raport.csv` },
        ],
      },
      ...(map
        ? [
            heading(t('consultations.report.map')),
            {
              kind: 'picture' as const,
              png: map.png,
              alt: t('consultations.report.map-alt', { count: map.shown, place: unit?.name ?? '' }),
              widthMm: 150,
            },
            paragraph(t('consultations.report.map-note', { count: map.all })),
          ]
        : []),
    ]
  },

  protocols: protocolsBlocks,

  conclusions: ({ milestones }, t) =>
    milestones.length > 0
      ? table(
          t('consultations.report.next-steps'),
          [
            t('consultations.implementation.step'),
            t('consultations.implementation.responsible'),
            t('consultations.implementation.due-on'),
          ],
          milestones.map(({ title, description, responsible, dueOn }) => [
            [title, description].filter(Boolean).join('\n'),
            responsible || '–',
            formatDate(dueOn, 'pl'),
          ]),
        )
      : [],

  evaluation: evaluationChapter,

  attachments: ({ documents, origin, files }, t) =>
    table(
      t('consultations.documents'),
      [t('consultations.report.document'), t('consultations.report.column.version'), t('consultations.report.added')],
      documents.flatMap((document) =>
        document.versions.map((version) => {
          const file = files.get(version.fileId)
          return [
            file ? [{ text: document.title, link: origin + file.href }] : document.title,
            number(version.number),
            formatDate(version.addedAt, 'pl'),
          ]
        }),
      ),
    ),
}

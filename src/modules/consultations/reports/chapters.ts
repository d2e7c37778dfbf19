import { dateOf } from '../../../platform/clock.ts'
import type { Block, Run } from '../../../platform/documents/model.ts'
import {
  formatDate,
  formatDateTime,
  formatNumber,
  formatShortDate,
  formatTime,
  type Translate,
} from '../../../platform/texts/index.ts'
import { fullName } from '../../places/index.ts'
import { pathOf, type Stage } from '../../processes/index.ts'
import { CHANNELS, type Outcome, type StatisticsCount } from '../../remarks/index.ts'
import { STATEMENTS } from '../evaluation/rules.ts'
import { blocksOf, heading, keyValues, paragraph, spaced, table } from './block-builders.ts'
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

  participants: (facts, t) => {
    const { participation, statistics, units } = facts
    const count = (matches: (one: Facts['participation'][number]) => boolean) =>
      participation.filter(matches).reduce((sum, one) => sum + one.count, 0)
    const channels = CHANNELS.map((channel) => ({
      channel,
      all: count((one) => one.channel === channel),
      late: count((one) => one.channel === channel && one.late),
    }))
    const total = count(() => true)
    const kinds = (['person', 'organisation', 'anonymous'] as const).map((kind) => [
      t(`consultations.report.author.${kind}`),
      number(count((one) => one.authorKind === kind)),
    ])
    return [
      ...table(
        t('consultations.report.by-channel'),
        [t('consultations.report.channel'), t('consultations.report.remarks'), t('consultations.report.late')],
        [
          ...channels
            .filter(({ all }) => all > 0)
            .map(({ channel, all, late }) => [t(`remarks.channel.${channel}`), number(all), number(late)]),
          [t('consultations.report.total'), number(total), number(count((one) => one.late))],
        ],
        ['left', 'right', 'right'],
      ),
      ...(total > 0
        ? table(
            t('consultations.report.by-author'),
            [t('consultations.report.author'), t('consultations.report.remarks')],
            kinds,
            ['left', 'right'],
          )
        : []),
      ...againstPopulation(facts, total, t),
      ...(statistics.length > 0 ? [{ kind: 'note' as const, text: t('consultations.report.statistics-note') }] : []),
      ...(['age', 'gender', 'unit'] as const).flatMap((field) => statisticsTable(field, statistics, units, t)),
    ]
  },

  remarks: ({ outcomes, origin, process }, t) => {
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
    ]
  },

  protocols: (facts, t) => {
    const { stages, activityBlocks } = facts
    const meetings = stages.filter(({ kind, startsAt }) => startsAt && MEETINGS.has(kind))
    return [
      ...(meetings.length > 0
        ? [
            paragraph(t('consultations.report.meetings')),
            {
              kind: 'list' as const,
              items: meetings.map((stage) =>
                [stage.title, stageWhen(stage, t), stage.place].filter(Boolean).join(', '),
              ),
            },
          ]
        : []),
      ...meetings.flatMap((stage) => protocolBlocks(stage, facts, t)),
      ...activityBlocks,
    ]
  },

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

  evaluation: (facts, t) => {
    const { process, participation, outcomes, stages, announcedIn } = facts
    const letters = outcomes.reduce((sum, one) => sum + one.letters, 0)
    const all = participation.reduce((sum, one) => sum + one.count, 0)
    const heard = lettersWith(['accepted', 'partly-accepted'], outcomes)
    return [
      ...keyValues([
        [
          t('consultations.report.days'),
          process.opensAt && process.closesAt
            ? number(dateOf(process.opensAt).until(dateOf(process.closesAt)).days + 1)
            : '',
        ],
        [t('consultations.report.channels'), number(new Set(participation.map(({ channel }) => channel)).size)],
        [t('consultations.report.meetings-count'), number(stages.filter(({ kind }) => MEETINGS.has(kind)).length)],
        [t('consultations.report.places-count'), number(announcedIn.length)],
        [t('consultations.report.answered'), t('consultations.report.of', { part: number(letters), all: number(all) })],
        [t('consultations.report.heard'), t('consultations.report.of', { part: number(heard), all: number(letters) })],
      ]),
      ...evaluationBlocks(facts, t),
    ]
  },

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

/** Plain words, a film in sign language, an easy-to-read text: that they were there, and where they are. */
function otherWays({ process, versions, origin }: Facts, t: Translate): Block[] {
  const items: Run[][] = [
    ...(process.plainLanguage ? [[{ text: t('consultations.accessible.plain'), link: origin + pathOf(process) }]] : []),
    ...versions.map(({ kind, file, link }) => [
      { text: t(`consultations.accessible.${kind}`), link: file ? origin + file.href : (link ?? '') },
    ]),
  ]
  return items.length > 0 ? [heading(t('consultations.accessible.in-report')), { kind: 'list', items }] : []
}

/** How many took part beside how many live there, when the register of units knows. */
function againstPopulation({ unit, stages, protocols }: Facts, remarks: number, t: Translate): Block[] {
  const population = unit?.population ?? 0
  const came = stages.reduce((sum, { id }) => sum + (protocols.get(id)?.participants ?? 0), 0)
  if (population === 0 && came === 0) return []
  const share = (people: number) => number(Math.round((people / population) * 10_000) / 10)
  const rows: [string, string, string][] = [
    [t('consultations.report.remarks'), number(remarks), population > 0 ? share(remarks) : '–'],
    ...(came > 0
      ? [[t('consultations.report.came'), number(came), population > 0 ? share(came) : '–'] as [string, string, string]]
      : []),
  ]
  return [
    ...table(
      t('consultations.report.against-population'),
      [t('consultations.report.way'), t('consultations.report.count'), t('consultations.report.per-thousand')],
      rows,
      ['left', 'right', 'right'],
    ),
    {
      kind: 'note',
      text:
        population > 0
          ? t('consultations.report.population-note', { place: unit?.name ?? '', count: population })
          : t('consultations.report.population-unknown'),
    },
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

/** What participants themselves said, in a version made after they were asked. */
function evaluationBlocks({ evaluation, process, origin }: Facts, t: Translate): Block[] {
  if (!evaluation) return []
  return [
    paragraph(t('consultations.evaluation.answers', { count: evaluation.answers })),
    ...table(
      t('consultations.evaluation.statements'),
      [
        t('consultations.evaluation.statement'),
        t('consultations.evaluation.mean'),
        t('consultations.evaluation.people'),
      ],
      STATEMENTS.map((id) => {
        const { mean, answers } = evaluation.means[id]
        return [
          t(`consultations.evaluation.question.${id}`),
          mean === null ? '–' : number(Math.round(mean * 10) / 10),
          number(answers),
        ]
      }),
      ['left', 'right', 'right'],
    ),
    {
      kind: 'note',
      text: [
        { text: `${t('consultations.evaluation.scale-note')} ` },
        { text: t('consultations.evaluation.see-results'), link: `${origin}${pathOf(process)}/ocena/wyniki` },
      ],
    },
  ]
}

const MEETINGS = new Set<Stage['kind']>(['meeting', 'walk', 'desk', 'workshop', 'interview'])

const lettersWith = (wanted: Outcome[], outcomes: Facts['outcomes']) =>
  outcomes.filter(({ outcome }) => wanted.includes(outcome)).reduce((sum, one) => sum + one.letters, 0)

function statisticsTable(
  field: StatisticsCount['field'],
  statistics: StatisticsCount[],
  units: Facts['units'],
  t: Translate,
): Block[] {
  const word = ({ value }: StatisticsCount) =>
    field === 'unit' ? (units.get(value)?.name ?? value) : t(`remarks.${field}.${value}`)
  const rows = statistics.filter((one) => one.field === field).map((one) => [word(one), number(one.count)])
  return rows.length > 0
    ? table(
        t(`consultations.report.statistics.${field}`),
        [t(`consultations.report.statistics.${field}.column`), t('consultations.report.people')],
        rows,
        ['left', 'right'],
      )
    : []
}

function stageWhen({ displayedDate, startsAt, endsAt }: Stage, t: Translate): string {
  if (displayedDate) return displayedDate
  if (!startsAt) return ''
  if (!endsAt) return formatDateTime(startsAt, 'pl')
  const oneDay = dateOf(startsAt).equals(dateOf(endsAt))
  return oneDay ? `${formatDateTime(startsAt, 'pl')}–${formatTime(endsAt, 'pl')}` : fromTo(startsAt, endsAt, t)
}

const fromTo = (from: Temporal.Instant, to: Temporal.Instant, t: Translate) =>
  t('consultations.from-to', { from: formatDateTime(from, 'pl'), to: formatDateTime(to, 'pl') })

const number = (value: number) => formatNumber(value, 'pl')

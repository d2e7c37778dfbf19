import type { Block } from '../../../../platform/documents/model.ts'
import type { Translate } from '../../../../platform/texts/index.ts'
import { CHANNELS, type StatisticsCount } from '../../../remarks/index.ts'
import { table } from '../block-builders.ts'
import type { Facts } from '../facts.ts'
import { number } from './words.ts'

/** Part six: how many spoke, by which channel, as whom, and beside how many live there (law.md 1.8). */
export function participantsBlocks(facts: Facts, t: Translate): Block[] {
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

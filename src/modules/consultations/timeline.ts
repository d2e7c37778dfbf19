import { formatDate, formatDateTime, formatDay, type Locale, type Translate } from '../../platform/texts/index.ts'
import type { TimelineItem } from '../../ui/index.ts'
import { type Phase, type Process, pathOf, phaseOf, type Stage, stagePhase } from '../processes/index.ts'

/** "Gdzie jesteśmy": announcement, the team's own stages, report, effects; each knows from the clock where it stands. */
export function timelineOf(
  process: Process,
  stages: Stage[],
  now: Temporal.Instant,
  t: Translate,
  locale: Locale,
): TimelineItem[] {
  const phase = phaseOf(process, now)
  // A team that wrote its own announcement, report or effects among the stages does not see ours beside it.
  const own = new Set(stages.map((stage) => stage.kind))
  const items: TimelineItem[] = []
  if (!own.has('announcement')) items.push(announcement(process, phase, stages.length, t, locale))
  if (!own.has('collecting')) items.push(collecting(process, phase, t, locale))
  for (const [index, stage] of stages.entries()) {
    const state = stagePhase(stage, stages[index + 1], now)
    items.push({
      label: stage.title,
      when: stage.displayedDate ?? stageWhen(stage, t, locale),
      state: state === 'past' ? 'done' : state === 'now' ? 'now' : 'next',
      text: stage.place || undefined,
      ...(stage.kind === 'report' && isReported(phase) ? { href: `${pathOf(process)}/raport` } : {}),
      ...(stage.kind === 'effects' && phase === 'effects' ? { href: `${pathOf(process)}/efekty` } : {}),
    })
  }
  if (!own.has('report')) items.push(report(process, phase, t, locale))
  if (!own.has('effects')) items.push(effects(process, phase, t, locale))
  return items
}

const isReported = (phase: Phase) => phase === 'reported' || phase === 'effects'

const announcement = (process: Process, phase: Phase, stages: number, t: Translate, locale: Locale): TimelineItem => ({
  label: t('consultations.timeline.announcement'),
  when: process.announcedAt ? formatDay(process.announcedAt, locale) : undefined,
  state: phase === 'draft' ? 'next' : phase === 'announced' && stages === 0 ? 'now' : 'done',
})

function report(process: Process, phase: Phase, t: Translate, locale: Locale): TimelineItem {
  const reported = isReported(phase)
  return {
    label: t('consultations.timeline.report'),
    when: reportWhen(process, reported, t, locale),
    state: reported ? 'done' : phase === 'closed' ? 'now' : 'next',
    ...(reported ? { href: `${pathOf(process)}/raport` } : {}),
  }
}

const effects = (process: Process, phase: Phase, t: Translate, locale: Locale): TimelineItem => ({
  label: t('consultations.timeline.effects'),
  when: process.effectsAt ? formatDay(process.effectsAt, locale) : undefined,
  state: phase === 'effects' ? 'done' : 'next',
  ...(phase === 'effects' ? { href: `${pathOf(process)}/efekty` } : {}),
})

const collecting = (process: Process, phase: Phase, t: Translate, locale: Locale): TimelineItem => ({
  label: t('consultations.timeline.collecting'),
  when:
    process.displayedDate ??
    (process.closesAt ? t('consultations.until', { date: formatDateTime(process.closesAt, locale) }) : undefined),
  state: phase === 'open' ? 'now' : phase === 'draft' || phase === 'announced' ? 'next' : 'done',
})

function stageWhen(stage: Stage, t: Translate, locale: Locale): string | undefined {
  if (!stage.startsAt) return undefined
  if (stage.kind === 'collecting' && stage.endsAt)
    return t('consultations.until', { date: formatDateTime(stage.endsAt, locale) })
  return stage.kind === 'meeting' || stage.kind === 'walk' || stage.kind === 'desk' || stage.kind === 'workshop'
    ? formatDateTime(stage.startsAt, locale)
    : formatDay(stage.startsAt, locale)
}

function reportWhen(process: Process, reported: boolean, t: Translate, locale: Locale): string | undefined {
  if (reported && process.reportedAt) return formatDate(process.reportedAt, locale)
  return process.reportDueOn ? t('consultations.until', { date: formatDate(process.reportDueOn, locale) }) : undefined
}

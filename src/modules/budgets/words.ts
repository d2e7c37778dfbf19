import { formatDate, formatDateTime, formatMoney, type Locale, type Translate } from '../../platform/texts/index.ts'
import type { TagProps, TimelineItem } from '../../ui/index.ts'
import {
  beginOf,
  type Calendar,
  DATES,
  type DateKey,
  dayOfDate,
  type EditionStage,
  stageOf,
  termOf,
} from './editions/calendar.ts'
import type { Settings } from './editions/settings.ts'
import type { Edition, Pool } from './editions/store.ts'
import type { PublicState } from './projects/rules.ts'

const STAGE_TAGS: Record<EditionStage, TagProps['kind']> = {
  preparing: 'soon',
  submission: 'open',
  verification: 'closed',
  appeals: 'closed',
  list: 'soon',
  voting: 'open',
  counting: 'closed',
  announced: 'done',
  building: 'done',
  closed: 'done',
}

/** What the stage is, and until when. */
export function stageTag(
  { calendar, archived }: Edition,
  now: Temporal.Instant,
  t: Translate,
  locale: Locale,
): TagProps {
  if (archived) return { kind: 'done', children: t('budgets.stage.archived') }
  const stage = stageOf(calendar, now)
  const until: Partial<Record<EditionStage, DateKey>> = {
    preparing: 'submissionFrom',
    submission: 'submissionTo',
    voting: 'votingTo',
    counting: 'resultsAt',
  }
  const key = until[stage]
  const at = key && calendar[key] ? dateWords(calendar, key, locale) : ''
  return {
    kind: STAGE_TAGS[stage],
    children: at ? t(`budgets.stage.${stage}.at`, { at }) : t(`budgets.stage.${stage}`),
  }
}

export function dateWords(calendar: Calendar, key: DateKey, locale: Locale): string {
  const text = calendar[key]
  if (!text) return '–'
  const day = dayOfDate(calendar, key)
  return text.length === 10 && day ? formatDate(day, locale) : formatDateTime(Temporal.Instant.from(text), locale)
}

const STATE_TAGS: Record<PublicState, TagProps['kind']> = {
  draft: 'draft',
  withdrawn: 'neutral',
  joined: 'neutral',
  submitted: 'open',
  assessed: 'soon',
  admitted: 'done',
  refused: 'problem',
  appealed: 'warning',
  'refused-finally': 'problem',
  'on-list': 'done',
  selected: 'done',
  'not-selected': 'neutral',
  building: 'open',
  done: 'done',
  partly: 'warning',
  abandoned: 'problem',
}

export const projectTag = (state: PublicState, t: Translate): TagProps => ({
  kind: STATE_TAGS[state],
  children: t(`budgets.state.${state}`),
})

/** The course of an edition for "where we are". */
export function timelineOf(calendar: Calendar, now: Temporal.Instant, t: Translate, locale: Locale): TimelineItem[] {
  const spans: [string, DateKey, DateKey][] = [
    ['submission', 'submissionFrom', 'submissionTo'],
    ['verification', 'submissionTo', 'decisionsAt'],
    ['appeals', 'appealsFrom', 'appealsTo'],
    ['list', 'listOn', 'votingFrom'],
    ['voting', 'votingFrom', 'votingTo'],
    ['announced', 'resultsAt', 'resultsAt'],
    ['building', 'buildingFrom', 'buildingTo'],
  ]
  return spans.flatMap(([stage, from, to]) => {
    const [begins, ends] = [beginOf(calendar, from), termOf(calendar, to)]
    if (!begins || !ends) return []
    const past = Temporal.Instant.compare(ends, now) < 0
    const begun = Temporal.Instant.compare(begins, now) <= 0
    const when =
      from === to
        ? dateWords(calendar, from, locale)
        : t('budgets.from-to', { from: dateWords(calendar, from, locale), to: dateWords(calendar, to, locale) })
    return [
      {
        label: t(`budgets.stage.${stage}`),
        when,
        state: past ? ('done' as const) : begun ? ('now' as const) : ('next' as const),
      },
    ]
  })
}

/** All dates that are decided, in order. */
export const datesOf = (calendar: Calendar, t: Translate, locale: Locale) =>
  DATES.filter(({ key }) => calendar[key]).map(({ key }) => ({
    label: t(`budgets.date.${key}`),
    value: dateWords(calendar, key, locale),
  }))

/** How money that pools left moves on, as the rules say it; nothing when it stays. */
export function leftoverWords(
  { leftoverRule }: Pick<Settings, 'leftoverRule'>,
  pools: readonly Pool[],
  t: Translate,
): string[] {
  if (leftoverRule === 'turnout') return [t('budgets.leftovers.turnout.text')]
  const order = pools
    .filter(({ leftoverOrder }) => leftoverOrder !== null)
    .toSorted((a, b) => (a.leftoverOrder ?? 0) - (b.leftoverOrder ?? 0))
  if (leftoverRule !== 'order' || order.length === 0) return []
  return [t('budgets.leftovers.order.text', { pools: order.map(({ name }) => name).join(', ') })]
}

export const money = (grosze: number, locale: Locale) => formatMoney(grosze, locale)

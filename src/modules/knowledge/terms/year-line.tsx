import { dateOf } from '../../../platform/clock.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import { Timeline, useView } from '../../../ui/index.ts'
import type { Dated, Deadline } from './deadlines.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** Statutory dates of one year as a drawn line, with the same told in words below it. */
export function YearLine({ year, dated, counted }: { year: number; dated: Dated[]; counted: Deadline[] }) {
  const { t, locale, now } = useView()
  const today = dateOf(now)
  const next = dated.find(({ on }) => Temporal.PlainDate.compare(on, today) >= 0)
  if (dated.length + counted.length === 0) return null
  return (
    <section class="knowledge-year" aria-label={t('knowledge.year.title', { year })}>
      {dated.length > 0 && <Drawing year={year} dated={dated} today={today} />}
      <Timeline
        items={dated.map((term) => ({
          label: term.title[locale],
          when: `${formatDate(term.on, locale)} · ${term.who[locale]}`,
          state: term === next ? 'now' : Temporal.PlainDate.compare(term.on, today) < 0 ? 'done' : 'next',
          text: <TermWords term={term} />,
        }))}
      />
      <Counted terms={counted} />
    </section>
  )
}

/** Terms that are counted from an event. */
export function Counted({ terms }: { terms: Deadline[] }) {
  const { t, locale } = useView()
  if (terms.length === 0) return null
  return (
    <>
      <h3>{t('knowledge.terms.counted')}</h3>
      <ul class="knowledge-counted">
        {terms.map((term) => (
          <li key={term.id}>
            <strong>{term.title[locale]}</strong>: {lengthOf(term, t)}, {t('knowledge.terms.from')}:{' '}
            {'relative' in term.rule ? term.rule.relative.from[locale] : ''} ({term.who[locale]}).{' '}
            <TermWords term={term} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What the term is about, where it stands in law, and whether it is to be checked. */
export function TermWords({ term }: { term: Deadline }) {
  const { t, locale } = useView()
  return (
    <>
      {term.note?.[locale]}{' '}
      <span class="knowledge-basis" lang="pl">
        {[term.article, term.act].filter(Boolean).join(', ')}
      </span>
      {term.confidence === 'C' && <> {t('knowledge.terms.check')}</>}
    </>
  )
}

function lengthOf({ rule }: Deadline, t: ReturnType<typeof useView>['t']): string {
  if (!('relative' in rule)) return ''
  const { days, months } = rule.relative
  return months ? t('knowledge.terms.months', { count: months }) : t('knowledge.terms.days', { count: days ?? 0 })
}

/** Days between two dates whose labels would touch on one line. */
const CLOSE = 20

interface Marked {
  on: Temporal.PlainDate
  /** Its label stands above that of a date close before it. */
  above: boolean
}

function marked(dated: readonly Dated[]): Marked[] {
  const marks: Marked[] = []
  const days = [...new Map(dated.map(({ on }) => [on.toString(), on])).values()].sort(Temporal.PlainDate.compare)
  for (const on of days) {
    const last = marks.at(-1)
    marks.push({ on, above: last !== undefined && !last.above && on.dayOfYear - last.on.dayOfYear < CLOSE })
  }
  return marks
}

/** Twelve months with a mark at each date; the list below says the same, so it is not read aloud. */
function Drawing({ year, dated, today }: { year: number; dated: Dated[]; today: Temporal.PlainDate }) {
  const { t } = useView()
  const days = Temporal.PlainDate.from({ year, month: 1, day: 1 }).daysInYear
  const at = (day: Temporal.PlainDate) => `${(100 * (day.dayOfYear - 0.5)) / days}%`
  const marks = marked(dated)
  const next = marks.find(({ on }) => Temporal.PlainDate.compare(on, today) >= 0)
  return (
    <svg class="knowledge-line" width="100%" height="80" aria-hidden="true">
      <rect class="knowledge-line-ground" x="0" y="42" width="100%" height="12" rx="6" />
      {MONTHS.map((month) => {
        const first = Temporal.PlainDate.from({ year, month, day: 1 })
        const x = `${(100 * (first.dayOfYear - 1)) / days}%`
        return (
          <g key={month}>
            {month > 1 && <line class="knowledge-line-month" x1={x} x2={x} y1="42" y2="54" />}
            <text
              class={month % 2 === 0 ? 'knowledge-line-wide' : undefined}
              x={`${(100 * (first.dayOfYear + 14)) / days}%`}
              y="74"
              text-anchor="middle"
            >
              {t(`knowledge.month.${month}`)}
            </text>
          </g>
        )
      })}
      {today.year === year && <line class="knowledge-line-today" x1={at(today)} x2={at(today)} y1="34" y2="58" />}
      {marks.map((mark) => {
        const { on, above } = mark
        const past = Temporal.PlainDate.compare(on, today) < 0
        return (
          <g key={on.toString()} class={past ? 'knowledge-mark-past' : 'knowledge-mark'}>
            <circle cx={at(on)} cy="48" r="8" />
            <text
              class={mark === next ? undefined : 'knowledge-line-wide'}
              x={at(on)}
              y={above ? 14 : 30}
              text-anchor={on.dayOfYear > 350 ? 'end' : 'middle'}
            >
              {`${on.day}.${String(on.month).padStart(2, '0')}`}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../platform/texts/index.ts'
import { Link, useView } from '../../../ui/index.ts'
import type { Judged } from '../plans/calendar.ts'
import { daysOffBetween, type Span, scaleOf, spansOf } from './spans.ts'

/** A plan as a timeline: what the act and good practice ask for, what is planned, what else runs, when people are away. */
export function CalendarStrip({ judged }: { judged: Judged }) {
  const { t, locale } = useView()
  const scale = scaleOf(judged)
  const daysOff = daysOffBetween(scale.from, scale.to)
  return (
    <figure class="planning-strip">
      <figcaption class="planning-quiet">{t('planning.calendar.caption')}</figcaption>
      <svg class="planning-months" width="100%" height="22" aria-hidden="true">
        {scale.months.map(({ at, month }) => (
          <text key={month} x={`${at}%`} y="15" dx="4">
            {t(`planning.month.${Number(month.slice(5))}`)}
          </text>
        ))}
      </svg>
      <ol>
        {spansOf(judged, t, locale).map((span) => (
          <Row key={`${span.kind} ${span.label} ${span.from}`} span={span} scale={scale} />
        ))}
      </ol>
      {daysOff.length > 0 && (
        <p class="planning-quiet">
          {t('planning.calendar.days-off', {
            days: daysOff
              .map(({ day, word }) => `${formatDate(day, locale)} (${t(`planning.day-off.${word}`)})`)
              .join(', '),
          })}
        </p>
      )}
    </figure>
  )
}

function Row({ span, scale }: { span: Span; scale: ReturnType<typeof scaleOf> }) {
  const { from, to } = { from: scale.at(span.from), to: scale.at(span.to.add({ days: 1 })) }
  const label: ComponentChildren = span.href ? <Link href={span.href}>{span.label}</Link> : span.label
  return (
    <li>
      <p class="planning-strip-label">
        <strong>{label}</strong> <span class="planning-quiet">{span.when}</span>
      </p>
      <svg class="planning-strip-line" width="100%" height="18" aria-hidden="true">
        <rect class="planning-strip-ground" x="0" y="0" width="100%" height="18" />
        {scale.seasons.map((season) => (
          <rect
            key={season.from}
            class="planning-strip-season"
            x={`${season.from}%`}
            y="0"
            width={`${season.width}%`}
            height="18"
          />
        ))}
        {scale.months.map(({ at, month }) => (
          <line key={month} class="planning-strip-month" x1={`${at}%`} x2={`${at}%`} y1="0" y2="18" />
        ))}
        <rect
          class={`planning-strip-bar planning-strip-${span.kind}`}
          x={`${from}%`}
          y="3"
          width={`${Math.max(to - from, 0.8)}%`}
          height="12"
          rx="3"
        />
      </svg>
    </li>
  )
}

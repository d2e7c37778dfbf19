import type { ComponentChildren } from 'preact'
import { formatTime, formatWeekday, type Locale } from '../../../platform/texts/index.ts'
import { Details, Meta, Tag, useView } from '../../../ui/index.ts'
import { DayLeaf } from '../meeting/day-leaf.tsx'
import type { DatePoll, DateTally, PollDate, PollPerson } from './rules.ts'
import { endsAtOf } from './rules.ts'

/** "środa, 4 grudnia 2026, 17:00–19:00"; the day after is said by its hour alone, as meetings are shorter than a day. */
export const dateInWords = (poll: Pick<DatePoll, 'minutes'>, date: Pick<PollDate, 'startsAt'>, locale: Locale) =>
  `${formatWeekday(date.startsAt, locale)}, ${formatTime(date.startsAt, locale)}–${formatTime(endsAtOf(poll, date), locale)}`

/** All times of a poll are of one clock, and it is said which. */
export function ClockNote() {
  const { t } = useView()
  return <Meta>{t('meetings.poll.zone')}</Meta>
}

interface DatesShownProps {
  poll: DatePoll
  tallies: readonly DateTally[]
  best: readonly string[]
  /** Whether it is said who can come. */
  names: boolean
  /** Beside a date: choosing it. */
  action?: (tally: DateTally) => ComponentChildren
}

/** Dates with how many can come, from the earliest; the best ones say so. */
export function DatesShown({ poll, tallies, best, names, action }: DatesShownProps) {
  const { t, locale } = useView()
  return (
    <ol class="meetings-dates">
      {tallies.map((tally) => {
        const { date, yes, ifNeedBe, no, before } = tally
        const counts = { yes: yes.length, maybe: ifNeedBe.length, no: no.length }
        const isBest = best.includes(date.id)
        return (
          <li key={date.id} class={isBest ? 'meetings-date meetings-date-best' : 'meetings-date'}>
            <DayLeaf at={date.startsAt} />
            <div class="meetings-date-words">
              <h3>{dateInWords(poll, date, locale)}</h3>
              <Bar {...counts} />
              <p>
                {t('meetings.poll.counts', counts)}{' '}
                {isBest && (
                  <Tag kind="open" icon="check">
                    {t('meetings.poll.best')}
                  </Tag>
                )}
              </p>
              {before.length > 0 && <Meta>{t('meetings.poll.before', { count: before.length })}</Meta>}
              {names && yes.length + ifNeedBe.length + no.length > 0 && (
                <Details summary={t('meetings.poll.who')}>
                  <Names label={t('meetings.poll.answer.yes')} people={yes} />
                  <Names label={t('meetings.poll.answer.if-need-be')} people={ifNeedBe} />
                  <Names label={t('meetings.poll.answer.no')} people={no} />
                </Details>
              )}
            </div>
            {action && <div class="meetings-date-act">{action(tally)}</div>}
          </li>
        )
      })}
    </ol>
  )
}

function Names({ label, people }: { label: string; people: readonly PollPerson[] }) {
  const { t } = useView()
  if (people.length === 0) return null
  return (
    <p>
      <strong>{label}:</strong> {people.map(({ name }) => name || t('meetings.somebody-gone')).join(', ')}
    </p>
  )
}

/** The same counts to look at; the words stand below. */
function Bar({ yes, maybe, no }: { yes: number; maybe: number; no: number }) {
  const all = yes + maybe + no
  if (all === 0) return null
  return (
    <svg class="meetings-bar" viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="meetings-bar-yes" x={0} y={0} width={yes} height={1} />
      <rect class="meetings-bar-maybe" x={yes} y={0} width={maybe} height={1} />
      <rect class="meetings-bar-no" x={yes + maybe} y={0} width={no} height={1} />
    </svg>
  )
}

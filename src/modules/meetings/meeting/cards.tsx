import { dateOf } from '../../../platform/clock.ts'
import { formatDate, formatDateTime, formatTime, formatWeekday } from '../../../platform/texts/index.ts'
import { Card, CardGrid, Meta, type TagKind, useView } from '../../../ui/index.ts'
import { type Meeting, type MeetingPhase, meetingPhase, pathOf } from '../rules.ts'
import type { LaterDates } from '../series/store.ts'
import { DayLeaf } from './day-leaf.tsx'

export const TAGS: Record<MeetingPhase, TagKind> = {
  draft: 'draft',
  planned: 'soon',
  running: 'open',
  over: 'done',
  cancelled: 'problem',
}

/** „piątek, 4 grudnia 2026, 17:00–19:00”; the second day is said when there is one. */
export function When({ meeting }: { meeting: Pick<Meeting, 'startsAt' | 'endsAt'> }) {
  const { locale } = useView()
  const { startsAt, endsAt } = meeting
  const sameDay = dateOf(startsAt).equals(dateOf(endsAt))
  return (
    <time dateTime={startsAt.toString()}>
      {formatWeekday(startsAt, locale)}, {formatTime(startsAt, locale)}
      {sameDay ? `–${formatTime(endsAt, locale)}` : ` – ${formatDateTime(endsAt, locale)}`}
    </time>
  )
}

interface MeetingCardsProps {
  meetings: Meeting[]
  /** Of their headings. */
  level: 2 | 3
  /** Where a card stands for its series: when it is held again. */
  later?: LaterDates
}

/** Meetings side by side, on the list of them and wherever some of them stand. */
export function MeetingCards({ meetings, level, later }: MeetingCardsProps) {
  const { t, now } = useView()
  return (
    <CardGrid label={t('meetings.meetings')}>
      {meetings.map((meeting) => {
        const phase = meetingPhase(meeting, now)
        return (
          <Card
            key={meeting.id}
            level={level}
            title={meeting.title}
            href={pathOf(meeting)}
            tag={{ kind: TAGS[phase], children: t(`meetings.phase.${phase}`) }}
            meta={t(`meetings.kind.${meeting.kind}`)}
            footer={[meeting.placeName, meeting.address].filter(Boolean).join(', ') || t('meetings.online')}
          >
            <div class="meetings-row">
              <DayLeaf at={meeting.startsAt} />
              <p>
                <When meeting={meeting} />
              </p>
            </div>
            {meeting.seriesId && <LaterDatesLine dates={later?.get(meeting.seriesId) ?? []} />}
          </Card>
        )
      })}
    </CardGrid>
  )
}

/** How many dates a card says in full. */
const SAID = 3

/** „Dalsze terminy: 1 lutego 2027, 1 marca 2027, 5 kwietnia 2027 i 1 następny”. */
function LaterDatesLine({ dates }: { dates: readonly Temporal.Instant[] }) {
  const { t, locale } = useView()
  if (dates.length === 0) return null
  const said = dates.slice(0, SAID).map((date) => formatDate(date, locale))
  const rest = dates.length - said.length
  const words = t('meetings.series.later', { dates: said.join(', ') })
  return <Meta>{rest > 0 ? `${words} ${t('meetings.series.later.rest', { count: rest })}` : words}</Meta>
}

import { dateOf } from '../../../platform/clock.ts'
import { formatDateTime, formatDay, formatTime } from '../../../platform/texts/index.ts'
import { Card, CardGrid, type TagKind, useView } from '../../../ui/index.ts'
import { type Meeting, type MeetingPhase, meetingPhase, pathOf } from '../rules.ts'

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
      {formatDay(startsAt, locale)}, {formatTime(startsAt, locale)}–
      {sameDay ? formatTime(endsAt, locale) : formatDateTime(endsAt, locale)}
    </time>
  )
}

/** Meetings side by side, on the list of them and wherever some of them stand. @param level of their headings */
export function MeetingCards({ meetings, level }: { meetings: Meeting[]; level: 2 | 3 }) {
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
            footer={meeting.placeName || t('meetings.online')}
          >
            <p>
              <When meeting={meeting} />
            </p>
          </Card>
        )
      })}
    </CardGrid>
  )
}

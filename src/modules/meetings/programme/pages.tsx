import { formatDay, formatTime } from '../../../platform/texts/index.ts'
import { ButtonLink, Card, CardGrid, EmptyState, Link, Meta, ReadingPage, Section, useView } from '../../../ui/index.ts'
import { When } from '../meeting/cards.tsx'
import { HOME, type Meeting, pathOf } from '../rules.ts'
import { daysOf, type Placed, speakersOf, type Track } from './rules.ts'

export const programmePath = (meeting: Pick<Meeting, 'slug'>) => `${pathOf(meeting)}/program`

interface ProgrammeProps {
  meeting: Meeting
  tracks: Track[]
  sessions: Placed[]
  /** Whether proposals of sessions are taken now. */
  isCalling: boolean
}

/** The programme of a forum: what begins together stands side by side, on a phone one below the other. */
export function ProgrammePage({ meeting, tracks, sessions, isCalling }: ProgrammeProps) {
  const { t, locale } = useView()
  const days = daysOf(sessions, tracks)
  const several = days.length > 1
  const slots = days.flatMap(({ day, slots }, index) =>
    slots.map((slot, place) => ({
      ...slot,
      id: `dzien-${index + 1}-${place + 1}`,
      title: several
        ? `${formatDay(day, locale)}, ${formatTime(slot.startsAt, locale)}`
        : formatTime(slot.startsAt, locale),
    })),
  )
  return (
    <ReadingPage
      title={t('meetings.programme.of', { title: meeting.title })}
      crumbs={[
        { label: t('meetings.meetings'), href: HOME },
        { label: meeting.title, href: pathOf(meeting) },
      ]}
      meta={<When meeting={meeting} />}
      actions={
        <>
          {isCalling && <ButtonLink href={`${pathOf(meeting)}/nabor`}>{t('meetings.call.propose')}</ButtonLink>}
          {sessions.length > 0 && (
            <ButtonLink href={`${programmePath(meeting)}.pdf`} variant="secondary" icon="download">
              {t('meetings.programme.pdf')}
            </ButtonLink>
          )}
        </>
      }
      contents={slots.map(({ id, title }) => ({ id, label: title, level: 2 }))}
    >
      {sessions.length === 0 && (
        <EmptyState title={t('meetings.programme.none')} icon="calendar">
          <p>{t('meetings.programme.none.hint')}</p>
        </EmptyState>
      )}
      {slots.map(({ id, title, sessions }) => (
        <Section key={id} id={id} title={title}>
          <CardGrid label={title}>
            {sessions.map((session) => (
              <SessionCard key={session.id} session={session} track={tracks.find(({ id }) => id === session.trackId)} />
            ))}
          </CardGrid>
        </Section>
      ))}
    </ReadingPage>
  )
}

function SessionCard({ session, track }: { session: Placed; track: Track | undefined }) {
  const { t, locale } = useView()
  const { startsAt, endsAt } = session
  const where = track ? [track.name, track.room].filter(Boolean).join(' · ') : t('meetings.programme.everybody')
  return (
    <Card
      title={session.title}
      tag={{ kind: track ? 'open' : 'soon', children: where }}
      meta={`${formatTime(startsAt, locale)}–${formatTime(endsAt, locale)}`}
      footer={<Speakers lines={session.speakers} />}
    >
      {session.description && <p>{session.description}</p>}
    </Card>
  )
}

function Speakers({ lines }: { lines: string }) {
  const speakers = speakersOf(lines)
  if (speakers.length === 0) return null
  return (
    <>
      {speakers.map(({ name, about }, index) => (
        <span key={index}>
          {index > 0 && <br />}
          <strong>{name}</strong>
          {about && `, ${about}`}
        </span>
      ))}
    </>
  )
}

/** On the page of the meeting: the way to its programme, and to the call while it is open. */
export function ProgrammeOnPage({
  meeting,
  count,
  isCalling,
}: {
  meeting: Meeting
  count: number
  isCalling: boolean
}) {
  const { t } = useView()
  if (count === 0 && !isCalling) return null
  return (
    <Section title={t('meetings.programme.title')} id="program">
      {count > 0 && (
        <p>
          <Link href={programmePath(meeting)}>{t('meetings.programme.open', { count })}</Link>
        </p>
      )}
      {isCalling && (
        <>
          <Meta>{t('meetings.call.open-now')}</Meta>
          <ButtonLink href={`${pathOf(meeting)}/nabor`} variant="secondary">
            {t('meetings.call.propose')}
          </ButtonLink>
        </>
      )}
    </Section>
  )
}

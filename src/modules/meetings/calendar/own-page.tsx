import { ActButton, Card, CardGrid, EmptyState, Link, Notice, Page, Section, useView } from '../../../ui/index.ts'
import { When } from '../meeting/cards.tsx'
import { type Registration, standingOf } from '../registration/rules.ts'
import { HOME, type Meeting, pathOf } from '../rules.ts'
import { OWN } from './own-actions.ts'

interface OwnMeetingsProps {
  ahead: { meeting: Meeting; registration: Registration }[]
  /** Whole; null while there is none. */
  address: string | null
}

/** What the person is signed up for, and the calendar of it. */
export function OwnMeetingsPage({ ahead, address }: OwnMeetingsProps) {
  const { t, now } = useView()
  return (
    <Page title={t('meetings.own.meetings')} crumbs={[{ label: t('meetings.meetings'), href: HOME }]} unlisted>
      <h1>{t('meetings.own.meetings')}</h1>
      {ahead.length === 0 ? (
        <EmptyState title={t('meetings.own.none')} icon="calendar">
          <p>
            <Link href={HOME}>{t('meetings.own.none.hint')}</Link>
          </p>
        </EmptyState>
      ) : (
        <CardGrid label={t('meetings.own.meetings')}>
          {ahead.map(({ meeting, registration }) => (
            <Card
              key={registration.id}
              level={2}
              title={meeting.title}
              href={pathOf(meeting)}
              meta={t(`meetings.standing.${standingOf(registration, now)}`)}
              footer={[meeting.placeName, meeting.address].filter(Boolean).join(', ') || t('meetings.online')}
            >
              <p>
                <When meeting={meeting} />
              </p>
              {meeting.cancelledAt && <p>{t('meetings.page.cancelled')}</p>}
            </Card>
          ))}
        </CardGrid>
      )}
      <Section title={t('meetings.own.calendar')}>
        <p>{t('meetings.own.calendar.text')}</p>
        {address ? (
          <>
            <p>
              <a href={address}>{address}</a>
            </p>
            <Notice kind="warning" title={t('meetings.own.calendar.secret')} />
            <ActButton action={`${OWN}/kalendarz/zamkniecie`} icon="x">
              {t('meetings.own.calendar.close')}
            </ActButton>
          </>
        ) : (
          <ActButton action={`${OWN}/kalendarz`} variant="primary" icon="calendar-plus">
            {t('meetings.own.calendar.open')}
          </ActButton>
        )}
      </Section>
    </Page>
  )
}

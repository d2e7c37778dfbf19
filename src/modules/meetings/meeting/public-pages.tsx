import type { VNode } from 'preact'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  KeyValues,
  Link,
  Meta,
  Notice,
  RichText,
  Section,
  Share,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { AreaMap, type PreparedArea } from '../../places/index.ts'
import { MinutesLink } from '../minutes/pages.tsx'
import { OpeningWords } from '../opening/pages.tsx'
import { isStructured, type Opening } from '../opening/rules.ts'
import { type OnPage, RecordAhead } from '../record.tsx'
import { RecordingsOnPage } from '../recordings/pages.tsx'
import {
  type AgendaItem,
  HOME,
  type Meeting,
  type Mode,
  meetingPhase,
  modesOf,
  pathOf,
  registrationWindow,
  workPathOf,
} from '../rules.ts'
import { SeriesList } from '../series/pages.tsx'
import { TAGS, When } from './cards.tsx'
import { eventOf } from './schema-org.ts'

export interface MeetingPageProps {
  meeting: Meeting
  agenda: AgendaItem[]
  opening: Opening
  holder: { name: string; href: string }
  process: { title: string; href: string } | null
  /** Places left in each way to be there; null where there is no limit. */
  free: Record<Mode, number | null>
  names: string[]
  /** Where it is, when a point of the map was given. */
  area: PreparedArea | null
  keeps: boolean
  /** Meetings of its series, with this one. */
  series: Meeting[]
  record: OnPage
  /** Boxes of things alike. */
  alike: VNode[]
}

/** A meeting, always in this order: title, purpose, when and where, agenda, who comes, materials, minutes. */
export function MeetingPage(props: MeetingPageProps) {
  const { meeting, agenda, opening, holder, process, names, keeps, series, record } = props
  const { t, now } = useView()
  const phase = meetingPhase(meeting, now)
  return (
    <ThingPage
      title={meeting.title}
      description={meeting.purpose.slice(0, 160)}
      crumbs={[{ label: t('meetings.meetings'), href: HOME }]}
      data={eventOf(meeting, opening)}
      status={{ kind: TAGS[phase], children: `${t(`meetings.kind.${meeting.kind}`)}: ${t(`meetings.phase.${phase}`)}` }}
      lead={<When meeting={meeting} />}
      actions={<SignUp {...props} />}
      aside={
        <>
          <Box title={t('meetings.page.holder')}>
            <p>
              <Link href={holder.href}>{holder.name}</Link>
            </p>
            {process && (
              <p>
                {t('meetings.page.process')} <Link href={process.href}>{process.title}</Link>
              </p>
            )}
          </Box>
          {series.length > 1 && (
            <Box title={t('meetings.series')}>
              <SeriesList meetings={series} current={meeting.id} />
            </Box>
          )}
          <Box title={t('meetings.page.calendar')}>
            <Link href={`${pathOf(meeting)}/kalendarz.ics`}>{t('meetings.page.ics')}</Link>
          </Box>
          {keeps && (
            <Box title={t('meetings.page.keep')}>
              <Link href={workPathOf(meeting)}>{t('meetings.page.work')}</Link>
            </Box>
          )}
          {props.alike}
          <Share href={pathOf(meeting)} title={meeting.title} />
        </>
      }
    >
      {meeting.cancelledAt && (
        <Notice kind="problem" title={t('meetings.page.cancelled')}>
          <p>{meeting.cancelReason}</p>
        </Notice>
      )}
      {meeting.purpose && (
        <Section title={t('meetings.page.purpose')}>
          <RichText markdown={meeting.purpose} level={3} />
        </Section>
      )}
      <Section title={t('meetings.page.where')}>
        <KeyValues
          items={[
            { label: t('meetings.page.when'), value: <When meeting={meeting} /> },
            ...(meeting.placeName
              ? [
                  {
                    label: t('meetings.page.place'),
                    value: [meeting.placeName, meeting.address].filter(Boolean).join(', '),
                  },
                ]
              : []),
            ...(isStructured(opening) || meeting.openingHours
              ? [
                  {
                    label: t('meetings.page.hours'),
                    value: (
                      <>
                        {isStructured(opening) && <OpeningWords opening={opening} />}
                        {meeting.openingHours && (
                          <p>
                            <Lines text={meeting.openingHours} />
                          </p>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
            ...(meeting.accessibility
              ? [{ label: t('meetings.page.accessibility'), value: <Lines text={meeting.accessibility} /> }]
              : []),
            ...(meeting.onlineUrl ? [{ label: t('meetings.online'), value: t('meetings.page.online-told') }] : []),
          ]}
        />
      </Section>
      {props.area && meeting.point && (
        <Section title={t('meetings.page.map')}>
          <AreaMap
            area={props.area}
            points={[{ point: meeting.point, label: [meeting.placeName, meeting.address].filter(Boolean).join(', ') }]}
          />
        </Section>
      )}
      <Agenda agenda={agenda} />
      <RecordAhead record={record} />
      {names.length > 0 && (
        <Section title={t('meetings.page.who')}>
          <ul>
            {names.map((name, index) => (
              <li key={index}>{name}</li>
            ))}
          </ul>
          <Meta>{t('meetings.page.who.note')}</Meta>
        </Section>
      )}
      {meeting.materials && (
        <Section title={t('meetings.page.materials')}>
          <RichText markdown={meeting.materials} level={3} />
        </Section>
      )}
      <RecordingsOnPage meeting={meeting} recordings={record.recordings} />
      {record.minutes && <MinutesLink meeting={meeting} minutes={record.minutes} />}
    </ThingPage>
  )
}

function SignUp({ meeting, free }: MeetingPageProps) {
  const { t, now, locale } = useView()
  const window = registrationWindow(meeting, now)
  if (window === 'none') return null
  if (window === 'closed') return <Meta>{t('meetings.signup.closed')}</Meta>
  if (window === 'not-yet' && meeting.registrationOpensAt)
    return <Meta>{t('meetings.signup.not-yet', { when: formatDateTime(meeting.registrationOpensAt, locale) })}</Meta>
  const modes = modesOf(meeting)
  const full = modes.every((mode) => free[mode] === 0)
  return (
    <>
      <ButtonLink href={`${pathOf(meeting)}/zapisy`} icon="calendar-plus">
        {t(full ? 'meetings.signup.wait' : 'meetings.signup.do')}
      </ButtonLink>
      <Meta>
        {modes
          .map((mode) => {
            const left = free[mode]
            const places = left === null ? t('meetings.places.any') : t('meetings.places.left', { count: left })
            return modes.length > 1 ? `${t(`meetings.mode.${mode}`)}: ${places}` : places
          })
          .join(' · ')}
      </Meta>
    </>
  )
}

function Agenda({ agenda }: { agenda: AgendaItem[] }) {
  const { t } = useView()
  if (agenda.length === 0) return null
  return (
    <Section title={t('meetings.page.agenda')}>
      <ol class="meetings-agenda">
        {agenda.map((item) => (
          <li key={item.id}>
            <strong>{item.title}</strong>
            <Meta>
              {[item.owner, item.minutes && t('meetings.minutes', { count: item.minutes })].filter(Boolean).join(' · ')}
            </Meta>
            {item.description && <p>{item.description}</p>}
            {item.linkPath && <Link href={item.linkPath}>{t('meetings.page.linked')}</Link>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

export const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, index) => (
      <span key={index}>
        {index > 0 && <br />}
        {line}
      </span>
    ))}
  </>
)

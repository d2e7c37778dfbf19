import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  EmptyState,
  KeyValues,
  Link,
  ListPage,
  Meta,
  Notice,
  Pager,
  RichText,
  Section,
  Share,
  Tabs,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { MinutesLink } from '../minutes/pages.tsx'
import { type OnPage, RecordAhead } from '../record.tsx'
import {
  type AgendaItem,
  HOME,
  KINDS,
  type Kind,
  type Meeting,
  type Mode,
  meetingPhase,
  modesOf,
  pathOf,
  registrationWindow,
  workPathOf,
} from '../rules.ts'
import { MeetingCards, TAGS, When } from './cards.tsx'

export interface MeetingListProps {
  meetings: Meeting[]
  next: string | null
  when: 'ahead' | 'past'
  kind: Kind | undefined
}

export function MeetingListPage({ meetings, next, when, kind }: MeetingListProps) {
  const { t } = useView()
  const href = (changes: { when?: string; kind?: string | undefined; po?: string }) => {
    const query = new URLSearchParams()
    const chosen = { when, kind, ...changes }
    if (chosen.when === 'past') query.set('kiedy', 'past')
    if (chosen.kind) query.set('rodzaj', chosen.kind)
    if (changes.po) query.set('po', changes.po)
    return query.size > 0 ? `${HOME}?${query}` : HOME
  }
  return (
    <ListPage
      title={t('meetings.meetings')}
      lead={t('meetings.lead')}
      tabs={
        <>
          <Tabs
            label={t('meetings.list.when')}
            items={(['ahead', 'past'] as const).map((each) => ({
              label: t(`meetings.list.${each}`),
              href: href({ when: each }),
              current: each === when,
            }))}
          />
          <Tabs
            label={t('meetings.list.kinds')}
            items={[undefined, ...KINDS].map((each) => ({
              label: t(each ? `meetings.kind.${each}` : 'meetings.list.every'),
              href: href({ kind: each }),
              current: each === kind,
            }))}
          />
        </>
      }
      pager={<Pager next={next ? href({ po: next }) : undefined} />}
      outputs={
        <Link href={kind ? `${HOME}/kalendarz.ics?rodzaj=${kind}` : `${HOME}/kalendarz.ics`}>
          {t('meetings.list.calendar')}
        </Link>
      }
    >
      {meetings.length === 0 && (
        <EmptyState title={t(`meetings.list.none.${when}`)} icon="calendar">
          <p>{t('meetings.list.none.hint')}</p>
        </EmptyState>
      )}
      <MeetingCards meetings={meetings} level={2} />
    </ListPage>
  )
}

export interface MeetingPageProps {
  meeting: Meeting
  agenda: AgendaItem[]
  holder: { name: string; href: string }
  process: { title: string; href: string } | null
  /** Places left in each way to be there; null where there is no limit. */
  free: Record<Mode, number | null>
  names: string[]
  keeps: boolean
  record: OnPage
}

/** A meeting, always in this order: title, purpose, when and where, agenda, who comes, materials, minutes. */
export function MeetingPage(props: MeetingPageProps) {
  const { meeting, agenda, holder, process, names, keeps, record } = props
  const { t, now } = useView()
  const phase = meetingPhase(meeting, now)
  return (
    <ThingPage
      title={meeting.title}
      description={meeting.purpose.slice(0, 160)}
      crumbs={[{ label: t('meetings.meetings'), href: HOME }]}
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
          <Box title={t('meetings.page.calendar')}>
            <Link href={`${pathOf(meeting)}/kalendarz.ics`}>{t('meetings.page.ics')}</Link>
          </Box>
          {keeps && (
            <Box title={t('meetings.page.keep')}>
              <Link href={workPathOf(meeting)}>{t('meetings.page.work')}</Link>
            </Box>
          )}
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
            ...(meeting.openingHours
              ? [{ label: t('meetings.page.hours'), value: <Lines text={meeting.openingHours} /> }]
              : []),
            ...(meeting.accessibility
              ? [{ label: t('meetings.page.accessibility'), value: <Lines text={meeting.accessibility} /> }]
              : []),
            ...(meeting.onlineUrl ? [{ label: t('meetings.online'), value: t('meetings.page.online-told') }] : []),
          ]}
        />
      </Section>
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
      <ol>
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

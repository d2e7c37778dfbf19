import type { Form as FormState } from '../../../platform/http/index.ts'
import { formatDateTime, formatTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  DateTimeField,
  type Desk,
  EmptyState,
  Form,
  Hidden,
  Link,
  Meta,
  Section,
  SelectField,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, workPathOf } from '../rules.ts'
import { programmePath } from './pages.tsx'
import { type Placed, type Session, speakersOf, type Track } from './rules.ts'

export const programmeDesk = (meeting: Pick<Meeting, 'id'>) => `${workPathOf(meeting)}/program`

interface DeskProps {
  meeting: Meeting
  desk: Desk
  form: FormState
  tracks: Track[]
  sessions: Placed[]
  waiting: Session[]
}

/** Where those who keep a meeting lay out its programme: tracks, sessions, and what waits for a place. */
export function ProgrammeDesk({ meeting, desk, form, tracks, sessions, waiting }: DeskProps) {
  const { t, locale } = useView()
  const home = programmeDesk(meeting)
  const trackOf = ({ trackId }: Session) =>
    tracks.find(({ id }) => id === trackId)?.name ?? t('meetings.programme.everybody')
  return (
    <WorkFrame
      {...{ meeting, desk, form }}
      tab="programme"
      actions={
        <>
          <ButtonLink href={`${home}/sesje/nowa`} icon="plus">
            {t('meetings.programme.session.add')}
          </ButtonLink>
          {meeting.publishedAt && (
            <ButtonLink href={programmePath(meeting)} variant="secondary">
              {t('meetings.programme.see')}
            </ButtonLink>
          )}
        </>
      }
    >
      {waiting.length > 0 && (
        <Section title={t('meetings.programme.waiting')} count={waiting.length}>
          <Meta>{t('meetings.programme.waiting.hint')}</Meta>
          <ul>
            {waiting.map((session) => (
              <li key={session.id}>
                <Link href={`${home}/sesje/${session.id}`}>{session.title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('meetings.programme.title')}>
        <Table
          caption={t('meetings.programme.title')}
          captionHidden
          dense
          rows={sessions}
          rowId={({ id }) => id}
          empty={
            <EmptyState title={t('meetings.programme.none')} icon="calendar">
              <p>{t('meetings.programme.desk.hint')}</p>
            </EmptyState>
          }
          columns={[
            {
              label: t('meetings.programme.when'),
              cell: ({ startsAt, endsAt }) => `${formatDateTime(startsAt, locale)}–${formatTime(endsAt, locale)}`,
            },
            { label: t('meetings.programme.where'), cell: trackOf },
            {
              label: t('meetings.programme.what'),
              names: true,
              cell: ({ id, title }) => <Link href={`${home}/sesje/${id}`}>{title}</Link>,
            },
            {
              label: t('meetings.programme.who'),
              cell: ({ speakers }) =>
                speakersOf(speakers)
                  .map(({ name }) => name)
                  .join(', '),
            },
          ]}
        />
      </Section>
      <Section title={t('meetings.programme.tracks')}>
        <ul>
          {tracks.map(({ id, name, room }) => (
            <li key={id}>
              <strong>{name}</strong> {room && <Meta>{room}</Meta>}
              <ActButton action={`${home}/sciezki/${id}/usuniecie`} variant="quiet" icon="trash-2">
                {t('meetings.programme.track.remove', { name })}
              </ActButton>
            </li>
          ))}
        </ul>
        <Form action={`${home}/sciezki`} label={t('meetings.programme.track.add')}>
          <TextField
            form={form}
            name="name"
            label={t('meetings.programme.track.name')}
            hint={t('meetings.programme.track.hint')}
          />
          <TextField form={form} name="room" label={t('meetings.programme.track.room')} optional />
          <SubmitButton variant="secondary">{t('meetings.programme.track.add')}</SubmitButton>
        </Form>
      </Section>
    </WorkFrame>
  )
}

interface SessionProps {
  meeting: Meeting
  desk: Desk
  form: FormState
  tracks: Track[]
  /** Null for a new one. */
  session: Session | null
  formKey: string
}

export function SessionPage({ meeting, desk, form, tracks, session, formKey }: SessionProps) {
  const { t } = useView()
  const home = programmeDesk(meeting)
  const here = `${home}/sesje/${session?.id ?? 'nowa'}`
  const field = (name: string) => ({ form, name, label: t(`meetings.programme.session.${name}`) })
  return (
    <WorkFrame {...{ meeting, desk, form }} tab="programme">
      <h2>{session ? session.title : t('meetings.programme.session.add')}</h2>
      <Form action={here}>
        <Hidden name="key" value={formKey} />
        <TextField {...field('title')} />
        <SelectField
          {...field('track')}
          options={[
            { value: 'wszyscy', label: t('meetings.programme.everybody') },
            ...tracks.map(({ id, name, room }) => ({ value: id, label: [name, room].filter(Boolean).join(', ') })),
          ]}
        />
        <DateTimeField {...field('startsAt')} hint={t('meetings.programme.session.startsAt.hint')} optional />
        <DateTimeField {...field('endsAt')} optional />
        <TextArea {...field('speakers')} hint={t('meetings.programme.session.speakers.hint')} rows={3} optional />
        <TextArea {...field('description')} rows={5} limit={3000} optional />
        <SubmitButton icon="check">{t('meetings.work.save')}</SubmitButton>
      </Form>
      {session && (
        <Section title={t('meetings.programme.session.remove')}>
          <ActButton action={`${here}/usuniecie`} variant="secondary">
            {t('meetings.programme.session.remove')}
          </ActButton>
        </Section>
      )}
    </WorkFrame>
  )
}

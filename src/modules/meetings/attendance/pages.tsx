import type { Form as FormState } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  type Desk,
  Details,
  Form,
  Hidden,
  Notice,
  QuestionPage,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  Unseen,
  useView,
} from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, pathOf, workPathOf } from '../rules.ts'
import { isDoorShut, type ListedPerson, presenceOf, shownCode } from './rules.ts'

interface AttendPageProps {
  meeting: Meeting
  open: boolean
  form: FormState
  formKey: string
}

/** At the door: the code from the wall, and one's name. */
export function AttendPage({ meeting, open, form, formKey }: AttendPageProps) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.attendance.title')}
      caption={meeting.title}
      form={form}
      back={{ label: meeting.title, href: pathOf(meeting) }}
    >
      {open ? (
        <Form action={`${pathOf(meeting)}/obecnosc`}>
          <Hidden name="key" value={formKey} />
          <TextField
            form={form}
            name="code"
            label={t('meetings.attendance.code')}
            hint={t('meetings.attendance.code-hint')}
            width="short"
          />
          <TextField form={form} name="name" label={t('meetings.attendance.name')} autocomplete="name" width="medium" />
          <SubmitButton>{t('meetings.attendance.attend')}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('meetings.attendance.closed')} />
      )}
    </QuestionPage>
  )
}

interface AttendancePageProps {
  meeting: Meeting
  desk: Desk
  people: ListedPerson[]
  code: string | null
  formKey: string
}

const homeOf = (meeting: Meeting) => `${workPathOf(meeting)}/obecnosc`

/** Who was there: the code for the door, the list to tick, names to add. */
export function AttendancePage({ meeting, desk, people, code, formKey }: AttendancePageProps) {
  const { t, now } = useView()
  const home = homeOf(meeting)
  const present = people.filter(({ attendance }) => attendance)
  const waiting = people.filter(({ attendance }) => !attendance)
  return (
    <WorkFrame
      {...{ desk, meeting }}
      tab="attendance"
      actions={
        <>
          <ButtonLink href={`${home}/lista.pdf`} variant="secondary">
            {t('meetings.attendance.print')}
          </ButtonLink>
          <ButtonLink href={`${home}/lista.csv`} variant="secondary">
            {t('meetings.attendance.csv')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('meetings.attendance.count', { count: present.length })}</p>
      {(code || !isDoorShut(meeting, now)) && (
        <Section title={t('meetings.attendance.code')}>
          {code ? (
            <>
              <p>
                <strong>{shownCode(code)}</strong>
              </p>
              <img src={`${home}/kod.svg`} alt={t('meetings.attendance.qr')} width={180} height={180} />
            </>
          ) : (
            <ActButton action={`${home}/kod`}>{t('meetings.attendance.make-code')}</ActButton>
          )}
        </Section>
      )}
      <Form action={home} label={t('meetings.attendance.tick')}>
        <Hidden name="key" value={formKey} />
        {waiting.some(({ registrationId }) => registrationId) && (
          <Section title={t('meetings.attendance.tick')}>
            <Table
              caption={t('meetings.attendance.tick')}
              captionHidden
              dense
              rows={waiting}
              rowId={({ registrationId }) => registrationId ?? ''}
              selection={{ name: 'registrations', label: ({ name }) => name }}
              columns={[
                { label: t('meetings.attendance.person'), cell: ({ name }) => name, names: true },
                { label: t('meetings.attendance.mode'), cell: ({ mode }) => (mode ? t(`meetings.mode.${mode}`) : '') },
                { label: t('meetings.attendance.party'), kind: 'number', cell: ({ partySize }) => partySize },
              ]}
            />
          </Section>
        )}
        <Section title={t('meetings.attendance.others')}>
          <TextArea
            form={{ values: {}, problems: [] }}
            name="names"
            label={t('meetings.attendance.names')}
            hint={t('meetings.attendance.names-hint')}
            rows={4}
            optional
          />
        </Section>
        <SubmitButton>{t('meetings.attendance.note')}</SubmitButton>
      </Form>
      <Section title={t('meetings.attendance.present')}>
        <Table
          caption={t('meetings.attendance.present')}
          captionHidden
          rows={present}
          rowId={({ attendance }) => attendance?.id ?? ''}
          empty={<p>{t('meetings.attendance.nobody')}</p>}
          columns={[
            { label: t('meetings.attendance.person'), cell: ({ name }) => name, names: true },
            {
              label: t('meetings.attendance.presence'),
              cell: ({ attendance }) => <Tag>{t(`meetings.attendance.presence.${presenceOf(attendance)}`)}</Tag>,
            },
            { label: t('meetings.attendance.change'), cell: (person) => <Marks meeting={meeting} person={person} /> },
          ]}
        />
      </Section>
    </WorkFrame>
  )
}

function Marks({ meeting, person: { name, attendance } }: { meeting: Meeting; person: ListedPerson }) {
  const { t } = useView()
  if (!attendance) return null
  const { id, cameLate, leftEarly } = attendance
  const one = `${homeOf(meeting)}/${id}`
  const marks = (late: boolean, left: boolean) => ({ late: late ? 'tak' : '', left: left ? 'tak' : '' })
  return (
    <Details
      summary={
        <>
          {t('meetings.attendance.change')}
          <Unseen>: {name}</Unseen>
        </>
      }
    >
      <Actions>
        <ActButton action={one} values={marks(!cameLate, leftEarly)}>
          {t(cameLate ? 'meetings.attendance.not-late' : 'meetings.attendance.late')}
        </ActButton>
        <ActButton action={one} values={marks(cameLate, !leftEarly)}>
          {t(leftEarly ? 'meetings.attendance.not-left' : 'meetings.attendance.left')}
        </ActButton>
        <ActButton action={`${one}/usuniecie`}>{t('meetings.attendance.take-off')}</ActButton>
      </Actions>
    </Details>
  )
}

export const listTitle = (meeting: Meeting, locale: 'pl' | 'en') =>
  `${meeting.title}, ${formatDateTime(meeting.startsAt, locale)}`

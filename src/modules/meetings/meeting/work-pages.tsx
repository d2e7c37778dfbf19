import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Checkbox,
  DateTimeField,
  type Desk,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Link,
  NumberField,
  Pager,
  QuestionPage,
  RadioGroup,
  SelectField,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { fullName, type UnitFound, whereabouts } from '../../places/index.ts'
import { WorkFrame } from '../frame.tsx'
import { KINDS, type Meeting, meetingPhase, pathOf, WORK_HOME, workPathOf } from '../rules.ts'
import { KeptTabs } from '../tabs.tsx'

export function KeptPage({ desk, meetings, next }: { desk: Desk; meetings: Meeting[]; next: string | null }) {
  const { t, now, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('meetings.meetings')}
      actions={
        <>
          <ButtonLink href={`${WORK_HOME}/nowe`} icon="plus">
            {t('meetings.work.new')}
          </ButtonLink>
          <ButtonLink href={`${WORK_HOME}/terminy/nowe`} variant="secondary" icon="calendar-plus">
            {t('meetings.polls.new')}
          </ButtonLink>
        </>
      }
    >
      <KeptTabs current="meetings" />
      <Table
        caption={t('meetings.meetings')}
        captionHidden
        rows={meetings}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t('meetings.work.none')} icon="calendar">
            <p>{t('meetings.work.none.hint')}</p>
          </EmptyState>
        }
        columns={[
          {
            label: t('meetings.work.column.title'),
            names: true,
            cell: (meeting) => <Link href={workPathOf(meeting)}>{meeting.title}</Link>,
          },
          { label: t('meetings.work.column.kind'), cell: ({ kind }) => t(`meetings.kind.${kind}`) },
          { label: t('meetings.page.when'), cell: ({ startsAt }) => formatDateTime(startsAt, locale) },
          {
            label: t('meetings.work.column.phase'),
            cell: (meeting) => t(`meetings.phase.${meetingPhase(meeting, now)}`),
          },
        ]}
      />
      <Pager next={next ? `${WORK_HOME}?po=${next}` : undefined} />
    </WorkspacePage>
  )
}

export interface MeetingFormProps {
  form: Form
  formKey: string
  holders: { value: string; label: string }[]
  /** Gminas of the name that was typed. */
  units: UnitFound[]
}

export function NewMeetingPage(props: MeetingFormProps) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.work.new')}
      form={props.form}
      islands={['wiec-draft']}
      unlisted
      back={{ label: t('meetings.meetings'), href: WORK_HOME }}
    >
      <MeetingFields {...props} action={`${WORK_HOME}/nowe`} />
    </QuestionPage>
  )
}

export interface EditProps extends MeetingFormProps {
  desk: Desk
  meeting: Meeting
}

export function EditMeetingPage({ desk, meeting, ...fields }: EditProps) {
  const { t, now } = useView()
  const phase = meetingPhase(meeting, now)
  return (
    <WorkFrame
      {...{ desk, meeting }}
      tab="meeting"
      form={fields.form}
      actions={
        <>
          {phase === 'draft' && (
            <ActButton action={`${workPathOf(meeting)}/ogloszenie`} variant="primary" icon="check">
              {t('meetings.work.publish')}
            </ActButton>
          )}
          <ButtonLink href={pathOf(meeting)} variant="secondary">
            {t('meetings.work.see')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(`meetings.work.phase.${phase}`)}</p>
      {phase !== 'cancelled' && <MeetingFields {...fields} action={workPathOf(meeting)} />}
      {(phase === 'planned' || phase === 'running') && (
        <Actions>
          <Link href={`${workPathOf(meeting)}/odwolanie`}>{t('meetings.work.cancel')}</Link>
        </Actions>
      )}
    </WorkFrame>
  )
}

function MeetingFields({ form, formKey, holders, units, action }: MeetingFormProps & { action: string }) {
  const { t } = useView()
  const field = (name: string) => ({ form, name, label: t(`meetings.field.${name}`) })
  const hinted = (name: string) => ({ ...field(name), hint: t(`meetings.field.${name}.hint`) })
  return (
    <FormBlock action={action} draft={`spotkanie-${formKey}`}>
      <Hidden name="key" value={formKey} />
      <h2>{t('meetings.form.group.what')}</h2>
      <TextField {...field('title')} />
      <SelectField
        {...field('kind')}
        options={KINDS.map((kind) => ({ value: kind, label: t(`meetings.kind.${kind}`) }))}
      />
      <SelectField {...field('holder')} options={holders} width="full" />
      <TextField {...hinted('process')} optional />
      <TextArea {...hinted('purpose')} rows={5} limit={4000} optional />
      <h2>{t('meetings.form.group.where')}</h2>
      <DateTimeField {...field('startsAt')} />
      <DateTimeField {...field('endsAt')} />
      <TextField {...field('placeName')} optional />
      <TextField {...field('address')} optional />
      <TextField {...hinted('unit')} width="medium" optional />
      {units.length > 1 && (
        <RadioGroup
          form={form}
          name="unitCode"
          label={t('meetings.field.which-unit')}
          options={units.map(({ unit, within }) => ({
            value: unit.code,
            label: fullName(unit, t),
            hint: whereabouts({ within }, t),
          }))}
        />
      )}
      <TextField {...hinted('point')} width="medium" optional />
      <TextArea {...hinted('accessibility')} rows={3} limit={2000} optional />
      <TextArea {...hinted('openingHours')} rows={3} limit={1000} optional />
      <TextField {...hinted('onlineUrl')} type="url" optional />
      <TextArea {...hinted('materials')} rows={3} limit={4000} optional />
      <h2>{t('meetings.form.group.people')}</h2>
      <Checkbox {...field('takesRegistrations')} />
      <NumberField {...hinted('onSitePlaces')} optional />
      <NumberField {...hinted('onlinePlaces')} optional />
      <DateTimeField {...hinted('registrationOpensAt')} optional />
      <DateTimeField {...hinted('registrationClosesAt')} optional />
      <NumberField {...field('largestParty')} />
      <NumberField {...field('offerHours')} />
      <SubmitButton icon="check">{t('meetings.work.save')}</SubmitButton>
    </FormBlock>
  )
}

export function CancelMeetingPage({ meeting, form }: { meeting: Meeting; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.work.cancel')}
      caption={meeting.title}
      form={form}
      unlisted
      back={{ label: meeting.title, href: workPathOf(meeting) }}
    >
      <FormBlock action={`${workPathOf(meeting)}/odwolanie`}>
        <TextArea
          form={form}
          name="reason"
          label={t('meetings.work.reason')}
          hint={t('meetings.work.reason.hint')}
          rows={3}
          limit={500}
        />
        {meeting.seriesId && (
          <RadioGroup
            form={form.values.scope === undefined ? { ...form, values: { ...form.values, scope: 'one' } } : form}
            name="scope"
            label={t('meetings.work.scope')}
            options={(['one', 'rest'] as const).map((value) => ({ value, label: t(`meetings.work.scope.${value}`) }))}
          />
        )}
        <SubmitButton variant="danger">{t('meetings.work.cancel')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

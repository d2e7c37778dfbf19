import type { Form } from '../../../platform/http/index.ts'
import {
  Checkbox,
  DateField,
  DateTimeField,
  Form as FormBlock,
  Hidden,
  NumberField,
  QuestionPage,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { KINDS } from '../rules.ts'
import { FIRST_DATES } from './forms.ts'
import { ClockNote } from './parts.tsx'
import { type DatePoll, pollWorkPath, WORK_POLLS } from './rules.ts'

type Holders = { value: string; label: string }[]

export function NewPollPage({ form, formKey, holders }: { form: Form; formKey: string; holders: Holders }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.polls.new')}
      form={form}
      islands={['wiec-draft']}
      unlisted
      back={{ label: t('meetings.polls'), href: WORK_POLLS }}
    >
      <p>{t('meetings.polls.lead')}</p>
      <FormBlock action={`${WORK_POLLS}/nowe`} draft={`terminy-${formKey}`}>
        <Hidden name="key" value={formKey} />
        <TextField form={form} name="title" label={t('meetings.field.title')} />
        <div>
          <h2>{t('meetings.polls.dates')}</h2>
          <ClockNote />
        </div>
        {FIRST_DATES.map((name, index) => (
          <DateTimeField
            key={name}
            form={form}
            name={name}
            label={t('meetings.poll.date', { number: index + 1 })}
            optional={index >= 2}
          />
        ))}
        <Settings form={form} holders={holders} />
        <SubmitButton icon="check">{t('meetings.polls.create')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

export function EditPollPage({ poll, form, holders }: { poll: DatePoll; form: Form; holders: Holders }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.poll.edit')}
      caption={poll.title}
      form={form}
      unlisted
      back={{ label: poll.title, href: pollWorkPath(poll) }}
    >
      <FormBlock action={`${pollWorkPath(poll)}/zmiana`}>
        <TextField form={form} name="title" label={t('meetings.field.title')} />
        <Settings form={form} holders={holders} />
        <SubmitButton icon="check">{t('meetings.work.save')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

function Settings({ form, holders }: { form: Form; holders: Holders }) {
  const { t } = useView()
  const field = (name: string) => ({ form, name, label: t(`meetings.field.${name}`) })
  return (
    <>
      <NumberField
        form={form}
        name="minutes"
        label={t('meetings.poll.minutes')}
        unit={t('meetings.poll.minutes.unit')}
      />
      <SelectField
        {...field('kind')}
        options={KINDS.map((kind) => ({ value: kind, label: t(`meetings.kind.${kind}`) }))}
      />
      <SelectField {...field('holder')} options={holders} width="full" />
      <TextArea {...field('purpose')} rows={3} limit={4000} optional />
      <TextField {...field('placeName')} optional />
      <TextField {...field('address')} optional />
      <TextField {...field('onlineUrl')} type="url" optional />
      <DateField
        form={form}
        name="answersUntil"
        label={t('meetings.poll.answers-until')}
        hint={t('meetings.poll.answers-until.hint')}
        optional
      />
      <Checkbox form={form} name="hidesNames" label={t('meetings.poll.hides')} hint={t('meetings.poll.hides.hint')} />
      <Checkbox
        form={form}
        name="closedCircle"
        label={t('meetings.poll.closed-circle')}
        hint={t('meetings.poll.closed-circle.hint')}
      />
    </>
  )
}

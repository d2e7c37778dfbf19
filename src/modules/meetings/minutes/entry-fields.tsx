import type { Form as FormState } from '../../../platform/http/index.ts'
import { Checkbox, DateField, NumberField, SelectField, TextArea, TextField, useView } from '../../../ui/index.ts'
import type { CountedPoll } from './ports.ts'

/** Fields of what is written into minutes one by one, the same for a new entry and a corrected one. */
export function StatementFields({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <>
      <TextArea form={form} name="body" label={t('meetings.minutes.statement')} rows={4} />
      <TextField form={form} name="speaker" label={t('meetings.minutes.speaker')} optional />
      <Checkbox form={form} name="consented" label={t('meetings.minutes.consented')} optional />
      <TextArea form={form} name="answer" label={t('meetings.minutes.answer')} rows={3} optional />
    </>
  )
}

/** @param polls whose result a decision may take over */
export function DecisionFields({ form, polls }: { form: FormState; polls: readonly CountedPoll[] }) {
  const { t } = useView()
  return (
    <>
      <TextArea form={form} name="decision" label={t('meetings.minutes.decision')} rows={4} />
      {polls.length > 0 && (
        <SelectField
          form={form}
          name="poll"
          label={t('meetings.minutes.poll')}
          hint={t('meetings.minutes.poll-hint')}
          empty={t('meetings.minutes.poll-none')}
          options={polls.map(({ id, title }) => ({ value: id, label: title }))}
          optional
        />
      )}
      <p>{t('meetings.minutes.hands-hint')}</p>
      <NumberField form={form} name="votesFor" label={t('meetings.minutes.votes-for')} optional />
      <NumberField form={form} name="votesAgainst" label={t('meetings.minutes.votes-against')} optional />
      <NumberField form={form} name="votesAbstained" label={t('meetings.minutes.votes-abstained')} optional />
    </>
  )
}

export function TaskFields({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <>
      <TextArea form={form} name="what" label={t('meetings.minutes.what')} rows={2} />
      <TextField form={form} name="owner" label={t('meetings.minutes.owner')} />
      <DateField form={form} name="dueOn" label={t('meetings.minutes.due')} />
    </>
  )
}

import {
  Checkbox,
  CheckboxGroup,
  Form,
  type FormState,
  NumberField,
  QuestionPage,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { STORY } from '../content.ts'
import { CHANNELS, COSTS, LICENCES, type Practice, workPathOf } from '../rules.ts'

/** Second screen: how it went, honestly. */
export function StoryPage({ form, practice }: { form: FormState; practice: Practice }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('practices.story.title')}
      back={{ label: practice.title, href: workPathOf(practice) }}
      form={form}
      step={{ number: 2, of: 2 }}
      unlisted
    >
      <Form action={`${workPathOf(practice)}/przebieg`} draft={`przebieg-${practice.id}`} confirmLeave>
        {STORY.map((part) => (
          <TextArea
            key={part}
            form={form}
            name={part}
            label={t(`practices.part.${part}`)}
            hint={t(`practices.hint.${part}`)}
            optional={part === 'differently'}
          />
        ))}
        <TextArea form={form} name="whoTookPart" label={t('practices.part.whoTookPart')} rows={3} optional />
        <NumberField form={form} name="participants" label={t('practices.field.participants')} optional />
        <CheckboxGroup
          form={form}
          name="channels"
          label={t('practices.field.channels')}
          optional
          options={CHANNELS.map((value) => ({ value, label: t(`practices.channel.${value}`) }))}
        />
        <SelectField
          form={form}
          name="costBand"
          label={t('practices.field.cost')}
          empty={t('practices.unknown')}
          optional
          options={COSTS.map((value) => ({ value, label: t(`practices.cost.${value}`) }))}
        />
        <TextArea
          form={form}
          name="evidence"
          label={t('practices.part.evidence')}
          hint={t('practices.hint.sources')}
          rows={3}
          optional
        />
        <TextArea
          form={form}
          name="links"
          label={t('practices.part.links')}
          hint={t('practices.hint.sources')}
          rows={3}
          optional
        />
        <SelectField
          form={form}
          name="licence"
          label={t('practices.column.licencja')}
          options={LICENCES.map((value) => ({ value, label: t(`practices.licence.${value}`) }))}
        />
        <Checkbox
          form={form}
          name="takesLetters"
          label={t('practices.takes-letters')}
          hint={t('practices.takes-letters.hint')}
        />
        <TextField form={form} name="note" label={t('practices.note')} hint={t('practices.note.hint')} optional />
        <SubmitButton>{t('practices.save')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

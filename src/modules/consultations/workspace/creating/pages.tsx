import type { Form } from '../../../../platform/http/index.ts'
import {
  Form as FormBlock,
  QuestionPage,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import type { Organisation } from '../../../network/index.ts'
import { fullName, type UnitFound, whereabouts } from '../../../places/index.ts'
import { TOPICS } from '../../../processes/index.ts'

/** The first screen of a new consultation: enough to begin a draft. */
export function CreatePage({
  form,
  organisations,
  units,
}: {
  form: Form
  organisations: Organisation[]
  units: UnitFound[]
}) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('consultations.create.title')}
      form={form}
      back={{ label: t('consultations.work.all'), href: '/praca/konsultacje' }}
      islands={['wiec-draft']}
      unlisted
    >
      <p>{t('consultations.create.lead')}</p>
      <FormBlock action="/praca/konsultacje/nowa" draft="nowe-konsultacje">
        <SelectField
          form={form}
          name="organisationId"
          label={t('consultations.create.organisation')}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          form={form}
          name="title"
          label={t('consultations.form.title')}
          hint={t('consultations.form.title.hint')}
          maxLength={160}
        />
        <TextArea
          form={form}
          name="summary"
          label={t('consultations.form.summary')}
          hint={t('consultations.form.summary.hint')}
          rows={3}
          limit={300}
        />
        {units.length > 1 ? (
          <RadioGroup
            form={form}
            name="unitCode"
            label={t('consultations.create.which-place')}
            options={units.map(({ unit, within }) => ({
              value: unit.code,
              label: fullName(unit, t),
              hint: whereabouts({ within }, t),
            }))}
          />
        ) : null}
        <TextField
          form={form}
          name="place"
          label={t('consultations.create.place')}
          hint={t('consultations.create.place.hint')}
          width="medium"
        />
        <SelectField
          form={form}
          name="topic"
          label={t('consultations.filter.topic')}
          options={TOPICS.map((value) => ({ value, label: t(`consultations.topic.${value}`) }))}
        />
        <SubmitButton>{t('consultations.create.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

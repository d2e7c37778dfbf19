import type { Form } from '../../../../platform/http/index.ts'
import { Form as FormBlock, QuestionPage, SelectField, SubmitButton, useView } from '../../../../ui/index.ts'
import type { Organisation } from '../../../network/index.ts'
import type { UnitFound } from '../../../places/index.ts'
import { BeginningFields } from '../../../processes/index.ts'

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
        <BeginningFields form={form} units={units} />
        <SubmitButton>{t('consultations.create.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

import type { Form } from '../../../platform/http/index.ts'
import { formatNumber } from '../../../platform/texts/index.ts'
import {
  Checkbox,
  CheckboxGroup,
  Form as FormBlock,
  Link,
  Notice,
  RadioGroup,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { CELL_SIDES_KM } from '../../forms/index.ts'
import type { Stage } from '../../processes/index.ts'
import type { FoundSurvey } from '../actions.ts'
import type { Asked } from '../results/questions.ts'
import { said } from '../results/words.ts'
import { ANONYMITIES, anonymityFixed, gridFixed, RESULTS, surveyWorkPath } from '../rules.ts'
import { type Frame, SurveysWork } from './frame.tsx'
import { StageField } from './pages.tsx'

interface SettingsProps {
  frame: Frame
  found: FoundSurvey
  form: Form
  stages: Stage[]
  /** Questions whose answers may become remarks. */
  open: Asked[]
  /** Whether anything is answered on a map. */
  asksOnMap: boolean
}

/** How a survey is answered and who sees what it came to. */
export function SettingsPage({ frame, found, form, stages, open, asksOnMap }: SettingsProps) {
  const { t, locale } = useView()
  const { process, survey } = found
  const fixed = anonymityFixed(survey)
  return (
    <SurveysWork
      frame={frame}
      found={found}
      title={t('surveys.settings.title')}
      form={form}
      islands={['wiec-confirm-leave']}
    >
      <p>
        <Link href={`/praca/formularze/${found.form.id}/ustawienia`}>{t('surveys.settings.in-builder')}</Link>
      </p>
      <FormBlock action={`${surveyWorkPath(process, survey)}/ustawienia`} confirmLeave>
        <StageField form={form} stages={stages} />
        {fixed && (
          <Notice>
            <p>{t('surveys.settings.anonymity.fixed')}</p>
          </Notice>
        )}
        <RadioGroup
          form={form}
          name="anonymity"
          label={t('surveys.settings.anonymity')}
          hint={t('surveys.settings.anonymity.hint')}
          options={ANONYMITIES.filter((level) => !fixed || level === survey.anonymity).map((level) => ({
            value: level,
            label: t(`surveys.anonymity.${level}`),
            hint: t(`surveys.anonymity.${level}.hint`),
          }))}
        />
        <Checkbox
          form={form}
          name="editable"
          label={t('surveys.settings.editable')}
          hint={t('surveys.settings.not-anonymous')}
        />
        <Checkbox
          form={form}
          name="oncePerPerson"
          label={t('surveys.settings.once')}
          hint={t('surveys.settings.once.hint')}
        />
        <RadioGroup
          form={form}
          name="results"
          label={t('surveys.settings.results')}
          options={RESULTS.map((value) => ({
            value,
            label: t(`surveys.settings.results.${value}`),
            hint: t(`surveys.settings.results.${value}.hint`),
          }))}
        />
        <TextField
          form={form}
          name="least"
          label={t('surveys.settings.least')}
          hint={t('surveys.settings.least.hint')}
          inputMode="numeric"
          width="short"
        />
        {asksOnMap && <GridField form={form} fixed={gridFixed(survey)} />}
        <Checkbox
          form={form}
          name="openData"
          label={t('surveys.settings.open-data')}
          hint={t('surveys.settings.open-data.hint')}
        />
        <TextField
          form={form}
          name="populationWords"
          label={t('surveys.settings.whom')}
          hint={t('surveys.settings.whom.hint')}
          optional
        />
        {open.length > 0 && (
          <CheckboxGroup
            form={form}
            name="remarkQuestions"
            label={t('surveys.settings.remarks')}
            hint={t('surveys.settings.remarks.hint')}
            options={open.map(({ id, label }) => ({ value: id, label: said(label, { locale }) }))}
          />
        )}
        <SubmitButton>{t('surveys.save')}</SubmitButton>
      </FormBlock>
    </SurveysWork>
  )
}

/** In what squares the public sees what was drawn; chosen before the opening. */
function GridField({ form, fixed }: { form: Form; fixed: boolean }) {
  const { t, locale } = useView()
  const sides = CELL_SIDES_KM.map((side) => ({
    value: String(side),
    label: t('surveys.settings.grid.side', { side: formatNumber(side, locale) }),
  }))
  return (
    <RadioGroup
      form={form}
      name="gridKm"
      label={t('surveys.settings.grid')}
      hint={t(fixed ? 'surveys.settings.grid.fixed' : 'surveys.settings.grid.hint')}
      options={fixed ? sides.filter(({ value }) => value === form.values.gridKm) : sides}
    />
  )
}

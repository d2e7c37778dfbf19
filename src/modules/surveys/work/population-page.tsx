import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatNumber } from '../../../platform/texts/index.ts'
import {
  ActButton,
  DateField,
  FileField,
  Form as FormBlock,
  Section,
  SubmitButton,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { FoundSurvey } from '../actions.ts'
import type { Population } from '../population/store.ts'
import type { PopulationRow } from '../results/population.ts'
import { surveyWorkPath } from '../rules.ts'
import { type Frame, SurveysWork } from './frame.tsx'

interface PopulationProps {
  frame: Frame
  found: FoundSurvey
  form: Form
  population: Population | null
}

/** Who lives there by age and sex, to set beside those who answered. */
export function PopulationPage({ frame, found, form, population }: PopulationProps) {
  const { t } = useView()
  const home = `${surveyWorkPath(found.process, found.survey)}/ludnosc`
  return (
    <SurveysWork frame={frame} found={found} title={t('surveys.population.title')} form={form}>
      <p>{t('surveys.population.text')}</p>
      <Section title={t('surveys.population.import')}>
        <p>{t('surveys.population.columns')}</p>
        <FormBlock action={home} files>
          <FileField
            form={form}
            name="file"
            label={t('surveys.population.file')}
            hint={t('surveys.population.file.hint')}
            accept=".csv,.xlsx"
          />
          <TextField
            form={form}
            name="source"
            label={t('surveys.population.source-field')}
            hint={t('surveys.population.source-field.hint')}
          />
          <DateField form={form} name="asOf" label={t('surveys.population.as-of')} />
          <SubmitButton>{t('surveys.population.button')}</SubmitButton>
        </FormBlock>
      </Section>
      {population && <Now population={population} home={home} />}
    </SurveysWork>
  )
}

function Now({ population: { rows, source, asOf }, home }: { population: Population; home: string }) {
  const { t, locale } = useView()
  return (
    <Section title={t('surveys.population.now')}>
      <p>{t('surveys.population.source', { source, date: formatDate(asOf, locale) })}</p>
      <Table
        dense
        caption={t('surveys.population.now')}
        captionHidden
        rows={rows}
        rowId={(row) => `${row.sex} ${row.from}`}
        columns={[
          {
            label: t('surveys.population.age'),
            names: true,
            cell: ({ from, to }: PopulationRow) =>
              to === null ? `${from}+` : from === to ? `${from}` : `${from}–${to}`,
          },
          { label: t('surveys.population.sex'), cell: ({ sex }) => t(`surveys.population.${sex}`) },
          {
            label: t('surveys.population.people-count'),
            kind: 'number',
            cell: ({ people }) => formatNumber(people, locale),
          },
        ]}
      />
      <ActButton action={`${home}/usuniecie`} variant="quiet">
        {t('surveys.population.remove')}
      </ActButton>
    </Section>
  )
}

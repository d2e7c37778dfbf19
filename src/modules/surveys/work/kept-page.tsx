import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime, formatNumber } from '../../../platform/texts/index.ts'
import {
  Checkbox,
  Form as FormBlock,
  Notice,
  RadioGroup,
  Section,
  Stats,
  SubmitButton,
  useView,
} from '../../../ui/index.ts'
import type { Ending } from '../../forms/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { KEPT_MONTHS, keptUntil, surveyWorkPath } from '../rules.ts'
import { type Frame, SurveysWork } from './frame.tsx'

interface KeptProps {
  frame: Frame
  found: FoundSurvey
  form: Form
  now: Temporal.Instant
  /** What would go if the day were over. */
  ending: Ending
  /** The last day, and when what ended with it was removed. */
  endsOn: Temporal.PlainDate | null
  servedAt: Temporal.Instant | null
  /** The chosen day is over already: what is counted above goes in the next night. */
  asks: boolean
}

/** How long it is known who answered, and what goes then. */
export function KeptPage({ frame, found, form, now, ending, endsOn, servedAt, asks }: KeptProps) {
  const { t, locale } = useView()
  const { process, survey, term } = found
  const figure = (count: number, label: string) => ({ figure: formatNumber(count, locale), label: t(label, { count }) })
  return (
    <SurveysWork frame={frame} found={found} title={t('surveys.kept.title')} form={form}>
      <p>{t('surveys.kept.text')}</p>
      {servedAt ? (
        <Notice>
          <p>{t('surveys.kept.done', { at: formatDateTime(servedAt, locale) })}</p>
        </Notice>
      ) : (
        endsOn && <p>{t('surveys.kept.until', { date: formatDate(endsOn, locale) })}</p>
      )}
      <Section title={t('surveys.kept.today')}>
        <p>{t('surveys.kept.today.text')}</p>
        <Stats
          label={t('surveys.kept.today')}
          items={[
            figure(ending.respondents, 'surveys.kept.respondents'),
            figure(ending.words, 'surveys.kept.words'),
            figure(ending.files, 'surveys.kept.files'),
            figure(ending.scans, 'surveys.kept.scans'),
          ]}
        />
      </Section>
      <Section title={t('surveys.kept.how-long')}>
        <FormBlock action={`${surveyWorkPath(process, survey)}/przechowywanie`}>
          <RadioGroup
            form={form}
            name="months"
            label={t('surveys.kept.months')}
            hint={t('surveys.kept.months.hint')}
            options={KEPT_MONTHS.map((months) => ({
              value: String(months),
              label: t(`surveys.kept.months.${months}`),
              hint: term.closesAt
                ? t('surveys.kept.to', { date: formatDate(keptUntil(term, months, now), locale) })
                : undefined,
            }))}
          />
          {asks && (
            <>
              <Notice kind="problem">
                <p>{t('surveys.kept.over')}</p>
              </Notice>
              <Checkbox form={form} name="understood" label={t('surveys.kept.understood')} />
            </>
          )}
          <SubmitButton>{t('surveys.save')}</SubmitButton>
        </FormBlock>
      </Section>
    </SurveysWork>
  )
}

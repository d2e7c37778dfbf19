import type { Form } from '../../../platform/http/index.ts'
import {
  Form as FormBlock,
  KeyValues,
  Notice,
  RadioGroup,
  Section,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type MATTERS, type ProcedureRules, TRIGGERS, triggerOf } from '../../law/index.ts'
import type { UnitFound } from '../../places/index.ts'
import { BeginningFields } from '../../processes/index.ts'
import { READINESS } from '../plans/answers.ts'
import type { Plan } from '../plans/rules.ts'
import { StepPage, stepPath } from './frame.tsx'

/** Step 0: what to know before deciding anything. A "no" stops nobody; it says what to mend first. */
export function ReadinessPage({
  plan,
  form,
  credit,
}: {
  plan: Plan
  form: Form
  credit: { title: string; name: string } | null
}) {
  const { t } = useView()
  return (
    <StepPage plan={plan} step="gotowosc" form={form}>
      {credit && <p>{t('planning.templates.based', credit)}</p>}
      <p>{t('planning.readiness.lead')}</p>
      <FormBlock action={stepPath(plan, 'gotowosc')}>
        {READINESS.map((point) => (
          <RadioGroup
            key={point}
            form={form}
            name={point}
            inline
            label={t(`planning.readiness.${point}`)}
            hint={t(`planning.readiness.${point}.hint`)}
            options={[
              { value: 'yes', label: t('planning.yes') },
              { value: 'no', label: t('planning.no') },
            ]}
          />
        ))}
        <SubmitButton>{t('planning.next')}</SubmitButton>
      </FormBlock>
    </StepPage>
  )
}

/** What is to be consulted: the law follows from it. */
export function MatterPage({ plan, form }: { plan: Plan; form: Form }) {
  const { t } = useView()
  const notYet = READINESS.filter((point) => plan.answers.readiness[point] === 'no')
  return (
    <StepPage plan={plan} step="sprawa" form={form}>
      {notYet.length > 0 && (
        <Notice kind="warning" title={t('planning.readiness.not-yet', { count: notYet.length })}>
          <ul>
            {notYet.map((point) => (
              <li key={point}>{t(`planning.readiness.${point}.advice`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <FormBlock action={stepPath(plan, 'sprawa')}>
        <RadioGroup
          form={form}
          name="matter"
          label={t('planning.matter')}
          hint={t('planning.matter.hint')}
          options={TRIGGERS.map(({ matter, basis }) => ({
            value: matter,
            label: t(`planning.matter.${matter}`),
            hint: basis,
          }))}
        />
        <SubmitButton>{t('planning.next')}</SubmitButton>
      </FormBlock>
    </StepPage>
  )
}

/** What follows from the matter: basis, terms, forms, places of the announcement, for whom. */
export function WhatFollows({ rules, matter }: { rules: ProcedureRules; matter: (typeof MATTERS)[number] }) {
  const { t } = useView()
  const trigger = triggerOf(matter)
  const { collecting, margins, announcement, report } = rules
  const cited = (text: string, article: string | undefined) => (article ? `${text} (${article})` : text)
  return (
    <Section title={t('planning.follows')}>
      <KeyValues
        items={[
          {
            label: t('planning.follows.basis'),
            value: `${trigger.basis}. ${t(trigger.compulsory ? 'planning.follows.compulsory' : 'planning.follows.free')}`,
          },
          {
            label: t('planning.follows.days'),
            value: collecting
              ? cited(
                  t(collecting.exact ? 'planning.follows.exactly' : 'planning.follows.at-least', {
                    count: collecting.days,
                  }),
                  collecting.article,
                )
              : t('planning.follows.no-days', { count: rules.recommendedDays }),
          },
          {
            label: t('planning.follows.forms'),
            value: rules.forms.length > 0 && (
              <ul>
                {rules.forms.map(({ atLeast, of, article }) => (
                  <li key={article}>
                    {t('planning.follows.forms-of', {
                      count: atLeast,
                      forms: of.map((form) => t(`planning.form.${form}`).toLocaleLowerCase('pl')).join(', '),
                    })}{' '}
                    ({article})
                  </li>
                ))}
              </ul>
            ),
          },
          {
            label: t('planning.follows.margins'),
            value: margins && cited(t('planning.follows.margins-of', { count: margins.days }), margins.article),
          },
          {
            label: t('planning.follows.places'),
            value:
              announcement &&
              announcement.places.length > 0 &&
              cited(announcement.places.map((place) => t(`planning.place.${place}`)).join(', '), announcement.article),
          },
          {
            label: t('planning.follows.report'),
            value:
              report &&
              cited(
                report.days
                  ? t('planning.follows.report-days', { count: report.days })
                  : t('planning.follows.report-needed'),
                report.article,
              ),
          },
          {
            label: t('planning.follows.recipients'),
            value: rules.recipients.map((who) => t(`planning.recipient.${who}`)).join(', '),
          },
          { label: t('planning.follows.confidence'), value: t(`planning.confidence.${rules.confidence}`) },
        ]}
      />
    </Section>
  )
}

/** Title, place, body: what a draft begins with. */
export function AboutPage({
  plan,
  form,
  units,
  rules,
}: {
  plan: Plan
  form: Form
  units: UnitFound[]
  rules: ProcedureRules | null
}) {
  const { t } = useView()
  return (
    <StepPage plan={plan} step="temat" form={form} islands={['wiec-count']}>
      {rules && plan.answers.matter && <WhatFollows rules={rules} matter={plan.answers.matter} />}
      <FormBlock action={stepPath(plan, 'temat')}>
        <BeginningFields form={form} units={units} />
        <TextField
          form={form}
          name="organ"
          label={t('planning.about.organ')}
          hint={t('planning.about.organ.hint')}
          width="medium"
        />
        <SubmitButton>{t('planning.next')}</SubmitButton>
      </FormBlock>
    </StepPage>
  )
}

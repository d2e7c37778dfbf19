import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  CheckAnswers,
  CheckboxGroup,
  DateField,
  DateTimeField,
  EmptyState,
  Form as FormBlock,
  KeyValues,
  Link,
  Notice,
  Section,
  SelectField,
  SubmitButton,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type ConsultationPlan, FORMS, missingForms, type ProcedureRules, type Window } from '../../law/index.ts'
import { CalendarStrip } from '../calendar/strip.tsx'
import { WarningsForm } from '../calendar/warnings.tsx'
import { PLACES, type PlannedForm, type Step, unanswered } from '../plans/answers.ts'
import { type Judged, momentOf } from '../plans/calendar.ts'
import type { Plan, Reason } from '../plans/rules.ts'
import { StepPage, stepPath } from './frame.tsx'

/** The days; proposed ones are lawful and leave good practice its time. */
export function DatesPage({ plan, form, proposed }: { plan: Plan; form: Form; proposed: ConsultationPlan | null }) {
  const { t, locale } = useView()
  return (
    <StepPage plan={plan} step="terminy" form={form}>
      <p>{t('planning.dates.lead')}</p>
      {proposed && (
        <KeyValues
          items={[
            {
              label: t('planning.dates.for', { date: formatDate(proposed.start, locale) }),
              value: t('planning.dates.earliest', {
                date: formatDate(proposed.cautiousEnd ?? proposed.recommendedEnd, locale),
              }),
            },
            {
              label: t('planning.dates.meetings'),
              value: proposed.meetings && <WindowInWords window={proposed.meetings} />,
            },
          ]}
        />
      )}
      <FormBlock action={stepPath(plan, 'terminy')}>
        <DateField
          form={form}
          name="announced"
          label={t('planning.dates.announced')}
          hint={t('planning.dates.announced.hint')}
          optional
        />
        <DateField form={form} name="opens" label={t('planning.dates.opens')} hint={t('planning.dates.opens.hint')} />
        <DateField
          form={form}
          name="closes"
          label={t('planning.dates.closes')}
          hint={t('planning.dates.closes.hint')}
        />
        <DateField
          form={form}
          name="reportDue"
          label={t('planning.dates.report')}
          hint={t('planning.dates.report.hint')}
          optional
        />
        <div class="planning-buttons">
          <SubmitButton>{t('planning.next')}</SubmitButton>
          <SubmitButton variant="secondary" name="licz" value="tak">
            {t('planning.dates.count')}
          </SubmitButton>
        </div>
      </FormBlock>
    </StepPage>
  )
}

function WindowInWords({ window }: { window: Window }) {
  const { t, locale } = useView()
  return <>{t('planning.window', { from: formatDate(window.from, locale), to: formatDate(window.to, locale) })}</>
}

interface FormsPageProps {
  plan: Plan
  form: Form
  rules: ProcedureRules | null
  window: Window | null
}

/** Ways to be heard, one by one, with what the act still asks for. */
export function FormsPage({ plan, form, rules, window }: FormsPageProps) {
  const { t, locale } = useView()
  const { forms } = plan.answers
  const lacks = rules ? missingForms(rules, ['remarks', ...forms.map((one) => one.form)]) : []
  return (
    <StepPage plan={plan} step="formy" form={form}>
      <p>{t('planning.forms.lead')}</p>
      {lacks.length > 0 ? (
        <Notice kind="warning" title={t('planning.forms.lacks')}>
          <ul>
            {lacks.map(({ atLeast, of, article }) => (
              <li key={article}>
                {t('planning.follows.forms-of', {
                  count: atLeast,
                  forms: of.map((one) => t(`planning.form.${one}`).toLocaleLowerCase('pl')).join(', '),
                })}{' '}
                ({article})
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice kind="success" title={t('planning.forms.enough')} />
      )}
      {window && (
        <p>
          {t('planning.forms.window')} <WindowInWords window={window} />
        </p>
      )}
      <Table<PlannedForm & { index: number }>
        caption={t('planning.forms.planned')}
        rows={forms.map((one, index) => ({ ...one, index }))}
        rowId={({ index }) => String(index)}
        columns={[
          { label: t('planning.forms.form'), names: true, cell: (one) => one.title || t(`planning.form.${one.form}`) },
          { label: t('planning.forms.when'), cell: ({ at }) => (at ? formatDateTime(momentOf(at), locale) : '–') },
          { label: t('planning.forms.place'), cell: ({ place }) => place },
          {
            label: t('planning.plans.drop-column'),
            cell: ({ index }) => (
              <ActButton
                action={`${stepPath(plan, 'formy')}/usuniecie`}
                values={{ index: String(index) }}
                variant="quiet"
                icon="trash-2"
              >
                {t('planning.remove')}
              </ActButton>
            ),
          },
        ]}
        empty={<EmptyState title={t('planning.forms.none')}>{t('planning.forms.none-hint')}</EmptyState>}
      />
      <Section title={t('planning.forms.add')}>
        <FormBlock action={stepPath(plan, 'formy')}>
          <SelectField
            form={form}
            name="form"
            label={t('planning.forms.form')}
            options={FORMS.filter((one) => one !== 'remarks').map((value) => ({
              value,
              label: t(`planning.form.${value}`),
            }))}
          />
          <TextField
            form={form}
            name="title"
            label={t('planning.forms.title')}
            hint={t('planning.forms.title.hint')}
            optional
          />
          <DateTimeField form={form} name="at" label={t('planning.forms.when')} hint={t('planning.forms.when.hint')} />
          <TextField form={form} name="place" label={t('planning.forms.place')} optional />
          <SubmitButton variant="secondary" icon="plus">
            {t('planning.forms.add')}
          </SubmitButton>
        </FormBlock>
      </Section>
      <p>
        <ButtonLink href={stepPath(plan, 'ogloszenie')}>{t('planning.next')}</ButtonLink>
      </p>
    </StepPage>
  )
}

/** Where it will be announced. */
export function PlacesPage({ plan, form, rules }: { plan: Plan; form: Form; rules: ProcedureRules | null }) {
  const { t } = useView()
  const needed = rules?.announcement?.places ?? []
  return (
    <StepPage plan={plan} step="ogloszenie" form={form}>
      <p>{t('planning.places.lead')}</p>
      {needed.length > 0 && (
        <p>
          {t('planning.places.needed', {
            places: needed.map((place) => t(`planning.place.${place}`)).join(', '),
            article: rules?.announcement?.article ?? '',
          })}
        </p>
      )}
      <FormBlock action={stepPath(plan, 'ogloszenie')}>
        <CheckboxGroup
          form={form}
          name="places"
          label={t('planning.places.label')}
          options={PLACES.map((value) => ({ value, label: t(`planning.place.${value}`) }))}
        />
        <SubmitButton>{t('planning.next')}</SubmitButton>
      </FormBlock>
    </StepPage>
  )
}

interface CheckPageProps {
  plan: Plan
  form: Form
  judged: Judged | null
  reasons: ReadonlyMap<string, Reason>
}

/** Everything at a glance: the calendar, what it is not in keeping with, and the way to a draft. */
export function CheckPage({ plan, form, judged, reasons }: CheckPageProps) {
  const { t, locale } = useView()
  const { answers } = plan
  const missing = unanswered(answers)
  const row = (step: Step, label: string, value: string | null | undefined) => ({
    label,
    value,
    href: stepPath(plan, step),
  })
  const dated = (iso: string | null) => (iso ? formatDate(Temporal.PlainDate.from(iso), locale) : null)
  return (
    <StepPage plan={plan} step="sprawdzenie" form={form}>
      <CheckAnswers
        answers={[
          row('sprawa', t('planning.matter'), answers.matter && t(`planning.matter.${answers.matter}`)),
          row('temat', t('planning.about.title'), answers.about?.title),
          row('terminy', t('planning.dates.opens'), dated(answers.opens)),
          row('terminy', t('planning.dates.closes'), dated(answers.closes)),
          row(
            'formy',
            t('planning.follows.forms'),
            [
              t('planning.form.remarks'),
              ...answers.forms.map(({ form, title }) => title || t(`planning.form.${form}`)),
            ].join(', '),
          ),
          row(
            'ogloszenie',
            t('planning.follows.places'),
            answers.places?.map((place) => t(`planning.place.${place}`)).join(', '),
          ),
        ]}
      />
      {judged && (
        <>
          <Section title={t('planning.calendar')} id="kalendarz">
            <CalendarStrip judged={judged} />
          </Section>
          <Section title={t('planning.warnings.title')} id="ostrzezenia">
            <WarningsForm
              warnings={judged.warnings}
              reasons={reasons}
              form={form}
              action={stepPath(plan, 'sprawdzenie')}
              button={t('planning.warnings.keep')}
            />
          </Section>
        </>
      )}
      {missing.length > 0 ? (
        <Notice kind="warning" title={t('planning.check.missing')}>
          <ul>
            {missing.map((step) => (
              <li key={step}>
                <Link href={stepPath(plan, step)}>{t(`planning.step.${step}`)}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Section title={t('planning.draft.title')}>
          <p>{t('planning.draft.lead')}</p>
          <ActButton action={`/praca/planowanie/${plan.id}/szkic`} variant="primary">
            {t('planning.draft.button')}
          </ActButton>
        </Section>
      )}
    </StepPage>
  )
}

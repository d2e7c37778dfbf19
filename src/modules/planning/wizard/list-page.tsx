import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  type Desk,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Link,
  QuestionPage,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Organisation } from '../../network/index.ts'
import { whereToGoOn } from '../plans/answers.ts'
import type { Plan } from '../plans/rules.ts'
import { stepPath, WIZARD } from './frame.tsx'

interface PlansProps {
  desk: Desk
  plans: Plan[]
  organisations: Map<string, Organisation>
}

/** Plans of my teams of which no draft was made yet, and the way to a new one. */
export function PlansPage({ desk, plans, organisations }: PlansProps) {
  const { t, locale } = useView()
  const begin = (
    <ButtonLink href={`${WIZARD}/nowy`} icon="plus">
      {t('planning.begin')}
    </ButtonLink>
  )
  return (
    <WorkspacePage title={t('planning.plans')} owner={desk.owner} navigation={desk.navigation} actions={begin}>
      <p>{t('planning.plans.lead')}</p>
      <Table
        caption={t('planning.plans')}
        captionHidden
        rows={plans}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('planning.about.title'),
            names: true,
            cell: (plan) => (
              <Link href={stepPath(plan, whereToGoOn(plan.answers))}>
                {plan.answers.about?.title ?? t('planning.untitled')}
              </Link>
            ),
          },
          { label: t('planning.organisation'), cell: (plan) => organisations.get(plan.organisationId)?.name ?? '' },
          { label: t('planning.plans.next'), cell: (plan) => t(`planning.step.${whereToGoOn(plan.answers)}`) },
          { label: t('planning.plans.changed'), cell: (plan) => formatDate(plan.changedAt, locale) },
          {
            label: t('planning.plans.drop-column'),
            cell: (plan) => (
              <ActButton action={`${WIZARD}/${plan.id}/porzucenie`} variant="quiet" icon="trash-2">
                {t('planning.plans.drop')}
              </ActButton>
            ),
          },
        ]}
        empty={
          <EmptyState title={t('planning.plans.empty')} action={begin}>
            {t('planning.plans.empty-hint')}
          </EmptyState>
        }
      />
      <Section title={t('planning.templates')}>
        <p>{t('planning.templates.lead')}</p>
        <ButtonLink href={`${WIZARD}/szablony`} variant="secondary">
          {t('planning.templates')}
        </ButtonLink>
      </Section>
      <Section title={t('planning.local.title')}>
        <p>{t('planning.local.teaser')}</p>
        <ul>
          {[...organisations.values()].map(({ id, name }) => (
            <li key={id}>
              <Link href={`/praca/organizacje/${id}/zasady-konsultacji`}>{name}</Link>
            </li>
          ))}
        </ul>
      </Section>
    </WorkspacePage>
  )
}

/** Who plans; a person of one team has nothing to choose and reads what will follow. */
export function BeginPage({ form, organisations }: { form: Form; organisations: Organisation[] }) {
  const { t } = useView()
  const [only] = organisations
  return (
    <QuestionPage title={t('planning.begin')} form={form} back={{ label: t('planning.plans'), href: WIZARD }} unlisted>
      <p>{t('planning.begin.lead')}</p>
      <p>{t('planning.begin.law')}</p>
      <FormBlock action={WIZARD}>
        {organisations.length === 1 && only ? (
          <>
            <Hidden name="organisationId" value={only.id} />
            <p>
              {t('planning.organisation')}: <strong>{only.name}</strong>
            </p>
          </>
        ) : (
          <RadioGroup
            form={form}
            name="organisationId"
            label={t('planning.organisation')}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SubmitButton>{t('planning.begin.button')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

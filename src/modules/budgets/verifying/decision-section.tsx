import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Details,
  Form as FormBlock,
  Notice,
  NumberField,
  RadioGroup,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { WorkPageProps } from './project-page.tsx'

export function DecisionSection({
  frame,
  project,
  fixed,
  form,
  home,
  who,
  cards,
  edition,
}: WorkPageProps & { home: string; who(id: string | null): string }) {
  const { t, locale } = useView()
  const negative = cards.flatMap(({ kind, answers }) =>
    edition.settings[kind].filter(({ id }) => answers[id]?.result === 'not-met').map(({ negative }) => negative),
  )
  // Of somebody who has left the portal only the moment is known.
  const said = (what: 'decided' | 'approved', at: Temporal.Instant, name: string) =>
    name
      ? t(`budgets.${what}`, { at: formatDateTime(at, locale), who: name })
      : t(`budgets.${what}.when`, { at: formatDateTime(at, locale) })
  return (
    <Section title={t('budgets.decision')} id="decyzja">
      {project.decision && (
        <Notice
          kind={project.approvedAt ? 'success' : 'warning'}
          title={t(`budgets.decision.${project.decision}`)}
          level={3}
        >
          {project.decisionReason && <p>{project.decisionReason}</p>}
          <p>
            {project.decidedAt && said('decided', project.decidedAt, who(project.decidedBy))}{' '}
            {project.approvedAt
              ? said('approved', project.approvedAt, who(project.approvedBy))
              : t('budgets.not-approved')}
          </p>
          {frame.mayEdit && !project.approvedAt && !fixed && (
            <ActButton action={`${home}/zatwierdzenie`}>{t('budgets.approve')}</ActButton>
          )}
        </Notice>
      )}
      {!frame.mayEdit && !project.decision && <p>{t('budgets.decision.waits')}</p>}
      {frame.mayEdit && !fixed && (
        <>
          {negative.length > 0 && (
            <Details summary={t('budgets.decision.ready')}>
              <p>{negative.join(' ')}</p>
            </Details>
          )}
          <FormBlock action={`${home}/decyzja`} label={t('budgets.decision')}>
            <RadioGroup
              form={form}
              name="decision"
              label={t('budgets.decision.which')}
              options={['admitted', 'refused'].map((value) => ({ value, label: t(`budgets.decision.${value}`) }))}
            />
            <TextArea
              form={form}
              name="reason"
              label={t('budgets.decision.reason')}
              hint={t('budgets.decision.reason.hint')}
              rows={5}
              optional
            />
            <NumberField
              form={form}
              name="verified"
              label={t('budgets.cost.after')}
              unit="zł"
              decimal
              width="medium"
              optional
            />
            <TextArea
              form={form}
              name="agreement"
              label={t('budgets.field.agreement')}
              hint={t('budgets.field.agreement.hint')}
              rows={3}
              optional
            />
            <TextField
              form={form}
              name="conflictGroup"
              label={t('budgets.conflict')}
              hint={t('budgets.conflict.hint')}
              width="medium"
              optional
            />
            <TextArea
              form={form}
              name="plainSummary"
              label={t('budgets.plain')}
              hint={t('budgets.plain.hint')}
              rows={3}
              limit={300}
              optional
            />
            <SubmitButton>{t('budgets.decide')}</SubmitButton>
          </FormBlock>
        </>
      )}
    </Section>
  )
}

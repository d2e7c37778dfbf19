import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  EmptyState,
  Form as FormBlock,
  KeyValues,
  Link,
  Notice,
  RadioGroup,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Project } from '../projects/rules.ts'
import { type Frame, Work } from '../work/frame.tsx'
import type { Appeal } from './store.ts'

/** Appeals of the edition, those undecided first. */
export function AppealsPage({ frame, rows }: { frame: Frame; rows: { appeal: Appeal; project: Project }[] }) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/odwolania`
  return (
    <Work frame={frame} title={t('budgets.work.appeals')}>
      <Table
        caption={t('budgets.work.appeals')}
        captionHidden
        rows={rows}
        rowId={({ appeal }) => appeal.id}
        empty={<EmptyState title={t('budgets.appeals.none')}>{t('budgets.appeals.none.hint')}</EmptyState>}
        columns={[
          {
            label: t('budgets.project'),
            names: true,
            cell: ({ project }) => <Link href={`${home}/${project.id}`}>{`${project.number}. ${project.title}`}</Link>,
          },
          { label: t('budgets.appeal.filed'), cell: ({ appeal }) => formatDateTime(appeal.filedAt, locale) },
          {
            label: t('budgets.appeal.outcome'),
            cell: ({ appeal }) => (
              <Tag kind={appeal.outcome ? 'done' : 'warning'}>{t(`budgets.appeal.${appeal.outcome ?? 'waits'}`)}</Tag>
            ),
          },
        ]}
      />
    </Work>
  )
}

/** One appeal; whoever verified the project reads it and does not decide. */
export function AppealWorkPage({
  frame,
  project,
  appeal,
  contested,
  ownHand,
  fixed,
  form,
}: {
  frame: Frame
  project: Project
  appeal: Appeal
  contested: string[]
  ownHand: boolean
  fixed: boolean
  form: Form
}) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/odwolania/${project.id}`
  return (
    <Work frame={frame} title={t('budgets.appeal')} form={form}>
      <p>
        <Link
          href={`${workPathOf(frame.process)}/projekty/${project.id}`}
        >{`${project.number}. ${project.title}`}</Link>
      </p>
      <KeyValues
        items={[
          { label: t('budgets.appeal.filed'), value: formatDateTime(appeal.filedAt, locale) },
          { label: t('budgets.decision.reason'), value: project.decisionReason },
          { label: t('budgets.appeal.contested'), value: contested.join(' ') },
        ]}
      />
      <p>{appeal.body}</p>
      {appeal.outcome && (
        <Notice kind="success" title={t(`budgets.appeal.${appeal.outcome}`)}>
          <p>{appeal.reason}</p>
        </Notice>
      )}
      {ownHand && <Notice kind="warning">{t('refusal.budget-appeal-own')}</Notice>}
      {!ownHand && !fixed && frame.mayEdit && (
        <FormBlock action={home}>
          <RadioGroup
            form={form}
            name="outcome"
            label={t('budgets.appeal.outcome')}
            options={['upheld', 'dismissed'].map((value) => ({ value, label: t(`budgets.appeal.${value}`) }))}
          />
          <TextArea form={form} name="reason" label={t('budgets.decision.reason')} rows={6} />
          <SubmitButton>{t('budgets.appeal.decide')}</SubmitButton>
        </FormBlock>
      )}
    </Work>
  )
}

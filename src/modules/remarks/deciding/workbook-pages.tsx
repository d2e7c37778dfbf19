import type { Form } from '../../../platform/http/index.ts'
import {
  Actions,
  ButtonLink,
  FileField,
  Form as FormBlock,
  Hidden,
  Notice,
  Section,
  Stats,
  SubmitButton,
  Table,
  useView,
} from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Frame } from '../frame.ts'
import { RemarksWork, shortened } from '../work-page.tsx'
import type { RowProblem, WorkbookPlan } from './workbook.ts'

/** Asks for the workbook that went out and was worked on. */
export function WorkbookPage({ frame, form }: { frame: Frame; form: Form }) {
  const { t } = useView()
  return (
    <RemarksWork frame={frame} title={t('remarks.decide.read-xlsx')} form={form}>
      <p>{t('remarks.workbook.lead')}</p>
      <FormBlock action={`${workPathOf(frame.process)}/uwagi/plik`} files>
        <FileField form={form} name="file" label={t('remarks.workbook.file')} accept=".xlsx" />
        <SubmitButton icon="upload">{t('remarks.workbook.check')}</SubmitButton>
      </FormBlock>
    </RemarksWork>
  )
}

/** What the workbook would change, what stands in its way; nothing is changed yet. */
export function WorkbookPlanPage({ frame, plan, file }: { frame: Frame; plan: WorkbookPlan; file: string }) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/uwagi`
  return (
    <RemarksWork frame={frame} title={t('remarks.workbook.plan')}>
      <Stats
        items={[
          { figure: plan.changes.length, label: t('remarks.workbook.changes', { count: plan.changes.length }) },
          {
            figure: plan.conflicts.length,
            label: t('remarks.workbook.conflicts', { count: plan.conflicts.length }),
            late: plan.conflicts.length > 0,
          },
          {
            figure: plan.problems.length,
            label: t('remarks.workbook.problems', { count: plan.problems.length }),
            late: plan.problems.length > 0,
          },
          { figure: plan.unchanged, label: t('remarks.workbook.unchanged', { count: plan.unchanged }) },
        ]}
      />
      {plan.changes.length > 0 ? (
        <FormBlock action={`${home}/plik/zatwierdzenie`}>
          <Hidden name="file" value={file} />
          <SubmitButton icon="check">{t('remarks.workbook.apply', { count: plan.changes.length })}</SubmitButton>
        </FormBlock>
      ) : (
        <Notice>
          <p>{t('remarks.workbook.nothing')}</p>
        </Notice>
      )}
      <Rows title={t('remarks.workbook.conflicts-title')} rows={plan.conflicts} />
      <Rows title={t('remarks.workbook.problems-title')} rows={plan.problems} />
      {plan.changes.length > 0 && (
        <Section title={t('remarks.workbook.preview')}>
          <Table
            caption={t('remarks.workbook.preview')}
            captionHidden
            dense
            rows={plan.changes.slice(0, 20)}
            rowId={(change) => change.reference}
            columns={[
              { label: t('remarks.decide.number'), kind: 'code', names: true, cell: (change) => change.reference },
              { label: t('remarks.decide.decision'), cell: (change) => t(`remarks.outcome.${change.outcome}`) },
              { label: t('remarks.decide.reason'), cell: (change) => shortened(change.reason, 160) },
            ]}
          />
        </Section>
      )}
      <Actions>
        <ButtonLink href={home} variant="secondary">
          {t('remarks.workbook.leave')}
        </ButtonLink>
      </Actions>
    </RemarksWork>
  )
}

function Rows({ title, rows }: { title: string; rows: RowProblem[] }) {
  const { t } = useView()
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <Table
        caption={title}
        captionHidden
        dense
        rows={rows}
        rowId={(row) => String(row.line)}
        columns={[
          { label: t('remarks.workbook.line'), kind: 'number', cell: (row) => row.line },
          { label: t('remarks.decide.number'), kind: 'code', names: true, cell: (row) => row.reference },
          { label: t('remarks.workbook.what'), cell: (row) => t(row.problem) },
        ]}
      />
    </Section>
  )
}

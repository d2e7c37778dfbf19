import type { Form } from '../../../platform/http/index.ts'
import { formatMoney, formatShortDate } from '../../../platform/texts/index.ts'
import {
  BulkBar,
  BulkForm,
  ButtonLink,
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  Pager,
  Section,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import { costOf, type Project } from '../projects/rules.ts'
import { type Frame, Work } from '../work/frame.tsx'

/** Where a project is inside the office; the public sees another thing. */
export type WorkState = 'formal' | 'substantive' | 'undecided' | 'second' | 'ready' | 'out' | 'draft'

export const QUEUES = ['all', 'formal', 'substantive', 'undecided', 'second', 'summoned', 'ready'] as const

export type Queue = (typeof QUEUES)[number]

export interface QueueRow {
  project: Project
  state: WorkState
  pool: string
  summonedTo: Temporal.PlainDate | null
}

export interface QueuePageProps {
  frame: Frame
  queue: Queue
  rows: QueueRow[]
  counts: Record<Queue, number>
  next: string | null
  form: Form
}

/** Projects by what has to be done with them, with terms, bulk acts, and a sheet out and back in. */
export function QueuePage({ frame, queue, rows, counts, next, form }: QueuePageProps) {
  const { t, locale, now } = useView()
  const home = `${workPathOf(frame.process)}/projekty`
  const today = now.toZonedDateTimeISO('Europe/Warsaw').toPlainDate()
  const table = (
    <Table
      caption={t('budgets.projects')}
      captionHidden
      dense
      rows={rows}
      rowId={({ project }) => project.id}
      {...(frame.mayEdit ? { selection: { name: 'id', label: ({ project }: QueueRow) => project.title } } : {})}
      empty={<EmptyState title={t('budgets.queue.none')} />}
      columns={[
        { label: t('budgets.column.number'), kind: 'number', cell: ({ project }) => project.number },
        {
          label: t('budgets.project'),
          names: true,
          cell: ({ project }) => <Link href={`${home}/${project.id}`}>{project.title}</Link>,
        },
        { label: t('budgets.pool'), cell: ({ pool }) => pool },
        { label: t('budgets.cost'), kind: 'number', cell: ({ project }) => formatMoney(costOf(project), locale) },
        { label: t('budgets.unit'), cell: ({ project }) => project.unitWords || '–' },
        {
          label: t('budgets.queue.state'),
          cell: ({ state }) => (
            <Tag kind={state === 'ready' ? 'done' : 'neutral'}>{t(`budgets.work-state.${state}`)}</Tag>
          ),
        },
        {
          label: t('budgets.queue.due'),
          cell: ({ summonedTo }) =>
            summonedTo ? (
              Temporal.PlainDate.compare(summonedTo, today) < 0 ? (
                <Tag kind="problem">{formatShortDate(summonedTo, locale)}</Tag>
              ) : (
                formatShortDate(summonedTo, locale)
              )
            ) : (
              ''
            ),
        },
      ]}
    />
  )
  return (
    <Work
      frame={frame}
      title={t('budgets.work.projects')}
      form={form}
      islands={['wiec-select-all', 'wiec-keys']}
      actions={
        <ButtonLink href={`${home}.xlsx`} variant="secondary" icon="file-spreadsheet">
          {t('budgets.sheet.out')}
        </ButtonLink>
      }
    >
      <Tabs
        label={t('budgets.queues')}
        items={QUEUES.map((name) => ({
          label: t(`budgets.queue.${name}`),
          href: name === 'all' ? home : `${home}?stan=${name}`,
          current: name === queue,
          count: counts[name],
        }))}
      />
      {frame.mayEdit && rows.length > 0 ? (
        <BulkForm action={home} label={t('budgets.queues')}>
          <BulkBar>
            <TextField form={form} name="unitWords" label={t('budgets.route.to')} width="medium" />
            <SubmitButton variant="secondary" name="akt" value="przydzial">
              {t('budgets.route')}
            </SubmitButton>
            <SubmitButton variant="secondary" name="akt" value="zatwierdzenie">
              {t('budgets.approve')}
            </SubmitButton>
          </BulkBar>
          {table}
        </BulkForm>
      ) : (
        table
      )}
      <Pager next={next ?? undefined} />
      {frame.mayEdit && (
        <Section title={t('budgets.sheet.in')}>
          <p>{t('budgets.sheet.in.text')}</p>
          <FormBlock action={`${home}/arkusz`} files label={t('budgets.sheet.in')}>
            <FileField form={form} name="sheet" label={t('budgets.sheet')} accept=".xlsx" />
            <SubmitButton variant="secondary" icon="upload">
              {t('budgets.sheet.read')}
            </SubmitButton>
          </FormBlock>
        </Section>
      )}
    </Work>
  )
}

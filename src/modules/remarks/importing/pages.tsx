import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime, formatShortDate } from '../../../platform/texts/index.ts'
import type { Work } from '../../../platform/works/index.ts'
import { phaseOfWork } from '../../../platform/works/index.ts'
import {
  ButtonLink,
  Checkbox,
  ConfirmPage,
  Details,
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  Notice,
  Progress,
  Section,
  SubmitButton,
  Table,
  Tag,
  useView,
} from '../../../ui/index.ts'
import type { PersonSummary } from '../../audit/index.ts'
import { acceptOf } from '../../media/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Frame } from '../frame.ts'
import { RemarksWork } from '../work-page.tsx'
import { FIELDS } from './columns.ts'
import type { Import } from './store.ts'
import { TABLE_KINDS } from './table.ts'
import type { ImportOutcome } from './work.ts'

interface ImportsProps {
  frame: Frame
  form: Form
  imports: Import[]
  people: Map<string, PersonSummary>
  /** An import under way, to come back to. */
  running: string | null
}

/** "Import": bring a file, and what was brought before. */
export function ImportsPage({ frame, form, imports, people, running }: ImportsProps) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/import`
  return (
    <RemarksWork frame={frame} title={t('remarks.import.title')} form={form}>
      {running && (
        <Notice>
          <p>
            {t('remarks.import.running')}{' '}
            <Link href={`${home}/postep/${running}`}>{t('remarks.import.see-progress')}</Link>
          </p>
        </Notice>
      )}
      <p>{t('remarks.import.lead')}</p>
      <FormBlock action={home} files>
        <FileField
          form={form}
          name="file"
          label={t('remarks.import.file')}
          hint={t('remarks.import.file.hint')}
          accept={acceptOf(TABLE_KINDS)}
        />
        <SubmitButton icon="upload">{t('remarks.import.send')}</SubmitButton>
      </FormBlock>
      <Details summary={t('remarks.import.how')}>
        <p>{t('remarks.import.how-text')}</p>
        <p>
          {t('remarks.import.how-columns', {
            names: FIELDS.map((field) => t(`remarks.import.field.${field}`)).join(', '),
          })}
        </p>
      </Details>
      <Section title={t('remarks.import.before')}>
        <Table
          caption={t('remarks.import.before')}
          captionHidden
          rows={imports}
          rowId={({ id }) => id}
          columns={[
            { label: t('remarks.import.file'), names: true, cell: ({ fileName }) => fileName },
            { label: t('remarks.import.letters'), kind: 'number', cell: ({ letters }) => letters },
            { label: t('remarks.import.when'), cell: ({ importedAt }) => formatDateTime(importedAt, locale) },
            {
              label: t('remarks.import.who'),
              cell: ({ importedBy }) => people.get(importedBy ?? '')?.name ?? t('remarks.import.by-command'),
            },
            {
              label: t('remarks.enter.act'),
              cell: ({ id, undoneAt, fileName }) =>
                undoneAt ? (
                  <Tag>{t('remarks.import.undone', { date: formatShortDate(undoneAt, locale) })}</Tag>
                ) : (
                  <Link href={`${home}/${id}/cofniecie`} label={t('remarks.import.undo-what', { file: fileName })}>
                    {t('remarks.import.undo')}
                  </Link>
                ),
            },
          ]}
          empty={<EmptyState title={t('remarks.import.none')}>{t('remarks.import.none-hint')}</EmptyState>}
        />
      </Section>
    </RemarksWork>
  )
}

/** How far the import is; a person may leave and come back. */
export function ProgressPage({ frame, work }: { frame: Frame; work: Work }) {
  const { t } = useView()
  const home = workPathOf(frame.process)
  const phase = phaseOfWork(work)
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.import.progress.title')}
      islands={phase === 'waiting' || phase === 'running' ? ['wiec-progress'] : []}
    >
      {phase === 'failed' && (
        <Notice kind="problem" title={t('remarks.import.progress.failed')}>
          <p>{t(work.problem ?? 'works.broken')}</p>
          <p>{t('remarks.import.progress.nothing-stored')}</p>
        </Notice>
      )}
      {phase === 'done' && <Done outcome={work.result as ImportOutcome} home={home} />}
      {(phase === 'waiting' || phase === 'running') && (
        <Progress
          label={t(phase === 'waiting' ? 'remarks.import.progress.waiting' : 'remarks.import.progress.running')}
          done={work.done}
          of={work.total ?? undefined}
        />
      )}
      <p>
        <Link href={`${home}/import`} icon="arrow-left">
          {t('remarks.import.back')}
        </Link>
      </p>
    </RemarksWork>
  )
}

function Done({ outcome, home }: { outcome: ImportOutcome; home: string }) {
  const { t } = useView()
  return (
    <Notice kind="success" title={t('remarks.import.done', { count: outcome.letters })}>
      {outcome.skipped > 0 && <p>{t('remarks.import.done.skipped', { count: outcome.skipped })}</p>}
      <p>{t('remarks.import.done.groups', { count: outcome.groups })}</p>
      <p>
        <ButtonLink href={`${home}/grupy`}>{t('remarks.import.done.see-groups')}</ButtonLink>
      </p>
      <p>
        <Link href={`${home}/uwagi`}>{t('remarks.import.done.see-remarks')}</Link>
      </p>
    </Notice>
  )
}

/** Taking an import back says what goes, and asks again when answers would go with it. */
export function UndoPage({
  frame,
  given,
  counts,
  form,
}: {
  frame: Frame
  given: Import
  counts: { letters: number; settled: number }
  form: Form
}) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/import`
  return (
    <ConfirmPage
      title={t('remarks.import.undo.title', { file: given.fileName })}
      caption={frame.process.title}
      form={form}
      action={`${home}/${given.id}/cofniecie`}
      button={t('remarks.import.undo.button', { count: counts.letters })}
      back={{ label: t('remarks.import.back'), href: home }}
      danger
    >
      <p>{t('remarks.import.undo.text', { count: counts.letters })}</p>
      {counts.settled > 0 && (
        <>
          <Notice kind="warning">
            <p>{t('remarks.import.undo.settled', { count: counts.settled })}</p>
          </Notice>
          <Checkbox form={form} name="evenSettled" label={t('remarks.import.undo.even-settled')} />
        </>
      )}
    </ConfirmPage>
  )
}

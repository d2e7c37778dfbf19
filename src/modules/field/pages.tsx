import type { Form } from '../../platform/http/index.ts'
import { formatDate } from '../../platform/texts/index.ts'
import {
  type Desk,
  EmptyState,
  FileField,
  Form as FormBlock,
  Notice,
  NumberField,
  Section,
  SubmitButton,
  Table,
  useView,
  WorkspacePage,
} from '../../ui/index.ts'
import { HOME } from './installing.ts'
import type { DeliveredDay } from './store.ts'

interface WorkProps {
  desk: Desk
  offices: { id: string; name: string; graceHours: number; mayChoose: boolean }[]
  days: (DeliveredDay & { title: string })[]
  form: Form
  /** What became of the lines of a rescue file. */
  outcomes: Imported | null
}

export interface Imported {
  kept: number
  known: number
  /** With sentences that say why, and what to mend. */
  refused: { line: number; word: string; problems: string[] }[]
}

/** At the desk: how to take work along, what came back, how long it may come, and the rescue file. */
export function FieldWorkPage({ desk, offices, days, form, outcomes }: WorkProps) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('field.work.title')}
      form={form}
      actions={
        <a class="ds-button ui-button-primary" href={HOME}>
          {t('field.work.open')}
        </a>
      }
    >
      <p>{t('field.work.lead')}</p>
      {outcomes && <ImportedNotice {...outcomes} />}
      <Section title={t('field.work.came')}>
        <Table
          caption={t('field.work.came')}
          captionHidden
          dense
          rows={days}
          rowId={({ targetId, deliveredOn }) => `${targetId}${deliveredOn}`}
          columns={[
            { label: t('field.work.what'), names: true, cell: ({ title }) => title },
            { label: t('field.work.day'), cell: ({ deliveredOn }) => formatDate(deliveredOn, locale) },
            { label: t('field.work.count'), kind: 'number', cell: ({ count }) => count },
            { label: t('field.work.late'), kind: 'number', cell: ({ late }) => late },
          ]}
          empty={<EmptyState title={t('field.work.empty')}>{t('field.work.empty-hint')}</EmptyState>}
        />
      </Section>
      <Section title={t('field.work.grace')}>
        <p>{t('field.work.grace.text')}</p>
        {offices.map((office) =>
          office.mayChoose ? (
            <FormBlock key={office.id} action={`/praca/teren/${office.id}/zwloka`} label={office.name}>
              <NumberField
                form={{ values: { hours: String(office.graceHours) } }}
                name="hours"
                label={t('field.work.grace.hours', { office: office.name })}
                unit={t('field.work.grace.unit')}
              />
              <SubmitButton variant="secondary">{t('field.work.grace.save')}</SubmitButton>
            </FormBlock>
          ) : (
            <p key={office.id}>{t('field.work.grace.is', { office: office.name, count: office.graceHours })}</p>
          ),
        )}
      </Section>
      <Section title={t('field.work.rescue')}>
        <p>{t('field.work.rescue.text')}</p>
        <FormBlock action="/praca/teren/plik" files>
          <FileField form={form} name="file" label={t('field.work.rescue.file')} accept=".jsonl,.ndjson" />
          <SubmitButton variant="secondary" icon="upload">
            {t('field.work.rescue.send')}
          </SubmitButton>
        </FormBlock>
      </Section>
    </WorkspacePage>
  )
}

function ImportedNotice({ kept, known, refused }: Imported) {
  const { t } = useView()
  return (
    <Notice kind={refused.length > 0 ? 'warning' : 'success'} title={t('field.import.title')} live>
      <p>{t('field.import.kept', { count: kept })}</p>
      {known > 0 && <p>{t('field.import.known', { count: known })}</p>}
      {refused.length > 0 && (
        <>
          <p>{t('field.import.refused', { count: refused.length })}</p>
          <ul>
            {refused.slice(0, 50).map(({ line, problems }) => (
              <li key={line}>{t('field.import.line', { line, reason: problems.join(' ') })}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

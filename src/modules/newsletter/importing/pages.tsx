import { formatDate, formatNumber } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  ConfirmPage,
  DateField,
  type Desk,
  FileField,
  Form,
  type FormState,
  Hidden,
  KeyValues,
  Notice,
  Section,
  SubmitButton,
  Table,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Import, ListRow } from './rules.ts'

export const IMPORT = '/administracja/newsletter/listy'

export function ImportPage({ desk, form, formKey }: { desk: Desk; form: FormState; formKey: string }) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('newsletter.import.title')} form={form}>
      <p>{t('newsletter.import.lead')}</p>
      <Form action={IMPORT} files>
        <Hidden name="key" value={formKey} />
        <FileField
          form={form}
          name="file"
          label={t('newsletter.import.file')}
          hint={t('newsletter.import.file.hint')}
          accept=".csv,.xlsx"
        />
        <TextArea
          form={form}
          name="words"
          label={t('newsletter.import.words')}
          hint={t('newsletter.import.words.hint')}
          rows={4}
          limit={3000}
        />
        <TextArea
          form={form}
          name="proof"
          label={t('newsletter.import.proof')}
          hint={t('newsletter.import.proof.hint')}
          rows={3}
          limit={1000}
        />
        <DateField form={form} name="collectedOn" label={t('newsletter.import.collected')} />
        <SubmitButton icon="eye">{t('newsletter.import.read')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}

/** What would become of each row, before anybody is subscribed; afterwards, what became of the list. */
export function ImportedPage({ desk, list, words }: { desk: Desk; list: Import; words: string }) {
  const { t, locale } = useView()
  const rows = list.rows ?? []
  const bad = rows.filter(({ problem }) => problem !== null)
  const good = rows.length - bad.length
  return (
    <WorkspacePage
      {...desk}
      title={t(list.confirmedAt ? 'newsletter.import.done.title' : 'newsletter.import.check.title')}
    >
      <KeyValues
        items={[
          { label: t('newsletter.import.words'), value: words },
          { label: t('newsletter.import.proof'), value: list.proof },
          { label: t('newsletter.import.collected'), value: formatDate(list.collectedOn, locale) },
          { label: t('newsletter.import.added'), value: list.confirmedAt && formatNumber(list.added, locale) },
          { label: t('newsletter.import.passed'), value: list.confirmedAt && formatNumber(list.passedOver, locale) },
        ]}
      />
      {list.undoneAt && (
        <Notice kind="info">{t('newsletter.import.undone', { date: formatDate(list.undoneAt, locale) })}</Notice>
      )}
      {!list.confirmedAt && (
        <>
          <Notice kind={good > 0 ? 'info' : 'warning'}>
            <p>{t('newsletter.import.good', { count: good })}</p>
            {bad.length > 0 && <p>{t('newsletter.import.bad', { count: bad.length })}</p>}
          </Notice>
          <Actions>
            {good > 0 && (
              <ActButton action={`${IMPORT}/${list.id}`} variant="primary" icon="check">
                {t('newsletter.import.confirm', { count: good })}
              </ActButton>
            )}
            <ButtonLink href={IMPORT} variant="secondary">
              {t('newsletter.import.other')}
            </ButtonLink>
          </Actions>
          <Section title={t('newsletter.import.rows')} count={rows.length}>
            <Table<ListRow>
              caption={t('newsletter.import.rows')}
              captionHidden
              dense
              rows={[...bad, ...rows.filter(({ problem }) => problem === null)].slice(0, 200)}
              rowId={({ line }) => String(line)}
              columns={[
                { label: t('newsletter.import.line'), cell: ({ line }) => line, kind: 'number' },
                { label: t('newsletter.field.email'), cell: ({ email }) => email, names: true },
                { label: t('newsletter.field.name'), cell: ({ name }) => name },
                {
                  label: t('newsletter.import.what'),
                  cell: ({ problem }) => t(`newsletter.import.row.${problem ?? 'good'}`),
                },
              ]}
            />
            {rows.length > 200 && <p>{t('newsletter.import.more', { count: rows.length - 200 })}</p>}
          </Section>
        </>
      )}
      {list.confirmedAt && !list.undoneAt && (
        <Actions>
          <ButtonLink href={`${IMPORT}/${list.id}/cofniecie`} variant="secondary" icon="rotate-ccw">
            {t('newsletter.import.undo')}
          </ButtonLink>
        </Actions>
      )}
    </WorkspacePage>
  )
}

export function UndoPage({ list }: { list: Import }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('newsletter.import.undo.title')}
      back={{ label: t('newsletter.import.done.title'), href: `${IMPORT}/${list.id}` }}
      action={`${IMPORT}/${list.id}/cofniecie`}
      button={t('newsletter.import.undo')}
      danger
    >
      <p>{t('newsletter.import.undo.text', { count: list.added })}</p>
    </ConfirmPage>
  )
}

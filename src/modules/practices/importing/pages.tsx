import { formatDate } from '../../../platform/texts/index.ts'
import { phaseOfWork, type Work } from '../../../platform/works/index.ts'
import {
  ActButton,
  Checkbox,
  type Desk,
  FileField,
  Form,
  type FormState,
  Hidden,
  Link,
  Notice,
  Progress,
  Section,
  SelectField,
  SubmitButton,
  Table,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { FileFound } from '../../media/index.ts'
import { yearsOf } from '../listing/list-page.tsx'
import { DESK, HOME } from '../rules.ts'
import type { Understood } from './actions.ts'
import { FIELDS } from './columns.ts'
import type { Import } from './store.ts'
import { type ImportOutcome, isBad } from './work.ts'

const IMPORTS = `${DESK}/importy`

/** Bringing a file, and what was imported before. */
export function ImportsPage({
  desk,
  form,
  imports,
  accept,
}: {
  desk: Desk
  form: FormState
  imports: Import[]
  accept: string
}) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      form={form}
      title={t('practices.import.title')}
      crumbs={[{ label: t('practices.desk.title'), href: DESK }]}
    >
      <p>{t('practices.import.how')}</p>
      <p>
        <Link href={`${HOME}/opis-danych`}>{t('practices.codebook.title')}</Link>
      </p>
      <Form action={IMPORTS} files>
        <FileField form={form} name="file" label={t('practices.import.file')} accept={accept} />
        <SubmitButton>{t('practices.import.bring')}</SubmitButton>
      </Form>
      <Section title={t('practices.import.done')}>
        <Table
          caption={t('practices.import.done')}
          captionHidden
          rows={imports}
          rowId={({ id }) => id}
          empty={<p>{t('practices.import.none')}</p>}
          columns={[
            { label: t('practices.import.file'), cell: ({ fileName }) => fileName, names: true },
            { label: t('practices.import.when'), cell: ({ importedAt }) => formatDate(importedAt, locale) },
            { label: t('practices.import.rows'), cell: ({ rows }) => rows, kind: 'number' },
            {
              label: t('practices.import.undo'),
              cell: ({ id, undoneAt }) =>
                undoneAt ? (
                  t('practices.import.undone')
                ) : (
                  <ActButton action={`${IMPORTS}/${id}/cofniecie`} variant="quiet">
                    {t('practices.import.undo')}
                  </ActButton>
                ),
            },
          ]}
        />
      </Section>
    </WorkspacePage>
  )
}

const MOST_SHOWN = 50

/** What would come of a file: its columns, the first practices, rows to mend. */
export function PreviewPage({
  desk,
  form,
  file,
  read,
}: {
  desk: Desk
  form: FormState
  file: FileFound
  read: Understood
}) {
  const { t } = useView()
  const home = `${IMPORTS}/${file.id}`
  const bad = read.problems.filter(isBad)
  return (
    <WorkspacePage
      {...desk}
      form={form}
      title={file.name}
      crumbs={[{ label: t('practices.import.title'), href: IMPORTS }]}
    >
      <p>
        <strong>{t('practices.import.good', { count: read.practices.length })}</strong>
      </p>
      <Section title={t('practices.import.columns')}>
        <Form action={home} method="get">
          {FIELDS.map((field) => (
            <SelectField
              key={field}
              form={form}
              name={field}
              label={t(`practices.import.field.${field}`)}
              options={[
                { value: '-', label: t('practices.import.no-column') },
                ...read.columns.map((name, place) => ({ value: String(place), label: name })),
              ]}
            />
          ))}
          <SubmitButton variant="secondary">{t('practices.import.again')}</SubmitButton>
        </Form>
      </Section>
      {read.problems.length > 0 && (
        <Section title={t('practices.import.problems')} count={read.problems.length}>
          <ul>
            {read.problems.slice(0, MOST_SHOWN).map(({ line, problem, value }) => (
              <li key={line}>
                {t('practices.import.line', { line })}: {t(`practices.import.row.${problem}`, { value })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('practices.import.first')}>
        <Table
          caption={t('practices.import.first')}
          captionHidden
          rows={read.practices.slice(0, 10)}
          rowId={({ line }) => String(line)}
          empty={<p>{t('practices.import.problem.empty')}</p>}
          columns={[
            { label: t('practices.column.tytul'), cell: ({ content }) => content.title, names: true },
            { label: t('practices.field.tool'), cell: ({ content }) => t(`practices.tool.${content.tool}`) },
            {
              label: t('practices.column.teryt'),
              cell: ({ content }) => content.unitCodes.join(', ') || content.placeWords,
            },
            { label: t('practices.field.years'), cell: ({ content }) => yearsOf(content) },
          ]}
        />
      </Section>
      {read.practices.length > 0 && (
        <Form action={home}>
          {FIELDS.map((field) => (
            <Hidden key={field} name={field} value={String(read.mapping[field] ?? '-')} />
          ))}
          {bad.length > 0 && (
            <Checkbox form={form} name="skipBad" label={t('practices.import.skip', { count: bad.length })} />
          )}
          <SubmitButton>{t('practices.import.do', { count: read.practices.length })}</SubmitButton>
        </Form>
      )}
    </WorkspacePage>
  )
}

/** How far an import is; the page may be left and come back to. */
export function ProgressPage({ desk, work }: { desk: Desk; work: Work }) {
  const { t } = useView()
  const phase = phaseOfWork(work)
  const going = phase === 'waiting' || phase === 'running'
  const outcome = work.result as ImportOutcome
  return (
    <WorkspacePage
      {...desk}
      title={t('practices.import.title')}
      crumbs={[{ label: t('practices.import.title'), href: IMPORTS }]}
      islands={going ? ['wiec-progress'] : []}
    >
      {phase === 'failed' && (
        <Notice kind="problem">
          <p>{t(work.problem ?? 'works.broken')}</p>
        </Notice>
      )}
      {phase === 'done' && (
        <Notice kind="success">
          <p>
            {t('practices.import.imported', { count: outcome.practices })}{' '}
            {t('practices.import.skipped', { count: outcome.skipped })}
          </p>
        </Notice>
      )}
      {going && <Progress label={t('practices.import.running')} done={work.done} of={work.total ?? undefined} />}
      <p>
        <Link href={HOME}>{t('practices.map')}</Link>
      </p>
    </WorkspacePage>
  )
}

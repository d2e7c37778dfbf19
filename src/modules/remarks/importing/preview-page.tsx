import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  Checkbox,
  DateField,
  Details,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Link,
  Meta,
  Notice,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  Table,
  useView,
} from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Frame } from '../frame.ts'
import { CHANNELS } from '../rules.ts'
import { RemarksWork, shortened } from '../work-page.tsx'
import { FIELDS } from './columns.ts'
import type { ImportedLetter, RowNote, RowProblem } from './letters.ts'

/** Rows shown before anything is stored. */
export const PREVIEWED = 20
/** Rows with problems listed on the page; all of them are in the file beside. */
export const PROBLEMS_LISTED = 100

interface PreviewProps {
  frame: Frame
  file: { id: string; name: string }
  columns: string[]
  /** The choices of columns, and what was typed to import. */
  form: Form
  letters: ImportedLetter[]
  problems: RowProblem[]
  notes: RowNote[]
  tooMany: boolean
  bodyChosen: boolean
  /** Where every letter is looked at first, nobody can be asked. */
  moderated: boolean
  /** A file of this name was imported before. */
  before: boolean
}

/** What the file holds, as we understand it: columns, the first rows, every row with a problem. */
export function PreviewPage(props: PreviewProps) {
  const { frame, file, letters, problems, tooMany, bodyChosen, before, form } = props
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/import`
  return (
    <RemarksWork frame={frame} title={t('remarks.import.preview.title', { file: file.name })} form={form}>
      {before && (
        <Notice kind="warning">
          <p>{t('remarks.import.preview.before')}</p>
        </Notice>
      )}
      <ColumnsForm {...props} action={`${home}/${file.id}`} />
      {!bodyChosen ? (
        <Notice kind="warning" title={t('remarks.import.preview.no-body')} />
      ) : (
        <>
          <Section
            title={t('remarks.import.preview.rows')}
            count={t('remarks.import.preview.good', { count: letters.length })}
          >
            <PreviewTable letters={letters.slice(0, PREVIEWED)} />
          </Section>
          {props.notes.length > 0 && <NotesSection notes={props.notes} />}
          {problems.length > 0 && <ProblemsSection {...props} home={home} />}
          {tooMany ? (
            <Notice kind="problem" title={t('remarks.import.problem.too-many')} />
          ) : (
            <ImportChoices {...props} action={`${home}/${file.id}`} />
          )}
        </>
      )}
      <p>
        <Link href={home} icon="arrow-left">
          {t('remarks.import.other-file')}
        </Link>
      </p>
    </RemarksWork>
  )
}

function ColumnsForm({ columns, form, action, bodyChosen }: PreviewProps & { action: string }) {
  const { t } = useView()
  const options = [
    { value: '-', label: t('remarks.import.no-column') },
    ...columns.map((label, place) => ({ value: String(place), label: shortened(label, 50) })),
  ]
  return (
    <Section title={t('remarks.import.columns')}>
      <p>{t('remarks.import.columns.lead')}</p>
      <FormBlock action={action} method="get" label={t('remarks.import.columns')}>
        <SelectField form={form} name="body" label={t('remarks.import.field.body')} options={options} />
        <SelectField form={form} name="receivedOn" label={t('remarks.import.field.receivedOn')} options={options} />
        <DateField form={form} name="defaultDay" label={t('remarks.import.default-day')} />
        <SelectField form={form} name="channel" label={t('remarks.import.field.channel')} options={options} />
        <SelectField
          form={form}
          name="defaultChannel"
          label={t('remarks.import.default-channel')}
          options={CHANNELS.map((value) => ({ value, label: t(`remarks.channel.${value}`) }))}
        />
        <Details summary={t('remarks.import.columns.more')} open={!bodyChosen}>
          {FIELDS.filter((field) => !['body', 'receivedOn', 'channel'].includes(field)).map((field) => (
            <SelectField
              key={field}
              form={form}
              name={field}
              label={t(`remarks.import.field.${field}`)}
              hint={t(`remarks.import.field.${field}.hint`)}
              options={options}
            />
          ))}
          <Checkbox form={form} name="headless" label={t('remarks.import.headless')} />
        </Details>
        <SubmitButton variant="secondary" icon="eye">
          {t('remarks.import.columns.show')}
        </SubmitButton>
      </FormBlock>
    </Section>
  )
}

function PreviewTable({ letters }: { letters: ImportedLetter[] }) {
  const { t, locale } = useView()
  return (
    <Table
      caption={t('remarks.import.preview.rows')}
      captionHidden
      dense
      rows={letters}
      rowId={({ line }) => String(line)}
      columns={[
        { label: t('remarks.import.line'), kind: 'number', cell: ({ line }) => line },
        { label: t('remarks.decide.text'), names: true, cell: ({ body }) => shortened(body) },
        {
          label: t('remarks.decide.channel'),
          cell: ({ channel, receivedAt, late }) =>
            `${t(`remarks.channel.${channel}`)}, ${formatShortDate(receivedAt, locale)}${late ? ` (${t('remarks.late')})` : ''}`,
        },
        {
          label: t('remarks.enter.who'),
          cell: ({ author }) =>
            author.organisation ?? author.name ?? author.signature ?? t('remarks.enter.author.anonymous'),
        },
        {
          label: t('remarks.import.field.topic'),
          cell: ({ topic, quotation }) => shortened(topic ?? quotation ?? '', 60),
        },
      ]}
      empty={
        <EmptyState title={t('remarks.import.preview.nothing')}>{t('remarks.import.preview.nothing-hint')}</EmptyState>
      }
    />
  )
}

function ProblemsSection({ problems, file, home, form }: PreviewProps & { home: string }) {
  const { t } = useView()
  const query = new URLSearchParams(readingEntries(form))
  return (
    <Section title={t('remarks.import.problems', { count: problems.length })} id="bledy">
      <p>
        {t('remarks.import.problems.lead')}{' '}
        <Link href={`${home}/${file.id}/bledy.csv?${query}`} icon="download">
          {t('remarks.import.problems.file')}
        </Link>
      </p>
      <Table
        caption={t('remarks.import.problems', { count: problems.length })}
        captionHidden
        dense
        rows={problems.slice(0, PROBLEMS_LISTED)}
        rowId={({ line }) => String(line)}
        columns={[
          { label: t('remarks.import.line'), kind: 'number', cell: ({ line }) => line },
          {
            label: t('remarks.import.what'),
            names: true,
            cell: ({ problem, value }) => t(`remarks.import.row.${problem}`, { value }),
          },
        ]}
      />
      {problems.length > PROBLEMS_LISTED && (
        <Meta>{t('remarks.import.problems.first', { count: PROBLEMS_LISTED })}</Meta>
      )}
    </Section>
  )
}

/** Rows that will be imported and yet deserve a look. */
function NotesSection({ notes }: { notes: RowNote[] }) {
  const { t } = useView()
  const title = t('remarks.import.notes', { count: notes.length })
  return (
    <Section title={title} id="do-sprawdzenia">
      <p>{t('remarks.import.notes.lead')}</p>
      <Table
        caption={title}
        captionHidden
        dense
        rows={notes.slice(0, PROBLEMS_LISTED)}
        rowId={({ line }) => String(line)}
        columns={[
          { label: t('remarks.import.line'), kind: 'number', cell: ({ line }) => line },
          {
            label: t('remarks.import.what-to-check'),
            names: true,
            cell: ({ note, value }) => t(`remarks.import.note.${note}`, { value }),
          },
        ]}
      />
      {notes.length > PROBLEMS_LISTED && <Meta>{t('remarks.import.notes.first', { count: PROBLEMS_LISTED })}</Meta>}
    </Section>
  )
}

function ImportChoices({ form, letters, problems, moderated, action }: PreviewProps & { action: string }) {
  const { t } = useView()
  if (letters.length === 0) return null
  return (
    <Section title={t('remarks.import.do')}>
      <FormBlock action={action} label={t('remarks.import.do')}>
        {readingEntries(form).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        {moderated ? (
          <p>{t('remarks.import.moderated')}</p>
        ) : (
          <RadioGroup
            form={form}
            name="shown"
            label={t('remarks.import.shown')}
            options={['now', 'moderated'].map((value) => ({
              value,
              label: t(`remarks.import.shown.${value}`),
              hint: t(`remarks.import.shown.${value}.hint`),
            }))}
          />
        )}
        {problems.length > 0 && (
          <Checkbox form={form} name="skipBad" label={t('remarks.import.skip-bad', { count: problems.length })} />
        )}
        <p>{t('remarks.import.whole')}</p>
        <SubmitButton icon="upload">{t('remarks.import.do-count', { count: letters.length })}</SubmitButton>
      </FormBlock>
    </Section>
  )
}

const readingEntries = (form: Form): [string, string][] =>
  [...FIELDS, 'defaultChannel', 'defaultDay', 'headless'].flatMap((name) => {
    const value = form.values[name]
    return typeof value === 'string' && value !== '' ? [[name, value] as [string, string]] : []
  })

import { formatShortDate, formatTime } from '../../platform/texts/index.ts'
import {
  DateField,
  type Desk,
  EmailField,
  EmptyState,
  Filters,
  Form,
  type FormState,
  Link,
  Notice,
  Pager,
  Section,
  SelectField,
  SubmitButton,
  Table,
  TextField,
  useView,
  WorkspacePage,
} from '../../ui/index.ts'
import { LOG, type LogQuery, logAddress } from './forms.ts'
import type { PersonSummary } from './people.ts'
import type { AuditEvent } from './rules.ts'

/** What modules call things; each gives back the name itself when nobody wrote words for it. */
export interface LogWords {
  verb(verb: string): string
  kind(kind: string): string
  detail(name: string): string
  value(name: string, value: string): string
}

export interface LogPageProps {
  desk: Desk
  query: LogQuery
  /** The query as the person sees it in the fields. */
  filters: FormState
  personForm: FormState
  events: AuditEvent[]
  people: Map<string, PersonSummary>
  next: string | null
  verbs: string[]
  kinds: string[]
  words: LogWords
}

/** The log, newest first, for an administrator. */
export function LogPage(props: LogPageProps) {
  const { t, locale } = useView()
  const { desk, query, events, next } = props
  return (
    <WorkspacePage
      {...desk}
      title={t('audit.log.title')}
      form={props.personForm}
      actions={
        <Link href={logAddress(query, {}, `${LOG}.csv`)} icon="download" download>
          {t('audit.log.download')}
        </Link>
      }
    >
      <p>{t('audit.log.lead')}</p>
      <LogFilters {...props} />
      <Table
        caption={t('audit.log.caption')}
        captionHidden
        dense
        rows={events}
        rowId={(event) => event.id}
        columns={[
          {
            label: t('audit.column.at'),
            cell: ({ at }) => `${formatShortDate(at, locale)}, ${formatTime(at, locale)}`,
          },
          { label: t('audit.column.actor'), cell: (event) => <ActorCell event={event} {...props} /> },
          { label: t('audit.column.verb'), names: true, cell: (event) => props.words.verb(event.verb) },
          { label: t('audit.column.subject'), cell: (event) => <SubjectCell event={event} {...props} /> },
          { label: t('audit.column.details'), cell: (event) => <DetailsCell event={event} words={props.words} /> },
        ]}
        empty={<EmptyState icon="scroll-text" title={t('audit.log.empty')} />}
      />
      <Pager next={next ? logAddress(query, { po: next }) : undefined} />
      <PersonSearch form={props.personForm} />
    </WorkspacePage>
  )
}

function LogFilters({ query, filters, verbs, kinds, words, people }: LogPageProps) {
  const { t, locale } = useView()
  const inOrder = (names: string[], say: (name: string) => string) =>
    names
      .map((value) => ({ value, label: say(value) }))
      .sort((a, b) => new Intl.Collator(locale).compare(a.label, b.label))
  const person = query.osoba && people.get(query.osoba)
  return (
    <>
      {query.osoba && (
        <Notice>
          <p>
            {person ? t('audit.filter.person', { name: person.name }) : t('audit.filter.person-unknown')}{' '}
            <Link href={logAddress(query, { osoba: undefined })}>{t('audit.filter.everybody')}</Link>
          </p>
        </Notice>
      )}
      <Filters
        action={LOG}
        active={Object.values(query).some(Boolean)}
        moreOpen={Boolean(query.rodzaj || query.numer || query.osoba)}
        more={
          <>
            <SelectField
              form={filters}
              name="rodzaj"
              label={t('audit.filter.kind')}
              empty={t('audit.filter.any')}
              options={inOrder(kinds, words.kind)}
            />
            <TextField form={filters} name="numer" label={t('audit.filter.subject')} spellcheck={false} />
            <TextField form={filters} name="osoba" label={t('audit.filter.person-id')} spellcheck={false} />
          </>
        }
      >
        <SelectField
          form={filters}
          name="czynnosc"
          label={t('audit.filter.verb')}
          empty={t('audit.filter.any')}
          options={inOrder(verbs, words.verb)}
        />
        <DateField form={filters} name="od" label={t('audit.filter.since')} />
        <DateField form={filters} name="do" label={t('audit.filter.until')} />
      </Filters>
    </>
  )
}

type CellProps = LogPageProps & { event: AuditEvent }

function ActorCell({ event, query, people }: CellProps) {
  const { t } = useView()
  if (event.actorKind === 'system') return <>{t('audit.actor.system', { name: event.systemName ?? '' })}</>
  if (event.actorKind === 'stranger') return <>{t('audit.actor.stranger')}</>
  if (!event.personId) return <>{t('audit.actor.erased')}</>
  return (
    <Link href={logAddress(query, { osoba: event.personId })}>
      {people.get(event.personId)?.name ?? t('audit.actor.unknown')}
    </Link>
  )
}

function SubjectCell({ event, query, people, words }: CellProps) {
  const { t } = useView()
  const { subjectKind, subjectId } = event
  if (!subjectId) return <>{words.kind(subjectKind)}</>
  const name = subjectKind === 'person' ? people.get(subjectId)?.name : undefined
  return (
    <>
      {words.kind(subjectKind)}{' '}
      <Link
        href={logAddress(query, { rodzaj: subjectKind, numer: subjectId })}
        label={t('audit.subject.only', { shown: name ?? shortened(subjectId) })}
      >
        {name ?? shortened(subjectId)}
      </Link>
    </>
  )
}

// The end of a UUIDv7 is its random part, so it tells two apart where the beginning, a time, does not.
const shortened = (id: string) => (id.length > 12 ? `…${id.slice(-8)}` : id)

function DetailsCell({ event, words }: { event: AuditEvent; words: LogWords }) {
  const parts = Object.entries(event.details).map(([name, value]) => {
    const values = Array.isArray(value) ? value : [String(value)]
    return `${words.detail(name)}: ${values.map((each) => words.value(name, each)).join(', ')}`
  })
  // A paragraph breaks within a word: the fingerprint of a poll has no place to break at.
  return <p>{parts.join('; ')}</p>
}

function PersonSearch({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <Section title={t('audit.person.title')}>
      <Form action={`${LOG}/osoby`}>
        <EmailField form={form} name="email" label={t('audit.person.email')} hint={t('audit.person.email.hint')} />
        <SubmitButton icon="search" variant="secondary">
          {t('audit.person.find')}
        </SubmitButton>
      </Form>
    </Section>
  )
}

import type { Block } from '../../../platform/documents/model.ts'
import { formatDate, formatDateTime, formatShortDate, formatSize } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Details,
  EmptyState,
  FileList,
  Filters,
  Link,
  ListPage,
  Meta,
  Notice,
  Pager,
  ReadingPage,
  RichText,
  Section,
  SelectField,
  Table,
  TextField,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { OUTCOMES } from '../../remarks/index.ts'
import type { Effect } from '../store.ts'
import { Blocks, Words } from './blocks.tsx'
import type { EntryQuery } from './forms.ts'
import { FORMATS, type Format, isPublished, PART_SLUGS, type Part, type Report } from './rules.ts'
import type { EntryRow } from './store.ts'

export interface ReportPageProps {
  process: Process
  report: Report
  chapters: { part: Part; title: string; blocks: Block[] }[]
  /** The first answers; all of them are on a page of their own. */
  entries: EntryRow[]
  /** All versions this reader may see, the newest first. */
  versions: Report[]
  /** The team reads a version before others do. */
  workPath: string | null
}

const TYPES: Record<Format, string> = { html: 'HTML', pdf: 'PDF', docx: 'DOCX', csv: 'CSV', xlsx: 'XLSX' }

/** The report: eleven parts (law.md 1.8), files to take away, earlier versions. What it says is in Polish, as it was published. */
export function ReportPage(props: ReportPageProps) {
  const { process, report, chapters, entries, versions } = props
  const { t, locale, now } = useView()
  const home = `${pathOf(process)}/raport`
  const title = t('consultations.report.title', { title: process.title })
  return (
    <ReadingPage
      title={title}
      description={t('consultations.report.description', { title: process.title })}
      image={`${pathOf(process)}/obraz.png`}
      unlisted={!isPublished(report, now)}
      crumbs={[
        { label: t('consultations.list.title'), href: '/konsultacje' },
        { label: process.title, href: pathOf(process) },
      ]}
      meta={
        report.publishAt
          ? t('consultations.report.published', {
              version: report.version,
              date: formatDateTime(report.publishAt, locale),
            })
          : t('consultations.report.version', { version: report.version })
      }
      contents={[
        { id: 'pliki', label: t('consultations.report.files'), level: 2 },
        ...chapters.map(({ part, title }) => ({ id: PART_SLUGS[part], label: title, level: 2 })),
      ]}
    >
      <Standing {...props} />
      <Section title={t('consultations.report.files')} id="pliki">
        <FileList
          files={FORMATS.map((format) => ({
            name: t(`consultations.report.file.${format}`),
            href: versioned(`${home}.${format}`, report, versions),
            type: TYPES[format],
            size: formatSize(report.sizes[format], locale),
          }))}
        />
      </Section>
      <div lang={locale === 'pl' ? undefined : 'pl'}>
        {chapters.map(({ part, title, blocks }) => (
          <Section key={part} id={PART_SLUGS[part]} title={title}>
            <Blocks blocks={blocks} />
            {part === 'remarks' && <Answers {...{ process, report, entries, versions }} />}
          </Section>
        ))}
      </div>
      {versions.length > 1 && (
        <Section title={t('consultations.report.versions')} id="wersje">
          <ul>
            {versions.map((version) => (
              <li key={version.id}>
                <Link href={`${home}?wersja=${version.version}`}>
                  {t('consultations.report.version', { version: version.version })}
                </Link>
                {version.publishAt && `, ${formatDate(version.publishAt, locale)}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </ReadingPage>
  )
}

/** Whether this is what everybody reads, a version only the team sees, or an earlier one. */
function Standing({ process, report, versions, workPath }: ReportPageProps) {
  const { t, now, locale } = useView()
  const newest = versions.find((version) => isPublished(version, now))
  if (!isPublished(report, now))
    return (
      <Notice kind="warning" title={t('consultations.report.team-only')}>
        <p>
          {report.publishAt
            ? t('consultations.report.waits', { date: formatDateTime(report.publishAt, locale) })
            : t('consultations.report.no-date')}
        </p>
        {workPath && (
          <p>
            <Link href={workPath}>{t('consultations.report.to-work')}</Link>
          </p>
        )}
      </Notice>
    )
  if (!newest || newest.version === report.version) return null
  return (
    <Notice kind="warning" title={t('consultations.report.older')}>
      <p>
        <Link href={`${pathOf(process)}/raport`}>{t('consultations.report.newer', { version: newest.version })}</Link>
      </p>
    </Notice>
  )
}

function Answers({
  process,
  report,
  entries,
  versions,
}: Pick<ReportPageProps, 'process' | 'report' | 'entries' | 'versions'>) {
  const { t } = useView()
  if (entries.length === 0) return null
  const all = versioned(`${pathOf(process)}/raport/uwagi`, report, versions)
  return (
    <>
      <EntryTable process={process} entries={entries} />
      {report.entries > entries.length && (
        <p>
          <ButtonLink href={all} variant="secondary">
            {t('consultations.report.all-answers', { count: report.entries })}
          </ButtonLink>
        </p>
      )}
      {report.entries <= entries.length && (
        <p>
          <Link href={all}>{t('consultations.report.search-answers')}</Link>
        </p>
      )}
    </>
  )
}

interface EntriesPageProps {
  process: Process
  report: Report
  versions: Report[]
  filter: EntryQuery
  entries: EntryRow[]
  next: string | null
  count: { entries: number; letters: number }
}

/** Uwaga → rozstrzygnięcie → uzasadnienie: every answer of the report, searchable and paged. */
export function EntriesPage({ process, report, versions, filter, entries, next, count }: EntriesPageProps) {
  const { t } = useView()
  const home = `${pathOf(process)}/raport/uwagi`
  const address = (po: string | undefined) =>
    entriesAddress(home, { ...filter, wersja: versionIn(report, versions), po })
  const form = { values: { tekst: filter.tekst ?? '', rozstrzygniecie: filter.rozstrzygniecie ?? '' } }
  const active = Boolean(filter.tekst || filter.rozstrzygniecie)
  return (
    <ListPage
      title={t('consultations.report.entries-title', { title: process.title })}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        { label: t('consultations.timeline.report'), href: versioned(`${pathOf(process)}/raport`, report, versions) },
      ]}
      width="wide"
      filters={
        <Filters action={home} active={active}>
          {versionIn(report, versions) && <input type="hidden" name="wersja" value={report.version} />}
          <TextField form={form} name="tekst" label={t('consultations.report.filter.text')} type="search" />
          <SelectField
            form={form}
            name="rozstrzygniecie"
            label={t('consultations.report.outcome')}
            empty={t('consultations.report.filter.any')}
            options={OUTCOMES.map((value) => ({ value, label: t(`remarks.outcome.${value}`) }))}
          />
        </Filters>
      }
      count={[
        t('consultations.report.count-answers', { count: count.entries }),
        t('consultations.report.count-remarks', { count: count.letters }),
      ].join(' · ')}
      pager={<Pager next={next ? address(next) : undefined} previous={filter.po ? address(undefined) : undefined} />}
      unlisted={active || filter.po !== undefined}
    >
      {entries.length === 0 ? (
        <EmptyState title={t('consultations.report.none-found')}>{t('consultations.report.none-hint')}</EmptyState>
      ) : (
        <EntryTable process={process} entries={entries} />
      )}
    </ListPage>
  )
}

function EntryTable({ process, entries }: { process: Process; entries: EntryRow[] }) {
  const { t, locale } = useView()
  return (
    <div lang={locale === 'pl' ? undefined : 'pl'}>
      <Table
        caption={t('consultations.report.table')}
        rows={entries}
        rowId={({ number }) => String(number)}
        columns={[
          { label: t('consultations.report.column.number'), kind: 'code', names: true, cell: ({ number }) => number },
          {
            label: t('consultations.report.column.body'),
            cell: (entry) => <EntryText process={process} entry={entry} />,
          },
          {
            label: t('consultations.report.column.outcome'),
            cell: ({ outcome }) => <strong>{t(`remarks.outcome.${outcome}`)}</strong>,
          },
          {
            label: t('consultations.report.column.reason'),
            cell: ({ reason, change }) => (
              <>
                {reason && (
                  <p>
                    <Words text={reason} />
                  </p>
                )}
                {change && <p>{t('remarks.change', { change })}</p>}
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

/** Longer letters fold, so that a page of answers can be looked through. */
const SHOWN = 700

function EntryText({ process, entry }: { process: Process; entry: EntryRow }) {
  const { t, locale } = useView()
  const { body, quotation, authors, channels, receivedOn, references } = entry
  const meta = [
    authors,
    channels.map((channel) => t(`remarks.channel.${channel}`)).join(', '),
    formatShortDate(receivedOn, locale),
  ].join(' · ')
  return (
    <>
      <Meta>{meta}</Meta>
      {quotation && <p>{t('consultations.report.quotation', { text: quotation })}</p>}
      <p>
        <Words text={body.length > SHOWN ? `${body.slice(0, SHOWN).trimEnd()}…` : body} />
      </p>
      {body.length > SHOWN && (
        <Details summary={t('consultations.report.whole-text')}>
          <p>
            <Words text={body} />
          </p>
        </Details>
      )}
      {references.length > 1 ? (
        <Details summary={t('consultations.report.group', { count: references.length })}>
          <p>
            {references.map((reference, index) => [
              index > 0 && ', ',
              <RemarkLink key={reference} {...{ process, reference }} />,
            ])}
          </p>
        </Details>
      ) : (
        <p>
          {references.map((reference) => (
            <RemarkLink key={reference} {...{ process, reference }} />
          ))}
        </p>
      )}
    </>
  )
}

const RemarkLink = ({ process, reference }: { process: Process; reference: string }) => (
  <Link href={`${pathOf(process)}/uwagi/${reference}`}>{reference}</Link>
)

/** There is no report yet: when it is due, and where to be told of it. */
export function ReportNotYet({ process }: { process: Process }) {
  const { t, locale } = useView()
  return (
    <ThingPage
      title={t('consultations.report.not-yet')}
      crumbs={[{ label: process.title, href: pathOf(process) }]}
      unlisted
    >
      <p>
        {process.reportDueOn
          ? t('consultations.report.not-yet-due', { date: formatDate(process.reportDueOn, locale) })
          : t('consultations.report.not-yet-soon')}
      </p>
      <p>
        <ButtonLink href={`${pathOf(process)}/obserwowanie`} variant="secondary" icon="bell">
          {t('consultations.follow.page')}
        </ButtonLink>
      </p>
      <p>
        <Link href={pathOf(process)}>{t('consultations.report.back')}</Link>
      </p>
    </ThingPage>
  )
}

/** What changed after the consultation. */
export function EffectsPage({ process, effects }: { process: Process; effects: Effect[] }) {
  const { t, locale } = useView()
  return (
    <ReadingPage
      title={t('consultations.effects.page', { title: process.title })}
      description={t('consultations.effects.description', { title: process.title })}
      image={`${pathOf(process)}/obraz.png`}
      crumbs={[
        { label: t('consultations.list.title'), href: '/konsultacje' },
        { label: process.title, href: pathOf(process) },
      ]}
      unlisted={effects.length === 0}
    >
      {effects.length === 0 && (
        <EmptyState
          title={t('consultations.effects.none')}
          action={
            <ButtonLink href={`${pathOf(process)}/obserwowanie`} variant="secondary" icon="bell">
              {t('consultations.follow.page')}
            </ButtonLink>
          }
        >
          {t('consultations.effects.none-hint')}
        </EmptyState>
      )}
      {effects.map((effect) => (
        <section key={effect.id} id={`efekt-${effect.id}`}>
          <h2>{effect.title}</h2>
          <Meta>{formatDate(effect.happenedOn ?? effect.publishedAt, locale)}</Meta>
          <RichText markdown={effect.body} level={3} />
        </section>
      ))}
    </ReadingPage>
  )
}

/** The newest published version lives at the plain address; any other says which it is. */
const versioned = (path: string, report: Report, versions: Report[]) => {
  const version = versionIn(report, versions)
  return version ? `${path}?wersja=${version}` : path
}

const versionIn = (report: Report, versions: Report[]) =>
  versions.find(({ publishAt }) => publishAt !== null)?.id === report.id ? undefined : report.version

function entriesAddress(home: string, filter: EntryQuery): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, String(value))
  return query.size > 0 ? `${home}?${query}` : home
}

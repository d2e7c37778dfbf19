import { formatDay, formatShortDate } from '../../../platform/texts/index.ts'
import {
  Decision,
  type DecisionKind,
  Details,
  EmptyState,
  EntryCard,
  Filters,
  Link,
  ListPage,
  Meta,
  Pager,
  SelectField,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { OUTCOMES, type Outcome } from '../../remarks/index.ts'
import { Words } from './blocks.tsx'
import type { EntryRow } from './entries-store.ts'
import type { EntryQuery } from './forms.ts'
import type { Report } from './rules.ts'

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

const KINDS: Record<Outcome, DecisionKind> = {
  accepted: 'accepted',
  'partly-accepted': 'partly',
  rejected: 'rejected',
  'further-work': 'later',
  'out-of-scope': 'none',
  late: 'none',
}

/** Answers as they are read inside the report: each letter with what became of it. */
export function EntryList({ process, entries }: { process: Process; entries: EntryRow[] }) {
  const { t, locale } = useView()
  return (
    <>
      {entries.map((entry) => (
        <EntryCard
          key={entry.number}
          author={`${entry.number}. ${entry.authors}`}
          when={formatDay(entry.receivedOn, locale)}
          meta={channelWords(entry, t)}
          level={3}
          answer={
            <Decision
              kind={KINDS[entry.outcome]}
              word={t(`remarks.outcome.${entry.outcome}`)}
              meta={entry.change ? t('remarks.change', { change: entry.change }) : undefined}
            >
              {entry.reason && (
                <p>
                  <Words text={entry.reason} />
                </p>
              )}
            </Decision>
          }
        >
          <EntryText {...{ process, entry }} />
        </EntryCard>
      ))}
    </>
  )
}

const channelWords = ({ channels }: EntryRow, t: (key: string) => string) =>
  channels.map((channel) => t(`remarks.channel.${channel}`)).join(', ')

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
            cell: (entry) => (
              <>
                <Meta>
                  {[entry.authors, channelWords(entry, t), formatShortDate(entry.receivedOn, locale)].join(' · ')}
                </Meta>
                <EntryText {...{ process, entry }} />
              </>
            ),
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
  const { t } = useView()
  const { body, quotation, references } = entry
  return (
    <>
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

/** The newest published version lives at the plain address; any other says which it is. */
export const versioned = (path: string, report: Report, versions: Report[]) => {
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

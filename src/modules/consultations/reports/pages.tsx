import type { Block } from '../../../platform/documents/model.ts'
import { formatDate, formatDateTime, formatSize } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  EmptyState,
  FileList,
  Link,
  Meta,
  Notice,
  ReadingPage,
  RichText,
  Section,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import type { FileFound } from '../../media/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Effect } from '../store.ts'
import { Blocks } from './blocks.tsx'
import { EntryList, versioned } from './entries.tsx'
import type { EntryRow } from './entries-store.ts'
import { FORMATS, type Format, isPublished, PART_SLUGS, type Part, type Report } from './rules.ts'

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
  /** The version somebody signed. */
  signed: FileFound | null
}

const TYPES: Record<Format, string> = { html: 'HTML', pdf: 'PDF', docx: 'DOCX', csv: 'CSV', xlsx: 'XLSX' }

/** The report: eleven parts (law.md 1.8), files to take away, earlier versions. What it says is in Polish, as it was published. */
export function ReportPage(props: ReportPageProps) {
  const { process, report, chapters, entries, versions } = props
  const { t, locale, now } = useView()
  const home = `${pathOf(process)}/raport`
  const signedFile = props.signed ? [props.signed] : []
  const title = t('consultations.report.title', { title: process.title })
  return (
    <ReadingPage
      share={{}}
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
          files={[
            ...signedFile.map((file) => ({
              name: t('consultations.report.signed'),
              href: file.href,
              type: file.typeName,
              size: formatSize(file.size, locale),
            })),
            ...FORMATS.map((format) => ({
              name: t(`consultations.report.file.${format}`),
              href: versioned(`${home}.${format}`, report, versions),
              type: TYPES[format],
              size: formatSize(report.sizes[format], locale),
            })),
          ]}
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
      <EntryList process={process} entries={entries} />
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

/** There is no report yet: when it is due, and where to be told of it. */
export function ReportNotYet({ process }: { process: Process }) {
  const { t, locale } = useView()
  return (
    <ThingPage
      share={{}}
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
      share={{}}
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

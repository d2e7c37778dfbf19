import { formatDate } from '../../../platform/texts/index.ts'
import { EmptyState, Link, ListPage, Pager, Section, Table, useView } from '../../../ui/index.ts'
import type { ListedDecision } from '../decisions/list-store.ts'
import type { MonthCount } from './store.ts'

/** What a kind of thing is called. */
export type Words = (kind: string) => string

interface LogProps {
  rows: ListedDecision[]
  next: string | null
  later: boolean
  months: MonthCount[]
  kind: Words
}

/** What moderators decided, for everybody: counts per month, then each decision without people and without words. */
export function LogPage({ rows, next, later, months, kind }: LogProps) {
  const { t, locale } = useView()
  return (
    <ListPage
      title={t('moderation.log.title')}
      description={t('moderation.log.lead')}
      lead={t('moderation.log.lead')}
      actions={
        <Link href="/zgloszenie" icon="flag">
          {t('moderation.report.title')}
        </Link>
      }
      pager={<Pager next={next ? `/moderacja?po=${next}` : undefined} previous={later ? '/moderacja' : undefined} />}
      outputs={
        <Link href="/moderacja.csv" icon="download" download>
          {t('moderation.log.csv')}
        </Link>
      }
      unlisted={later}
    >
      {!later && months.length > 0 && (
        <Section title={t('moderation.log.months')}>
          <Table
            caption={t('moderation.log.months')}
            captionHidden
            rows={months}
            rowId={({ month }) => month}
            columns={[
              { label: t('moderation.log.month'), names: true, cell: ({ month }) => monthWords(month, locale) },
              { label: t('moderation.action.hidden'), kind: 'number', cell: ({ hidden }) => hidden },
              { label: t('moderation.action.kept'), kind: 'number', cell: ({ kept }) => kept },
              { label: t('moderation.action.restored'), kind: 'number', cell: ({ restored }) => restored },
            ]}
          />
        </Section>
      )}
      <Section title={t('moderation.log.decisions')}>
        <Table
          caption={t('moderation.log.decisions')}
          captionHidden
          rows={rows}
          rowId={({ id }) => id}
          columns={[
            { label: t('moderation.log.date'), cell: ({ decidedAt }) => formatDate(decidedAt, locale) },
            { label: t('moderation.log.kind'), cell: ({ subject }) => kind(subject.kind) },
            { label: t('moderation.log.action'), names: true, cell: ({ action }) => t(`moderation.action.${action}`) },
            { label: t('moderation.log.ground'), cell: ({ ground }) => t(`moderation.ground.${ground}`) },
            {
              label: t('moderation.log.basis'),
              cell: ({ ownInitiative }) => t(`moderation.basis-of.${ownInitiative ? 'own' : 'report'}`),
            },
            {
              label: t('moderation.log.appeal'),
              cell: (decision) => t(`moderation.appeal-result.${appealResult(decision)}`),
            },
          ]}
          empty={<EmptyState title={t('moderation.log.empty')}>{t('moderation.log.empty-hint')}</EmptyState>}
        />
      </Section>
    </ListPage>
  )
}

/** How an appeal against a decision ended, or how far it is. */
export function appealResult({
  appealedAt,
  answeredAt,
  upheld,
}: Pick<ListedDecision, 'appealedAt' | 'answeredAt' | 'upheld'>): 'none' | 'waits' | 'upheld' | 'rejected' {
  if (!appealedAt) return 'none'
  if (!answeredAt) return 'waits'
  return upheld ? 'upheld' : 'rejected'
}

const monthWords = (month: string, locale: 'pl' | 'en') =>
  Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }).toLocaleString(locale, { month: 'long', year: 'numeric' })

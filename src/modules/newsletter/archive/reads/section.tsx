import { formatDate, formatDay, formatNumber } from '../../../../platform/texts/index.ts'
import { ColumnChart, Section, useView } from '../../../../ui/index.ts'
import { type DayReads, lastDays, readsIn } from './rules.ts'

/** How often an issue was opened in the archive: all of it in a sentence, the last days as columns. */
export function ArchiveReads({ reads, today }: { reads: DayReads[]; today: Temporal.PlainDate }) {
  const { t, locale } = useView()
  const all = readsIn(reads)
  const days = lastDays(reads, today)
  const [first] = reads
  return (
    <Section title={t('newsletter.reads.title')} id="odczyty">
      {first ? (
        <>
          <p>
            <strong>{t('newsletter.reads.sum', { count: all, reads: formatNumber(all, locale) })}</strong>{' '}
            {t('newsletter.reads.since', { day: formatDate(first.day, locale) })}
          </p>
          <ColumnChart
            title={t('newsletter.reads.by-day')}
            labels={{ name: t('newsletter.reads.day'), value: t('newsletter.reads.count') }}
            columns={days.map(({ day, reads }) => ({ label: formatDay(day, locale), value: reads }))}
          />
        </>
      ) : (
        <p>{t('newsletter.reads.none')}</p>
      )}
      <p class="ui-meta">{t('newsletter.reads.rule')}</p>
    </Section>
  )
}

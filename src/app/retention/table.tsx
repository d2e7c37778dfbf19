import type { Config } from '../../platform/config.ts'
import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { Section, Table, useView } from '../../ui/index.ts'
import { keptInWords, whatOf } from './words.ts'

/** For everybody: what ends by itself, after how long and why; the rules are those the nightly job goes by. */
export function RetentionTable({ stores, config }: { stores: readonly PersonalDataStore[]; config: Config }) {
  const { t } = useView()
  const rules = stores.flatMap(({ module, retention = [] }) =>
    retention.map(({ key, kept }) => ({ module, rule: key, kept: kept(config) })),
  )
  return (
    <Section title={t('retention.title')} id="jak-dlugo">
      <p>{t('retention.lead')}</p>
      <Table
        caption={t('retention.title')}
        captionHidden
        rows={rules}
        rowId={({ module, rule }) => `${module}-${rule}`}
        columns={[
          { label: t('retention.what'), names: true, cell: (rule) => whatOf(rule, t) },
          { label: t('retention.how-long'), cell: ({ kept }) => keptInWords(kept, t) },
        ]}
      />
    </Section>
  )
}

import { Link, ReadingPage, Table, useView } from '../../../ui/index.ts'
import { TOPICS } from '../../processes/index.ts'
import { CHANNELS, COSTS, HOME, LICENCES, ORGANISERS, PRECISIONS, SCALES, TOOLS } from '../rules.ts'
import { EXPORT_COLUMNS } from './export.ts'

/** Columns whose cells are words of a list: the list and the texts that say what they mean. */
const LISTS: Partial<Record<(typeof EXPORT_COLUMNS)[number], { of: string; values: readonly string[] }>> = {
  narzedzie: { of: 'tool', values: TOOLS },
  temat: { of: 'theme', values: TOPICS },
  organizator_typ: { of: 'organiser', values: ORGANISERS },
  skala: { of: 'scale', values: SCALES },
  dokladnosc: { of: 'precision', values: PRECISIONS },
  kanaly: { of: 'channel', values: CHANNELS },
  koszt: { of: 'cost', values: COSTS },
  licencja: { of: 'licence', values: LICENCES },
}

/** What each column of the files means, and what each word in it stands for. */
export function CodebookPage() {
  const { t } = useView()
  return (
    <ReadingPage
      title={t('practices.codebook.title')}
      description={t('practices.codebook.lead')}
      lead={t('practices.codebook.lead')}
      crumbs={[{ label: t('practices.map'), href: HOME }]}
    >
      <p>{t('practices.codebook.places')}</p>
      <Table
        caption={t('practices.codebook.columns')}
        rows={EXPORT_COLUMNS.map((column) => ({ column }))}
        rowId={({ column }) => column}
        columns={[
          { label: t('practices.codebook.column'), cell: ({ column }) => <code>{column}</code>, names: true },
          { label: t('practices.codebook.meaning'), cell: ({ column }) => t(`practices.column.${column}`) },
          { label: t('practices.codebook.words'), cell: ({ column }) => <Words column={column} /> },
        ]}
      />
      <p>
        <Link href={HOME}>{t('practices.codebook.back')}</Link>
      </p>
    </ReadingPage>
  )
}

function Words({ column }: { column: (typeof EXPORT_COLUMNS)[number] }) {
  const { t } = useView()
  const list = LISTS[column]
  if (!list) return null
  return (
    <ul>
      {list.values.map((value) => (
        <li key={value}>
          <code>{value}</code> – {t(`practices.${list.of}.${value}`)}
        </li>
      ))}
    </ul>
  )
}

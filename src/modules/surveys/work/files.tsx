import { Link, Section, useView } from '../../../ui/index.ts'
import type { MapQuestion } from '../../forms/index.ts'
import { said } from '../results/words.ts'

/** Answers as files for the team: tables, what their codes mean, and what was drawn on maps. */
export function AnswerFiles({ home, maps }: { home: string; maps: MapQuestion[] }) {
  const { t, locale } = useView()
  const tables = [
    { path: '/odpowiedzi.xlsx', label: t('surveys.export.xlsx') },
    { path: '/odpowiedzi.csv', label: t('surveys.export.csv-codes') },
    { path: '/odpowiedzi.csv?wartosci=slowa', label: t('surveys.export.csv-words') },
    { path: '/slownik.csv', label: t('surveys.export.book') },
    ...maps.map(({ id, label }) => ({
      path: `/mapy/${id}.csv`,
      label: t('surveys.export.shapes', { question: said(label, { locale }) }),
    })),
  ]
  const texts = [
    { path: '/etykiety.sps', label: t('surveys.export.sps') },
    ...(maps.length > 0 ? [{ path: '/mapy.geojson', label: t('surveys.export.geojson') }] : []),
  ]
  return (
    <Section title={t('surveys.export.title')}>
      <p>{t('surveys.export.text')}</p>
      <ul>
        {tables.map(({ path, label }) => (
          <li key={path}>
            <Link href={`${home}${path}`} icon="file-spreadsheet">
              {label}
            </Link>
          </li>
        ))}
        {texts.map(({ path, label }) => (
          <li key={path}>
            <Link href={`${home}${path}`} icon="file-text">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

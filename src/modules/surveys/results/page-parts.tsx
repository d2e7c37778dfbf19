import { formatDate, formatDateTime, formatNumber } from '../../../platform/texts/index.ts'
import { Filters, Link, Meta, Notice, SelectField, Stats, useView } from '../../../ui/index.ts'
import { fullName } from '../../places/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Survey } from '../rules.ts'
import { QuestionResult } from './charts.tsx'
import { type Audience, conditionText, type Results } from './gathering.ts'
import type { ResultsOnMap } from './on-map.ts'
import type { Dimension } from './questions.ts'
import { dimensionWords, percent, said, valueWords } from './words.ts'

interface PartsProps {
  process: Process
  survey: Survey
  results: Results
  audience: Audience
  /** Address of this page, and of the texts people wrote. */
  home: string
  maps: ResultsOnMap
}

/** Who saw, began and finished; how many of those who live there; when it was counted. */
export function Statement({ survey, results }: Pick<PartsProps, 'survey' | 'results'>) {
  const { t, locale } = useView()
  const { participation, unit, countedAt, count } = results
  return (
    <>
      <Stats
        label={t('surveys.statement')}
        items={[
          {
            figure: formatNumber(participation.finished, locale),
            label: t('surveys.statement.finished', { count: participation.finished }),
          },
          {
            figure: formatNumber(participation.begun, locale),
            label: t('surveys.statement.begun', { count: participation.begun }),
          },
          {
            figure: formatNumber(participation.seen, locale),
            label: t('surveys.statement.seen', { count: participation.seen }),
          },
        ]}
      />
      <Meta>
        {[
          t('surveys.statement.what'),
          unit?.population &&
            t('surveys.statement.population', {
              unit: fullName(unit, t),
              people: formatNumber(unit.population, locale),
              share: shareWords(count, unit.population, locale),
            }),
          survey.populationWords && t('surveys.statement.whom', { whom: survey.populationWords }),
          countedAt && t('surveys.statement.counted', { date: formatDateTime(countedAt, locale) }),
        ]
          .filter(Boolean)
          .join(' ')}
      </Meta>
    </>
  )
}

function shareWords(part: number, whole: number, locale: 'pl' | 'en') {
  const share = part / whole
  if (share >= 0.1) return percent(part, whole, { locale })
  return new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 }).format(share)
}

/** Choosing the kind of people whose answers are looked at. */
export function GroupFilter({ home, results, fields }: { home: string; results: Results; fields: number }) {
  const { t } = useView()
  const options = useDimensionValues(results.dimensions)
  if (options.length === 0) return null
  const values = Object.fromEntries(
    Array.from({ length: fields }, (_, index) => {
      const condition = results.conditions[index]
      return [nameOf(index), condition ? conditionText(condition) : '']
    }),
  )
  return (
    <Filters action={home} active={results.conditions.length > 0}>
      {Array.from({ length: fields }, (_, index) => (
        <SelectField
          key={nameOf(index)}
          form={{ values }}
          name={nameOf(index)}
          label={t(index === 0 ? 'surveys.filter.group' : 'surveys.filter.and')}
          empty={t('surveys.filter.everybody')}
          options={options}
        />
      ))}
    </Filters>
  )
}

export const FILTERS = ['grupa', 'grupa2', 'grupa3'] as const
const nameOf = (index: number) => FILTERS[index] ?? FILTERS[0]

function useDimensionValues(dimensions: readonly Dimension[]) {
  const { t, locale } = useView()
  const speech = { t, locale }
  return [...Map.groupBy(dimensions, ({ question }) => question)].map(([question, own]) => ({
    label: said(question.label, speech),
    options: own.flatMap((dimension) =>
      (dimension.option === undefined ? dimension.values : dimension.values.slice(0, 1)).map((value) => ({
        value: `${dimension.id}=${value}`,
        label: optionWords(dimension, value, speech),
      })),
    ),
  }))
}

function optionWords(dimension: Dimension, value: string, speech: Parameters<typeof valueWords>[2]) {
  const { question, option, row } = dimension
  if (option !== undefined && 'options' in question)
    return said(question.options.find(({ id }) => id === option)?.label ?? null, speech)
  const words = valueWords(dimension, value, speech)
  if (row === undefined || question.type !== 'matrix') return words
  return `${said(question.rows.find(({ id }) => id === row)?.label ?? null, speech)}: ${words}`
}

/** What is looked at now, in words. */
export function GroupWords({ results }: { results: Results }) {
  const { t, locale } = useView()
  if (results.conditions.length === 0) return null
  const who = results.conditions
    .map(({ by, value }) => `${dimensionWords(by, { t, locale })}: ${valueWords(by, value, { t, locale })}`)
    .join('; ')
  return (
    <Notice kind={results.tooFew ? 'warning' : 'info'}>
      <p>
        {results.tooFew
          ? t('surveys.filter.too-few', { who })
          : t('surveys.filter.only', { who, count: results.shown })}
      </p>
    </Notice>
  )
}

/** Every question with its chart. */
export function Questions({ process, results, audience, home, maps }: PartsProps) {
  const { t, locale } = useView()
  const { population } = results
  const source = population
    ? t('surveys.population.source', { source: population.source, date: formatDate(population.asOf, locale) })
    : ''
  const sections = results.results.map((result) => {
    const { question, chart } = result
    const lines = results.comparisons.get(question.id)
    return (
      <QuestionResult
        key={question.id}
        result={result}
        number={results.asked.findIndex(({ id }) => id === question.id) + 1}
        places={results.places}
        comparison={lines ? { lines, source } : null}
        map={maps.get(question.id) ?? null}
        texts={chart.kind === 'texts' ? textsOf(question.id, chart.count) : null}
      />
    )
  })
  return <>{sections}</>

  function textsOf(id: string, count: number | null) {
    if (!count) return null
    if (audience === 'team') return { label: t('surveys.texts.read', { count }), href: `${home}/teksty/${id}` }
    // Readers meet these words among remarks, where they were looked at and are answered.
    return results.remarkQuestions.has(id) && results.brought > 0
      ? { label: t('surveys.texts.among-remarks'), href: `${pathOf(process)}/uwagi?kanal=survey` }
      : null
  }
}

/** What can be taken away. */
export function Outputs({ files }: { files: { label: string; href: string }[] }) {
  return (
    <>
      {files.map(({ label, href }, index) => (
        <span key={href}>
          {index > 0 && ' '}
          <Link href={href} icon="download">
            {label}
          </Link>
        </span>
      ))}
    </>
  )
}

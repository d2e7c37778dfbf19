import {
  Actions,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Link,
  ListPage,
  Notice,
  ReadingPage,
  useView,
} from '../../../ui/index.ts'
import { RESULTS_ISLAND } from '../../forms/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { type Crossing, type CrossQuery, Crosstab } from '../results/crosstab-page.tsx'
import type { Results } from '../results/gathering.ts'
import type { ResultsOnMap } from '../results/on-map.ts'
import { GroupFilter, GroupWords, Outputs, Questions, Statement } from '../results/page-parts.tsx'
import type { Dimension } from '../results/questions.ts'
import { said } from '../results/words.ts'
import { resultsPublic, surveyPath } from '../rules.ts'
import { statusTag } from '../words.ts'

/** All surveys of a process. */
export function SurveyList({ process, surveys }: { process: Process; surveys: FoundSurvey[] }) {
  const { t } = useView()
  return (
    <ListPage
      title={t('surveys.list.title', { title: process.title })}
      crumbs={[{ label: process.title, href: pathOf(process) }]}
      count={t('surveys.count', { count: surveys.length })}
    >
      {surveys.length === 0 ? (
        <EmptyState title={t('surveys.list.empty')}>{t('surveys.list.empty-hint')}</EmptyState>
      ) : (
        <SurveyCards surveys={surveys} level={2} />
      )}
    </ListPage>
  )
}

/** Surveys side by side: what is asked, until when, and the one thing to do. */
export function SurveyCards({ surveys, level = 3 }: { surveys: FoundSurvey[]; level?: 2 | 3 }) {
  const { t, locale } = useView()
  return (
    <CardGrid>
      {surveys.map((found) => (
        <Card
          key={found.survey.id}
          title={found.title}
          href={surveyPath(found.process, found.survey)}
          level={level}
          tag={statusTag(found, t, locale)}
          footer={<SurveyActions found={found} />}
        >
          {summaryOf(found, locale)}
        </Card>
      ))}
    </CardGrid>
  )
}

function SurveyActions({ found: { process, survey, phase, title } }: { found: FoundSurvey }) {
  const { t } = useView()
  const home = surveyPath(process, survey)
  return (
    <Actions>
      {phase === 'open' && (
        <ButtonLink href={home} label={t('surveys.fill.what', { title })}>
          {t('surveys.fill')}
        </ButtonLink>
      )}
      {resultsPublic(survey, phase) && (
        <Link href={`${home}/wyniki`} icon="chart-no-axes-column" label={t('surveys.results.what', { title })}>
          {t('surveys.results.see')}
        </Link>
      )}
    </Actions>
  )
}

/** The first paragraph of the introduction, without the marks of Markdown. */
const summaryOf = ({ form }: FoundSurvey, locale: 'pl' | 'en') =>
  (said(form.draft.intro, { locale }).split(/\n\s*\n/)[0] ?? '')
    .replace(/[*_#>`]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .slice(0, 240)

interface ResultsProps {
  found: FoundSurvey
  results: Results
  maps: ResultsOnMap
  /** False while only the team looks at what will be public. */
  isPublic: boolean
}

/** What a survey came to, for everybody. */
export function ResultsPage({ found, results, maps, isPublic }: ResultsProps) {
  const { t, locale } = useView()
  const { process, survey, title, phase } = found
  const home = `${surveyPath(process, survey)}/wyniki`
  const hasMaps = results.results.some(({ question }) => question.type === 'map')
  const files = [
    { label: t('surveys.file.tables'), href: `${home}.csv` },
    ...(hasMaps ? [{ label: t('surveys.file.squares'), href: `${home}.geojson` }] : []),
    ...(survey.openData
      ? [
          { label: t('surveys.file.open-csv'), href: `${surveyPath(process, survey)}/dane.csv` },
          { label: t('surveys.file.open-xlsx'), href: `${surveyPath(process, survey)}/dane.xlsx` },
        ]
      : []),
  ]
  return (
    <ReadingPage
      share={{}}
      title={t('surveys.results.title', { title })}
      description={t('surveys.results.description', { count: results.count })}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        { label: title, href: surveyPath(process, survey) },
      ]}
      islands={maps.size > 0 ? [RESULTS_ISLAND] : []}
      unlisted={results.conditions.length > 0 || !isPublic}
      lead={t(phase === 'open' ? 'surveys.results.lead-open' : 'surveys.results.lead', { count: results.count })}
      actions={
        <>
          {phase === 'open' && <ButtonLink href={surveyPath(process, survey)}>{t('surveys.fill')}</ButtonLink>}
          {results.dimensions.length > 1 && (
            <ButtonLink href={`${home}/zestawienie`} variant="secondary" icon="chart-no-axes-column">
              {t('surveys.cross.link')}
            </ButtonLink>
          )}
        </>
      }
      contents={results.results.map(({ question }) => ({
        id: `pytanie-${question.id}`,
        label: said(question.label, { locale }),
        level: 2,
      }))}
    >
      {!isPublic && (
        <Notice kind="warning">
          <p>{t('surveys.results.team-only')}</p>
        </Notice>
      )}
      <Statement {...{ survey, results }} />
      <GroupFilter {...{ home, results }} fields={1} />
      <GroupWords results={results} />
      {results.count === 0 && (
        <EmptyState title={t('surveys.results.empty')}>{t('surveys.results.empty-hint')}</EmptyState>
      )}
      {results.count > 0 && <Questions {...{ process, survey, results, home, maps }} audience="public" />}
      <p>
        <Outputs files={files} />
      </p>
    </ReadingPage>
  )
}

interface CrossPageProps {
  found: FoundSurvey
  dimensions: Dimension[]
  query: CrossQuery
  table: Crossing | null
}

/** Two questions together. */
export function CrossPage({ found, dimensions, query, table }: CrossPageProps) {
  const { t } = useView()
  const { process, survey, title } = found
  const home = `${surveyPath(process, survey)}/wyniki`
  return (
    <ListPage
      title={t('surveys.cross.page')}
      lead={t('surveys.cross.lead')}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        { label: title, href: surveyPath(process, survey) },
        { label: t('surveys.results.short'), href: home },
      ]}
      unlisted
    >
      <Crosstab home={`${home}/zestawienie`} {...{ dimensions, query, table }} least={survey.least} />
    </ListPage>
  )
}

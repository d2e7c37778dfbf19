import { formatShortDate } from '../../../platform/texts/index.ts'
import { ButtonLink, EmptyState, Link, Meta, Pager, useView } from '../../../ui/index.ts'
import { RESULTS_ISLAND } from '../../forms/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { type Crossing, type CrossQuery, Crosstab } from '../results/crosstab-page.tsx'
import type { Results } from '../results/gathering.ts'
import type { ResultsOnMap } from '../results/on-map.ts'
import { GroupFilter, GroupWords, Questions, Statement } from '../results/page-parts.tsx'
import type { Asked, Dimension } from '../results/questions.ts'
import { said } from '../results/words.ts'
import { resultsPublic, surveyPath, surveyWorkPath } from '../rules.ts'
import { type Frame, SurveysWork } from './frame.tsx'

interface ResultsProps {
  frame: Frame
  found: FoundSurvey
  results: Results
  maps: ResultsOnMap
}

/** Results for the team: all questions, as they come, for any kind of people. */
export function WorkResultsPage({ frame, found, results, maps }: ResultsProps) {
  const { t } = useView()
  const { process, survey, phase } = found
  const home = `${surveyWorkPath(process, survey)}/wyniki`
  return (
    <SurveysWork
      frame={frame}
      found={found}
      title={t('surveys.results.short')}
      islands={maps.size > 0 ? [RESULTS_ISLAND] : []}
      actions={
        <>
          {results.dimensions.length > 1 && (
            <ButtonLink href={`${home}/zestawienie`} variant="secondary" icon="chart-no-axes-column">
              {t('surveys.cross.link')}
            </ButtonLink>
          )}
          <ButtonLink href={`${surveyPath(process, survey)}/wyniki`} variant="secondary" icon="eye">
            {t(resultsPublic(survey, phase) ? 'surveys.work.public-results' : 'surveys.work.public-preview')}
          </ButtonLink>
        </>
      }
    >
      <Statement {...{ survey, results }} />
      <GroupFilter {...{ home, results }} fields={3} />
      <GroupWords results={results} />
      {results.count === 0 ? (
        <EmptyState title={t('surveys.results.empty')}>{t('surveys.results.empty-hint')}</EmptyState>
      ) : (
        <Questions {...{ process, survey, results, home, maps }} audience="team" />
      )}
    </SurveysWork>
  )
}

interface CrossProps {
  frame: Frame
  found: FoundSurvey
  dimensions: Dimension[]
  query: CrossQuery
  table: Crossing | null
}

export function WorkCrossPage({ frame, found, dimensions, query, table }: CrossProps) {
  const { t } = useView()
  return (
    <SurveysWork frame={frame} found={found} title={t('surveys.cross.page')}>
      <p>{t('surveys.cross.lead')}</p>
      <Crosstab
        home={`${surveyWorkPath(found.process, found.survey)}/wyniki/zestawienie`}
        {...{ dimensions, query, table }}
        least={found.survey.least}
      />
    </SurveysWork>
  )
}

export interface WrittenText {
  answerId: string
  text: string
  on: Temporal.PlainDate
  /** Reference of the remark it became. */
  remark: string | null
}

interface TextsProps {
  frame: Frame
  found: FoundSurvey
  question: Asked
  texts: WrittenText[]
  next: string | null
  after: string | null
  mayRead: boolean
}

/** Everything people wrote in one question. */
export function TextsPage({ frame, found, question, texts, next, after, mayRead }: TextsProps) {
  const { t, locale } = useView()
  const { process, survey } = found
  const home = surveyWorkPath(process, survey)
  const here = `${home}/wyniki/teksty/${question.id}`
  return (
    <SurveysWork frame={frame} found={found} title={said(question.label, { locale })}>
      {question.visibility === 'private' && <Meta>{t('surveys.result.private')}</Meta>}
      {texts.length === 0 && <EmptyState title={t('surveys.texts.empty')}>{t('surveys.texts.empty-hint')}</EmptyState>}
      {texts.map(({ answerId, text, on, remark }) => (
        <article key={answerId}>
          <blockquote>
            <p>{text}</p>
          </blockquote>
          <Meta>
            {formatShortDate(on, locale)}
            {mayRead && (
              <>
                {' · '}
                <Link href={`${home}/odpowiedzi/${answerId}`}>{t('surveys.texts.whole')}</Link>
              </>
            )}
            {remark && (
              <>
                {' · '}
                <Link href={`${workPathOf(process)}/uwagi/${remark}`}>
                  {t('surveys.texts.remark', { reference: remark })}
                </Link>
              </>
            )}
          </Meta>
        </article>
      ))}
      <Pager next={next ? `${here}?po=${next}` : undefined} previous={after ? here : undefined} />
    </SurveysWork>
  )
}

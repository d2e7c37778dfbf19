import { formatDateTime, formatNumber } from '../../../platform/texts/index.ts'
import {
  ActButton,
  BarChart,
  ButtonLink,
  EmptyState,
  Link,
  Meta,
  Notice,
  ReadingPage,
  Section,
  Table,
  useView,
} from '../../../ui/index.ts'
import { printPath } from '../../forms/index.ts'
import { type Process, pathOf, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import type { Compared } from './actions.ts'
import { type Evaluation, isAsking, LEAST, STATEMENTS } from './rules.ts'

interface ResultsProps {
  process: Process
  evaluation: Evaluation
  compared: Compared
}

const MOST = 5

/** What people think of the consultation, for everybody. */
export function EvaluationResultsPage(props: ResultsProps) {
  const { t, now, locale } = useView()
  const { process, evaluation } = props
  return (
    <ReadingPage
      share={{}}
      title={t('consultations.evaluation.results')}
      description={t('consultations.evaluation.results-lead', { title: process.title })}
      crumbs={[
        { label: t('consultations.list.title'), href: '/konsultacje' },
        { label: process.title, href: pathOf(process) },
      ]}
    >
      <p>{t('consultations.evaluation.results-lead', { title: process.title })}</p>
      {isAsking(evaluation, now) && (
        <Notice title={t('consultations.evaluation.open', { date: formatDateTime(evaluation.closesAt, locale) })}>
          <p>
            <ButtonLink href={`${pathOf(process)}/ocena`}>{t('consultations.evaluation.give')}</ButtonLink>
          </p>
        </Notice>
      )}
      <Results {...props} />
    </ReadingPage>
  )
}

/** The figures themselves, on the page of everybody and in the workspace. */
function Results({ process, compared }: ResultsProps) {
  const { t, locale } = useView()
  const { evaluated, median, earlier, consultations } = compared
  if (evaluated.answers < LEAST)
    return (
      <EmptyState title={t('consultations.evaluation.few', { count: evaluated.answers })}>
        {t('consultations.evaluation.few-hint', { count: LEAST })}
      </EmptyState>
    )
  const words = (mean: number | null | undefined) =>
    mean === null || mean === undefined ? '–' : formatNumber(Math.round(mean * 10) / 10, locale)
  const statements = STATEMENTS.map((id) => ({ id, label: t(`consultations.evaluation.question.${id}`) }))
  const earlierOf = (id: string) => meanOf(earlier.flatMap(({ means }) => means[id] ?? []))
  return (
    <>
      <p>{t('consultations.evaluation.answers', { count: evaluated.answers })}</p>
      <Section title={t('consultations.evaluation.statements')} id="zdania">
        <BarChart
          title={t('consultations.evaluation.statements')}
          titleHidden
          labels={{ name: t('consultations.evaluation.statement'), value: t('consultations.evaluation.mean') }}
          whole={MOST}
          rows={statements.map(({ id, label }) => ({
            label,
            value: evaluated.means[id].mean ?? 0,
            text: t('consultations.evaluation.mean-of', {
              mean: words(evaluated.means[id].mean),
              count: evaluated.means[id].answers,
            }),
          }))}
          note={t('consultations.evaluation.scale-note')}
        />
      </Section>
      <Section title={t('consultations.evaluation.compared')} id="porownanie">
        <Table
          caption={t('consultations.evaluation.compared')}
          captionHidden
          rows={statements}
          rowId={({ id }) => id}
          columns={[
            { label: t('consultations.evaluation.statement'), names: true, cell: ({ label }) => label },
            {
              label: t('consultations.evaluation.here'),
              kind: 'number',
              cell: ({ id }) => words(evaluated.means[id].mean),
            },
            {
              label: t('consultations.evaluation.earlier'),
              kind: 'number',
              cell: ({ id }) => words(earlierOf(id)),
            },
            { label: t('consultations.evaluation.median'), kind: 'number', cell: ({ id }) => words(median[id]) },
          ]}
        />
        <Meta>{t('consultations.evaluation.median-note', { count: consultations })}</Meta>
        {earlier.length > 0 && (
          <>
            <h3>{t('consultations.evaluation.earlier-list')}</h3>
            <ul>
              {earlier.map(({ process: other, means }) => (
                <li key={other.id}>
                  <Link href={`${pathOf(other)}/ocena/wyniki`}>{other.title}</Link>
                  {': '}
                  {t('consultations.evaluation.mean-all', { mean: words(meanOf(valuesIn(means))) })}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      <Section title={t('consultations.evaluation.question.learnt')} id="skad">
        <BarChart
          title={t('consultations.evaluation.question.learnt')}
          titleHidden
          labels={{ name: t('consultations.evaluation.source'), value: t('consultations.evaluation.people') }}
          whole={Math.max(evaluated.answers, 1)}
          rows={evaluated.learnt.map(({ id, people }) => ({
            label: t(`consultations.evaluation.learnt.${id}`),
            value: people,
          }))}
          note={t('consultations.evaluation.several')}
        />
      </Section>
      <p>
        <Link href={pathOf(process)}>{t('consultations.evaluation.back')}</Link>
      </p>
    </>
  )
}

const valuesIn = (means: Partial<Record<string, number>>) => Object.values(means).flatMap((mean) => mean ?? [])

const meanOf = (values: number[]) =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null

interface WorkProps {
  frame: Frame
  evaluation: Evaluation | null
  /** With the words people wrote, which only the team reads. */
  gathered: { compared: Compared; words: { good: string[]; better: string[] }; formId: string } | null
  mayAsk: boolean
  hasReport: boolean
}

/** The team's side: asking, and what came of it. */
export function EvaluationWorkPage({ frame, evaluation, gathered, mayAsk, hasReport }: WorkProps) {
  const { t, now, locale } = useView()
  const { process } = frame
  return (
    <Work
      frame={frame}
      title={t('consultations.work.evaluation')}
      actions={
        evaluation && (
          <ButtonLink href={`${pathOf(process)}/ocena/wyniki`} variant="secondary" icon="eye">
            {t('consultations.evaluation.public')}
          </ButtonLink>
        )
      }
    >
      <p>{t('consultations.evaluation.work-lead')}</p>
      {!evaluation && !hasReport && <Notice title={t('consultations.evaluation.after-report')} />}
      {!evaluation && hasReport && (
        <Section title={t('consultations.evaluation.ask')}>
          <p>{t('consultations.evaluation.ask-text')}</p>
          <ul>
            {STATEMENTS.map((id) => (
              <li key={id}>{t(`consultations.evaluation.question.${id}`)}</li>
            ))}
          </ul>
          {mayAsk ? (
            <ActButton action={`${workPathOf(process)}/ocena`} variant="primary" icon="send">
              {t('consultations.evaluation.ask-button')}
            </ActButton>
          ) : (
            <Meta>{t('consultations.evaluation.admin-only')}</Meta>
          )}
        </Section>
      )}
      {evaluation && (
        <Notice
          title={t(isAsking(evaluation, now) ? 'consultations.evaluation.open' : 'consultations.evaluation.closed', {
            date: formatDateTime(evaluation.closesAt, locale),
          })}
        >
          {gathered && (
            <p>
              <Link href={printPath({ id: gathered.formId })} icon="printer">
                {t('consultations.evaluation.paper')}
              </Link>
            </p>
          )}
        </Notice>
      )}
      {evaluation && gathered && (
        <>
          <Results process={process} evaluation={evaluation} compared={gathered.compared} />
          {(['good', 'better'] as const).map((id) => (
            <Section key={id} title={t(`consultations.evaluation.question.${id}`)}>
              <Meta>{t('consultations.evaluation.team-only')}</Meta>
              {gathered.words[id].length === 0 ? (
                <p>{t('consultations.evaluation.no-words')}</p>
              ) : (
                <ul>
                  {gathered.words[id].map((text, index) => (
                    <li key={index}>{text}</li>
                  ))}
                </ul>
              )}
            </Section>
          ))}
        </>
      )}
    </Work>
  )
}

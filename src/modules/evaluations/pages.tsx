import { formatDateTime, formatNumber } from '../../platform/texts/index.ts'
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
  WorkspacePage,
} from '../../ui/index.ts'
import { printPath } from '../forms/index.ts'
import { type Process, pathOf, workPathOf } from '../processes/index.ts'
import type { Compared } from './actions.ts'
import type { EvaluationKind } from './kind.ts'
import { type Evaluation, isAsking, LEAST } from './rules.ts'

interface ResultsProps {
  kind: EvaluationKind
  process: Process
  evaluation: Evaluation
  compared: Compared
}

const MOST = 5

/** What people think of a process, for everybody. */
export function EvaluationResultsPage(props: ResultsProps) {
  const { t, now, locale } = useView()
  const { kind, process, evaluation } = props
  return (
    <ReadingPage
      share={{}}
      title={t(kind.words('results'))}
      description={t(kind.words('results-lead'), { title: process.title })}
      crumbs={[
        { ...kind.list, label: t(kind.list.label) },
        { label: process.title, href: pathOf(process) },
      ]}
    >
      <p>{t(kind.words('results-lead'), { title: process.title })}</p>
      {isAsking(evaluation, now) && (
        <Notice title={t('evaluations.open', { date: formatDateTime(evaluation.closesAt, locale) })}>
          <p>
            <ButtonLink href={`${pathOf(process)}/ocena`}>{t(kind.words('give'))}</ButtonLink>
          </p>
        </Notice>
      )}
      <Results {...props} />
    </ReadingPage>
  )
}

/** The figures themselves, on the page of everybody and in the workspace. */
function Results({ kind, process, compared }: ResultsProps) {
  const { t, locale } = useView()
  const { evaluated, median, earlier, processes } = compared
  if (evaluated.answers < LEAST)
    return (
      <EmptyState title={t('evaluations.few', { count: evaluated.answers })}>
        {t('evaluations.few-hint', { count: LEAST })}
      </EmptyState>
    )
  const words = (mean: number | null | undefined) =>
    mean === null || mean === undefined ? '–' : formatNumber(Math.round(mean * 10) / 10, locale)
  const statements = kind.statements.map((id) => ({ id, label: t(kind.words(`question.${id}`)) }))
  const earlierOf = (id: string) => meanOf(earlier.flatMap(({ means }) => means[id] ?? []))
  return (
    <>
      <p>{t('evaluations.answers', { count: evaluated.answers })}</p>
      <Section title={t('evaluations.statements')} id="zdania">
        <BarChart
          title={t('evaluations.statements')}
          titleHidden
          labels={{ name: t('evaluations.statement'), value: t('evaluations.mean') }}
          whole={MOST}
          rows={statements.map(({ id, label }) => ({
            label,
            value: evaluated.means[id]?.mean ?? 0,
            text: t('evaluations.mean-of', {
              mean: words(evaluated.means[id]?.mean),
              count: evaluated.means[id]?.answers ?? 0,
            }),
          }))}
          note={t('evaluations.scale-note')}
        />
      </Section>
      <Section title={t('evaluations.compared')} id="porownanie">
        <Table
          caption={t('evaluations.compared')}
          captionHidden
          rows={statements}
          rowId={({ id }) => id}
          columns={[
            { label: t('evaluations.statement'), names: true, cell: ({ label }) => label },
            {
              label: t(kind.words('here')),
              kind: 'number',
              cell: ({ id }) => words(evaluated.means[id]?.mean),
            },
            {
              label: t('evaluations.earlier'),
              kind: 'number',
              cell: ({ id }) => words(earlierOf(id)),
            },
            { label: t('evaluations.median'), kind: 'number', cell: ({ id }) => words(median[id]) },
          ]}
        />
        <Meta>{t(kind.words('median-note'), { count: processes })}</Meta>
        {earlier.length > 0 && (
          <>
            <h3>{t(kind.words('earlier-list'))}</h3>
            <ul>
              {earlier.map(({ process: other, means }) => (
                <li key={other.id}>
                  <Link href={`${pathOf(other)}/ocena/wyniki`}>{other.title}</Link>
                  {': '}
                  {t('evaluations.mean-all', { mean: words(meanOf(valuesIn(means))) })}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      <Section title={t(kind.words('question.learnt'))} id="skad">
        <BarChart
          title={t(kind.words('question.learnt'))}
          titleHidden
          labels={{ name: t('evaluations.source'), value: t('evaluations.people') }}
          whole={Math.max(evaluated.answers, 1)}
          rows={evaluated.learnt.map(({ id, people }) => ({
            label: t(`evaluations.learnt.${id}`),
            value: people,
          }))}
          note={t('evaluations.several')}
        />
      </Section>
      <p>
        <Link href={pathOf(process)}>{t(kind.words('back'))}</Link>
      </p>
    </>
  )
}

const valuesIn = (means: Partial<Record<string, number>>) => Object.values(means).flatMap((mean) => mean ?? [])

const meanOf = (values: number[]) =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null

interface WorkProps {
  kind: EvaluationKind
  process: Process
  frame: Awaited<ReturnType<EvaluationKind['frame']>>
  evaluation: Evaluation | null
  /** With the words people wrote, which only the team reads. */
  gathered: { compared: Compared; words: { good: string[]; better: string[] }; formId: string } | null
  mayAsk: boolean
  hasEnded: boolean
}

/** The team's side: asking, and what came of it. */
export function EvaluationWorkPage({ kind, process, frame, evaluation, gathered, mayAsk, hasEnded }: WorkProps) {
  const { t, now, locale } = useView()
  return (
    <WorkspacePage
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(process)}>{process.title}</Link>}
      crumbs={frame.crumbs.map(({ label, href }) => ({ label: t(label), href }))}
      title={t('evaluations.work')}
      actions={
        evaluation && (
          <ButtonLink href={`${pathOf(process)}/ocena/wyniki`} variant="secondary" icon="eye">
            {t('evaluations.public')}
          </ButtonLink>
        )
      }
    >
      <p>{t(kind.words('work-lead'))}</p>
      {!evaluation && !hasEnded && <Notice title={t(kind.words('before-end'))} />}
      {!evaluation && hasEnded && (
        <Section title={t('evaluations.ask')}>
          <p>{t(kind.words('ask-text'))}</p>
          <ul>
            {kind.statements.map((id) => (
              <li key={id}>{t(kind.words(`question.${id}`))}</li>
            ))}
          </ul>
          {mayAsk ? (
            <ActButton action={`${workPathOf(process)}/ocena`} variant="primary" icon="send">
              {t('evaluations.ask-button')}
            </ActButton>
          ) : (
            <Meta>{t('evaluations.admin-only')}</Meta>
          )}
        </Section>
      )}
      {evaluation && (
        <Notice
          title={t(isAsking(evaluation, now) ? 'evaluations.open' : 'evaluations.closed', {
            date: formatDateTime(evaluation.closesAt, locale),
          })}
        >
          {gathered && (
            <p>
              <Link href={printPath({ id: gathered.formId })} icon="printer">
                {t('evaluations.paper')}
              </Link>
            </p>
          )}
        </Notice>
      )}
      {evaluation && gathered && (
        <>
          <Results kind={kind} process={process} evaluation={evaluation} compared={gathered.compared} />
          {(['good', 'better'] as const).map((id) => (
            <Section key={id} title={t(`evaluations.question.${id}`)}>
              <Meta>{t('evaluations.team-only')}</Meta>
              {gathered.words[id].length === 0 ? (
                <p>{t('evaluations.no-words')}</p>
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
    </WorkspacePage>
  )
}

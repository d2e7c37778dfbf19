import { formatDate, formatShortDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Link,
  Meta,
  Notice,
  Section,
  Stats,
  Table,
  Tag,
  type TagProps,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { hasReport } from '../rules.ts'
import { statusTag } from '../words.ts'
import { type CanonFacts, type Judged, PRINCIPLES, type Score, type State } from './points.ts'
import type { Declaration, KeptScore } from './store.ts'

interface CanonPageProps {
  process: Process
  score: Score
  facts: Pick<CanonFacts, 'clashes' | 'invited' | 'yearlyPlan'>
  declarations: Map<string, Declaration>
  history: KeptScore[]
  /** The reader may declare and mend; null for others. */
  workPath: string | null
}

/** How a consultation keeps to the Canon: the verdict, each point with its evidence, what could still be better, history. */
export function CanonPage(props: CanonPageProps) {
  const { t, now, locale } = useView()
  const { process, score, facts, workPath } = props
  const { clashes, invited, yearlyPlan } = facts
  return (
    <ThingPage
      title={t('consultations.canon.title')}
      description={t('consultations.canon.lead')}
      crumbs={[
        { label: t('consultations.list.title'), href: '/konsultacje' },
        { label: process.title, href: pathOf(process) },
      ]}
      status={statusTag(process, now, t, locale)}
      lead={t('consultations.canon.lead')}
      unlisted={process.announcedAt === null}
      actions={
        workPath && (
          <ButtonLink href={workPath} variant="secondary" icon="pencil">
            {t('consultations.canon.declare')}
          </ButtonLink>
        )
      }
    >
      <Verdict score={score} />
      {PRINCIPLES.map((principle) => (
        <Section key={principle} title={t(`consultations.canon.principle.${principle}`)} id={`zasada-${principle}`}>
          <Points {...props} points={score.points.filter(({ point }) => point.principle === principle)} />
        </Section>
      ))}
      {clashes.length > 0 && (
        <Section title={t('consultations.canon.clashes')} id="zbieznosc">
          <ul>
            {clashes.map(({ title, href }) => (
              <li key={href}>
                <Link href={href}>{title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('consultations.canon.invited')} id="zaproszenia">
        <p>
          {invited.all === 0
            ? t('consultations.canon.invited-none')
            : t('consultations.canon.invited-counts', { ...invited })}
        </p>
      </Section>
      <Section title={t('consultations.canon.yearly')} id="roczny-plan">
        <p>
          {yearlyPlan ? (
            <>
              <Link href={yearlyPlan.href}>{t('consultations.canon.yearly-link', { year: yearlyPlan.year })}</Link>
              {`: ${yearlyPlan.title}. `}
              {t('consultations.canon.yearly-since', { date: formatDate(yearlyPlan.addedAt, locale) })}
            </>
          ) : (
            t('consultations.canon.yearly-none')
          )}
        </p>
      </Section>
      <History history={props.history} />
      <Section title={t('consultations.canon.how')} id="jak-liczymy">
        <p>{t('consultations.canon.how-text')}</p>
        <p>{t('consultations.canon.how-necessary')}</p>
        <p>{t('consultations.canon.how-declared')}</p>
      </Section>
    </ThingPage>
  )
}

/**
 * The verdict in words and numbers; used on the page of the Canon and in the workspace.
 * @param at the address of the page that lists the points
 */
export function Verdict({ score, at = '' }: { score: Score; at?: string }) {
  const { t } = useView()
  return (
    <>
      {score.vetoes.length > 0 && (
        <Notice kind="problem" title={t('consultations.canon.against')}>
          <p>{t('consultations.canon.against-why', { count: score.vetoes.length })}</p>
          <ul>
            {score.vetoes.map((id) => (
              <li key={id}>
                <Link href={`${at}#punkt-${id}`}>{t(`consultations.canon.point.${id}`)}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {score.percent !== null && (
        <Stats
          label={t('consultations.canon.score')}
          items={[
            { figure: `${score.percent}%`, label: t('consultations.canon.of-points') },
            { figure: score.met, label: t('consultations.canon.met', { count: score.met }) },
            {
              figure: score.decided - score.met,
              label: t('consultations.canon.unmet', { count: score.decided - score.met }),
            },
            {
              figure: score.points.filter(({ state }) => state === 'later').length,
              label: t('consultations.canon.later'),
            },
          ]}
        />
      )}
    </>
  )
}

function Points({ points, process, declarations }: CanonPageProps & { points: Judged[] }) {
  const { t, now } = useView()
  return (
    <Table
      caption={t('consultations.canon.points')}
      captionHidden
      rows={points}
      rowId={({ point }) => point.id}
      columns={[
        {
          label: t('consultations.canon.point'),
          names: true,
          cell: ({ point, advisable }) => (
            <div id={`punkt-${point.id}`}>
              {t(`consultations.canon.point.${point.id}`)}
              {point.necessary && <Meta>{t('consultations.canon.necessary')}</Meta>}
              {advisable && <Meta>{t(`consultations.canon.advice.${point.id}`)}</Meta>}
            </div>
          ),
        },
        { label: t('consultations.canon.state'), cell: ({ state }) => <StateTag state={state} /> },
        {
          label: t('consultations.canon.evidence'),
          cell: ({ point }) =>
            point.declared ? (
              <Declared declaration={declarations.get(point.id)} />
            ) : point.evidence === '/raport' && !hasReport(process, now) ? (
              t('consultations.canon.evidence-later')
            ) : (
              <Link href={pathOf(process) + point.evidence}>{t('consultations.canon.see')}</Link>
            ),
        },
      ]}
    />
  )
}

function Declared({ declaration }: { declaration: Declaration | undefined }) {
  const { t, locale } = useView()
  if (!declaration) return <>{t('consultations.canon.nothing-declared')}</>
  return (
    <div>
      {t('consultations.canon.declared', { date: formatDate(declaration.declaredAt, locale) })}
      {declaration.note && <Meta>{declaration.note}</Meta>}
    </div>
  )
}

const TAGS: Record<State, TagProps['kind']> = { met: 'done', unmet: 'warning', later: 'neutral', apart: 'neutral' }

export function StateTag({ state }: { state: State }) {
  const { t } = useView()
  return <Tag kind={TAGS[state]}>{t(`consultations.canon.state.${state}`)}</Tag>
}

function History({ history }: { history: KeptScore[] }) {
  const { t, locale } = useView()
  if (history.length === 0) return null
  return (
    <Section title={t('consultations.canon.history')} id="historia">
      <Table
        caption={t('consultations.canon.history')}
        captionHidden
        rows={history}
        rowId={({ scoredOn }) => scoredOn.toString()}
        columns={[
          {
            label: t('consultations.canon.day'),
            names: true,
            cell: ({ scoredOn }) => formatShortDate(scoredOn, locale),
          },
          {
            label: t('consultations.canon.score'),
            kind: 'number',
            cell: ({ met, decided }) => (decided === 0 ? '–' : `${Math.floor((met * 100) / decided)}%`),
          },
          {
            label: t('consultations.canon.met-of'),
            cell: ({ met, decided }) => t('consultations.canon.met-of-value', { met, decided }),
          },
          {
            label: t('consultations.canon.lacking'),
            cell: ({ vetoes }) =>
              vetoes.length === 0
                ? t('consultations.canon.lacking-none')
                : vetoes.map((id) => t(`consultations.canon.point.${id}`)).join('; '),
          },
        ]}
      />
    </Section>
  )
}

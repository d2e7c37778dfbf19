import type { VNode } from 'preact'
import { emptyForm } from '../../../platform/http/index.ts'
import { formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  Details,
  KeyValues,
  Link,
  Notice,
  RichText,
  Section,
  Share,
  Stats,
  Table,
  ThingPage,
  Timeline,
  useView,
} from '../../../ui/index.ts'
import { shapeWords } from '../../ballots/index.ts'
import { type Evaluation, isAsking } from '../../evaluations/index.ts'
import type { Organisation } from '../../network/index.ts'
import { FollowForm } from '../../notices/index.ts'
import { fullName, type Unit } from '../../places/index.ts'
import { type Process, pathOf, phaseOf } from '../../processes/index.ts'
import { datesOf, stageTag, timelineOf } from '../words.ts'
import { HOME } from './actions.ts'
import { stageOf, takesProjects } from './calendar.ts'
import { PoolsTable } from './rules-page.tsx'
import type { Edition, Pool } from './store.ts'

/** One edition in a row of years. */
export interface YearRow {
  process: Process
  year: number
  amountGrosze: number
  projects: number
  chosen: number | null
  ballots: number | null
}

export interface EditionPageProps {
  process: Process
  edition: Edition
  organisation: Organisation | null
  unit: Unit | null
  pools: Pool[]
  counts: { projects: number; listed: number; voters: number | null }
  hasResult: boolean
  building: { done: number; all: number }
  /** Editions of the same organiser, the newest first, this one among them. */
  siblings: YearRow[]
  /** How many points of voting are named. */
  points: number
  /** Where people say what they think of the edition, or read what others said. */
  evaluation: Evaluation | null
  workPath: string | null
  map: VNode | null
  once?: object
}

/** One edition: where it is, what to do now, money, dates, rules. */
export function EditionPage(props: EditionPageProps) {
  const { t, now, locale } = useView()
  const { process, edition, unit, pools, counts } = props
  const draft = phaseOf(process, now) === 'draft'
  const sum = pools.reduce((sum, { amountGrosze }) => sum + amountGrosze, 0)
  const home = pathOf(process)
  return (
    <ThingPage
      title={process.title}
      description={process.summary}
      unlisted={draft}
      islands={['wiec-share']}
      crumbs={[{ label: t('budgets.title'), href: HOME }]}
      status={stageTag(edition, now, t, locale)}
      lead={process.summary}
      actions={<MainActions {...props} />}
      aside={<Aside {...props} />}
      once={props.once}
    >
      {draft && (
        <Notice kind="warning" title={t('budgets.draft')}>
          <p>{t('budgets.draft.text')}</p>
        </Notice>
      )}
      <p>
        <strong>{t('budgets.stat.money', { amount: formatMoney(sum, locale), count: pools.length })}</strong>
      </p>
      <Stats
        items={[
          {
            figure: counts.projects,
            label: t('budgets.stat.projects', { count: counts.projects }),
            href: `${home}/projekty`,
          },
          ...(counts.listed > 0
            ? [
                {
                  figure: counts.listed,
                  label: t('budgets.stat.listed', { count: counts.listed }),
                  href: `${home}/projekty?lista=tak`,
                },
              ]
            : []),
          ...(counts.voters !== null
            ? [
                {
                  figure: counts.voters,
                  label: t('budgets.stat.ballots', { count: counts.voters }),
                  href: `${home}/frekwencja`,
                },
              ]
            : []),
          ...(props.building.all > 0
            ? [
                {
                  figure: `${props.building.done}/${props.building.all}`,
                  label: t('budgets.stat.built'),
                  href: `${home}/realizacja`,
                },
              ]
            : []),
        ]}
      />
      {edition.settings.about && (
        <Section title={t('budgets.about')} id="o-budzecie">
          <RichText markdown={edition.settings.about} />
        </Section>
      )}
      <Section title={t('budgets.pools')} id="pule">
        <PoolsTable pools={pools} home={home} points={edition.settings.shape.kind !== 'choose'} />
      </Section>
      {props.map && (
        <Section title={t('budgets.map')} id="mapa" more={<Link href={`${home}/mapa`}>{t('budgets.map.open')}</Link>}>
          {props.map}
        </Section>
      )}
      {!edition.archived && (
        <Section
          title={t('budgets.rules.short')}
          id="zasady"
          more={<Link href={`${home}/zasady`}>{t('budgets.rules.all')}</Link>}
        >
          <KeyValues
            items={[
              { label: t('budgets.rules.who'), value: edition.settings.submitters },
              { label: t('budgets.rules.ballot'), value: shapeWords(t, edition.settings.shape, locale) },
              { label: t('budgets.rules.counting'), value: t(`budgets.counting.${edition.settings.counting}`) },
              { label: t('budgets.rules.paper'), value: edition.settings.takesPaper && edition.settings.paperPoints },
              {
                label: t('budgets.points.public'),
                value: props.points > 0 && <Link href={`${home}/punkty`}>{t('budgets.points.where')}</Link>,
              },
            ]}
          />
        </Section>
      )}
      {props.siblings.length > 1 && (
        <Section
          title={t('budgets.years')}
          id="lata"
          more={props.hasResult && <Link href={`${home}/liczby`}>{t('budgets.figures.link')}</Link>}
        >
          <Table
            caption={t('budgets.years')}
            captionHidden
            rows={props.siblings}
            rowId={({ process }) => process.id}
            columns={[
              {
                label: t('budgets.edition'),
                names: true,
                cell: (row) => <Link href={pathOf(row.process)}>{row.process.title}</Link>,
              },
              { label: t('budgets.year'), kind: 'number', cell: ({ year }) => String(year) },
              {
                label: t('budgets.pool.amount'),
                kind: 'number',
                cell: ({ amountGrosze }) => formatMoney(amountGrosze, locale),
              },
              { label: t('budgets.projects'), kind: 'number', cell: (row) => formatNumber(row.projects, locale) },
              { label: t('budgets.years.chosen'), kind: 'number', cell: ({ chosen }) => chosen ?? '–' },
              {
                label: t('budgets.turnout.ballots'),
                kind: 'number',
                cell: ({ ballots }) => (ballots === null ? '–' : formatNumber(ballots, locale)),
              },
            ]}
          />
        </Section>
      )}
      <p class="ui-meta">{unit && fullName(unit, t)}</p>
    </ThingPage>
  )
}

function MainActions({ process, edition, hasResult, workPath, counts, evaluation }: EditionPageProps) {
  const { t, now } = useView()
  const home = pathOf(process)
  const stage = edition.archived ? 'closed' : stageOf(edition.calendar, now)
  const announced = process.announcedAt !== null
  return (
    <>
      {announced && takesProjects(edition.calendar, now) && (
        <ButtonLink href={`${home}/zglos`} icon="plus">
          {t('budgets.submit')}
        </ButtonLink>
      )}
      {stage === 'voting' && edition.votingReadyAt && (
        <ButtonLink href={`${home}/glosowanie`} icon="vote">
          {t('budgets.vote')}
        </ButtonLink>
      )}
      {hasResult && (
        <ButtonLink href={`${home}/wyniki`} icon="chart-no-axes-column">
          {t('budgets.results')}
        </ButtonLink>
      )}
      {evaluation && (
        <ButtonLink
          href={`${home}/ocena${isAsking(evaluation, now) ? '' : '/wyniki'}`}
          variant={isAsking(evaluation, now) ? 'primary' : 'secondary'}
          icon="star"
        >
          {t(isAsking(evaluation, now) ? 'budgets.evaluation.give' : 'evaluations.see-results')}
        </ButtonLink>
      )}
      {counts.projects > 0 && (
        <ButtonLink href={`${home}/projekty`} variant="secondary" icon="list">
          {t('budgets.projects')}
        </ButtonLink>
      )}
      {workPath && (
        <ButtonLink href={workPath} variant="quiet" icon="pencil">
          {t('budgets.work.open')}
        </ButtonLink>
      )}
    </>
  )
}

function Aside({ process, edition, organisation }: EditionPageProps) {
  const { t, now, locale } = useView()
  const home = pathOf(process)
  return (
    <>
      {!edition.archived && (
        <Box title={t('budgets.where-we-are')}>
          <Timeline items={timelineOf(edition.calendar, now, t, locale)} />
          <Details summary={t('budgets.dates')}>
            <KeyValues items={datesOf(edition.calendar, t, locale)} />
          </Details>
        </Box>
      )}
      <Box title={t('budgets.who')}>
        <KeyValues
          items={[
            {
              label: t('budgets.organisation'),
              value: organisation && <Link href={`/organizacje/${organisation.slug}`}>{organisation.name}</Link>,
            },
            { label: t('budgets.resolution'), value: edition.settings.resolution },
            { label: t('budgets.basis'), value: !edition.archived && t('budgets.basis.text') },
            { label: t('budgets.contact'), value: process.contactName },
          ]}
        />
        {!edition.archived && (
          <p>
            <Link href={`${home}/regulamin.docx`} icon="download">
              {t('budgets.regulations')}
            </Link>
          </p>
        )}
      </Box>
      {process.announcedAt && !edition.archived && (
        <Box title={t('budgets.follow')} id="obserwuj">
          <p>{t('budgets.follow.text')}</p>
          <FollowForm action={`${home}/obserwowanie`} form={emptyForm()} about={process.title} />
        </Box>
      )}
      <Box title={t('budgets.share')}>
        <Share href={home} title={process.title} />
      </Box>
    </>
  )
}

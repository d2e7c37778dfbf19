import type { VNode } from 'preact'
import { emptyForm, type Form } from '../../../platform/http/index.ts'
import { formatDate, formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  type FileItem,
  FileList,
  Filters,
  Hidden,
  KeyValues,
  Link,
  ListPage,
  Notice,
  Pager,
  QuestionPage,
  RichText,
  Section,
  SelectField,
  Share,
  Table,
  TextField,
  ThingPage,
  Tick,
  Timeline,
  useView,
} from '../../../ui/index.ts'
import { FollowForm } from '../../notices/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Work } from '../building/store.ts'
import { HOME } from '../editions/actions.ts'
import type { Edition, Pool } from '../editions/store.ts'
import type { Appeal, Card as EvaluationCard } from '../verifying/store.ts'
import { projectTag } from '../words.ts'
import { projectPath } from './actions.ts'
import type { Surroundings } from './around.ts'
import { CATEGORIES, type CostLine, lineCost, type Project } from './rules.ts'

export interface ListQuery {
  tekst?: string | undefined
  pula?: string | undefined
  kategoria?: string | undefined
  lista?: string | undefined
}

const listAddress = (process: Process, query: ListQuery, po?: number | null) => {
  const search = new URLSearchParams(
    Object.entries({ ...query, po: po ? String(po) : undefined }).filter((pair): pair is [string, string] =>
      Boolean(pair[1]),
    ),
  ).toString()
  return `${pathOf(process)}/projekty${search ? `?${search}` : ''}`
}

export interface ProjectListProps {
  process: Process
  query: ListQuery
  projects: Project[]
  around: Surroundings
  count: number
  next: number | null
}

/** Projects of an edition, by pool, kind and words; those of the ballot in their drawn order. */
export function ProjectList({ process, query, projects, around, count, next }: ProjectListProps) {
  const { t, locale } = useView()
  const listed = query.lista === 'tak'
  return (
    <ListPage
      title={t(listed ? 'budgets.ballot-list' : 'budgets.projects')}
      lead={process.title}
      share={{}}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
      ]}
      actions={
        <>
          <ButtonLink href={`${pathOf(process)}/mapa`} variant="secondary" icon="map">
            {t('budgets.map.open')}
          </ButtonLink>
          {listed && (
            <ButtonLink href={`${pathOf(process)}/lista.pdf`} variant="secondary" icon="printer">
              {t('budgets.ballot-list.print')}
            </ButtonLink>
          )}
        </>
      }
      filters={<ProjectFilters {...{ process, query, around }} />}
      count={t('budgets.projects.count', { count })}
      pager={<Pager next={next ? listAddress(process, query, next) : undefined} />}
      outputs={
        <Link href={`${pathOf(process)}/porownanie`} icon="list-checks">
          {t('budgets.compare')}
        </Link>
      }
    >
      {projects.length === 0 && (
        <EmptyState title={t('budgets.projects.none')}>
          <p>{t('budgets.projects.none.hint')}</p>
        </EmptyState>
      )}
      <CardGrid label={t('budgets.projects')}>
        {projects.map((project) => (
          <Card
            key={project.id}
            level={2}
            title={project.ballotNumber ? `${project.ballotNumber}. ${project.title}` : project.title}
            href={projectPath(process, project)}
            tag={projectTag(around.stateOf(project), t)}
            meta={[around.poolOf(project)?.name, t(`budgets.category.${project.category}`)].filter(Boolean).join(' · ')}
            footer={[formatMoney(around.costOf(project), locale), project.placeWords].filter(Boolean).join(' · ')}
          >
            {project.summary && <p>{project.summary}</p>}
          </Card>
        ))}
      </CardGrid>
    </ListPage>
  )
}

function ProjectFilters({ process, query, around }: Pick<ProjectListProps, 'process' | 'query' | 'around'>) {
  const { t } = useView()
  const form = { values: { tekst: query.tekst ?? '', pula: query.pula ?? '', kategoria: query.kategoria ?? '' } }
  return (
    <Filters action={`${pathOf(process)}/projekty`} active={Boolean(query.tekst || query.pula || query.kategoria)}>
      {query.lista && <Hidden name="lista" value={query.lista} />}
      <TextField form={form} name="tekst" label={t('budgets.filter.text')} type="search" />
      <SelectField
        form={form}
        name="pula"
        label={t('budgets.pool')}
        empty={t('budgets.filter.any')}
        options={around.pools.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        form={form}
        name="kategoria"
        label={t('budgets.field.category')}
        empty={t('budgets.filter.any')}
        options={CATEGORIES.map((value) => ({ value, label: t(`budgets.category.${value}`) }))}
      />
    </Filters>
  )
}

export function MapPage({ process, map }: { process: Process; map: VNode | null }) {
  const { t } = useView()
  return (
    <ListPage
      title={t('budgets.map')}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
      ]}
      outputs={<Link href={`${pathOf(process)}/projekty`}>{t('budgets.projects')}</Link>}
    >
      {map ?? <EmptyState title={t('budgets.map.none')} />}
    </ListPage>
  )
}

/** Two to four projects side by side. */
export function ComparePage({
  process,
  chosen,
  projects,
  around,
}: {
  process: Process
  chosen: Project[]
  projects: Project[]
  around: Surroundings
}) {
  const { t, locale, url } = useView()
  const rows: [string, (project: Project) => string][] = [
    ['budgets.pool', (project) => around.poolOf(project)?.name ?? ''],
    ['budgets.cost', (project) => formatMoney(around.costOf(project), locale)],
    ['budgets.field.yearly', (project) => formatMoney(project.yearlyGrosze, locale)],
    ['budgets.field.category', (project) => t(`budgets.category.${project.category}`)],
    ['budgets.field.place', (project) => project.placeWords],
    ['budgets.field.summary', (project) => project.summary],
    ['budgets.field.beneficiaries', (project) => project.beneficiaries],
    ['budgets.field.access', (project) => project.access],
  ]
  return (
    <ListPage
      title={t('budgets.compare')}
      lead={t('budgets.compare.lead')}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
      ]}
    >
      {chosen.length >= 2 && (
        <Table
          caption={t('budgets.compare')}
          captionHidden
          rows={rows}
          rowId={([key]) => key}
          columns={[
            { label: t('budgets.compare.what'), names: true, cell: ([key]) => t(key) },
            ...chosen.map((project) => ({
              label: project.title,
              cell: ([, of]: (typeof rows)[number]) => of(project),
            })),
          ]}
        />
      )}
      <form method="get" action={url(`${pathOf(process)}/porownanie`)} class="ui-form">
        <fieldset class="ds-fieldset">
          <legend>{t('budgets.compare.choose')}</legend>
          {projects.map((project) => (
            <Tick
              key={project.id}
              name="p"
              value={String(project.number)}
              checked={chosen.some(({ id }) => id === project.id)}
              label={project.title}
            />
          ))}
        </fieldset>
        <button type="submit" class="ds-button">
          {t('budgets.compare.go')}
        </button>
      </form>
    </ListPage>
  )
}

export interface ProjectPageProps {
  process: Process
  edition: Edition
  project: Project
  pool: Pool | undefined
  around: Surroundings
  lines: CostLine[]
  coauthors: string[]
  files: FileItem[]
  works: (Work & { pictures: { src: string; alt: string }[] })[]
  /** Public only once decisions are. */
  cards: EvaluationCard[]
  appeal: Appeal | null
  similar: Project[]
  joined: Project | null
  workPath: string | null
}

/** One project, from an idea to what was built. */
export function ProjectPage(props: ProjectPageProps) {
  const { t, locale } = useView()
  const { process, project, pool, around, lines, coauthors, works, appeal } = props
  const state = around.stateOf(project)
  const row = around.rows.get(project.id)
  const own = projectPath(process, project)
  return (
    <ThingPage
      title={project.title}
      description={project.summary}
      share={{}}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
        { label: t('budgets.projects'), href: `${pathOf(process)}/projekty` },
      ]}
      status={projectTag(state, t)}
      lead={(props.cards.length > 0 && project.plainSummary) || project.summary}
      actions={
        props.workPath && (
          <ButtonLink href={props.workPath} variant="quiet" icon="pencil">
            {t('budgets.work.open')}
          </ButtonLink>
        )
      }
      aside={
        <>
          <Box title={t('budgets.project.facts')}>
            <KeyValues
              items={[
                {
                  label: t('budgets.field.number'),
                  value: project.ballotNumber
                    ? t('budgets.field.number.both', { number: project.number ?? 0, ballot: project.ballotNumber })
                    : project.number,
                },
                { label: t('budgets.pool'), value: pool?.name },
                { label: t('budgets.cost'), value: formatMoney(around.costOf(project), locale) },
                {
                  label: t('budgets.field.yearly'),
                  value: project.yearlyGrosze > 0 && formatMoney(project.yearlyGrosze, locale),
                },
                { label: t('budgets.field.category'), value: t(`budgets.category.${project.category}`) },
                { label: t('budgets.field.place'), value: project.placeWords },
                {
                  label: t('budgets.field.author'),
                  value: [project.signature || t('budgets.author.resident'), ...coauthors].join(', '),
                },
                {
                  label: t('budgets.field.submitted'),
                  value:
                    project.submittedAt && project.channel !== 'archive' && formatDate(project.submittedAt, locale),
                },
                { label: t('budgets.channel'), value: project.channel === 'paper' && t('budgets.channel.paper') },
              ]}
            />
          </Box>
          <Box title={t('budgets.follow.project')}>
            <p>{t('budgets.follow.project.text')}</p>
            <FollowForm action={`${own}/obserwowanie`} form={emptyForm()} about={project.title} />
          </Box>
          <Box title={t('budgets.share')}>
            <Share href={own} title={project.title} />
          </Box>
        </>
      }
    >
      {props.joined && (
        <Notice title={t('budgets.state.joined')}>
          <p>
            <Link href={projectPath(process, props.joined)}>{props.joined.title}</Link>
          </p>
        </Notice>
      )}
      {row && (
        <ResultNotice row={row} pool={around.result?.content.pools.find(({ poolId }) => poolId === project.poolId)} />
      )}
      {works.length > 0 && <Works works={works} />}
      {project.description && (
        <Section title={t('budgets.field.description')} id="opis">
          <RichText markdown={project.description} />
        </Section>
      )}
      {project.reason && (
        <Section title={t('budgets.field.reason')}>
          <RichText markdown={project.reason} />
        </Section>
      )}
      <KeyValues
        items={[
          { label: t('budgets.field.beneficiaries'), value: project.beneficiaries },
          { label: t('budgets.field.access'), value: project.access },
          { label: t('budgets.field.schedule'), value: project.schedule },
          { label: t('budgets.field.land'), value: project.landTitle },
          { label: t('budgets.field.agreement'), value: props.cards.length > 0 && project.agreement },
        ]}
      />
      {lines.length > 0 && (
        <Section title={t('budgets.costs')} id="koszty">
          <LinesTable lines={lines} />
          {project.verifiedGrosze !== null && around.costOf(project) !== project.costGrosze && (
            <p>{t('budgets.cost.verified', { amount: formatMoney(project.verifiedGrosze, locale) })}</p>
          )}
        </Section>
      )}
      {props.files.length > 0 && (
        <Section title={t('budgets.files')}>
          <FileList files={props.files} />
        </Section>
      )}
      <Decision {...props} state={state} />
      {appeal && props.cards.length > 0 && (
        <Section title={t('budgets.appeal')} id="odwolanie">
          {!appeal.outcome && <p>{t('budgets.appeal.under-way')}</p>}
          {appeal.outcome && (
            <Notice
              kind={appeal.outcome === 'upheld' ? 'success' : 'info'}
              title={t(`budgets.appeal.${appeal.outcome}`)}
              level={3}
            >
              <p>{appeal.reason}</p>
            </Notice>
          )}
        </Section>
      )}
      {props.similar.length > 0 && (
        <Section title={t('budgets.similar')}>
          <ul>
            {props.similar.map((other) => (
              <li key={other.id}>
                <Link href={projectPath(process, other)}>{other.title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </ThingPage>
  )
}

export function LinesTable({ lines }: { lines: readonly CostLine[] }) {
  const { t, locale } = useView()
  return (
    <Table
      caption={t('budgets.costs')}
      captionHidden
      rows={[...lines.entries()]}
      rowId={([at]) => String(at)}
      columns={[
        { label: t('budgets.cost.name'), names: true, cell: ([, { name }]) => name },
        {
          label: t('budgets.cost.quantity'),
          kind: 'number',
          cell: ([, { quantity }]) => formatNumber(quantity / 100, locale),
        },
        {
          label: t('budgets.cost.price'),
          kind: 'number',
          cell: ([, { priceGrosze }]) => formatMoney(priceGrosze, locale),
        },
        { label: t('budgets.cost.together'), kind: 'number', cell: ([, line]) => formatMoney(lineCost(line), locale) },
      ]}
    />
  )
}

/** How it went in the vote, with the reason in words. */
function ResultNotice({
  row,
  pool,
}: {
  row: NonNullable<ReturnType<Surroundings['rows']['get']>>
  pool: NonNullable<Surroundings['result']>['content']['pools'][number] | undefined
}) {
  const { t, locale } = useView()
  return (
    <Notice
      kind={row.won ? 'success' : 'info'}
      title={t(row.won ? 'budgets.state.selected' : 'budgets.state.not-selected')}
    >
      <p>
        {t(pool?.points ? 'budgets.result.got.points' : 'budgets.result.got', {
          count: row.score,
          place: row.place,
          of: pool?.rows.length ?? 0,
        })}{' '}
        {reasonWords(row, t, locale)}
      </p>
    </Notice>
  )
}

export function reasonWords(
  row: { reason: string; lacked: number; by: number | null; won: boolean },
  t: ReturnType<typeof useView>['t'],
  locale: ReturnType<typeof useView>['locale'],
): string {
  if (row.reason === 'too-dear' && row.lacked > 0)
    return t('budgets.reason.lacked', { amount: formatMoney(row.lacked, locale) })
  if (row.reason === 'excluded' && row.by !== null) return t('budgets.reason.excluded-by', { number: row.by })
  return t(`budgets.reason.${row.reason}`)
}

function Works({ works }: Pick<ProjectPageProps, 'works'>) {
  const { t, locale } = useView()
  return (
    <Section title={t('budgets.building')} id="realizacja">
      <Timeline
        items={works.map((work, at) => ({
          label: t(`budgets.work-kind.${work.kind}`),
          when: formatDate(work.happenedOn, locale),
          state:
            at === 0 && !['done', 'partly', 'abandoned'].includes(work.kind) ? ('now' as const) : ('done' as const),
          text: (
            <>
              {work.body}
              {work.costGrosze !== null && (
                <> {t('budgets.work.cost', { amount: formatMoney(work.costGrosze, locale) })}</>
              )}
              {work.pictures.map(({ src, alt }) => (
                <img key={src} class="budgets-picture" src={src} alt={alt} loading="lazy" />
              ))}
            </>
          ),
        }))}
      />
    </Section>
  )
}

/** What the office decided and by which criteria; shown to everybody once decisions are public. */
function Decision({ edition, project, cards, state, process }: ProjectPageProps & { state: string }) {
  const { t } = useView()
  if (cards.length === 0) return null
  return (
    <Section
      title={t('budgets.decision')}
      id="ocena"
      more={<Link href={`${projectPath(process, project)}/karta.pdf`}>{t('budgets.card.pdf')}</Link>}
    >
      <p>
        {t(
          `budgets.decision.${state === 'on-list' || state === 'admitted' || project.decision === 'admitted' ? 'admitted' : 'refused'}`,
        )}
      </p>
      {project.decisionReason && <p>{project.decisionReason}</p>}
      {cards.map((card) => (
        <Table
          key={card.kind}
          caption={t(`budgets.card.${card.kind}`)}
          rows={edition.settings[card.kind].filter(({ id }) => card.answers[id])}
          rowId={({ id }) => id}
          columns={[
            { label: t('budgets.criterion'), names: true, cell: ({ text }) => text },
            { label: t('budgets.criterion.result'), cell: ({ id }) => t(`budgets.answer.${card.answers[id]?.result}`) },
            { label: t('budgets.criterion.note'), cell: ({ id }) => card.answers[id]?.note ?? '' },
          ]}
        />
      ))}
    </Section>
  )
}

export function FollowProjectPage({ process, project, form }: { process: Process; project: Project; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('budgets.follow.project')}
      caption={project.title}
      form={form}
      back={{ label: project.title, href: projectPath(process, project) }}
      unlisted
    >
      <p>{t('budgets.follow.project.text')}</p>
      <FollowForm action={`${projectPath(process, project)}/obserwowanie`} form={form} />
    </QuestionPage>
  )
}

import type { VNode } from 'preact'
import { formatMoney } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Filters,
  Hidden,
  Link,
  ListPage,
  Pager,
  SelectField,
  Table,
  TextField,
  Tick,
  useView,
} from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { HOME } from '../editions/actions.ts'
import { projectTag } from '../words.ts'
import { projectPath } from './actions.ts'
import type { Surroundings } from './around.ts'
import { FavouriteButton, FavouritesLink } from './favourites.tsx'
import { CATEGORIES, type Project } from './rules.ts'

export interface ListQuery {
  tekst?: string | undefined
  pula?: string | undefined
  kategoria?: string | undefined
  lista?: string | undefined
  /** Numbers of chosen projects, as favourites are sent. */
  nr?: string | undefined
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
      title={t(query.nr ? 'budgets.favourites' : listed ? 'budgets.ballot-list' : 'budgets.projects')}
      islands={['wiec-favourites']}
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
        <Link
          href={`${pathOf(process)}/porownanie${
            query.nr
              ? `?${query.nr
                  .split(',')
                  .slice(0, 4)
                  .map((one) => `p=${one}`)
                  .join('&')}`
              : ''
          }`}
          icon="list-checks"
        >
          {t('budgets.compare')}
        </Link>
      }
    >
      {projects.length === 0 && (
        <EmptyState title={t('budgets.projects.none')}>
          <p>{t('budgets.projects.none.hint')}</p>
        </EmptyState>
      )}
      {query.nr && <p>{t('budgets.favourites.lead')}</p>}
      <wiec-favourites data-edition={process.slug}>
        <p>
          <FavouritesLink process={process} />
        </p>
        <CardGrid label={t('budgets.projects')}>
          {projects.map((project) => (
            <Card
              key={project.id}
              level={2}
              title={project.ballotNumber ? `${project.ballotNumber}. ${project.title}` : project.title}
              href={projectPath(process, project)}
              tag={projectTag(around.stateOf(project), t)}
              meta={[around.poolOf(project)?.name, t(`budgets.category.${project.category}`)]
                .filter(Boolean)
                .join(' · ')}
              footer={[formatMoney(around.costOf(project), locale), project.placeWords].filter(Boolean).join(' · ')}
            >
              {project.summary && <p>{project.summary}</p>}
              <FavouriteButton project={project} />
            </Card>
          ))}
        </CardGrid>
      </wiec-favourites>
    </ListPage>
  )
}

function ProjectFilters({ process, query, around }: Pick<ProjectListProps, 'process' | 'query' | 'around'>) {
  const { t } = useView()
  const form = { values: { tekst: query.tekst ?? '', pula: query.pula ?? '', kategoria: query.kategoria ?? '' } }
  return (
    <Filters
      action={`${pathOf(process)}/projekty`}
      active={Boolean(query.tekst || query.pula || query.kategoria || query.nr)}
    >
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

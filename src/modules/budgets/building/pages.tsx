import type { VNode } from 'preact'
import { formatDate, formatMoney } from '../../../platform/texts/index.ts'
import { Card, CardGrid, EmptyState, ListPage, Section, Stats, useView } from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { HOME } from '../editions/actions.ts'
import { projectPath } from '../projects/actions.ts'
import type { Surroundings } from '../projects/around.ts'
import type { Project } from '../projects/rules.ts'
import { projectTag } from '../words.ts'
import { lastOf } from './store.ts'

/** What became of everything people chose. */
export function BuildingPage({
  process,
  projects,
  around,
  map,
}: {
  process: Process
  projects: Project[]
  around: Surroundings
  map: VNode | null
}) {
  const { t, locale } = useView()
  const count = (...kinds: string[]) =>
    projects.filter(({ id }) => kinds.includes(lastOf(around.works.get(id)) ?? 'none')).length
  const paid = projects.reduce(
    (sum, { id }) => sum + (around.works.get(id)?.find(({ costGrosze }) => costGrosze !== null)?.costGrosze ?? 0),
    0,
  )
  return (
    <ListPage
      title={t('budgets.building')}
      lead={t('budgets.building.lead')}
      share={{}}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
      ]}
    >
      <Stats
        items={[
          { figure: projects.length, label: t('budgets.stat.chosen', { count: projects.length }) },
          { figure: count('done'), label: t('budgets.stat.done') },
          { figure: count('design', 'tender', 'building', 'delayed'), label: t('budgets.stat.under-way') },
          { figure: count('abandoned'), label: t('budgets.stat.abandoned') },
          ...(paid > 0 ? [{ figure: formatMoney(paid, locale), label: t('budgets.stat.paid') }] : []),
        ]}
      />
      {projects.length === 0 && (
        <EmptyState title={t('budgets.building.none')}>
          <p>{t('budgets.building.none.hint')}</p>
        </EmptyState>
      )}
      <CardGrid label={t('budgets.building')}>
        {projects.map((project) => {
          const [last] = around.works.get(project.id) ?? []
          return (
            <Card
              key={project.id}
              level={2}
              title={project.title}
              href={projectPath(process, project)}
              tag={projectTag(around.stateOf(project), t)}
              meta={around.poolOf(project)?.name}
              footer={
                last
                  ? `${t(`budgets.work-kind.${last.kind}`)}, ${formatDate(last.happenedOn, locale)}`
                  : t('budgets.building.waits')
              }
            >
              {last?.body && <p>{last.body}</p>}
            </Card>
          )
        })}
      </CardGrid>
      {map && <Section title={t('budgets.building.map')}>{map}</Section>}
    </ListPage>
  )
}

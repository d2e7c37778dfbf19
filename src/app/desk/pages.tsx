import type { LastRun } from '../../platform/jobs/index.ts'
import { formatDateTime } from '../../platform/texts/index.ts'
import { type Desk, EmptyState, Table, Tag, useView, type WorkspaceItem, WorkspacePage } from '../../ui/index.ts'
import { type TaskOfProcess, Tasks } from './sections.tsx'

export function DeskPage({
  owner,
  navigation,
  tasks,
  inTeam,
}: {
  owner: string
  navigation: WorkspaceItem[]
  tasks: TaskOfProcess[]
  inTeam: boolean
}) {
  const { t } = useView()
  return (
    <WorkspacePage title={t('app.desk.mine')} owner={owner} navigation={navigation}>
      <Tasks tasks={tasks} inTeam={inTeam} />
    </WorkspacePage>
  )
}

/** When each job last ran and whether it went well. */
export function JobsPage({ desk, runs }: { desk: Desk; runs: LastRun[] }) {
  const { t, locale } = useView()
  return (
    <WorkspacePage title={t('app.desk.jobs')} owner={desk.owner} navigation={desk.navigation}>
      <Table
        caption={t('app.desk.jobs')}
        captionHidden
        dense
        rows={runs}
        rowId={(run) => run.name}
        columns={[
          { label: t('app.jobs.name'), kind: 'code', names: true, cell: (run) => run.name },
          { label: t('app.jobs.started'), cell: (run) => formatDateTime(run.startedAt, locale) },
          {
            label: t('app.jobs.finished'),
            cell: (run) => (run.finishedAt ? formatDateTime(run.finishedAt, locale) : '–'),
          },
          {
            label: t('app.jobs.state'),
            cell: (run) =>
              run.problem ? (
                <Tag kind="problem">{run.problem}</Tag>
              ) : run.finishedAt ? (
                <Tag kind="done">{t('app.jobs.fine')}</Tag>
              ) : (
                <Tag kind="soon">{t('app.jobs.running')}</Tag>
              ),
          },
        ]}
        empty={<EmptyState title={t('app.jobs.none')} />}
      />
    </WorkspacePage>
  )
}

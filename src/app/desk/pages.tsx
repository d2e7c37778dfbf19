import type { LastRun } from '../../platform/jobs/index.ts'
import { formatDateTime } from '../../platform/texts/index.ts'
import {
  ButtonLink,
  type Desk,
  EmptyState,
  Link,
  Table,
  Tabs,
  Tag,
  useView,
  type WorkspaceItem,
  WorkspacePage,
} from '../../ui/index.ts'
import { Tasks } from './sections.tsx'
import type { TaskOfProcess } from './waiting.ts'

export function DeskPage({
  owner,
  navigation,
  tasks,
  onlyMine,
  inTeam,
}: {
  owner: string
  navigation: WorkspaceItem[]
  tasks: TaskOfProcess[]
  /** Only what the team gave to the reader is shown. */
  onlyMine: boolean
  inTeam: boolean
}) {
  const { t } = useView()
  return (
    <WorkspacePage title={t('app.desk.mine')} owner={owner} navigation={navigation}>
      {inTeam && (
        <Tabs
          label={t('app.desk.whose')}
          items={[
            { label: t('app.desk.everything'), href: '/praca', current: !onlyMine },
            { label: t('app.desk.only-mine'), href: '/praca?moje=tak', current: onlyMine },
          ]}
        />
      )}
      {onlyMine && tasks.length === 0 ? (
        <EmptyState
          title={t('app.desk.none-mine')}
          action={
            <ButtonLink href="/praca" variant="secondary">
              {t('app.desk.everything')}
            </ButtonLink>
          }
        >
          {t('app.desk.none-mine-hint')}
        </EmptyState>
      ) : (
        <Tasks tasks={tasks} inTeam={inTeam} />
      )}
      <p>
        <Link href="/konto/wiadomosci" icon="mail">
          {t('app.desk.by-mail')}
        </Link>
      </p>
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

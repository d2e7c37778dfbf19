import { ConsultationCards, described, KIND } from '../../modules/consultations/index.ts'
import type { Organisation } from '../../modules/network/index.ts'
import { REQUESTS_PATH, YEARLY_PATH } from '../../modules/planning/index.ts'
import { listProcesses } from '../../modules/processes/index.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import { ButtonLink, EmptyState, Link, Section, Stats, Tag, useView } from '../../ui/index.ts'
import type { Waits } from '../wiring.tsx'
import { isInTeam } from './navigation.ts'
import { type TaskOfProcess, tasksOfTeam } from './waiting.ts'

/** On an organisation's public page: what it runs and what it ran. */
export async function TeamConsultations(c: HttpContext, organisation: Pick<Organisation, 'id' | 'slug'>) {
  const context = c.get('context')
  const t = context.house.texts.in(c.get('locale'))
  const { rows, next } = await listProcesses(context.db, { kind: KIND, organisationId: organisation.id }, context.now, {
    limit: 12,
  })
  const found = await described(context, rows)
  return (
    <Section
      title={t('app.organisation.consultations')}
      more={
        next && (
          <Link href={`/konsultacje?stan=wszystkie&organizator=${organisation.id}`}>{t('app.organisation.all')}</Link>
        )
      }
    >
      <p>
        <Link href={`${YEARLY_PATH}/${organisation.slug}`}>{t('planning.yearly.what-ahead')}</Link>
        {' · '}
        <Link href={REQUESTS_PATH}>{t('planning.requests.title')}</Link>
      </p>
      {found.length > 0 ? <ConsultationCards found={found} /> : <EmptyState title={t('app.organisation.none')} />}
    </Section>
  )
}

/** On the first page of a team's workspace. */
export async function TeamTasks(c: HttpContext, organisation: Pick<Organisation, 'id' | 'name'>, activities: Waits[]) {
  const context = c.get('context')
  return <Tasks tasks={await tasksOfTeam(context, organisation, activities)} inTeam={isInTeam(context.actor)} />
}

/** @param inTeam whether the reader has a list of consultations of their own */
export function Tasks({ tasks, inTeam }: { tasks: TaskOfProcess[]; inTeam: boolean }) {
  const { t } = useView()
  if (tasks.length === 0)
    return (
      <EmptyState
        title={t('app.desk.nothing')}
        action={
          inTeam && (
            <ButtonLink href="/praca/konsultacje" variant="secondary">
              {t('app.desk.consultations')}
            </ButtonLink>
          )
        }
      >
        {t('app.desk.nothing-hint')}
      </EmptyState>
    )
  return (
    <>
      {tasks.map((task) => (
        <Section key={task.href} title={task.title} more={<Link href={task.href}>{t('app.desk.open')}</Link>}>
          {task.phase === 'draft' && (
            <p>
              <Tag kind="draft">{t('app.desk.draft')}</Tag>
            </p>
          )}
          {task.items.length > 0 && <Stats items={task.items} />}
        </Section>
      ))}
    </>
  )
}

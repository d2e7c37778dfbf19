import * as budgets from '../../modules/budgets/index.ts'
import { ConsultationCards, described, KIND } from '../../modules/consultations/index.ts'
import { DESK as KNOWLEDGE_DESK, tasksOf as knowledgeTasks } from '../../modules/knowledge/index.ts'
import { dutiesOnDesk } from '../../modules/meetings/index.ts'
import { tasksOf as membershipTasks } from '../../modules/membership/index.ts'
import { tasksOf as moderationTasks } from '../../modules/moderation/index.ts'
import type { Organisation } from '../../modules/network/index.ts'
import { REQUESTS_PATH, requestTasks, YEARLY_PATH } from '../../modules/planning/index.ts'
import { countWaiting, DESK, mayEditMap } from '../../modules/practices/index.ts'
import {
  listProcesses,
  maySeeWorkspace,
  phaseOf,
  processesOfOrganisations,
  workPathOf,
} from '../../modules/processes/index.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import { ButtonLink, EmptyState, Link, Section, Stats, Tag, useView } from '../../ui/index.ts'
import { meetingsPorts } from '../meetings/ports.ts'
import type { Waits } from '../wiring.tsx'
import { isInTeam } from './navigation.ts'

/** On an organisation's public page: what it runs and what it ran. */
export async function TeamConsultations(c: HttpContext, organisation: Pick<Organisation, 'id' | 'slug'>) {
  const { context } = c.var
  const t = context.house.texts.in(c.var.locale)
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

export interface TaskOfProcess {
  title: string
  href: string
  phase: string
  items: { figure: number; label: string; href: string; late: boolean }[]
}

/**
 * What waits in each consultation of these organisations, where this person may do it; those with nothing waiting are
 * left out, drafts stay.
 */
export async function tasksOf(
  c: HttpContext,
  organisationIds: string[],
  activities: Waits[],
): Promise<TaskOfProcess[]> {
  const { context } = c.var
  const processes = (await processesOfOrganisations(context.db, organisationIds)).filter(({ kind }) => kind === KIND)
  const tasks: TaskOfProcess[] = []
  for (const process of processes) {
    const phase = phaseOf(process, context.now)
    if (!maySeeWorkspace(context.actor, process)) continue
    if (phase === 'cancelled') continue
    const asked = phase === 'effects' ? activities.filter(({ lasting }) => lasting) : activities
    const work = (await Promise.all(asked.map((activity) => activity.workList(context, process)))).flat()
    const items = work
      .filter((item) => item.count > 0)
      .map((item) => ({
        figure: item.count,
        label: item.label,
        href: item.href,
        late: Boolean(item.dueAt && Temporal.Instant.compare(item.dueAt, context.now) < 0),
      }))
    if (items.length > 0 || phase === 'draft')
      tasks.push({ title: process.title, href: workPathOf(process), phase, items })
  }
  return tasks
}

/** What waits in editions of participatory budgets of one's teams. */
export async function budgetsOf(c: HttpContext, organisationId?: string): Promise<TaskOfProcess[]> {
  const tasks: TaskOfProcess[] = []
  for (const at of await budgets.ownEditions(c.var.context)) {
    if (organisationId && at.process.organisationId !== organisationId) continue
    const items = (await budgets.tasksOf(c, at)).map((item) => ({ ...item, late: false }))
    const phase = phaseOf(at.process, c.var.context.now)
    if (items.length > 0 || phase === 'draft')
      tasks.push({ title: at.process.title, href: workPathOf(at.process), phase, items })
  }
  return tasks
}

/** Reports of content and appeals that wait for a moderator: of one team, or with a null id of the whole network. */
export async function moderationOf(
  c: HttpContext,
  desks: { id: string | null; name: string; href: string }[],
): Promise<TaskOfProcess[]> {
  const { context } = c.var
  const t = context.house.texts.in(c.var.locale)
  const tasks: TaskOfProcess[] = []
  for (const { id, name, href } of desks) {
    const waiting = (await moderationTasks(context, id)).filter((task) => task.count > 0)
    const items = waiting.map((task) => ({ figure: task.count, label: task.label, href: task.href, late: false }))
    if (items.length > 0) tasks.push({ title: `${t('app.desk.moderation')}: ${name}`, href, phase: 'open', items })
  }
  return tasks
}

/** Declarations, members and their ideas that wait for those who keep the members. */
export async function membershipOf(c: HttpContext): Promise<TaskOfProcess[]> {
  const { context } = c.var
  const waiting = await membershipTasks(context)
  if (waiting.length === 0) return []
  const items = waiting.map(({ count, label, href }) => ({ figure: count, label, href, late: false }))
  const title = context.house.texts.in(c.var.locale)('app.desk.membership')
  return [{ title, href: '/administracja/deklaracje', phase: 'open', items }]
}

/** Practices that wait for the editors of the map. */
export async function practicesOf(c: HttpContext): Promise<TaskOfProcess[]> {
  const { context } = c.var
  if (!mayEditMap(context.actor)) return []
  const count = await countWaiting(context.db)
  if (count === 0) return []
  const t = context.house.texts.in(c.var.locale)
  const label = t('app.desk.practices-waiting', { count })
  return [
    {
      title: t('app.desk.practices'),
      href: DESK,
      phase: 'open',
      items: [{ figure: count, label, href: DESK, late: false }],
    },
  ]
}

/** Questions to show and to answer, and texts whose law is to be looked at, for those who keep the knowledge base. */
export async function knowledgeOf(c: HttpContext): Promise<TaskOfProcess[]> {
  const { context } = c.var
  const waiting = await knowledgeTasks(context)
  if (waiting.length === 0) return []
  const items = waiting.map(({ count, label, href, late }) => ({ figure: count, label, href, late }))
  return [{ title: context.house.texts.in(c.var.locale)('knowledge.desk'), href: KNOWLEDGE_DESK, phase: 'open', items }]
}

/** How the network keeps what it promised each year, for those who run it. */
export async function dutiesOf(c: HttpContext): Promise<TaskOfProcess[]> {
  const { context } = c.var
  const items = await dutiesOnDesk(context, meetingsPorts)
  if (items.length === 0) return []
  const title = context.house.texts.in(c.var.locale)('meetings.duties.title')
  return [{ title, href: '/administracja/zobowiazania', phase: 'open', items }]
}

/** Requests of residents that wait in these organisations. */
export async function requestsOf(
  c: HttpContext,
  organisations: { id: string; name: string }[],
): Promise<TaskOfProcess[]> {
  const { context } = c.var
  const t = context.house.texts.in(c.var.locale)
  const tasks: TaskOfProcess[] = []
  for (const { id, name } of organisations) {
    const items = (await requestTasks(context, id)).map(({ count, label, href, dueAt }) => ({
      figure: count,
      label,
      href,
      late: Boolean(dueAt && Temporal.Instant.compare(dueAt, context.now) < 0),
    }))
    const title = `${t('planning.desk.requests')}: ${name}`
    if (items.length > 0) tasks.push({ title, href: `/praca/organizacje/${id}/wnioski`, phase: 'open', items })
  }
  return tasks
}

/** On the first page of a team's workspace. */
export async function TeamTasks(c: HttpContext, organisation: Pick<Organisation, 'id' | 'name'>, activities: Waits[]) {
  const { id, name } = organisation
  const reports = await moderationOf(c, [{ id, name, href: `/praca/organizacje/${id}/moderacja` }])
  const tasks = [
    ...reports,
    ...(await requestsOf(c, [{ id, name }])),
    ...(await tasksOf(c, [id], activities)),
    ...(await budgetsOf(c, id)),
  ]
  return <Tasks tasks={tasks} inTeam={isInTeam(c.var.context.actor)} />
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

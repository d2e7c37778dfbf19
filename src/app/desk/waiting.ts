import * as budgets from '../../modules/budgets/index.ts'
import { KIND, teamworkIn, whoDoes, withCharges } from '../../modules/consultations/index.ts'
import { personsByIds } from '../../modules/identity/index.ts'
import { DESK as KNOWLEDGE_DESK, tasksOf as knowledgeTasks } from '../../modules/knowledge/index.ts'
import { dutiesOnDesk } from '../../modules/meetings/index.ts'
import { tasksOf as membershipTasks } from '../../modules/membership/index.ts'
import { tasksOf as moderationTasks } from '../../modules/moderation/index.ts'
import { type Organisation, organisationsByIds } from '../../modules/network/index.ts'
import { requestTasks } from '../../modules/planning/index.ts'
import { countWaiting, DESK, mayEditMap } from '../../modules/practices/index.ts'
import { maySeeWorkspace, phaseOf, processesOfOrganisations, workPathOf } from '../../modules/processes/index.ts'
import { holds } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { meetingsPorts } from '../meetings/ports.ts'
import type { Waits } from '../wiring.tsx'

export interface TaskOfProcess {
  title: string
  href: string
  phase: string
  items: DeskItem[]
  /** Counts what was done rather than what waits; only what is late of it is a reason to write to somebody. */
  standing?: boolean
}

export interface DeskItem {
  figure: number
  label: string
  href: string
  late: boolean
  /** Who of the team does it, where the team has said. */
  personId?: string | null
  /** The same in words. */
  note?: string
}

/** The organisations in whose teams somebody works. */
const scopesOf = ({ actor }: Context): string[] =>
  actor.kind === 'person' ? [...new Set(actor.roles.flatMap((held) => held.scope ?? []))] : []

/**
 * Everything that waits for whoever the context speaks for, over all their teams; each asked with their own eyes, so that
 * nobody reads of what they may not open.
 */
export async function tasksOfPerson(context: Context, activities: Waits[]): Promise<TaskOfProcess[]> {
  const t = context.house.texts.in(context.locale)
  const scopes = scopesOf(context)
  const organisations = [...(await organisationsByIds(context.db, scopes)).values()]
  const runsPortal = holds(context.actor, ['coordinator', 'administrator'], null)
  const desks = [
    ...(runsPortal ? [{ id: null, name: t('app.desk.portal'), href: '/administracja/moderacja' }] : []),
    ...organisations.map(({ id, name }) => ({ id, name, href: `/praca/organizacje/${id}/moderacja` })),
  ]
  return withNames(context, [
    ...(await moderationOf(context, desks)),
    ...(await membershipOf(context)),
    ...(await practicesOf(context)),
    ...(await knowledgeOf(context)),
    ...(await requestsOf(context, organisations)),
    ...(await tasksOf(context, scopes, activities)),
    ...(await budgetsOf(context)),
    ...(await dutiesOf(context)),
  ])
}

/** What waits in one team. */
export async function tasksOfTeam(
  context: Context,
  { id, name }: Pick<Organisation, 'id' | 'name'>,
  activities: Waits[],
): Promise<TaskOfProcess[]> {
  return withNames(context, [
    ...(await moderationOf(context, [{ id, name, href: `/praca/organizacje/${id}/moderacja` }])),
    ...(await requestsOf(context, [{ id, name }])),
    ...(await tasksOf(context, [id], activities)),
    ...(await budgetsOf(context, id)),
  ])
}

/** Those parts alone that the team has given to this person; what has none of them is left out. */
export const givenTo = (personId: string, tasks: TaskOfProcess[]): TaskOfProcess[] =>
  tasks
    .map((task) => ({ ...task, items: task.items.filter((item) => item.personId === personId) }))
    .filter(({ items }) => items.length > 0)

async function withNames(context: Context, tasks: TaskOfProcess[]): Promise<TaskOfProcess[]> {
  const people = await personsByIds(
    context,
    tasks.flatMap(({ items }) => items.flatMap(({ personId }) => personId ?? [])),
  )
  const named = (item: DeskItem) =>
    item.personId ? { ...item, note: whoDoes(context, item.personId, people.get(item.personId)?.name) } : item
  return tasks.map((task) => ({ ...task, items: task.items.map(named) }))
}

/**
 * What waits in each consultation of these organisations, where this person may do it; those with nothing waiting are
 * left out, drafts stay.
 */
async function tasksOf(context: Context, organisationIds: string[], activities: Waits[]): Promise<TaskOfProcess[]> {
  const processes = (await processesOfOrganisations(context.db, organisationIds)).filter(({ kind }) => kind === KIND)
  const teamwork = await teamworkIn(context, processes)
  const tasks: TaskOfProcess[] = []
  for (const process of processes) {
    const phase = phaseOf(process, context.now)
    if (!maySeeWorkspace(context.actor, process)) continue
    if (phase === 'cancelled') continue
    const asked = phase === 'effects' ? activities.filter(({ lasting }) => lasting) : activities
    const work = (await Promise.all(asked.map((activity) => activity.workList(context, process)))).flat()
    const items = withCharges(context, process, { items: work, ...teamwork(process) })
      .filter((item) => item.count > 0)
      .map((item) => ({
        figure: item.count,
        label: item.label,
        href: item.href,
        late: Boolean(item.dueAt && Temporal.Instant.compare(item.dueAt, context.now) < 0),
        personId: item.personId,
      }))
    if (items.length > 0 || phase === 'draft')
      tasks.push({ title: process.title, href: workPathOf(process), phase, items })
  }
  return tasks
}

/** What waits in editions of participatory budgets of one's teams. */
async function budgetsOf(context: Context, organisationId?: string): Promise<TaskOfProcess[]> {
  const tasks: TaskOfProcess[] = []
  for (const at of await budgets.ownEditions(context)) {
    if (organisationId && at.process.organisationId !== organisationId) continue
    const items = (await budgets.tasksOf(context, at)).map((item) => ({ ...item, late: false }))
    const phase = phaseOf(at.process, context.now)
    if (items.length > 0 || phase === 'draft')
      tasks.push({ title: at.process.title, href: workPathOf(at.process), phase, items })
  }
  return tasks
}

/** Reports of content and appeals that wait for a moderator: of one team, or with a null id of the whole network. */
async function moderationOf(
  context: Context,
  desks: { id: string | null; name: string; href: string }[],
): Promise<TaskOfProcess[]> {
  const t = context.house.texts.in(context.locale)
  const tasks: TaskOfProcess[] = []
  for (const { id, name, href } of desks) {
    const waiting = (await moderationTasks(context, id)).filter((task) => task.count > 0)
    const items = waiting.map((task) => ({ figure: task.count, label: task.label, href: task.href, late: false }))
    if (items.length > 0) tasks.push({ title: `${t('app.desk.moderation')}: ${name}`, href, phase: 'open', items })
  }
  return tasks
}

/** Declarations, members and their ideas that wait for those who keep the members. */
async function membershipOf(context: Context): Promise<TaskOfProcess[]> {
  const waiting = await membershipTasks(context)
  if (waiting.length === 0) return []
  const items = waiting.map(({ count, label, href }) => ({ figure: count, label, href, late: false }))
  const title = context.house.texts.in(context.locale)('app.desk.membership')
  return [{ title, href: '/administracja/deklaracje', phase: 'open', items }]
}

/** Practices that wait for the editors of the map. */
async function practicesOf(context: Context): Promise<TaskOfProcess[]> {
  if (!mayEditMap(context.actor)) return []
  const count = await countWaiting(context.db)
  if (count === 0) return []
  const t = context.house.texts.in(context.locale)
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
async function knowledgeOf(context: Context): Promise<TaskOfProcess[]> {
  const waiting = await knowledgeTasks(context)
  if (waiting.length === 0) return []
  const items = waiting.map(({ count, label, href, late }) => ({ figure: count, label, href, late }))
  return [
    { title: context.house.texts.in(context.locale)('knowledge.desk'), href: KNOWLEDGE_DESK, phase: 'open', items },
  ]
}

/** How the network keeps what it promised each year, for those who run it. */
async function dutiesOf(context: Context): Promise<TaskOfProcess[]> {
  const items = await dutiesOnDesk(context, meetingsPorts)
  if (items.length === 0) return []
  const title = context.house.texts.in(context.locale)('meetings.duties.title')
  return [{ title, href: '/administracja/zobowiazania', phase: 'open', items, standing: true }]
}

/** Requests of residents that wait in these organisations. */
async function requestsOf(context: Context, organisations: { id: string; name: string }[]): Promise<TaskOfProcess[]> {
  const t = context.house.texts.in(context.locale)
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

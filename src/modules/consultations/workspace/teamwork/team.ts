import type { Context } from '../../../../platform/context.ts'
import type { People } from '../../../audit/index.ts'
import { teamOf } from '../../../network/index.ts'
import {
  type Charge,
  chargesOf,
  isTaskLate,
  openTasksOf,
  type Process,
  partOf,
  TEAMWORK,
  type TeamTask,
  type WorkItem,
  workPathOf,
} from '../../../processes/index.ts'

/** Somebody who works in the team of a process now. */
export interface TeamMember {
  id: string
  name: string
  roles: string[]
}

/** Who can be given a part of the work: people of the team who still have an account, longest first. */
export async function teamMembersOf(
  { db }: Context,
  people: People,
  { organisationId }: Pick<Process, 'organisationId'>,
): Promise<TeamMember[]> {
  const held = Map.groupBy(await teamOf(db, organisationId), (role) => role.personId)
  const known = await people.personsByIds(db, [...held.keys()])
  return [...held].flatMap(([id, roles]) => {
    const person = known.get(id)
    return person ? [{ id, name: person.name, roles: roles.map(({ role }) => role) }] : []
  })
}

/** Something that waits, with who has taken it upon themselves; null while nobody has. */
export interface Waiting extends WorkItem {
  personId: string | null
}

/**
 * What waits in a process with who does it, tasks of the team's own included: a charge counts while its person is in the
 * team.
 */
export function withCharges(
  context: Context,
  process: Process,
  { items, charges, tasks, team }: { items: WorkItem[]; charges: Charge[]; tasks: TeamTask[]; team: Set<string> },
): Waiting[] {
  const by = new Map(charges.map(({ part, personId }) => [part, personId]))
  const inTeam = (personId: string | null | undefined) => (personId && team.has(personId) ? personId : null)
  const counted = items.map((item) => ({ ...item, personId: inTeam(by.get(partOf(process, item.href) ?? '')) }))
  const href = `${workPathOf(process)}/${TEAMWORK}#zadania`
  const t = context.house.texts.in(context.locale)
  // One line for each person: three tasks of mine are not three lines of the desk.
  const own = [...Map.groupBy(tasks, ({ personId }) => inTeam(personId))].map(([personId, tasks]) => ({
    label: t(`consultations.teamwork.tasks-${personId ? 'waiting' : 'free'}`, { count: tasks.length }),
    count: tasks.length,
    href,
    dueAt: tasks.some((task) => isTaskLate(task, context.now)) ? context.now.subtract({ seconds: 1 }) : null,
    personId,
  }))
  return [...counted, ...own]
}

/** The same of several processes, asked of the database once for all. */
export async function teamworkIn({ db }: Context, processes: Process[]) {
  const ids = processes.map(({ id }) => id)
  const charges = Map.groupBy(await chargesOf(db, ids), ({ processId }) => processId)
  const tasks = Map.groupBy(await openTasksOf(db, ids), ({ processId }) => processId)
  const teams = new Map<string, Set<string>>()
  for (const organisationId of new Set(processes.map((process) => process.organisationId)))
    teams.set(organisationId, new Set((await teamOf(db, organisationId)).map(({ personId }) => personId)))
  return (process: Process) => ({
    charges: charges.get(process.id) ?? [],
    tasks: tasks.get(process.id) ?? [],
    team: teams.get(process.organisationId) ?? new Set<string>(),
  })
}

/** Beside a number: that it is the reader's own, or whose it is. */
export function whoDoes(context: Context, personId: string, name: string | undefined) {
  const t = context.house.texts.in(context.locale)
  const isOwn = context.actor.kind === 'person' && context.actor.id === personId
  return isOwn ? t('consultations.teamwork.yours') : t('consultations.teamwork.theirs', { name: name ?? '' })
}

/** "35 uwagi do ustalenia" inside a sentence; some labels begin with their number already. */
export const countedInWords = (count: number, label: string) =>
  label.startsWith(`${count} `) ? label : `${count} ${label.charAt(0).toLocaleLowerCase('pl')}${label.slice(1)}`

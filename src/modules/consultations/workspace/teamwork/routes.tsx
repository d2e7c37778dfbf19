import { Hono } from 'hono'
import { personId } from '../../../../platform/actor.ts'
import { allow, found } from '../../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../../platform/http/index.ts'
import { isId } from '../../../../platform/ids.ts'
import {
  addTask,
  beginTaskAgain,
  chargesOf,
  doneTasksOf,
  dropTask,
  endTask,
  giveCharge,
  mayEditProcess,
  maySeeWorkspace,
  openTasksOf,
  type Process,
  partOf,
  TEAMWORK,
  type TeamTask,
  taskById,
  type WorkItem,
  workPathOf,
} from '../../../processes/index.ts'
import type { ConsultationPorts } from '../../ports.ts'
import { framed } from '../frame.tsx'
import { waitingIn } from '../waiting.ts'
import { beforeOf, ChargeForm, chargesForm, fieldOf, TaskForm } from './forms.ts'
import { type PartShown, TeamworkPage } from './pages.tsx'
import { teamMembersOf } from './team.ts'

const DONE_SHOWN = 20

/** `/praca/konsultacje/:slug/kto-co-robi`: who of the team does what, and tasks it sets itself. */
export function openTeamwork(ports: ConsultationPorts): App {
  const routes: App = new Hono<AppEnv>()
  const path = `/:slug/${TEAMWORK}`
  const saved = (c: HttpContext, process: Process, flash = 'consultations.flash.saved', anchor = '') =>
    seeOther(c, `${workPathOf(process)}/${TEAMWORK}${anchor}`, flash)

  routes.get(path, (c) => teamworkPage(c, ports, emptyForm()))

  routes.post(path, async (c) => {
    const { process, frame } = await framed(c, mayEditProcess)
    const parts = (await partsOf(c, ports, process, frame.navigation)).map(({ part }) => part)
    const form = await readForm(c, chargesForm(parts))
    if (!form.ok) return teamworkPage(c, ports, form, 422)
    const team = await teamIds(c, ports, process)
    const chosen = form.value as Record<string, string | null>
    const changed = parts.filter((part) => chosen[fieldOf(part)] !== chosen[beforeOf(part)])
    const outside = changed.find((part) => !isInTeam(team, chosen[fieldOf(part)]))
    if (outside)
      return teamworkPage(c, ports, withProblem(c, form, fieldOf(outside), 'consultations.teamwork.not-in-team'), 422)
    for (const part of changed)
      await giveCharge(c.get('context'), process, { part, to: chosen[fieldOf(part)] ?? null, team })
    return saved(c, process)
  })

  routes.post(`${path}/czesc`, async (c) => {
    const { process } = await framed(c)
    const form = await readForm(c, ChargeForm)
    if (!form.ok) return saved(c, process, 'consultations.flash.teamwork-not-kept')
    const { part, person: to } = form.value
    await giveCharge(c.get('context'), process, { part, to, team: await teamIds(c, ports, process) })
    return saved(c, process)
  })

  routes.post(`${path}/zadania`, async (c) => {
    const { process } = await framed(c)
    const form = await readForm(c, TaskForm)
    if (!form.ok) return teamworkPage(c, ports, form, 422)
    const { person, ...task } = form.value
    const team = await teamIds(c, ports, process)
    if (!isInTeam(team, person))
      return teamworkPage(c, ports, withProblem(c, form, 'person', 'consultations.teamwork.not-in-team'), 422)
    await addTask(c.get('context'), process, { ...task, personId: person, team })
    return saved(c, process, 'consultations.flash.task-added', '#zadania')
  })

  const ACTS = { zrobione: endTask, ponownie: beginTaskAgain, usuniecie: dropTask }
  for (const [word, act] of Object.entries(ACTS))
    routes.post(`${path}/zadania/:task/${word}`, async (c) => {
      const { process } = await framed(c)
      await act(c.get('context'), process, await taskIn(c, process))
      return saved(c, process, 'consultations.flash.saved', '#zadania')
    })

  return routes
}

async function teamworkPage(c: HttpContext, ports: ConsultationPorts, form: Form, status = 200) {
  const { frame, process } = await framed(c)
  const context = c.get('context')
  allow(maySeeWorkspace(context.actor, process))
  const props = {
    frame,
    form,
    team: await teamMembersOf(context, ports.people, process),
    parts: await partsOf(c, ports, process, frame.navigation),
    tasks: await openTasksOf(context.db, [process.id]),
    done: await doneTasksOf(context.db, process.id, DONE_SHOWN),
    me: personId(context.actor),
  }
  return page(c, <TeamworkPage {...props} />, status)
}

/** Every part of the workspace this person may open, with what waits there and who does it. */
async function partsOf(
  c: HttpContext,
  ports: ConsultationPorts,
  process: Process,
  navigation: { label: string; href: string }[],
): Promise<PartShown[]> {
  const context = c.get('context')
  const waiting = Map.groupBy(await waitingIn(context, ports, process), ({ href }) => partOf(process, href))
  const held = new Map((await chargesOf(context.db, [process.id])).map(({ part, personId }) => [part, personId]))
  const home = `${workPathOf(process)}/`
  const own = navigation.flatMap(({ label, href }) => {
    const part = href.startsWith(home) ? partOf(process, href) : null
    return part && part !== TEAMWORK ? [{ part, label, href }] : []
  })
  const named = new Set(own.map(({ part }) => part))
  // What waits outside the workspace, as a protocol of a meeting: named by the first thing that waits there.
  const elsewhere = [...waiting].flatMap(([part, [first]]) =>
    part && first && !named.has(part) ? [{ part, label: first.label, href: first.href }] : [],
  )
  return [...own, ...elsewhere].map((part) => ({
    ...part,
    waits: (waiting.get(part.part) ?? []) as WorkItem[],
    personId: held.get(part.part) ?? null,
  }))
}

const teamIds = async (c: HttpContext, ports: ConsultationPorts, process: Process) =>
  (await teamMembersOf(c.get('context'), ports.people, process)).map(({ id }) => id)

const isInTeam = (team: string[], personId: string | null | undefined) => !personId || team.includes(personId)

async function taskIn(c: HttpContext, process: Process): Promise<TeamTask> {
  const id = c.req.param('task') ?? ''
  const task = found(isId(id) ? await taskById(c.get('context').db, id) : null)
  allow(task.processId === process.id)
  return task
}

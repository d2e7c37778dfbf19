import { Hono } from 'hono'
import { z } from 'zod'
import { asStream, UnreadableFile, writeXlsx } from '../../../platform/documents/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { mayEditProcess, mayWorkOnRemarks, workPathOf } from '../../processes/index.ts'
import { poolsOf } from '../editions/store.ts'
import { askedColumns } from '../projects/questions/actions.ts'
import { projectById, projectByNumber, projectsOf } from '../projects/store.ts'
import { framed } from '../work/frame.tsx'
import { approveDecision, decideProject, routeProject } from './actions.ts'
import { stateOf } from './desk.ts'
import { QUEUES, type Queue, QueuePage } from './queue-page.tsx'
import { readSheet, sheetOf } from './sheet.ts'
import { cardsOf, openSummonses } from './store.ts'

const PER_PAGE = 100
const BULK = 500

/** Projects by what has to be done with them; a sheet out and back in. */
export function openQueue(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/projekty', async (c) => queuePage(c, emptyForm()))

  routes.post('/:slug/projekty', async (c) => {
    const context = c.get('context')
    const { frame: _, ...at } = await framed(c, mayEditProcess)
    const form = await readForm(
      c,
      z.object({
        akt: z.enum(['przydzial', 'zatwierdzenie'], 'http.form.needed'),
        id: z.array(z.uuid()).max(BULK).default([]),
        unitWords: z.string().trim().max(160).default(''),
      }),
    )
    if (!form.ok) return queuePage(c, form, 422)
    const { akt, id, unitWords } = form.value
    if (id.length === 0) return queuePage(c, withProblem(c, form, '', 'budgets.form.nothing-chosen'), 422)
    if (akt === 'przydzial' && !unitWords)
      return queuePage(c, withProblem(c, form, 'unitWords', 'http.form.needed'), 422)
    let left = 0
    for (const one of id) {
      const project = await projectById(context.db, at.process.id, one)
      if (!project) continue
      try {
        if (akt === 'przydzial') await routeProject(context, at, project, { unitWords, note: '' })
        else await approveDecision(context, at, project)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        left += 1
      }
    }
    return seeOther(c, `${workPathOf(at.process)}/projekty`, left > 0 ? 'budgets.flash.some' : 'budgets.flash.saved')
  })

  routes.get('/:slug/projekty.xlsx', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c)
    const pools = await poolsOf(context.db, process.id)
    const projects = await projectsOf(context.db, process.id)
    // Answers may be private, so they go to those who also read who the authors are.
    const asked = mayWorkOnRemarks(context.actor, process) ? await askedColumns(context, process, projects) : []
    const sheet = sheetOf(projects, {
      asked,
      poolOf: (project) => pools.find(({ id }) => id === project.poolId)?.name ?? '',
      unlock: context.house.texts.in('pl'),
    })
    return c.body(asStream(writeXlsx([sheet])), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="projekty-${process.slug}.xlsx"`,
    })
  })

  routes.post('/:slug/projekty/arkusz', async (c) => {
    const context = c.get('context')
    const { frame: _, ...at } = await framed(c, mayEditProcess)
    const form = await readForm(c, z.object({}), { files: 1 })
    const [file] = form.files
    if (!file) return queuePage(c, withProblem(c, form, 'sheet', 'http.form.needed'), 422)
    let read: Awaited<ReturnType<typeof readSheet>>
    try {
      read = await readSheet(file.path, context.house.texts.in('pl'))
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      return queuePage(c, withProblem(c, form, 'sheet', 'budgets.sheet.unreadable'), 422)
    }
    const bad = [...read.bad]
    for (const row of read.rows) {
      const project = await projectByNumber(context.db, at.process.id, row.number)
      if (!project) {
        bad.push(row.number)
        continue
      }
      try {
        if (row.unitWords && row.unitWords !== project.unitWords)
          await routeProject(context, at, project, { unitWords: row.unitWords, note: '' })
        const changed =
          row.decision &&
          (row.decision !== project.decision ||
            row.reason !== project.decisionReason ||
            row.verifiedGrosze !== project.verifiedGrosze ||
            row.agreement !== project.agreement ||
            row.conflictGroup !== project.conflictGroup)
        if (row.decision && changed)
          await decideProject(context, at, project, {
            ...row,
            decision: row.decision,
            plainSummary: project.plainSummary,
          })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        bad.push(row.number)
      }
    }
    if (bad.length > 0)
      return queuePage(
        c,
        withProblem(c, form, 'sheet', 'budgets.sheet.some', { rows: bad.slice(0, 20).join(', ') }),
        422,
      )
    return seeOther(c, `${workPathOf(at.process)}/projekty`, 'budgets.flash.sheet')
  })

  return routes
}

async function queuePage(c: HttpContext, form: Form, status = 200) {
  const context = c.get('context')
  const { frame, process } = await framed(c)
  const { stan, po } = readQuery(
    c,
    z.object({ stan: z.enum(QUEUES).default('all'), po: z.coerce.number().int().min(1).optional() }),
  )
  const projects = await projectsOf(context.db, process.id)
  const pools = new Map((await poolsOf(context.db, process.id)).map(({ id, name }) => [id, name]))
  const cards = await cardsOf(
    context.db,
    projects.map(({ id }) => id),
  )
  const summoned = await openSummonses(context.db, process.id)
  const all = projects.map((project) => ({
    project,
    state: stateOf(project, cards.get(project.id)),
    pool: pools.get(project.poolId ?? '') ?? '',
    summonedTo: summoned.get(project.id) ?? null,
  }))
  const isIn = (queue: Queue) => (row: (typeof all)[number]) =>
    queue === 'all' || (queue === 'summoned' ? row.summonedTo !== null : row.state === queue)
  const counts = Object.fromEntries(QUEUES.map((queue) => [queue, all.filter(isIn(queue)).length])) as Record<
    Queue,
    number
  >
  const chosen = all.filter(isIn(stan)).filter(({ project }) => !po || (project.number ?? 0) > po)
  const rows = chosen.slice(0, PER_PAGE)
  const last = chosen.length > PER_PAGE ? rows.at(-1)?.project.number : null
  const next = last ? `${workPathOf(process)}/projekty?${stan === 'all' ? '' : `stan=${stan}&`}po=${last}` : null
  return page(c, <QueuePage {...{ frame, rows, counts, next, form }} queue={stan} />, status)
}

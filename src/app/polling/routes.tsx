import { Hono } from 'hono'
import { z } from 'zod'
import {
  attachPoll,
  detachPoll,
  draftPoll,
  freePolls,
  mayRunPolls,
  type NewDefinition,
  type Poll,
  pollById,
  pollsOfOwner,
  pollWorkPathOf,
} from '../../modules/ballots/index.ts'
import { findOwnProcess, type Process } from '../../modules/processes/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../platform/http/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import { PROCESS_POLLS, pollingWorkPath } from './activity.tsx'
import { PollingPage } from './pages.tsx'

/** What the workspace of a process gives to the pages of its polls. */
export interface PollingPorts {
  kind: string
  frame(c: HttpContext, process: Process): Promise<{ owner: string; navigation: WorkspaceItem[] }>
}

const bearing = z.enum(['decides', 'advises'], 'app.polling.form.bearing')

const AttachForm = z.object({ poll: z.uuid('app.polling.form.poll'), bearing })

/** The simplest ballot: one question, some answers, one to choose. */
const BallotForm = z.object({
  question: z.string().trim().min(5, 'app.polling.form.question').max(200, 'http.form.too-long'),
  options: z
    .string()
    .max(5000, 'http.form.too-long')
    .transform((lines) => [
      ...new Set(
        lines
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ])
    .refine(({ length }) => length >= 2 && length <= 20, 'app.polling.form.options')
    .refine((options) => options.every(({ length }) => length <= 200), 'app.polling.form.option-long'),
  bearing,
})

/** Polls of a process, kept by its team: `/praca/konsultacje/:slug/glosowania`. */
export function openPollingWork(ports: PollingPorts): App {
  const routes = new Hono<AppEnv>()
  const home = '/:slug/glosowania'

  routes.get(home, async (c) => pollingPage(c, await processAt(c), {}))

  routes.post(`${home}/dolaczenie`, async (c) => {
    const context = c.get('context')
    const process = await keptProcess(c)
    const form = await readForm(c, AttachForm)
    if (!form.ok) return pollingPage(c, process, { attach: form }, 422)
    const poll = found(await pollById(context.db, form.value.poll))
    allow(poll.organisationId === process.organisationId)
    mustSayFirst(process, form.value.bearing)
    await attachPoll(context, poll, { owner: ownerOf(process), bearing: form.value.bearing })
    return seeOther(c, pollingWorkPath(process), 'app.polling.flash.attached')
  })

  routes.post(`${home}/nowe`, async (c) => {
    const context = c.get('context')
    const process = await keptProcess(c)
    const form = await readForm(c, BallotForm)
    if (!form.ok) return pollingPage(c, process, { ballot: form }, 422)
    mustSayFirst(process, form.value.bearing)
    const id = await draftPoll(context, {
      owner: ownerOf(process),
      organisationId: process.organisationId,
      definition: simplest(c, process, form.value),
    })
    const poll = found(await pollById(context.db, id))
    await attachPoll(context, poll, { owner: ownerOf(process), bearing: form.value.bearing })
    return seeOther(c, pollWorkPathOf(poll), 'app.polling.flash.drafted')
  })

  routes.post(`${home}/:poll/odlaczenie`, async (c) => {
    const context = c.get('context')
    const process = await keptProcess(c)
    const poll = found(await pollById(context.db, c.req.param('poll')))
    allow(poll.ownerKind === PROCESS_POLLS && poll.ownerId === process.id)
    await detachPoll(context, poll)
    return seeOther(c, pollingWorkPath(process), 'app.polling.flash.detached')
  })

  const processAt = (c: HttpContext) => findOwnProcess(c.get('context'), ports.kind, c.req.param('slug') ?? '')

  async function keptProcess(c: HttpContext): Promise<Process> {
    const process = await processAt(c)
    allow(mayRunPolls(c.get('context').actor, process.organisationId))
    return process
  }

  async function pollingPage(
    c: HttpContext,
    process: Process,
    { attach, ballot }: { attach?: Form; ballot?: Form },
    status = 200,
  ) {
    const { db, actor, now } = c.get('context')
    const mayRun = mayRunPolls(actor, process.organisationId)
    const free: Poll[] = mayRun ? await freePolls(db, process.organisationId, now) : []
    return page(
      c,
      <PollingPage
        frame={{ ...(await ports.frame(c, process)), process }}
        polls={await pollsOfOwner(db, ownerOf(process))}
        {...{ free, mayRun, now }}
        attach={attach ?? emptyForm({ bearing: 'advises' })}
        ballot={ballot ?? emptyForm({ bearing: 'advises' })}
      />,
      status,
    )
  }

  return routes
}

const ownerOf = (process: Process) => ({ kind: PROCESS_POLLS, id: process.id })

/** That a poll decides is said in the announcement, so it cannot be added after it. */
function mustSayFirst(process: Process, bearing: 'decides' | 'advises') {
  if (bearing === 'decides' && process.announcedAt) refuse('poll-not-announced')
}

/** One choice of several in the term of the process; its team may change all of it before publishing. */
function simplest(
  c: HttpContext,
  process: Process,
  { question, options }: { question: string; options: string[] },
): NewDefinition {
  const { now, house } = c.get('context')
  const t = house.texts.in('pl')
  const begins =
    process.opensAt && Temporal.Instant.compare(process.opensAt, now) > 0 ? process.opensAt : now.add({ hours: 24 })
  const ends =
    process.closesAt && Temporal.Instant.compare(process.closesAt, begins) > 0
      ? process.closesAt
      : begins.add({ hours: 24 * 14 })
  return {
    question,
    about: process.title,
    options: options.map((label, index) => ({ id: String(index + 1), label })),
    shape: { kind: 'choose', most: 1, exactly: false },
    rule: { name: 'plurality', seats: 1 },
    repeated: 'first',
    way: 'declaration',
    who: t('app.polling.who'),
    paper: t('app.polling.paper'),
    takesPaper: false,
    electorate: null,
    draw: t('app.polling.draw'),
    opensAt: begins.toString(),
    closesAt: ends.toString(),
  }
}

import { Hono } from 'hono'
import { z } from 'zod'
import { personId } from '../../../platform/actor.ts'
import { asStream, UnreadableFile, writeXlsx } from '../../../platform/documents/index.ts'
import { allow, found, Refusal } from '../../../platform/errors.ts'
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
import { newId } from '../../../platform/ids.ts'
import { formatSize } from '../../../platform/texts/index.ts'
import { filesOf } from '../../media/index.ts'
import { mayEditProcess, mayWorkOnRemarks, workPathOf } from '../../processes/index.ts'
import { poolsOf, publicationsOf } from '../editions/store.ts'
import type { BudgetsPorts } from '../ports.ts'
import { type At, similarTo } from '../projects/actions.ts'
import { amountTyped } from '../projects/giving-forms.ts'
import { PRIVATE_FILES, PUBLIC_FILES } from '../projects/routes.tsx'
import type { Project } from '../projects/rules.ts'
import { authorOf, coauthorsOf, linesOf, projectById, projectByNumber, projectsOf } from '../projects/store.ts'
import { AppealDecisionForm, DecisionForm, JoinForm, RoutingForm, SummonsForm } from '../work/forms.ts'
import { framed } from '../work/frame.tsx'
import {
  answerSummonses,
  approveDecision,
  decideAppeal,
  decideProject,
  evaluate,
  joinProject,
  judgesOf,
  routeProject,
  summon,
} from './actions.ts'
import {
  AppealsPage,
  AppealWorkPage,
  CardPage,
  ProjectWorkPage,
  QUEUES,
  type Queue,
  QueuePage,
  type WorkState,
} from './pages.tsx'
import { readSheet, sheetOf } from './sheet.ts'
import {
  appealOf,
  appealsOf,
  CARD_KINDS,
  type Card,
  type CardAnswer,
  cardsOf,
  openSummonses,
  routingsOf,
  summonsesOf,
} from './store.ts'

type May = NonNullable<Parameters<typeof framed>[1]>

const PER_PAGE = 100
const BULK = 500

/** The office's work on projects: queues, cards, summonses, decisions, appeals. */
export function openVerifying(ports: BudgetsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/projekty', async (c) => queuePage(c, emptyForm()))

  routes.post('/:slug/projekty', async (c) => {
    const { context } = c.var
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
    const { context } = c.var
    const { process } = await framed(c)
    const pools = await poolsOf(context.db, process.id)
    const sheet = sheetOf(await projectsOf(context.db, process.id), {
      poolOf: (project) => pools.find(({ id }) => id === project.poolId)?.name ?? '',
      unlock: context.house.texts.in('pl'),
    })
    return c.body(asStream(writeXlsx([sheet])), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="projekty-${process.slug}.xlsx"`,
    })
  })

  routes.post('/:slug/projekty/arkusz', async (c) => {
    const { context } = c.var
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

  routes.get('/:slug/projekty/:id', async (c) => projectPage(c, ports, emptyForm()))

  const deed = (
    path: string,
    may: May,
    schema: z.ZodObject,
    run: (c: HttpContext, at: At, project: Project, value: never) => Promise<void>,
  ) =>
    routes.post(`/:slug/projekty/:id/${path}`, async (c) => {
      const { at, project } = await projectAt(c, may)
      const form = await readForm(c, schema)
      if (!form.ok) return projectPage(c, ports, form, 422)
      try {
        await run(c, at, project, form.value as never)
      } catch (error) {
        // What a person can mend here comes back to the form.
        if (!(error instanceof Refusal) || error.status !== 422) throw error
        return projectPage(
          c,
          ports,
          withProblem(c, form, path === 'decyzja' ? 'decision' : '', `refusal.${error.word}`),
          422,
        )
      }
      return seeOther(c, `${workPathOf(at.process)}/projekty/${project.id}`, 'budgets.flash.saved')
    })

  deed('przydzial', mayWorkOnRemarks, RoutingForm, (c, at, project, value: z.infer<typeof RoutingForm>) =>
    routeProject(c.var.context, at, project, value),
  )
  deed('wezwanie', mayWorkOnRemarks, SummonsForm, (c, at, project, value: z.infer<typeof SummonsForm>) =>
    summon(c.var.context, at, project, value),
  )
  deed('uzupelnione', mayWorkOnRemarks, z.object({}), (c, at, project) =>
    answerSummonses(c.var.context, at, project, null),
  )
  deed(
    'decyzja',
    mayEditProcess,
    DecisionForm,
    async (c, at, project, { verified, ...value }: z.infer<typeof DecisionForm>) =>
      decideProject(c.var.context, at, project, { ...value, verifiedGrosze: verified }),
  )
  deed('zatwierdzenie', mayEditProcess, z.object({}), (c, at, project) => approveDecision(c.var.context, at, project))
  deed(
    'polaczenie',
    mayEditProcess,
    JoinForm,
    async (c, at, project, { into, joinAgreement }: z.infer<typeof JoinForm>) => {
      const other = found(await projectByNumber(c.var.context.db, at.process.id, into))
      await joinProject(c.var.context, at, project, other, joinAgreement)
    },
  )

  for (const kind of CARD_KINDS) {
    routes.get(`/:slug/projekty/:id/karta/${kind}`, async (c) => {
      const { project } = await projectAt(c)
      const card = (await cardsOf(c.var.context.db, [project.id])).get(project.id)?.find((each) => each.kind === kind)
      return cardPage(c, kind, emptyForm(typedCard(card)))
    })
    routes.post(`/:slug/projekty/:id/karta/${kind}`, async (c) => {
      const { at, project } = await projectAt(c, mayWorkOnRemarks)
      const criteria = at.edition.settings[kind]
      const schema = z.object(
        Object.fromEntries(
          criteria.flatMap(({ id }) => [
            [`r-${id}`, z.enum(['met', 'not-met', 'not-applicable'], 'http.form.needed')],
            [`n-${id}`, z.string().trim().max(2000, 'http.form.too-long').default('')],
          ]),
        ),
      )
      const form = await readForm(c, schema)
      if (!form.ok) return cardPage(c, kind, form, 422)
      const typed = form.value as Record<string, string>
      const answers = Object.fromEntries(
        criteria.map(({ id }): [string, CardAnswer] => [
          id,
          { result: typed[`r-${id}`] as CardAnswer['result'], note: typed[`n-${id}`] ?? '' },
        ]),
      )
      await evaluate(c.var.context, at, project, { kind, answers })
      return seeOther(c, `${workPathOf(at.process)}/projekty/${project.id}`, 'budgets.flash.card')
    })
  }

  routes.get('/:slug/odwolania', async (c) => {
    const { context } = c.var
    const { frame, process } = await framed(c)
    const appeals = await appealsOf(context.db, process.id)
    const projects = new Map((await projectsOf(context.db, process.id)).map((project) => [project.id, project]))
    const rows = [...appeals.values()]
      .flatMap((appeal) => {
        const project = projects.get(appeal.projectId)
        return project ? [{ appeal, project }] : []
      })
      .sort((a, b) => Number(a.appeal.outcome !== null) - Number(b.appeal.outcome !== null))
    return page(c, <AppealsPage {...{ frame, rows }} />)
  })

  routes.get('/:slug/odwolania/:id', async (c) => appealPage(c, emptyForm()))
  routes.post('/:slug/odwolania/:id', async (c) => {
    const { at, project } = await projectAt(c, mayEditProcess)
    const appeal = found(await appealOf(c.var.context.db, project.id))
    const form = await readForm(c, AppealDecisionForm)
    if (!form.ok) return appealPage(c, form, 422)
    await decideAppeal(c.var.context, at, project, appeal, form.value)
    return seeOther(c, `${workPathOf(at.process)}/odwolania`, 'budgets.flash.saved')
  })

  return routes
}

async function projectAt(c: HttpContext, may?: Parameters<typeof framed>[1]) {
  const { frame, ...at } = await framed(c, may)
  const project = found(await projectById(c.var.context.db, at.process.id, c.req.param('id') ?? ''))
  // A draft is its author's alone.
  allow(project.submittedAt !== null || project.channel === 'paper')
  return { frame, at, project }
}

function stateOf(project: Project, cards: readonly Card[] | undefined): WorkState {
  if (!project.submittedAt) return 'draft'
  if (project.withdrawnAt || project.joinedInto) return 'out'
  if (project.decision) return project.approvedAt ? 'ready' : 'second'
  if (!cards?.some(({ kind }) => kind === 'formal')) return 'formal'
  return cards.some(({ kind }) => kind === 'substantive') ? 'undecided' : 'substantive'
}

async function queuePage(c: HttpContext, form: Form, status = 200) {
  const { context } = c.var
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

async function projectPage(c: HttpContext, ports: BudgetsPorts, given: Form, status = 200) {
  const { context } = c.var
  const { db, actor, locale } = context
  const { frame, at, project } = await projectAt(c)
  const cards = (await cardsOf(db, [project.id])).get(project.id) ?? []
  const routings = await routingsOf(db, project.id)
  const ids = [
    project.decidedBy,
    project.approvedBy,
    ...routings.map(({ routedBy }) => routedBy),
    ...cards.map(({ finishedBy }) => finishedBy),
  ]
  const people = await ports.people.personsByIds(db, [...new Set(ids.filter((id) => id !== null))])
  const pools = await poolsOf(db, at.process.id)
  const files = [
    ...(await filesOf(db, { kind: PRIVATE_FILES, id: project.id })),
    ...(await filesOf(db, { kind: PUBLIC_FILES, id: project.id })),
  ]
  const { alike, near } = await similarTo(context, project)
  const usual = {
    decision: project.decision ?? '',
    reason: project.decisionReason,
    verified: project.verifiedGrosze === null ? '' : amountTyped(project.verifiedGrosze),
    agreement: project.agreement,
    conflictGroup: project.conflictGroup,
    plainSummary: project.plainSummary,
    unitWords: project.unitWords,
  }
  const form = given.problems.length > 0 ? given : emptyForm(usual)
  return page(
    c,
    <ProjectWorkPage
      {...{ frame, project, cards, routings, form }}
      edition={at.edition}
      pool={pools.find(({ id }) => id === project.poolId) ?? null}
      state={stateOf(project, cards)}
      author={await authorOf(db, project.id)}
      coauthors={await coauthorsOf(db, project.id)}
      lines={await linesOf(db, project.id)}
      files={files.map((file) => ({
        name: file.name,
        href: file.href,
        type: file.typeName,
        size: formatSize(file.size, locale),
      }))}
      summonses={await summonsesOf(db, project.id)}
      appeal={await appealOf(db, project.id)}
      near={[...new Map([...near, ...alike].map((other) => [other.id, other])).values()]}
      names={new Map([...people.values()].map(({ id, name }) => [id, name]))}
      mayWork={mayWorkOnRemarks(actor, at.process)}
      fixed={at.edition.archived || (await publicationsOf(db, at.process.id)).decisions !== undefined}
      summonsKey={newId()}
    />,
    status,
  )
}

const typedCard = (card: Card | undefined) =>
  Object.fromEntries(
    Object.entries(card?.answers ?? {}).flatMap(([id, { result, note }]) => [
      [`r-${id}`, result],
      [`n-${id}`, note],
    ]),
  )

async function cardPage(c: HttpContext, kind: (typeof CARD_KINDS)[number], form: Form, status = 200) {
  const { frame, at, project } = await projectAt(c)
  const { decisions } = await publicationsOf(c.var.context.db, at.process.id)
  const mayFill = mayWorkOnRemarks(c.var.context.actor, at.process) && !decisions
  return page(c, <CardPage {...{ frame, project, kind, form, mayFill }} edition={at.edition} />, status)
}

async function appealPage(c: HttpContext, form: Form, status = 200) {
  const { context } = c.var
  const { frame, at, project } = await projectAt(c)
  const appeal = found(await appealOf(context.db, project.id))
  const me = personId(context.actor)
  const { settings } = at.edition
  const texts = new Map([...settings.formal, ...settings.substantive].map(({ id, text }) => [id, text]))
  const props = {
    frame,
    project,
    appeal,
    form,
    contested: appeal.contested.map((id) => texts.get(id) ?? id),
    ownHand: me !== null && (await judgesOf(context, project)).has(me),
    fixed: (await publicationsOf(context.db, at.process.id)).appeals !== undefined,
  }
  return page(c, <AppealWorkPage {...props} />, status)
}

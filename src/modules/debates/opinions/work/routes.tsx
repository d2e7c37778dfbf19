import { Hono } from 'hono'
import type { Actor } from '../../../../platform/actor.ts'
import { allow, found, Refusal } from '../../../../platform/errors.ts'
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
} from '../../../../platform/http/index.ts'
import { findOwnProcess, maySeeWorkspace, type Process } from '../../../processes/index.ts'
import type { DebatesPorts } from '../../ports.ts'
import {
  addStatement,
  changeDebate,
  closeDebate,
  discardDebate,
  draftDebate,
  type FoundDebate,
  judge,
  openDebate,
} from '../actions.ts'
import { mapOf } from '../computing.ts'
import { debateWorkPath, mayDesignDebate, mayJudgeStatements, phaseOfDebate } from '../rules.ts'
import { countStatements, statementById, statementsPage } from '../statements-store.ts'
import { debateOfProcess } from '../store.ts'
import { turnoutOf } from '../votes-store.ts'
import { AddForm, ListQuery, RefuseForm, SettingsForm } from './forms.ts'
import { type Frame, HomePage, NewPage, RefusePage, SettingsPage, StatementsPage } from './pages.tsx'

const PER_PAGE = 100

/** The team's work on an opinion map: `/praca/konsultacje/:slug/mapa-opinii…`. */
export function openDebateWork(ports: DebatesPorts): App {
  const routes = new Hono<AppEnv>()
  const home = '/:slug/mapa-opinii'

  routes.get(home, async (c) => {
    const context = c.get('context')
    const { process, frame } = await framed(c)
    const debate = await debateOfProcess(context.db, process.id)
    const mayDesign = mayDesignDebate(context.actor, process)
    if (!debate)
      return page(c, <NewPage {...{ frame, mayDesign }} form={emptyForm({ ownStatements: 'tak', results: 'live' })} />)
    const props = {
      frame,
      debate,
      mayDesign,
      phase: phaseOfDebate(debate, process, context.now),
      counts: await countStatements(context.db, debate.id),
      turnout: await turnoutOf(context.db, debate.id),
      failure: (await mapOf(context, debate.id)).failure,
    }
    return page(c, <HomePage {...props} />)
  })

  routes.post(home, async (c) => {
    const { process, frame } = await framed(c, mayDesignDebate)
    const form = await readForm(c, SettingsForm)
    if (!form.ok) return page(c, <NewPage {...{ frame, form }} mayDesign />, 422)
    await draftDebate(c.get('context'), process, form.value)
    return seeOther(c, `${debateWorkPath(process)}/opinie`, 'debates.flash.drafted')
  })

  routes.get(`${home}/ustawienia`, async (c) => {
    const { frame, own } = await framedDebate(c, mayDesignDebate)
    const { question, lead, ownStatements, results } = own.debate
    const values = { question, lead, ownStatements: ownStatements ? 'tak' : '', results }
    return page(c, <SettingsPage frame={frame} form={emptyForm(values)} />)
  })

  routes.post(`${home}/ustawienia`, async (c) => {
    const { frame, own } = await framedDebate(c, mayDesignDebate)
    const form = await readForm(c, SettingsForm)
    if (!form.ok) return page(c, <SettingsPage {...{ frame, form }} />, 422)
    await changeDebate(c.get('context'), own, form.value)
    return seeOther(c, debateWorkPath(own.process), 'debates.flash.saved')
  })

  const DEEDS: Record<string, (c: HttpContext, own: FoundDebate) => Promise<void>> = {
    otwarcie: (c, own) => openDebate(c.get('context'), own),
    zamkniecie: (c, own) => closeDebate(c.get('context'), own, true),
    wznowienie: (c, own) => closeDebate(c.get('context'), own, false),
    wyrzucenie: (c, own) => discardDebate(c.get('context'), own),
  }
  for (const [word, deed] of Object.entries(DEEDS))
    routes.post(`${home}/${word}`, async (c) => {
      const { own } = await framedDebate(c, mayDesignDebate)
      await deed(c, own)
      return seeOther(c, debateWorkPath(own.process), `debates.flash.${word}`)
    })

  routes.get(`${home}/opinie`, (c) => statementsAt(c, emptyForm()))

  routes.post(`${home}/opinie`, async (c) => {
    const { own } = await framedDebate(c, mayDesignDebate)
    const form = await readForm(c, AddForm)
    if (!form.ok) return statementsAt(c, form, 422)
    let known = 0
    for (const body of form.value.statements) {
      try {
        await addStatement(c.get('context'), own, body)
      } catch (error) {
        if (!(error instanceof Refusal) || error.word !== 'statement-known') throw error
        known += 1
      }
    }
    return seeOther(
      c,
      `${debateWorkPath(own.process)}/opinie`,
      known > 0 ? 'debates.flash.added-some' : 'debates.flash.added',
    )
  })

  routes.post(`${home}/opinie/:id/pokazanie`, async (c) => {
    const { own, statement } = await framedStatement(c)
    await judge(c.get('context'), own, statement, null)
    return seeOther(c, `${debateWorkPath(own.process)}/opinie?stan=waiting`, 'debates.flash.shown')
  })

  routes.get(`${home}/opinie/:id/odmowa`, async (c) => {
    const { frame, statement } = await framedStatement(c)
    return page(c, <RefusePage {...{ frame, statement }} form={emptyForm()} />)
  })

  routes.post(`${home}/opinie/:id/odmowa`, async (c) => {
    const { frame, own, statement } = await framedStatement(c)
    const form = await readForm(c, RefuseForm)
    if (!form.ok) return page(c, <RefusePage {...{ frame, statement, form }} />, 422)
    await judge(c.get('context'), own, statement, form.value.reason)
    return seeOther(c, `${debateWorkPath(own.process)}/opinie`, 'debates.flash.refused')
  })

  type May = (actor: Actor, process: Process) => boolean

  async function framed(c: HttpContext, may: May = maySeeWorkspace): Promise<{ process: Process; frame: Frame }> {
    const process = await findOwnProcess(c.get('context'), ports.kind, c.req.param('slug') ?? '')
    allow(may(c.get('context').actor, process))
    return { process, frame: { ...(await ports.frame(c, process)), process } }
  }

  async function framedDebate(c: HttpContext, may: May = maySeeWorkspace): Promise<{ frame: Frame; own: FoundDebate }> {
    const { process, frame } = await framed(c, may)
    return { frame, own: { process, debate: found(await debateOfProcess(c.get('context').db, process.id)) } }
  }

  async function framedStatement(c: HttpContext) {
    const { frame, own } = await framedDebate(c, mayJudgeStatements)
    return {
      frame,
      own,
      statement: found(await statementById(c.get('context').db, own.debate.id, c.req.param('id') ?? '')),
    }
  }

  async function statementsAt(c: HttpContext, form: Form, status = 200) {
    const { frame, own } = await framedDebate(c)
    const { db, actor } = c.get('context')
    const { stan: state = null, po } = readQuery(c, ListQuery)
    const { rows, next } = await statementsPage(db, own.debate.id, state, { limit: PER_PAGE, after: po })
    const last = rows.at(-1)
    const address = `${debateWorkPath(own.process)}/opinie?${state ? `stan=${state}&` : ''}po=${last?.number}`
    const props = {
      frame,
      form,
      state,
      statements: rows,
      next: next && address,
      counts: await countStatements(db, own.debate.id),
      mayDesign: mayDesignDebate(actor, own.process),
    }
    return page(c, <StatementsPage {...props} />, status)
  }

  return routes
}

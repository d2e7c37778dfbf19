import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { withNames } from '../decisions/routes.tsx'
import { type Decision, decisionById, decisionsAbout } from '../decisions/store.ts'
import { frameOf } from '../frame.ts'
import { moderatedBy, type Needs } from '../needs.ts'
import { appealableUntil, mayAnswerAppeal, mayModerate } from '../rules.ts'
import { answerAppeal, isOver, makeAppeal, opens } from './actions.ts'
import { AnswerForm, AppealForm } from './forms.ts'
import { AnswerPage, AppealPage } from './pages.tsx'
import { type Appeal, appealOf } from './store.ts'

/** Appeals: made by who got the letter with the secret, answered by another moderator. */
export function appealRoutes(needs: Needs): App {
  const routes: App = new Hono<AppEnv>()
  const { subjects } = needs

  routes.get('/moderacja/decyzje/:id/odwolanie', async (c) =>
    appealPage(c, needs, await ownAppeal(c, c.req.query('klucz') ?? ''), emptyForm()),
  )

  routes.post('/moderacja/decyzje/:id/odwolanie', async (c) => {
    const form = await readForm(c, AppealForm)
    const at = await ownAppeal(c, String(form.values.key ?? ''))
    if (!form.ok) return appealPage(c, needs, at, form, 422)
    await makeAppeal(c.get('context'), subjects, at.decision, at.appeal, {
      secret: at.secret,
      explanation: form.value.explanation,
    })
    return seeOther(c, `/moderacja/decyzje/${at.decision.id}/odwolanie?klucz=${at.secret}`)
  })

  routes.get('/moderacja/odwolania/:id', async (c) => answerPage(c, needs, await appealAt(c), emptyForm()))

  routes.post('/moderacja/odwolania/:id/odpowiedz', async (c) => {
    const at = await appealAt(c)
    const form = await readForm(c, AnswerForm)
    if (!form.ok) return answerPage(c, needs, at, form, 422)
    await answerAppeal(c.get('context'), subjects, at.decision, at.appeal, {
      upheld: form.value.upheld === 'tak',
      answer: form.value.answer,
    })
    return seeOther(c, (await frameOf(c, needs, at.decision.organisationId)).home, 'moderation.flash.answered')
  })

  return routes
}

interface Appealed {
  decision: Decision
  appeal: Appeal
}

/** The appeal of an address, to who holds its secret. */
async function ownAppeal(c: HttpContext, secret: string): Promise<Appealed & { secret: string }> {
  const at = await appealed(c)
  allow(opens(at.appeal, secret))
  return { ...at, secret }
}

/** A made appeal of an address, to moderators of what it is about. */
async function appealAt(c: HttpContext): Promise<Appealed> {
  const at = await appealed(c)
  allow(mayModerate(c.get('context').actor, at.decision.organisationId) && at.appeal.appealedAt !== null)
  return at
}

async function appealed(c: HttpContext): Promise<Appealed> {
  const { db } = c.get('context')
  const id = c.req.param('id') ?? ''
  const decision = found(isId(id) ? await decisionById(db, id) : null)
  return { decision, appeal: found(await appealOf(db, decision.id)) }
}

async function appealPage(c: HttpContext, needs: Needs, at: Appealed & { secret: string }, form: Form, status = 200) {
  return page(c, <AppealPage {...at} state={await stateOf(c.get('context'), needs, at.decision)} form={form} />, status)
}

async function stateOf(context: Context, { subjects }: Needs, decision: Decision): Promise<'open' | 'late' | 'over'> {
  if (before(appealableUntil(decision.decidedAt), context.now)) return 'late'
  const thing = await moderatedBy(context, subjects, decision.subject)
  return thing && isOver(decision, thing) ? 'over' : 'open'
}

async function answerPage(c: HttpContext, needs: Needs, { decision, appeal }: Appealed, form: Form, status = 200) {
  const context = c.get('context')
  const thing = await moderatedBy(context, needs.subjects, decision.subject)
  const history = await withNames(context, needs, await decisionsAbout(context.db, decision.subject))
  const mayAnswer = mayAnswerAppeal(decision, personId(context.actor) ?? '')
  return page(
    c,
    <AnswerPage
      {...(await frameOf(c, needs, decision.organisationId))}
      {...{ decision, appeal, thing, history, mayAnswer, form }}
    />,
    status,
  )
}

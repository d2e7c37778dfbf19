import { Hono } from 'hono'
import {
  type App,
  type AppEnv,
  emptyForm,
  page,
  readForm,
  requestSource,
  safePath,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { carryCookies } from '../auth/cookies.ts'
import type { Identity } from '../identity.ts'
import { goneLink } from '../pages.tsx'
import { passwordProblem } from '../rules.ts'
import { signInByPassword } from '../sign-in/actions.ts'
import { homeOf } from '../sign-in/routes.tsx'
import { askForAccount, confirmSignUp, signUpOf } from './actions.ts'
import { ConfirmForm, SignUpForm } from './forms.ts'
import { ConfirmPage, SignUpPage, SignUpSentPage } from './pages.tsx'

/** Opening an account: a form, a letter, and a page where its link leads. */
export function openSignUpRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()

  routes.get('/zarejestruj', (c) => {
    if (c.get('context').actor.kind === 'person') return seeOther(c, homeOf(identity, c.req.query('dalej')))
    return page(c, <SignUpPage form={emptyForm({ dalej: safePath(c.req.query('dalej')) })} />)
  })

  routes.post('/zarejestruj', async (c) => {
    const form = await readForm(c, SignUpForm)
    if (!form.ok) return page(c, <SignUpPage form={form} />, 422)
    const { name, email, password, dalej } = form.value
    const problem = passwordProblem(password, { name, email })
    if (problem) return page(c, <SignUpPage form={withProblem(c, form, 'password', problem)} />, 422)

    const source = requestSource(c)
    await askForAccount(identity, c.get('context'), { name, email, password, source, next: safePath(dalej) })
    return seeOther(c, '/zarejestruj/wyslane')
  })

  routes.get('/zarejestruj/wyslane', (c) => page(c, <SignUpSentPage />))

  routes.get('/zarejestruj/potwierdzenie/:secret', async (c) => {
    const secret = c.req.param('secret')
    const signUp = await signUpOf(identity, c.get('context'), secret)
    if (!signUp) return goneLink(c, '/zarejestruj')
    const form = emptyForm({ dalej: safePath(c.req.query('dalej')) })
    return page(c, <ConfirmPage secret={secret} email={signUp.email} form={form} />)
  })

  routes.post('/zarejestruj/potwierdzenie/:secret', async (c) => {
    const context = c.get('context')
    const secret = c.req.param('secret')
    const signUp = await signUpOf(identity, context, secret)
    if (!signUp) return goneLink(c, '/zarejestruj')
    const form = await readForm(c, ConfirmForm)
    const confirmPage = (shown: typeof form) =>
      page(c, <ConfirmPage secret={secret} email={signUp.email} form={shown} />, 422)
    if (!form.ok) return confirmPage(form)

    const { password, dalej } = form.value
    const personId = await confirmSignUp(identity, context, secret, password)
    if (!personId) return confirmPage(withProblem(c, form, 'password', 'identity.confirm.other-password'))
    const { email } = signUp
    const attempt = await signInByPassword(identity, context, {
      email,
      password,
      source: requestSource(c),
      headers: c.req.raw.headers,
    })
    carryCookies(c, attempt.answer)
    return seeOther(c, homeOf(identity, dalej), 'identity.confirm.done')
  })

  return routes
}

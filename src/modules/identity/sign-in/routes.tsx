import { Hono } from 'hono'
import { refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
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
import {
  type Attempt,
  askForSignInLink,
  beginAtProvider,
  ownerOfSignInLink,
  returnFromProvider,
  signInByLink,
  signInByPassword,
  signOut,
} from './actions.ts'
import { personAtSecondFactor, signInByCode } from './code.ts'
import { CodeForm, EnterForm, LinkForm, NewcomerForm, NextForm, PasskeyForm, SignInForm } from './forms.ts'
import { CodePage, EnterPage, LinkPage, LinkSentPage, SignInPage } from './pages.tsx'
import { passkeyQuestion, signInByPasskey } from './passkeys.ts'

/** Signing in and out: everything by plain forms; a passkey alone needs script, because browsers offer it to script only. */
export function openSignInRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()
  const { config } = identity.house
  const providerName = config.oidc?.name ?? null
  const formActions = config.oidc ? [new URL(config.oidc.issuer).origin] : []
  const signInPage = (c: HttpContext, form = emptyForm(nextIn(c)), status = 200) =>
    page(c, <SignInPage form={form} provider={providerName} />, status, { formActions })

  routes.get('/zaloguj', (c) => {
    if (c.get('context').actor.kind === 'person') return seeOther(c, homeOf(identity, c.req.query('dalej')))
    return signInPage(c)
  })

  routes.post('/zaloguj', async (c) => {
    const form = await readForm(c, SignInForm)
    if (!form.ok) return signInPage(c, form, 422)
    const { email, password, dalej } = form.value
    const attempt = await signInByPassword(identity, c.get('context'), { email, password, ...of(c) })
    if (attempt.outcome === 'refused')
      return signInPage(c, withProblem(c, form, 'password', 'identity.sign-in.refused'), 422)
    return enter(identity, c, attempt, dalej)
  })

  routes.get('/zaloguj/link', (c) => page(c, <LinkPage form={emptyForm(nextIn(c))} />))

  routes.post('/zaloguj/link', async (c) => {
    const form = await readForm(c, LinkForm)
    if (!form.ok) return page(c, <LinkPage form={form} />, 422)
    const { email, dalej } = form.value
    await askForSignInLink(identity, c.get('context'), { email, next: safePath(dalej), ...of(c) })
    return seeOther(c, '/zaloguj/link/wyslany')
  })

  routes.get('/zaloguj/link/wyslany', (c) => page(c, <LinkSentPage />))

  routes.get('/zaloguj/link/:secret', async (c) => {
    const secret = c.req.param('secret')
    const owner = await ownerOfSignInLink(identity, c.get('context'), secret)
    if (!owner) return goneLink(c, '/zaloguj/link')
    return page(c, <EnterPage secret={secret} owner={owner} form={emptyForm(nextIn(c))} />)
  })

  routes.post('/zaloguj/link/:secret', async (c) => {
    const secret = c.req.param('secret')
    const owner = await ownerOfSignInLink(identity, c.get('context'), secret)
    if (!owner) return goneLink(c, '/zaloguj/link')
    const form = await readForm(c, owner.isNew ? NewcomerForm : EnterForm)
    if (!form.ok) return page(c, <EnterPage secret={secret} owner={owner} form={form} />, 422)
    const { name, dalej } = form.value
    const attempt = await signInByLink(identity, c.get('context'), { secret, name, headers: c.req.raw.headers })
    return enter(identity, c, attempt, dalej)
  })

  routes.get('/zaloguj/kod', async (c) => {
    if (!(await personAtSecondFactor(identity, c.req.raw.headers))) return seeOther(c, '/zaloguj')
    return page(c, <CodePage form={emptyForm(nextIn(c))} />)
  })

  routes.post('/zaloguj/kod', async (c) => {
    const form = await readForm(c, CodeForm)
    if (!form.ok) return page(c, <CodePage form={form} />, 422)
    const attempt = await signInByCode(identity, c.get('context'), { code: form.value.code, ...of(c) })
    carryCookies(c, attempt.answer)
    if (attempt.outcome === 'refused')
      return page(c, <CodePage form={withProblem(c, form, 'code', 'identity.code.refused')} />, 422)
    return seeOther(c, homeOf(identity, form.value.dalej))
  })

  routes.post('/zaloguj/oidc', async (c) => {
    const form = await readForm(c, NextForm)
    const next = c.get('url')(homeOf(identity, form.ok ? form.value.dalej : undefined))
    const begun = await beginAtProvider(identity, {
      next,
      failed: c.get('url')('/zaloguj'),
      headers: c.req.raw.headers,
    })
    carryCookies(c, begun.answer)
    return c.redirect(begun.url, 303)
  })

  // The one GET that signs in: OAuth sends people back by GET; the state bound to this browser makes it theirs alone.
  routes.get('/zaloguj/oidc/powrot', async (c) => {
    const attempt = await returnFromProvider(identity, c.get('context'), {
      query: c.req.query(),
      headers: c.req.raw.headers,
    })
    carryCookies(c, attempt.answer)
    if (attempt.outcome === 'refused')
      return signInPage(c, withProblem(c, emptyForm(), '', 'identity.provider.failed'), 422)
    const next = safePath(attempt.next)
    if (attempt.outcome === 'code-needed') return seeOther(c, `/zaloguj/kod?dalej=${encodeURIComponent(next)}`)
    return c.redirect(next, 303)
  })

  routes.post('/zaloguj/klucz/pytanie', async (c) => {
    const { options, answer } = await passkeyQuestion(identity, c.get('context'), of(c))
    carryCookies(c, answer)
    return c.json(options)
  })

  routes.post('/zaloguj/klucz', async (c) => {
    const form = await readForm(c, PasskeyForm)
    if (!form.ok) return refuse('form-broken', 400)
    const { response, dalej } = form.value
    const attempt = await signInByPasskey(identity, c.get('context'), { response, ...of(c) })
    carryCookies(c, attempt.answer)
    if (attempt.outcome === 'refused') return c.json({ refused: true }, 401)
    return c.json({ next: c.get('url')(homeOf(identity, dalej)) })
  })

  routes.post('/wyloguj', async (c) => {
    const form = await readForm(c, NextForm)
    carryCookies(c, await signOut(identity, c.req.raw.headers))
    const next = safePath(form.ok ? form.value.dalej : undefined)
    if (next !== '/') return seeOther(c, `/zaloguj?dalej=${encodeURIComponent(next)}`)
    return seeOther(c, '/', 'identity.signed-out')
  })

  return routes
}

/** Where a person goes once signed in: where they wanted to, or the page `app` names. */
export const homeOf = (identity: Identity, next: string | undefined) =>
  next && safePath(next) !== '/' ? safePath(next) : identity.ports.home

const nextIn = (c: HttpContext) => ({ dalej: safePath(c.req.query('dalej')) })

const of = (c: HttpContext) => ({ source: requestSource(c), headers: c.req.raw.headers })

function enter(identity: Identity, c: HttpContext, attempt: Attempt, next: string | undefined) {
  carryCookies(c, attempt.answer)
  const home = homeOf(identity, next)
  if (attempt.outcome === 'code-needed') return seeOther(c, `/zaloguj/kod?dalej=${encodeURIComponent(home)}`)
  return seeOther(c, home)
}

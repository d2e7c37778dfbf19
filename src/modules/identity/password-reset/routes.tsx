import { Hono } from 'hono'
import {
  type App,
  type AppEnv,
  emptyForm,
  page,
  readForm,
  requestSource,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import type { Identity } from '../identity.ts'
import { goneLink } from '../pages.tsx'
import { passwordProblem } from '../rules.ts'
import { askForReset, ownerOfResetLink, resetPassword } from './actions.ts'
import { NewPasswordForm, ResetForm } from './forms.ts'
import { NewPasswordPage, ResetPage, ResetSentPage } from './pages.tsx'

/** A new password for whoever reads the mailbox. */
export function openPasswordResetRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()

  routes.get('/haslo/nowe', (c) => page(c, <ResetPage form={emptyForm()} />))

  routes.post('/haslo/nowe', async (c) => {
    const form = await readForm(c, ResetForm)
    if (!form.ok) return page(c, <ResetPage form={form} />, 422)
    await askForReset(identity, c.get('context'), { email: form.value.email, source: requestSource(c) })
    return seeOther(c, '/haslo/nowe/wyslane')
  })

  routes.get('/haslo/nowe/wyslane', (c) => page(c, <ResetSentPage />))

  routes.get('/haslo/nowe/:secret', async (c) => {
    const secret = c.req.param('secret')
    const person = await ownerOfResetLink(identity, c.get('context'), secret)
    if (!person) return goneLink(c, '/haslo/nowe')
    return page(c, <NewPasswordPage secret={secret} person={person} form={emptyForm()} />)
  })

  routes.post('/haslo/nowe/:secret', async (c) => {
    const secret = c.req.param('secret')
    const person = await ownerOfResetLink(identity, c.get('context'), secret)
    if (!person) return goneLink(c, '/haslo/nowe')
    const form = await readForm(c, NewPasswordForm)
    if (!form.ok) return page(c, <NewPasswordPage secret={secret} person={person} form={form} />, 422)
    const problem = passwordProblem(form.value.password, person)
    if (problem) {
      const shown = withProblem(c, form, 'password', problem)
      return page(c, <NewPasswordPage secret={secret} person={person} form={shown} />, 422)
    }
    await resetPassword(identity, c.get('context'), secret, form.value.password)
    return seeOther(c, '/zaloguj', 'identity.reset.done')
  })

  return routes
}

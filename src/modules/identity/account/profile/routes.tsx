import { Hono } from 'hono'
import {
  type App,
  type AppEnv,
  emptyForm,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../../platform/http/index.ts'
import type { Identity } from '../../identity.ts'
import { goneLink } from '../../pages.tsx'
import { own } from '../guard.ts'
import { proofOf, proves } from '../proof.ts'
import { askForEmailChange, changeProfile, confirmEmailChange, emailChangeOf } from './actions.ts'
import { EmailForm, ProfileForm } from './forms.ts'
import { ConfirmEmailPage, EmailPage, EmailSentPage, ProfilePage } from './pages.tsx'

/** Name, language and e-mail address. */
export function openProfileRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()

  routes.get(
    '/konto',
    own(identity, (c, { person }) =>
      page(c, <ProfilePage person={person} form={emptyForm({ name: person.name, locale: person.locale })} />),
    ),
  )

  routes.post(
    '/konto',
    own(identity, async (c, session) => {
      const form = await readForm(c, ProfileForm)
      if (!form.ok) return page(c, <ProfilePage person={session.person} form={form} />, 422)
      await changeProfile(identity, c.get('context'), session, form.value)
      return seeOther(c, '/konto', 'identity.profile.saved')
    }),
  )

  routes.get(
    '/konto/email',
    own(identity, async (c, session) =>
      page(c, <EmailPage form={emptyForm()} proof={await proofOf(c.get('context'), session)} />),
    ),
  )

  routes.post(
    '/konto/email',
    own(identity, async (c, session) => {
      const context = c.get('context')
      const form = await readForm(c, EmailForm)
      const proof = await proofOf(context, session)
      if (!form.ok) return page(c, <EmailPage form={form} proof={proof} />, 422)
      if (!(await proves(context, session, form.value.password)))
        return page(c, <EmailPage form={withProblem(c, form, 'password', 'identity.proof.wrong')} proof={proof} />, 422)
      await askForEmailChange(identity, context, session, form.value.email)
      return seeOther(c, '/konto/email/wyslany')
    }),
  )

  routes.get(
    '/konto/email/wyslany',
    own(identity, (c) => page(c, <EmailSentPage />)),
  )

  // The letter may be opened on another device, so these two ask for no session: the link is the permission.
  routes.get('/konto/email/:secret', async (c) => {
    const secret = c.req.param('secret')
    const change = await emailChangeOf(identity, c.get('context'), secret)
    if (!change) return goneLink(c, '/konto/email')
    return page(c, <ConfirmEmailPage secret={secret} email={change.email} />)
  })

  routes.post('/konto/email/:secret', async (c) => {
    const context = c.get('context')
    const secret = c.req.param('secret')
    if (!(await emailChangeOf(identity, context, secret))) return goneLink(c, '/konto/email')
    const session = await identity.sessionOf(c.req.raw.headers)
    const person = await confirmEmailChange(identity, context, secret, session)
    return seeOther(c, session?.person.id === person.id ? '/konto' : '/zaloguj', 'identity.email-change.done')
  })

  return routes
}

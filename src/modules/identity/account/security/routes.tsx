import { Hono } from 'hono'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../../platform/http/index.ts'
import { carryCookies } from '../../auth/cookies.ts'
import type { Identity } from '../../identity.ts'
import { passwordProblem } from '../../rules.ts'
import type { Session } from '../../sessions.ts'
import { own } from '../guard.ts'
import { proofOf, proves } from '../proof.ts'
import { addPasskey, changePassword, newPasskeyQuestion, passkeysOf, removePasskey } from './actions.ts'
import { ChangePasswordForm, NewPasskeyForm } from './forms.ts'
import { ChangePasswordPage, NewPasskeyPage, SecurityPage } from './pages.tsx'
import { mayEndSecondFactor } from './second-factor.ts'
import { openSecondFactorRoutes } from './second-factor-routes.tsx'

/** Password, second factor and passkeys. */
export function openSecurityRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()
  routes.route('/', openSecondFactorRoutes(identity))

  routes.get(
    '/konto/bezpieczenstwo',
    own(identity, async (c, session) => {
      const context = c.get('context')
      const hasPassword = (await proofOf(context, session)) === 'password'
      const passkeys = await passkeysOf(context, session.person.id)
      return page(
        c,
        <SecurityPage
          person={session.person}
          hasPassword={hasPassword}
          passkeys={passkeys}
          mayEndSecondFactor={mayEndSecondFactor(context, session)}
        />,
      )
    }),
  )

  routes.get(
    '/konto/bezpieczenstwo/haslo',
    own(identity, async (c, session) => {
      if ((await proofOf(c.get('context'), session)) !== 'password') return seeOther(c, '/haslo/nowe')
      return page(c, <ChangePasswordPage form={emptyForm()} />)
    }),
  )

  routes.post(
    '/konto/bezpieczenstwo/haslo',
    own(identity, async (c, session) => {
      const form = await readForm(c, ChangePasswordForm)
      if (!form.ok) return page(c, <ChangePasswordPage form={form} />, 422)
      const problem = passwordProblem(form.value.newPassword, session.person)
      if (problem) return page(c, <ChangePasswordPage form={withProblem(c, form, 'newPassword', problem)} />, 422)
      const answer = await changePassword(identity, c.get('context'), session, {
        ...form.value,
        headers: c.req.raw.headers,
      })
      if (!answer)
        return page(c, <ChangePasswordPage form={withProblem(c, form, 'password', 'identity.proof.wrong')} />, 422)
      carryCookies(c, answer)
      return seeOther(c, '/konto/bezpieczenstwo', 'identity.password.changed')
    }),
  )

  routes.get(
    '/konto/bezpieczenstwo/klucze',
    own(identity, async (c, session) => page(c, <NewPasskeyPage proof={await proofOf(c.get('context'), session)} />)),
  )

  // These two are asked by the island, which shows what went wrong itself.
  routes.post(
    '/konto/bezpieczenstwo/klucze/pytanie',
    own(identity, async (c, session) => {
      const form = await readForm(c, NewPasskeyForm)
      if (!form.ok || !(await proves(c.get('context'), session, form.value.password))) return refused(c)
      const { options, answer } = await newPasskeyQuestion(identity, c.req.raw.headers)
      carryCookies(c, answer)
      return c.json(options)
    }),
  )

  routes.post(
    '/konto/bezpieczenstwo/klucze',
    own(identity, (c, session) => passkeyAdded(identity, c, session)),
  )

  routes.post(
    '/konto/bezpieczenstwo/klucze/:id/usuniecie',
    own(identity, async (c, session) => {
      await removePasskey(identity, c.get('context'), session, c.req.param('id') ?? '')
      return seeOther(c, '/konto/bezpieczenstwo', 'identity.passkey.removed')
    }),
  )

  return routes
}

async function passkeyAdded(identity: Identity, c: HttpContext, session: Session) {
  const form = await readForm(c, NewPasskeyForm)
  if (!form.ok || !(await proves(c.get('context'), session, form.value.password))) return refused(c)
  const { response, name } = form.value
  const added = await addPasskey(identity, c.get('context'), session, { response, name, headers: c.req.raw.headers })
  return added ? c.json({ next: c.get('url')('/konto/bezpieczenstwo') }) : refused(c)
}

const refused = (c: HttpContext) => c.json({ refused: true }, 422)

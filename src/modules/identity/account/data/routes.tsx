import { Hono } from 'hono'
import { asStream } from '../../../../platform/documents/bytes.ts'
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
import type { Session } from '../../sessions.ts'
import { signOut } from '../../sign-in/actions.ts'
import { own } from '../guard.ts'
import { proofOf, proves } from '../proof.ts'
import { downloadData, eraseAccount } from './actions.ts'
import { ErasureForm, ProofForm } from './forms.ts'
import { DataPage, ErasurePage } from './pages.tsx'

/** All of one's data, and the end of the account. */
export function openDataRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()

  routes.get(
    '/konto/dane',
    own(identity, async (c, session) =>
      page(c, <DataPage form={emptyForm()} proof={await proofOf(c.get('context'), session)} />),
    ),
  )

  routes.post(
    '/konto/dane',
    own(identity, async (c, session) => {
      const context = c.get('context')
      const form = await readForm(c, ProofForm)
      if (!form.ok || !(await proves(context, session, form.value.password))) {
        const shown = withProblem(c, form, 'password', 'identity.proof.wrong')
        return page(c, <DataPage form={shown} proof={await proofOf(context, session)} />, 422)
      }
      const archive = await downloadData(identity, context, session)
      return c.body(asStream(archive), 200, {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="moje-dane.zip"',
        'cache-control': 'no-store',
      })
    }),
  )

  routes.get(
    '/konto/usuniecie',
    own(identity, async (c, session) =>
      page(c, <ErasurePage form={emptyForm()} proof={await proofOf(c.get('context'), session)} />),
    ),
  )

  routes.post(
    '/konto/usuniecie',
    own(identity, (c, session) => erased(identity, c, session)),
  )

  return routes
}

async function erased(identity: Identity, c: HttpContext, session: Session) {
  const context = c.get('context')
  const proof = await proofOf(context, session)
  const form = await readForm(c, ErasureForm)
  const again = (field: string, key: string) =>
    page(c, <ErasurePage form={withProblem(c, form, field, key)} proof={proof} />, 422)
  if (!form.ok || !(await proves(context, session, form.value.password)))
    return again('password', 'identity.proof.wrong')
  if (proof !== 'password' && form.value.email !== session.person.email)
    return again('email', 'identity.erasure.other-email')
  await eraseAccount(identity, context, session)
  carryCookies(c, await signOut(identity, c.req.raw.headers))
  return seeOther(c, '/', 'identity.erasure.done')
}

import { Hono } from 'hono'
import { absent } from '../../../../platform/errors.ts'
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
import { own } from '../guard.ts'
import { proofOf, proves } from '../proof.ts'
import { FirstCodeForm, ProofForm } from './forms.ts'
import {
  beginSecondFactor,
  endSecondFactor,
  finishSecondFactor,
  mayEndSecondFactor,
  renewRecoveryCodes,
  waitingSecret,
} from './second-factor.ts'
import {
  BeginSecondFactorPage,
  EndSecondFactorPage,
  RecoveryCodesPage,
  RenewCodesPage,
  ScanPage,
} from './second-factor-pages.tsx'

const SECURITY = '/konto/bezpieczenstwo'

/** Turning codes from an app on and off, and recovery codes. */
export function openSecondFactorRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()

  routes.get(
    `${SECURITY}/kod`,
    own(identity, async (c, session) => {
      if (session.person.hasSecondFactor) return seeOther(c, SECURITY)
      return page(c, <BeginSecondFactorPage form={emptyForm()} proof={await proofOf(c.get('context'), session)} />)
    }),
  )

  routes.post(
    `${SECURITY}/kod`,
    own(identity, async (c, session) => {
      const read = await proven(c, session)
      if (!read.ok) return page(c, <BeginSecondFactorPage {...read.shown} />, 422)
      await beginSecondFactor(identity, session, { password: read.password, headers: c.req.raw.headers })
      return seeOther(c, `${SECURITY}/kod/aplikacja`)
    }),
  )

  routes.get(
    `${SECURITY}/kod/aplikacja`,
    own(identity, async (c, session) => {
      const secret = await waitingSecret(identity, c.get('context'), session)
      if (!secret) return seeOther(c, `${SECURITY}/kod`)
      c.header('cache-control', 'no-store')
      return page(c, <ScanPage secret={secret} form={emptyForm()} />)
    }),
  )

  routes.post(
    `${SECURITY}/kod/aplikacja`,
    own(identity, async (c, session) => {
      const context = c.get('context')
      const secret = await waitingSecret(identity, context, session)
      if (!secret) throw absent()
      c.header('cache-control', 'no-store')
      const form = await readForm(c, FirstCodeForm)
      if (!form.ok) return page(c, <ScanPage secret={secret} form={form} />, 422)
      const { headers } = c.req.raw
      const done = await finishSecondFactor(identity, context, session, { code: form.value.code, headers })
      if (!done)
        return page(c, <ScanPage secret={secret} form={withProblem(c, form, 'code', 'identity.code.refused')} />, 422)
      carryCookies(c, done.answer)
      return page(c, <RecoveryCodesPage codes={done.recoveryCodes} />)
    }),
  )

  routes.get(
    `${SECURITY}/kod/wylaczenie`,
    own(identity, async (c, session) => {
      if (!mayEndSecondFactor(c.get('context'), session)) return seeOther(c, SECURITY)
      return page(c, <EndSecondFactorPage form={emptyForm()} proof={await proofOf(c.get('context'), session)} />)
    }),
  )

  routes.post(
    `${SECURITY}/kod/wylaczenie`,
    own(identity, async (c, session) => {
      const read = await proven(c, session)
      if (!read.ok) return page(c, <EndSecondFactorPage {...read.shown} />, 422)
      const input = { password: read.password, headers: c.req.raw.headers }
      carryCookies(c, await endSecondFactor(identity, c.get('context'), session, input))
      return seeOther(c, SECURITY, 'identity.second-factor.ended')
    }),
  )

  routes.get(
    `${SECURITY}/kody-zapasowe`,
    own(identity, async (c, session) => {
      if (!session.person.hasSecondFactor) return seeOther(c, SECURITY)
      return page(c, <RenewCodesPage form={emptyForm()} proof={await proofOf(c.get('context'), session)} />)
    }),
  )

  routes.post(
    `${SECURITY}/kody-zapasowe`,
    own(identity, async (c, session) => {
      const read = await proven(c, session)
      if (!read.ok) return page(c, <RenewCodesPage {...read.shown} />, 422)
      const input = { password: read.password, headers: c.req.raw.headers }
      const codes = await renewRecoveryCodes(identity, c.get('context'), session, input)
      c.header('cache-control', 'no-store')
      return page(c, <RecoveryCodesPage codes={codes} />)
    }),
  )

  return routes
}

// Reads a form that asks for nothing but the proof of who it is.
async function proven(c: HttpContext, session: Session) {
  const context = c.get('context')
  const form = await readForm(c, ProofForm)
  const password = form.ok ? form.value.password : ''
  if (form.ok && (await proves(context, session, password))) return { ok: true as const, password }
  const shown = {
    form: withProblem(c, form, 'password', 'identity.proof.wrong'),
    proof: await proofOf(context, session),
  }
  return { ok: false as const, shown }
}

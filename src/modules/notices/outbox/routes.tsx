import { Hono } from 'hono'
import { allow, found } from '../../../platform/errors.ts'
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
import { isId } from '../../../platform/ids.ts'
import type { Desk } from '../../../ui/index.ts'
import { liftSuppression, mayKeepOutbox, suppressAddress } from '../suppression/actions.ts'
import { HeldBackPage } from '../suppression/pages.tsx'
import { listSuppressions } from '../suppression/store.ts'
import { decideUnknown } from './decisions.ts'
import { countByState, listMessages } from './desk-store.ts'
import {
  AddressFields,
  HELD_BACK,
  HeldBackQuery,
  OUTBOX,
  OutboxQuery,
  outboxAddress,
  STATE_WORDS,
  stateOf,
} from './forms.ts'
import { OutboxPage } from './pages.tsx'

const ROWS = 50

/** Counts of settled letters look back this far. */
const COUNTED_DAYS = 30

/** Addresses of the outbox, for administrators. */
export function openOutboxRoutes(desk: (c: HttpContext) => Desk): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(OUTBOX, async (c) => {
    const context = c.get('context')
    allow(mayKeepOutbox(context))
    const query = readQuery(c, OutboxQuery)
    const counts = await countByState(context.db, context.now.subtract({ hours: COUNTED_DAYS * 24 }))
    const { rows, next } = await listMessages(context.db, {
      state: stateOf(query.stan),
      cursor: query.dalej,
      limit: ROWS,
    })
    return page(c, <OutboxPage desk={desk(c)} query={query} counts={counts} rows={rows} next={next} />)
  })

  routes.post(`${OUTBOX}/:id/ponowienie`, (c) => decided(c, 'resend', 'notices.outbox.resent'))
  routes.post(`${OUTBOX}/:id/uznanie`, (c) => decided(c, 'sent', 'notices.outbox.held-for-sent'))

  routes.get(HELD_BACK, (c) => heldBackPage(c, emptyForm()))

  routes.post(HELD_BACK, async (c) => {
    allow(mayKeepOutbox(c.get('context')))
    const form = await readForm(c, AddressFields)
    if (!form.ok) return heldBackPage(c, form, 422)
    await suppressAddress(c.get('context'), form.value.email)
    return seeOther(c, HELD_BACK, 'notices.held-back.added')
  })

  routes.post(`${HELD_BACK}/zdjecie`, async (c) => {
    allow(mayKeepOutbox(c.get('context')))
    const form = await readForm(c, AddressFields)
    if (!form.ok) return heldBackPage(c, form, 422)
    const lifted = await liftSuppression(c.get('context'), form.value.email)
    if (!lifted) return heldBackPage(c, withProblem(c, form, 'email', 'notices.held-back.not-there'), 422)
    return seeOther(c, HELD_BACK, 'notices.held-back.released')
  })

  async function heldBackPage(c: HttpContext, form: Form, status = 200) {
    const context = c.get('context')
    allow(mayKeepOutbox(context))
    const { rows, next } = await listSuppressions(context.db, readQuery(c, HeldBackQuery).dalej, ROWS)
    return page(c, <HeldBackPage desk={desk(c)} rows={rows} next={next} form={form} />, status)
  }

  return routes
}

async function decided(c: HttpContext, decision: 'resend' | 'sent', flash: string) {
  const id = c.req.param('id') ?? ''
  allow(mayKeepOutbox(c.get('context')))
  await decideUnknown(c.get('context'), found(isId(id) ? id : null), decision)
  return seeOther(c, outboxAddress({ stan: STATE_WORDS.unknown }), flash)
}

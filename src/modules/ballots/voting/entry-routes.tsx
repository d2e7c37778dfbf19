import { Hono } from 'hono'
import { z } from 'zod'
import { personId } from '../../../platform/actor.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  requestSource,
  seeOther,
  throttle,
  withProblem,
  withProblems,
} from '../../../platform/http/index.ts'
import { byAccount, identify, issuePaper, readPhone, votesAs } from '../eligibility/identify.ts'
import { hashOf } from '../eligibility/keys.ts'
import { sendSmsCode } from '../eligibility/sms.ts'
import type { Poll } from '../polls/rules.ts'
import type { BallotsPorts } from '../ports.ts'
import { EntryPage } from './entry-page.tsx'
import { handOut } from './handing.ts'
import { HOME, pathOf } from './paths.ts'
import { openPollAt } from './poll-at.ts'
import { keyByEditHash } from './store.ts'

const text = z.string().trim().max(200).default('')
export const IdentityForm = z.object({
  firstName: text,
  lastName: text,
  birthYear: text,
  address: text,
  listed: text,
  code: text,
  phone: text,
  smsCode: text,
  pesel: text,
  email: text,
  voteAs: text,
  memberNumber: text,
  confirmed: z
    .literal('tak')
    .optional()
    .transform((value) => value === 'tak'),
})

/** Who somebody is, asked once before the ballot. */
export function openEntryRoutes(ports: BallotsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(`${HOME}/:slug/wejscie`, async (c) => {
    const poll = await openPollAt(c)
    const journey = await ports.journeyOf?.(c.get('context'), poll)
    if (journey) return seeOther(c, journey.entry)
    const kod = c.req.query('kod')?.slice(0, 40)
    return entry(c, ports, poll, emptyForm(kod ? { code: kod } : {}))
  })

  routes.post(`${HOME}/:slug/wejscie`, async (c) => {
    const context = c.get('context')
    const poll = await openPollAt(c)
    const journey = await ports.journeyOf?.(context, poll)
    if (journey) return seeOther(c, journey.entry)
    await throttle(context, { what: 'voting-entry', whom: requestSource(c), most: 120, seconds: 3600 })
    const form = await readForm(c, IdentityForm)
    if (!form.ok) return entry(c, ports, poll, form, 422)
    const who = await identify(context, ports, poll, form.value)
    if (!who.ok) {
      // What was typed of a PESEL number does not come back in a page.
      const shown = { ...form, values: { ...form.values, pesel: '', smsCode: '' } }
      return entry(c, ports, poll, withProblems(c, shown, who.problems), 422)
    }
    handOut(c, poll, issuePaper(context, poll, who.key), null)
    return seeOther(c, `${pathOf(poll)}/karta`)
  })

  routes.post(`${HOME}/:slug/sms`, async (c) => {
    const context = c.get('context')
    const poll = await openPollAt(c)
    await throttle(context, { what: 'voting-sms-source', whom: requestSource(c), most: 10, seconds: 3600 })
    const form = await readForm(c, IdentityForm)
    const phone = readPhone(String(form.values.phone ?? ''))
    if (!phone) return entry(c, ports, poll, withProblem(c, form, 'phone', 'ballots.identify.phone.wrong'), 422)
    await sendSmsCode(context, poll, phone)
    return entry(c, ports, poll, emptyForm({ phone: String(form.values.phone) }))
  })

  routes.post(`${HOME}/:slug/klucz`, async (c) => {
    const context = c.get('context')
    const poll = await openPollAt(c)
    await throttle(context, { what: 'voting-entry', whom: requestSource(c), most: 120, seconds: 3600 })
    const form = await readForm(c, z.object({ editKey: text }))
    const secret = form.ok ? form.value.editKey : ''
    const key = await keyByEditHash(context.db, poll.id, hashOf(secret))
    if (!key) return entry(c, ports, poll, withProblem(c, form, 'editKey', 'ballots.identify.editKey.wrong'), 422)
    handOut(c, poll, { poll: poll.id, key, secret }, (await ports.boothOf?.(c, poll)) ?? null)
    return seeOther(c, `${pathOf(poll)}/karta`)
  })

  return routes
}

async function entry(c: HttpContext, ports: BallotsPorts, poll: Poll, form: Form, status = 200) {
  const context = c.get('context')
  const account = byAccount(poll.definition.way)
  const stranger = personId(context.actor) === null
  const signIn = account && stranger ? ports.signInPath(`${pathOf(poll)}/wejscie`) : null
  const members = poll.definition.way === 'membership' ? await votesAs(context, ports) : []
  const outside = account && !stranger && members.length === 0 && !(await identify(context, ports, poll, {})).ok
  return page(c, <EntryPage {...{ poll, form, signIn, outside, members }} />, status)
}

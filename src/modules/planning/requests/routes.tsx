import { Hono } from 'hono'
import { allow, found, refuse } from '../../../platform/errors.ts'
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
} from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { organisationById, organisationsByIds } from '../../network/index.ts'
import { processById, processesOfOrganisations } from '../../processes/index.ts'
import { mayPlan } from '../plans/rules.ts'
import type { PlanningPorts } from '../ports.ts'
import {
  admitRequest,
  answerRequest,
  confirm,
  confirmedBy,
  giveRequest,
  REQUESTS,
  REQUESTS_PATH,
  supportRequest,
  verifyRequest,
} from './actions.ts'
import { AdmitForm, AnswerForm, RequestForm, SupportByEmailForm, SupportDeclaredForm, VerifyForm } from './forms.ts'
import { ConfirmPage, LookInMailPage, NewRequestPage, RequestPage, RequestsPage } from './pages.tsx'
import { isShown, type Request } from './rules.ts'
import { askable, countSupports, requestById, requestsTo, shownRequests, supportsOf } from './store.ts'
import { RequestsWorkPage, RequestWorkPage, workPathTo } from './work-pages.tsx'

const MOST = 300

/** `/wnioski-o-konsultacje`: residents ask, others support, everybody reads the office's answer. */
export function openRequests(ports: PlanningPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(REQUESTS_PATH, async (c) => {
    const { db } = c.get('context')
    const requests = await shownRequests(db, MOST)
    const props = {
      requests,
      organisations: await organisationsByIds(db, [...new Set(requests.map(({ organisationId }) => organisationId))]),
      counts: await countSupports(
        db,
        requests.map(({ id }) => id),
      ),
      mayAsk: (await askable(db)).size > 0,
    }
    return page(c, <RequestsPage {...props} />, 200, { cache: [REQUESTS] })
  })

  routes.get(`${REQUESTS_PATH}/nowy`, async (c) => newPage(c, emptyForm()))

  routes.post(`${REQUESTS_PATH}/nowy`, async (c) => {
    const form = await readForm(c, RequestForm)
    if (!form.ok) return newPage(c, form, 422)
    const { website, ...input } = form.value
    if (website) refuse('too-many', 429)
    await throttle(c.get('context'), { what: 'request', whom: requestSource(c), most: 10, seconds: 86_400 })
    await giveRequest(c.get('context'), input)
    return seeOther(c, `${REQUESTS_PATH}/napisalismy`)
  })

  routes.get(`${REQUESTS_PATH}/napisalismy`, (c) =>
    page(c, <LookInMailPage title={c.get('context').house.texts.in(c.get('locale'))('planning.requests.look')} />),
  )

  routes.get(`${REQUESTS_PATH}/potwierdzenie/:token`, async (c) => {
    const token = c.req.param('token')
    const { request, support } = found(await confirmedBy(c.get('context'), token))
    c.header('cache-control', 'no-store')
    return page(c, <ConfirmPage {...{ request, token }} support={support !== null} />)
  })

  routes.post(`${REQUESTS_PATH}/potwierdzenie/:token`, async (c) => {
    const request = await confirm(c.get('context'), c.req.param('token'))
    return isShown(request)
      ? seeOther(c, `${REQUESTS_PATH}/${request.id}`, 'planning.flash.support-counted')
      : seeOther(c, REQUESTS_PATH, 'planning.flash.request-confirmed')
  })

  routes.get(`${REQUESTS_PATH}/:request`, async (c) => requestPage(c, await shown(c), emptyForm()))

  routes.post(`${REQUESTS_PATH}/:request/poparcie`, async (c) => {
    const request = await shown(c)
    const form =
      request.supportedBy === 'email' ? await readForm(c, SupportByEmailForm) : await readForm(c, SupportDeclaredForm)
    if (!form.ok) return requestPage(c, request, form, 422)
    if (form.value.website) refuse('too-many', 429)
    await throttle(c.get('context'), { what: 'request-support', whom: requestSource(c), most: 60, seconds: 3600 })
    await supportRequest(c.get('context'), request, { email: '', name: '', address: '', ...form.value })
    return request.supportedBy === 'email'
      ? seeOther(c, `${REQUESTS_PATH}/napisalismy`)
      : seeOther(c, `${REQUESTS_PATH}/${request.id}`, 'planning.flash.support-counted')
  })

  openWork(routes, ports)
  return routes
}

/** The office's side. */
function openWork(routes: App, ports: PlanningPorts) {
  const WORK = '/praca/organizacje/:id/wnioski'

  routes.get(WORK, async (c) => {
    const { db } = c.get('context')
    const organisation = await own(c)
    const requests = await requestsTo(db, [organisation.id], MOST)
    const counts = await countSupports(
      db,
      requests.map(({ id }) => id),
    )
    const taken = (await askable(db)).has(organisation.id)
    return page(
      c,
      <RequestsWorkPage {...{ organisation, requests, counts, taken }} desk={ports.teamDesk(c, organisation)} />,
    )
  })

  routes.get(`${WORK}/:request`, async (c) => workPage(c, ports, emptyForm()))

  routes.post(`${WORK}/:request/dopuszczenie`, async (c) => {
    const request = await theirs(c)
    const form = await readForm(c, AdmitForm)
    if (!form.ok) return workPage(c, ports, form, 422)
    const { what, reason } = form.value
    await admitRequest(c.get('context'), request, what === 'show' ? null : reason)
    return done(c, request)
  })

  routes.post(`${WORK}/:request/weryfikacja`, async (c) => {
    const request = await theirs(c)
    const form = await readForm(c, VerifyForm)
    if (!form.ok) return workPage(c, ports, form, 422)
    await verifyRequest(c.get('context'), request, form.value)
    return done(c, request)
  })

  routes.post(`${WORK}/:request/odpowiedz`, async (c) => {
    const request = await theirs(c)
    const form = await readForm(c, AnswerForm)
    if (!form.ok) return workPage(c, ports, form, 422)
    const { processId, ...said } = form.value
    const process = processId ? await processById(c.get('context').db, processId) : null
    allow(!process || process.organisationId === request.organisationId)
    await answerRequest(c.get('context'), request, { ...said, processId: process?.id ?? null })
    return done(c, request)
  })
}

const done = (c: HttpContext, request: Request) =>
  seeOther(c, `${workPathTo({ id: request.organisationId })}/${request.id}`, 'planning.flash.saved')

async function own(c: HttpContext) {
  const { actor, db } = c.get('context')
  const id = c.req.param('id') ?? ''
  const organisation = found(isId(id) ? await organisationById(db, id) : null)
  allow(mayPlan(actor, organisation.id))
  return organisation
}

const requestAt = async (c: HttpContext) => {
  const id = c.req.param('request') ?? ''
  return found(isId(id) ? await requestById(c.get('context').db, id) : null)
}

/** What everybody reads; one that is not shown is as if it were not there. */
async function shown(c: HttpContext): Promise<Request> {
  const request = await requestAt(c)
  allow(isShown(request))
  return request
}

/** A request to this office, confirmed by its author. */
async function theirs(c: HttpContext): Promise<Request> {
  const organisation = await own(c)
  const request = await requestAt(c)
  allow(request.organisationId === organisation.id && request.confirmedAt !== null)
  return request
}

async function newPage(c: HttpContext, form: Form, status = 200) {
  const { db } = c.get('context')
  const rules = await askable(db)
  const organisations = await organisationsByIds(db, [...rules.keys()])
  const offices = [...organisations.values()].map(({ id, name, slug }) => ({
    id,
    name,
    slug,
    people: rules.get(id)?.people ?? 0,
    days: rules.get(id)?.days ?? 0,
  }))
  return page(c, <NewRequestPage {...{ form, offices }} />, status)
}

async function requestPage(c: HttpContext, request: Request, form: Form, status = 200) {
  const { db } = c.get('context')
  const props = {
    request,
    form,
    organisation: found(await organisationById(db, request.organisationId)),
    count: (await countSupports(db, [request.id])).get(request.id) ?? 0,
    process: request.processId ? await processById(db, request.processId) : null,
  }
  return page(c, <RequestPage {...props} />, status, status === 200 ? { cache: [REQUESTS] } : undefined)
}

async function workPage(c: HttpContext, ports: PlanningPorts, form: Form, status = 200) {
  const { db } = c.get('context')
  const organisation = await own(c)
  const request = await theirs(c)
  const props = {
    organisation,
    request,
    form,
    desk: ports.teamDesk(c, organisation),
    count: (await countSupports(db, [request.id])).get(request.id) ?? 0,
    supports: await supportsOf(db, request.id),
    own: (await processesOfOrganisations(db, [organisation.id])).filter(({ kind }) => kind === ports.kind),
  }
  return page(c, <RequestWorkPage {...props} />, status)
}

import { Hono } from 'hono'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import { allow, found } from '../../../platform/errors.ts'
import { latest, writeAtom } from '../../../platform/feeds/atom.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  line,
  page,
  readForm,
  readQuery,
  seeOther,
} from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { type Organisation, organisationById, organisationBySlug, organisationsByIds } from '../../network/index.ts'
import { type Process, processById, processesOfOrganisations } from '../../processes/index.ts'
import { mayPlan } from '../plans/rules.ts'
import type { PlanningPorts } from '../ports.ts'
import { addIntention, changeIntention, giveUpIntention, YEARLY } from './actions.ts'
import { OrganisationPlanPage, YEARLY_PATH, YearlyPage, YearlyWorkPage } from './pages.tsx'
import { type Intention, intentionById, intentionsIn, intentionsOf, yearsOf } from './store.ts'

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, 'planning.problem.number')
    .transform(Number)
    .pipe(z.number().min(least, 'planning.problem.number').max(most, 'planning.problem.number'))

const YearQuery = z.object({ rok: whole(2020, 2100).optional().catch(undefined) })

const IntentionForm = z.object({
  title: line(160).pipe(z.string().min(1, 'http.form.needed')),
  summary: z.string().trim().max(500, 'http.form.too-long').default(''),
  year: whole(2020, 2100),
  month: whole(1, 12),
  runningUnit: line(120).default(''),
  processId: z.uuid().or(z.literal('')).catch('').default(''),
})

const GivingUpForm = z.object({ reason: line(300).pipe(z.string().min(1, 'http.form.needed')) })

const MOST = 500

/** Yearly plans of consultations: for everybody, and for the team that keeps one. */
export function openYearly(ports: PlanningPorts): App {
  const routes: App = new Hono<AppEnv>()
  const WORK = '/praca/organizacje/:id/plan-konsultacji'

  routes.get(YEARLY_PATH, async (c) => {
    const { db } = c.get('context')
    const year = yearOf(c)
    const intentions = await intentionsIn(db, year, MOST)
    const organisations = await organisationsByIds(db, [
      ...new Set(intentions.map(({ organisationId }) => organisationId)),
    ])
    const props = { year, intentions, organisations, processes: await becomeOf(c, intentions) }
    return page(c, <YearlyPage {...props} />, 200, { cache: [YEARLY] })
  })

  routes.get(`${YEARLY_PATH}/:slug`, async (c) => {
    const { db } = c.get('context')
    const organisation = found(await organisationBySlug(db, c.req.param('slug')))
    const year = yearOf(c)
    const intentions = await intentionsOf(db, organisation.id, year)
    const years = [...new Set([year, ...(await yearsOf(db, organisation.id))])].toSorted((one, other) => other - one)
    const props = {
      organisation,
      year,
      years,
      intentions,
      organisations: new Map(),
      processes: await becomeOf(c, intentions),
    }
    return page(c, <OrganisationPlanPage {...props} />, 200, { cache: [YEARLY] })
  })

  routes.get(`${YEARLY_PATH}/:slug/kanal.xml`, async (c) => {
    const organisation = found(await organisationBySlug(c.get('context').db, c.req.param('slug')))
    c.header('content-type', 'application/atom+xml; charset=utf-8')
    return c.body(await feedOf(c, organisation))
  })

  routes.get(WORK, async (c) => work(c, ports, await own(c), null, emptyForm({ year: String(yearOf(c)), month: '1' })))

  routes.post(WORK, async (c) => {
    const organisation = await own(c)
    const form = await readForm(c, IntentionForm)
    if (!form.ok) return work(c, ports, organisation, null, form, 422)
    const { processId: _, ...intention } = form.value
    await addIntention(c.get('context'), organisation.id, intention)
    return seeOther(c, `${pathTo(organisation)}?rok=${intention.year}`, 'planning.flash.saved')
  })

  routes.get(`${WORK}/:intention`, async (c) => {
    const organisation = await own(c)
    const intention = await intentionOf(c, organisation)
    const { title, summary, year, month, runningUnit, processId } = intention
    const typed = { title, summary, runningUnit, year: String(year), month: String(month), processId: processId ?? '' }
    return work(c, ports, organisation, intention, emptyForm(typed))
  })

  routes.post(`${WORK}/:intention`, async (c) => {
    const organisation = await own(c)
    const intention = await intentionOf(c, organisation)
    const form = await readForm(c, IntentionForm)
    if (!form.ok) return work(c, ports, organisation, intention, form, 422)
    const { processId, ...written } = form.value
    const process = processId ? await processById(c.get('context').db, processId) : null
    allow(!process || process.organisationId === organisation.id)
    await changeIntention(c.get('context'), intention, { ...written, processId: process?.id ?? null })
    return seeOther(c, `${pathTo(organisation)}?rok=${written.year}`, 'planning.flash.saved')
  })

  routes.post(`${WORK}/:intention/rezygnacja`, async (c) => {
    const organisation = await own(c)
    const intention = await intentionOf(c, organisation)
    const form = await readForm(c, GivingUpForm)
    if (!form.ok) return work(c, ports, organisation, intention, form, 422)
    await giveUpIntention(c.get('context'), intention, form.value.reason)
    return seeOther(c, `${pathTo(organisation)}?rok=${intention.year}`, 'planning.flash.saved')
  })

  return routes
}

const pathTo = ({ id }: Pick<Organisation, 'id'>) => `/praca/organizacje/${id}/plan-konsultacji`
const yearOf = (c: HttpContext) => readQuery(c, YearQuery).rok ?? dateOf(c.get('context').now).year

async function own(c: HttpContext): Promise<Organisation> {
  const { actor, db } = c.get('context')
  const id = c.req.param('id') ?? ''
  const organisation = found(isId(id) ? await organisationById(db, id) : null)
  allow(mayPlan(actor, organisation.id))
  return organisation
}

async function intentionOf(c: HttpContext, organisation: Organisation): Promise<Intention> {
  const id = c.req.param('intention') ?? ''
  const intention = found(isId(id) ? await intentionById(c.get('context').db, id) : null)
  allow(intention.organisationId === organisation.id)
  return intention
}

/** Consultations that plans have become, by id. */
async function becomeOf(c: HttpContext, intentions: Intention[]): Promise<Map<string, Process>> {
  const ids = [...new Set(intentions.flatMap(({ processId }) => processId ?? []))]
  const processes = await Promise.all(ids.map((id) => processById(c.get('context').db, id)))
  return new Map(processes.flatMap((process) => (process ? [[process.id, process]] : [])))
}

async function work(
  c: HttpContext,
  ports: PlanningPorts,
  organisation: Organisation,
  editing: Intention | null,
  form: Form,
  status = 200,
) {
  const { db } = c.get('context')
  const year = editing?.year ?? yearOf(c)
  const intentions = await intentionsOf(db, organisation.id, year)
  const processes = await becomeOf(c, intentions)
  const mine = await processesOfOrganisations(db, [organisation.id])
  return page(
    c,
    <YearlyWorkPage
      desk={ports.teamDesk(c, organisation)}
      {...{ organisation, year, form, editing, intentions, processes }}
      organisations={new Map()}
      own={mine}
    />,
    status,
  )
}

/** What was added to the plan of this year and the next, as a feed. */
async function feedOf(c: HttpContext, organisation: Organisation): Promise<string> {
  const { house, db, now, locale } = c.get('context')
  const t = house.texts.in(locale)
  const origin = house.config.url
  const home = origin + c.get('url')(`${YEARLY_PATH}/${organisation.slug}`)
  const { year } = dateOf(now)
  const intentions = [
    ...(await intentionsOf(db, organisation.id, year)),
    ...(await intentionsOf(db, organisation.id, year + 1)),
  ]
  const entries = intentions
    .toSorted((one, other) => Temporal.Instant.compare(other.addedAt, one.addedAt))
    .map(({ id, title, summary, month, year, addedAt, droppedAt, droppedReason }) => ({
      id: `urn:uuid:${id}`,
      title,
      summary: [
        t('planning.yearly.when', { month: t(`planning.month-name.${month}`), year: String(year) }),
        summary,
        droppedReason ?? '',
      ]
        .filter(Boolean)
        .join('. '),
      url: `${home}?rok=${year}`,
      publishedAt: addedAt,
      updatedAt: droppedAt ?? addedAt,
    }))
  return writeAtom({
    id: `${home}/kanal.xml`,
    title: t('planning.yearly.of', { name: organisation.name }),
    language: locale,
    page: home,
    author: organisation.name,
    updatedAt: latest(now, ...entries.map(({ updatedAt }) => updatedAt)) ?? organisation.createdAt,
    entries,
  })
}

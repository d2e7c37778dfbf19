import { Hono } from 'hono'
import { z } from 'zod'
import { holds, type RoleHeld } from '../../../platform/actor.ts'
import { asStream, UnreadableFile, writePdf } from '../../../platform/documents/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
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
import { lettersOf, MOST_CODES, makeCodes } from '../eligibility/codes.ts'
import { readList } from '../eligibility/list.ts'
import { countEligible } from '../eligibility/store.ts'
import { isWaySet } from '../eligibility/ways.ts'
import { logEndOf } from '../log/store.ts'
import { openPaperRoutes } from '../paper/routes.tsx'
import { openBatches } from '../paper/store.ts'
import type { BallotsPorts } from '../ports.ts'
import { WORK, workPathOf } from '../voting/paths.ts'
import { wipeVoterData } from '../wipe/actions.ts'
import { draftPoll, drawLots, editPoll, finishPoll, missingLot, publishPoll, removeDraft } from './actions.ts'
import { WAYS } from './definition.ts'
import { EditPage } from './edit-page.tsx'
import { definitionOf, PollForm, valuesOf } from './forms.ts'
import { mayEnterPaper, mayRunPolls, type Poll, phaseOf, runsSomething } from './rules.ts'
import { pollById, workPolls } from './store.ts'
import { PublishPage, WipePage, WorkListPage, WorkPollPage } from './work-pages.tsx'

const PER_PAGE = 50
const LARGEST_LIST = 100_000_000

/** Polls for coordinators and teams. */
export function openWorkRoutes(ports: BallotsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(WORK, async (c) => {
    const context = c.get('context')
    allow(runsSomething(context.actor))
    const { po } = readQuery(c, z.object({ po: z.string().max(40).optional() }))
    const all = context.actor.kind === 'system' || holds(context.actor, ['administrator'], null)
    const roles: RoleHeld[] = context.actor.kind === 'person' ? context.actor.roles : []
    const scopes = all ? 'all' : [...new Set(roles.map(({ scope }) => scope))]
    const { rows, next } = await workPolls(context.db, scopes, { after: po, limit: PER_PAGE })
    const owners = new Map<string, string>()
    for (const { organisationId } of rows)
      if (organisationId) owners.set(organisationId, (await ports.nameOf(context, organisationId)) ?? '')
    const places = await ports.placesOf(context)
    const desk = await ports.desk(c, places[0]?.id ?? null)
    return page(c, <WorkListPage {...{ desk, owners, next }} polls={rows} mayMake={places.length > 0} />)
  })

  routes.get(`${WORK}/nowe`, async (c) => {
    const places = await placesOf(c, ports)
    const { now } = c.get('context')
    const day = now.toZonedDateTimeISO('Europe/Warsaw').toPlainDate()
    const form = emptyForm({
      shape: 'choose',
      way: places[0]?.id ? 'declaration' : 'membership',
      repeated: 'first',
      opensAt: `${day.add({ days: 1 })}T08:00`,
      closesAt: `${day.add({ days: 15 })}T23:59`,
    })
    return edit(c, ports, { form, places })
  })

  routes.post(`${WORK}/nowe`, async (c) => {
    const places = await placesOf(c, ports)
    const form = await readForm(c, PollForm)
    if (!form.ok) return edit(c, ports, { form, places }, 422)
    const organisationId = form.value.owner || null
    allow(places.some(({ id }) => id === organisationId))
    const id = await draftPoll(c.get('context'), {
      owner: { kind: 'poll', id: null },
      organisationId,
      definition: definitionOf(form.value),
    })
    return seeOther(c, workPathOf({ id }), 'ballots.done.drafted')
  })

  routes.get(`${WORK}/:id`, async (c) => overview(c, ports, await pollAt(c, 'sees'), emptyForm()))

  routes.get(`${WORK}/:id/tresc`, async (c) => {
    const poll = await draftAt(c)
    return edit(c, ports, { form: emptyForm(valuesOf(poll.definition)), poll })
  })

  routes.post(`${WORK}/:id/tresc`, async (c) => {
    const poll = await draftAt(c)
    const form = await readForm(c, PollForm)
    if (!form.ok) return edit(c, ports, { form, poll }, 422)
    await editPoll(c.get('context'), poll, definitionOf(form.value))
    return seeOther(c, workPathOf(poll), 'ballots.done.edited')
  })

  routes.post(`${WORK}/:id/usuniecie`, async (c) => {
    await removeDraft(c.get('context'), await pollAt(c))
    return seeOther(c, WORK, 'ballots.done.removed')
  })

  routes.get(`${WORK}/:id/ogloszenie`, async (c) => {
    const poll = await draftAt(c)
    return page(c, <PublishPage poll={poll} isSet={isWaySet(c.get('context').house.config, poll.definition.way)} />)
  })

  routes.post(`${WORK}/:id/ogloszenie`, async (c) => {
    const poll = await pollAt(c)
    await publishPoll(c.get('context'), poll)
    return seeOther(c, workPathOf(poll), 'ballots.done.published')
  })

  routes.post(`${WORK}/:id/kody`, async (c) => {
    const context = c.get('context')
    const poll = await pollAt(c)
    const form = await readForm(c, z.object({ codes: z.string().trim().default('') }))
    const count = Number(form.values.codes)
    if (!Number.isInteger(count) || count < 1 || count > MOST_CODES)
      return overview(
        c,
        ports,
        poll,
        withProblem(c, form, 'codes', 'ballots.work.codes.wrong', { most: MOST_CODES }),
        422,
      )
    const companions = (await ports.companionsOf?.(context, poll)) ?? []
    const codes = await makeCodes(context, poll, count, companions)
    const journey = (await ports.journeyOf?.(context, poll)) ?? null
    return c.body(asStream(writePdf(lettersOf(context, poll, codes, journey))), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="listy-z-kodami-${poll.slug}.pdf"`,
      'cache-control': 'no-store',
    })
  })

  routes.post(`${WORK}/:id/lista`, async (c) => {
    const poll = await pollAt(c)
    const form = await readForm(c, z.object({}), { files: 1, size: LARGEST_LIST })
    const [file] = form.files
    const wrong = () => overview(c, ports, poll, withProblem(c, form, 'list', 'ballots.work.list.needed'), 422)
    if (!file) return wrong()
    try {
      await readList(c.get('context'), poll, file.path)
    } catch (error) {
      if (error instanceof UnreadableFile) return wrong()
      throw error
    }
    return seeOther(c, workPathOf(poll), 'ballots.done.list')
  })

  routes.post(`${WORK}/:id/policzenie`, async (c) => {
    const poll = await pollAt(c)
    await finishPoll(c.get('context'), poll)
    return seeOther(c, workPathOf(poll), 'ballots.done.counted')
  })

  routes.post(`${WORK}/:id/losowanie`, async (c) => {
    const poll = await pollAt(c)
    const form = await readForm(c, z.object({ seed: z.string().trim().min(3, 'ballots.work.seed.needed').max(200) }))
    if (!form.ok) return overview(c, ports, poll, form, 422)
    await drawLots(c.get('context'), poll, form.value.seed)
    return seeOther(c, workPathOf(poll), 'ballots.done.drawn')
  })

  routes.get(`${WORK}/:id/dane-glosujacych`, async (c) => {
    const poll = await pollAt(c)
    if (!poll.countedAt) refuse('poll-not-counted')
    if (poll.wipedAt) refuse('poll-wiped')
    return page(c, <WipePage poll={poll} />)
  })

  routes.post(`${WORK}/:id/dane-glosujacych`, async (c) => {
    const poll = await pollAt(c)
    await wipeVoterData(c.get('context'), poll)
    return seeOther(c, workPathOf(poll), 'ballots.done.wiped')
  })

  routes.route('/', openPaperRoutes(ports))
  return routes
}

async function pollAt(c: HttpContext, what: 'runs' | 'sees' = 'runs'): Promise<Poll> {
  const context = c.get('context')
  const poll = found(await pollById(context.db, c.req.param('id') ?? ''))
  allow((what === 'runs' ? mayRunPolls : mayEnterPaper)(context.actor, poll.organisationId))
  return poll
}

async function draftAt(c: HttpContext): Promise<Poll> {
  const poll = await pollAt(c)
  if (phaseOf(poll, c.get('context').now) !== 'draft') refuse('poll-published')
  return poll
}

async function placesOf(c: HttpContext, ports: BallotsPorts) {
  const places = await ports.placesOf(c.get('context'))
  allow(places.length > 0)
  return places
}

interface Editing {
  form: Form
  poll?: Poll
  places?: { id: string | null; name: string }[]
}

async function edit(c: HttpContext, ports: BallotsPorts, { form, poll, places = [] }: Editing, status = 200) {
  const { house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  const unset = WAYS.filter((way) => !isWaySet(house.config, way))
  const desk = await ports.desk(c, poll ? poll.organisationId : (places[0]?.id ?? null))
  const action = poll ? `${workPathOf(poll)}/tresc` : `${WORK}/nowe`
  return page(
    c,
    <EditPage {...{ desk, form, places, action, unset }} title={poll?.title ?? t('ballots.work.new')} />,
    status,
  )
}

async function overview(c: HttpContext, ports: BallotsPorts, poll: Poll, form: Form, status = 200) {
  const context = c.get('context')
  const props = {
    desk: await ports.desk(c, poll.organisationId),
    mayRun: mayRunPolls(context.actor, poll.organisationId),
    poll,
    form,
    end: await logEndOf(context.db, poll.id),
    eligible: await countEligible(context.db, poll.id),
    companions: poll.definition.way === 'codes' ? ((await ports.companionsOf?.(context, poll)) ?? []) : [],
    openBatches: await openBatches(context.db, poll.id),
    lot: await missingLot(context, poll),
  }
  return page(c, <WorkPollPage {...props} />, status)
}

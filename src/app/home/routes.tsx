import { Hono } from 'hono'
import { POLLS, type PollCardProps, publicPolls, turnoutsOf } from '../../modules/ballots/index.ts'
import {
  KIND as BUDGET,
  HOME as BUDGETS,
  type ListedEdition,
  listedEditions,
  POOL_OWNER,
  stageOf,
} from '../../modules/budgets/index.ts'
import { described, KIND } from '../../modules/consultations/index.ts'
import { KNOWLEDGE, publishedHeads, TOOLS } from '../../modules/knowledge/index.ts'
import { laterDates, MEETINGS, meetingsPage } from '../../modules/meetings/index.ts'
import { countActive } from '../../modules/membership/index.ts'
import { countOrganisations, organisationsByIds } from '../../modules/network/index.ts'
import { ancestorsOf, myUnit, type PreparedRegion, prepareRegionMap } from '../../modules/places/index.ts'
import {
  asListed,
  countPractices,
  listPractices,
  HOME as MAP_OF_PRACTICES,
  PRACTICES,
} from '../../modules/practices/index.ts'
import { countByUnit, countProcesses, listProcesses, PROCESSES } from '../../modules/processes/index.ts'
import { countAllRemarks } from '../../modules/remarks/index.ts'
import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { type App, type AppEnv, type HttpContext, page } from '../../platform/http/index.ts'
import { Home } from './pages.tsx'

/** @param area codes of the voivodeships of the network, which an administrator may change */
export function openHomeRoutes(area: () => readonly string[]): App {
  const routes: App = new Hono<AppEnv>()
  let drawn: { codes: string; region: Promise<PreparedRegion> } | null = null

  routes.get('/', async (c) => {
    // Drawn once for an area; the register of units changes with the product, not while it runs.
    const codes = area()
    if (drawn?.codes !== codes.join())
      drawn = { codes: codes.join(), region: prepareRegionMap(c.get('context').db, codes) }
    const props = await homeProps(c, await drawn.region)
    return page(c, <Home {...props} />, 200, { cache: [PROCESSES, POLLS, 'members', MEETINGS, PRACTICES, KNOWLEDGE] })
  })
  return routes
}

async function homeProps(c: HttpContext, region: PreparedRegion) {
  const context = c.get('context')
  const { db, now } = context
  const mine = await myUnit(c)
  const openFilter = { kind: KIND, phase: 'open' as const }
  const open = await listProcesses(db, openFilter, now, { limit: 6 })
  const near = mine
    ? await listProcesses(
        db,
        { ...openFilter, unitCodes: [mine.code, mine.code.slice(0, 4)], aroundCodes: ancestorsOf(mine.code) },
        now,
        { limit: 6 },
      )
    : { rows: [] }
  const meetings = await meetingsPage(db, { when: 'ahead', oncePerSeries: true }, { now, limit: 3 })
  return {
    mine,
    region,
    open: await described(context, open.rows),
    near: await described(context, near.rows),
    openCount: await countProcesses(db, openFilter, now),
    counts: (await countByUnit(db, openFilter, now)).map(({ unitCode, count }) => ({ code: unitCode, count })),
    editions: await editionsNow(context),
    polls: await pollsNow(context),
    meetings: meetings.rows,
    later: await laterDates(db, meetings.rows),
    practices: await asListed(context, (await listPractices(context, {}, { limit: 3 })).rows),
    figures: await figuresOf(context),
    guides: await toolGuides(context),
  }
}

/** Budgets in which residents may do something today: submit a project, or vote. */
async function editionsNow(context: Context): Promise<ListedEdition[]> {
  const { rows } = await listProcesses(context.db, { kind: BUDGET, phase: 'open' }, context.now, { limit: 12 })
  const listed = await listedEditions(context, rows)
  return listed
    .filter(({ edition }) => ['submission', 'voting'].includes(stageOf(edition.calendar, context.now)))
    .slice(0, 3)
}

/** Open polls of residents: those of budgets are reached by the budget, those of members by the network. */
async function pollsNow({ db, now }: Context): Promise<PollCardProps[]> {
  const { rows } = await publicPolls(db, 'open', now, { limit: 24 })
  const polls = rows
    .filter(({ ownerKind, definition }) => ownerKind !== POOL_OWNER && definition.way !== 'membership')
    .slice(0, 3)
  const turnouts = await turnoutsOf(
    db,
    polls.map(({ id }) => id),
  )
  const owners = await organisationsByIds(
    db,
    polls.flatMap(({ organisationId }) => organisationId ?? []),
  )
  return polls.map((poll) => ({
    poll,
    owner: owners.get(poll.organisationId ?? '')?.name,
    turnout: turnouts.get(poll.id) ?? 0,
  }))
}

/** Guides to the five tools, in the order they are named everywhere. */
async function toolGuides({ db }: Context) {
  const guides = (await publishedHeads(db, 'guide')).filter(({ content }) => content.group === 'tool')
  return TOOLS.flatMap((tool) => guides.find((guide) => guide.tool === tool) ?? [])
}

/** Each number links to the list it counts. Eight of them: they stand in even rows on every screen. */
async function figuresOf(context: Context) {
  const { db, now } = context
  const t = context.house.texts.in(context.locale)
  const total = await countProcesses(db, { kind: KIND }, now)
  const reported = await countProcesses(db, { kind: KIND, phase: 'reported' }, now)
  const budgets = await countProcesses(db, { kind: BUDGET }, now)
  const organisations = await countOrganisations(db, {})
  const remarks = await countAllRemarks(db)
  const members = await countActive(db, dateOf(now))
  const practices = await countPractices(context, {})
  return [
    { figure: total, label: t('app.figures.consultations', { count: total }), href: '/konsultacje?stan=wszystkie' },
    { figure: remarks.public, label: t('app.figures.remarks', { count: remarks.public }) },
    { figure: remarks.publicSettled, label: t('app.figures.answered', { count: remarks.publicSettled }) },
    { figure: reported, label: t('app.figures.reports', { count: reported }), href: '/konsultacje?stan=z-raportem' },
    { figure: budgets, label: t('app.figures.budgets', { count: budgets }), href: BUDGETS },
    { figure: organisations, label: t('app.figures.organisations', { count: organisations }), href: '/organizacje' },
    {
      figure: members.person + members.institution,
      label: t('app.figures.members', { count: members.person + members.institution }),
      href: '/siec/czlonkowie',
    },
    { figure: practices, label: t('app.figures.practices', { count: practices }), href: MAP_OF_PRACTICES },
  ]
}

import { Hono } from 'hono'
import { z } from 'zod'
import { refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  requestSource,
  seeOther,
  throttle,
  withProblem,
  withProblems,
} from '../../../platform/http/index.ts'
import {
  agesOf,
  channelsOf,
  enterPolls,
  headsOf,
  IdentityForm,
  placesOf,
  pollPathOf,
  turnoutsOf,
} from '../../ballots/index.ts'
import { tagOf } from '../../processes/index.ts'
import { findEdition } from '../editions/actions.ts'
import { boothAt } from '../points/booth.ts'
import type { VotingPoint } from '../points/rules.ts'
import { pointsOf } from '../points/store.ts'
import type { BudgetsPorts } from '../ports.ts'
import type { At } from '../projects/actions.ts'
import { entryPathOf, isVotingNow, pollsOf } from './actions.ts'
import { DonePage, EntryPage } from './pages.tsx'
import { agesOfPeople } from './people.ts'
import { TurnoutPage } from './turnout-page.tsx'

const EntryForm = IdentityForm.extend({ pool: z.string().max(40).default('') })

/** Voting of an edition: who they are is said once, then the ballots of its pools follow one another. */
export function openVoting(ports: BudgetsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/glosowanie', async (c) => {
    const at = await votingAt(c)
    const { kod } = readQuery(c, z.object({ kod: z.string().max(40).default('') }))
    return entry(c, ports, at, emptyForm(kod ? { code: kod } : {}))
  })

  routes.post('/:slug/glosowanie', async (c) => {
    const context = c.get('context')
    const at = await votingAt(c)
    // Devices of one office share an address, so each has a limit of its own.
    const booth = await boothAt(c, at.process.id)
    const whom = booth ? `device ${booth.device}` : requestSource(c)
    await throttle(context, { what: 'voting-entry', whom, most: 120, seconds: 3600 })
    const form = await readForm(c, EntryForm)
    if (!form.ok) return entry(c, ports, at, form, 422)
    const polls = await pollsOf(context, at.process.id)
    const common = polls.filter(({ pool }) => !pool.oneOf)
    const district = polls.find(({ pool }) => pool.oneOf && pool.id === form.value.pool)
    // With nothing but districts, one of them has to be chosen.
    if (!district && common.length === 0)
      return entry(c, ports, at, withProblem(c, form, 'pool', 'budgets.vote.choose-district'), 422)
    const entered = [...(district ? [district] : []), ...common].map(({ poll }) => poll)
    const problems = await enterPolls(c, ports.ballots, entered, form.value)
    if (problems) {
      const shown = { ...form, values: { ...form.values, pesel: '' } }
      return entry(c, ports, at, withProblems(c, shown, problems), 422)
    }
    const [first] = entered
    return seeOther(c, first ? `${pollPathOf(first)}/karta` : entryPathOf(at.process))
  })

  routes.get('/:slug/glosowanie/koniec', async (c) => {
    const at = await findEdition(c.get('context'), c.req.param('slug'))
    const polls = await pollsOf(c.get('context'), at.process.id)
    const booth = await boothAt(c, at.process.id)
    if (booth) c.header('cache-control', 'no-store')
    return page(c, <DonePage {...at} polls={polls} booth={booth} />)
  })

  routes.get('/:slug/frekwencja', async (c) => {
    const context = c.get('context')
    const at = await findEdition(context, c.req.param('slug'))
    const polls = await pollsOf(context, at.process.id)
    const turnouts = await turnoutsOf(
      context.db,
      polls.map(({ poll }) => poll.id),
    )
    const rows = []
    for (const { pool, poll } of polls)
      rows.push({
        pool,
        poll,
        ballots: turnouts.get(poll.id) ?? 0,
        channels: await channelsOf(context.db, poll.id),
        heads: (await headsOf(context.db, poll.id, 500)).map(({ number, publishedAt }) => ({
          number,
          at: publishedAt,
        })),
      })
    const places = await placesOf(
      context.db,
      polls.map(({ poll }) => poll.id),
    )
    const points = (await pointsOf(context.db, at.process.id)).map((point) => ({
      point,
      ...ballotsAt(point, places),
    }))
    const ages = agesOfPeople(
      polls,
      await agesOf(
        context.db,
        polls.map(({ poll }) => poll.id),
      ),
    )
    return page(c, <TurnoutPage process={at.process} {...{ rows, points, ages }} />, 200, {
      cache: [tagOf(at.process)],
      cacheSeconds: 15,
    })
  })

  return routes
}

async function votingAt(c: HttpContext): Promise<At> {
  const context = c.get('context')
  const at = await findEdition(context, c.req.param('slug') ?? '')
  if (!isVotingNow(at.edition, context.now)) refuse('budget-not-voting')
  return at
}

async function entry(c: HttpContext, ports: BudgetsPorts, at: At, form: Form, status = 200) {
  const context = c.get('context')
  const polls = await pollsOf(context, at.process.id)
  const signIn = context.actor.kind === 'person' ? null : ports.ballots.signInPath(entryPathOf(at.process))
  const booth = await boothAt(c, at.process.id)
  if (booth) c.header('cache-control', 'no-store')
  const points = await pointsOf(context.db, at.process.id)
  return page(c, <EntryPage {...at} {...{ polls, points, form, signIn, booth }} />, status)
}

/** Ballots of all pools that began on devices of a point, and paper cards that came from it. */
function ballotsAt(point: VotingPoint, places: Awaited<ReturnType<typeof placesOf>>) {
  const sum = (of: 'web' | 'paper', name: string) =>
    places.filter(({ channel, place }) => channel === of && place === name).reduce((sum, { count }) => sum + count, 0)
  return { devices: sum('web', point.id), paper: sum('paper', point.name) }
}

import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { z } from 'zod'
import { asStream } from '../../../platform/documents/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { comesBack, type Holder, holderOf } from '../eligibility/identify.ts'
import { type BallotPaper, hashOf } from '../eligibility/keys.ts'
import { readCode } from '../log/chain.ts'
import { resultsLines } from '../log/file.ts'
import { CheckPage, LogPage } from '../log/pages.tsx'
import { ballotByReceipt, entriesAfter, entryByNumber, headsOf, logEndOf, turnoutsOf } from '../log/store.ts'
import { type Choice, type Press, press, readChoice, readPress } from '../polls/choices.ts'
import { canonical } from '../polls/definition.ts'
import { mayRunPolls, POLLS, type Poll, runsSomething, tagOf } from '../polls/rules.ts'
import { drawOf, publicPolls } from '../polls/store.ts'
import type { BallotsPorts } from '../ports.ts'
import { analysisOf } from './analysis.ts'
import { AnalysisPage } from './analysis-page.tsx'
import { BallotPage } from './ballot-page.tsx'
import { castBallot } from './casting.ts'
import { openEntryRoutes } from './entry-routes.tsx'
import { cookieOf, handOut, paperOf } from './handing.ts'
import { HOME, pathOf } from './paths.ts'
import { countedPollAt, openPollAt, pollAt, publishedPollAt } from './poll-at.ts'
import { LISTS, type ListName, PollListPage } from './poll-list-page.tsx'
import { PollPage } from './poll-page.tsx'
import { refusalsOf, votedAmong } from './store.ts'

const PER_PAGE = 24
const ENTRIES = 100
/** Turnout is live: nobody sees a page older than this. */
const LIVE_SECONDS = 5

const text = z.string().trim().max(200).default('')
const ListQuery = z.object({
  lista: z.enum(Object.keys(LISTS) as [ListName, ...ListName[]]).default('trwajace'),
  po: z.string().max(500).optional(),
})

const PressForm = z.object({ p: z.string().max(60).default('') })

/** Polls for everybody: what is asked, the ballot, the result and its proof. */
export function openVotingRoutes(ports: BallotsPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openEntryRoutes(ports))

  routes.get(HOME, async (c) => {
    const context = c.get('context')
    const { lista, po } = readQuery(c, ListQuery)
    const { rows, next } = await publicPolls(context.db, LISTS[lista], context.now, { after: po, limit: PER_PAGE })
    const turnouts = await turnoutsOf(
      context.db,
      rows.map(({ id }) => id),
    )
    const names = new Map<string, string>()
    for (const { organisationId } of rows)
      if (organisationId) names.set(organisationId, (await ports.nameOf(context, organisationId)) ?? '')
    const runs = runsSomething(context.actor)
    return page(c, <PollListPage list={lista} polls={rows} {...{ turnouts, names, next, runs }} />, 200, {
      cache: [POLLS],
      cacheSeconds: LIVE_SECONDS,
    })
  })

  routes.get(`${HOME}/:slug`, async (c) => {
    const context = c.get('context')
    const poll = await pollAt(c)
    const [lastHead = null] = await headsOf(context.db, poll.id, 1)
    const t = context.house.texts.in(c.get('locale'))
    const props = {
      poll,
      lastHead,
      end: await logEndOf(context.db, poll.id),
      refusals: poll.countedAt ? await refusalsOf(context.db, poll.id) : [],
      draw: poll.countedAt ? await drawOf(context.db, poll.id) : null,
      owner: (poll.organisationId && (await ports.nameOf(context, poll.organisationId))) || t('ballots.network'),
      mayRun: mayRunPolls(context.actor, poll.organisationId),
    }
    return page(c, <PollPage {...props} />, 200, { cache: [POLLS, tagOf(poll)], cacheSeconds: LIVE_SECONDS })
  })

  routes.get(`${HOME}/:slug/definicja.json`, async (c) => {
    const poll = await pollAt(c)
    return c.body(canonical(poll.definition), 200, { 'content-type': 'application/json; charset=utf-8' })
  })

  routes.get(`${HOME}/:slug/karta`, async (c) => {
    const poll = await openPollAt(c)
    const held = await heldAt(c, ports, poll)
    if (!held) return seeOther(c, `${pathOf(poll)}/wejscie`)
    return ballot(c, ports, poll, held, null)
  })

  routes.post(`${HOME}/:slug/karta`, async (c) => {
    const poll = await openPollAt(c)
    const held = await heldAt(c, ports, poll)
    if (!held) return seeOther(c, `${pathOf(poll)}/wejscie`)
    const form = await readForm(c, PressForm)
    const pressed = form.ok ? readPress(form.value.p) : null
    if (!pressed) return ballot(c, ports, poll, held, 'unknown', 422)
    const booth = (await ports.boothOf?.(c, poll)) ?? null
    const change = (before: Choice) => press(poll.definition, before, pressed)
    const casted = await castBallot(c.get('context'), poll, held.paper, change, booth?.place)
    if (booth) handOut(c, poll, held.paper, booth)
    if (casted.ok) return seeOther(c, `${pathOf(poll)}/karta${anchorOf(pressed)}`)
    if (casted.reason === 'already-web' || casted.reason === 'already-paper') {
      deleteCookie(c, cookieOf(poll), { path: HOME })
      refuse(casted.reason === 'already-web' ? 'voted-on-web' : 'voted-on-paper')
    }
    return ballot(c, ports, poll, held, casted.reason, 422)
  })

  routes.get(`${HOME}/:slug/sprawdzenie`, async (c) => {
    const context = c.get('context')
    const poll = await publishedPollAt(c)
    const { kod } = readQuery(c, z.object({ kod: text }))
    const code = readCode(kod)
    const ballot = code && (await ballotByReceipt(context.db, poll.id, code))
    const entryOf = ballot ? await entryByNumber(context.db, poll.id, ballot.entry) : null
    const end = await logEndOf(context.db, poll.id)
    const form = emptyForm({ kod })
    if (kod !== '' && !ballot)
      return page(
        c,
        <CheckPage poll={poll} form={withProblem(c, form, 'kod', 'ballots.check.absent')} found={null} end={end} />,
        404,
      )
    const found = ballot && entryOf ? { ballot, entry: entryOf } : null
    return page(c, <CheckPage {...{ poll, form, found, end }} />)
  })

  routes.get(`${HOME}/:slug/dziennik`, async (c) => {
    const context = c.get('context')
    const poll = await publishedPollAt(c)
    const { po } = readQuery(c, z.object({ po: z.coerce.number().int().min(0).max(2_000_000_000).default(0) }))
    const entries = await entriesAfter(context.db, poll.id, po, ENTRIES)
    const end = found(await logEndOf(context.db, poll.id))
    const heads = await headsOf(context.db, poll.id, 50)
    const next = entries.length === ENTRIES ? (entries.at(-1)?.number ?? null) : null
    return page(c, <LogPage {...{ poll, entries, heads, end, next }} />)
  })

  routes.get(`${HOME}/:slug/wyniki.jsonl`, async (c) => {
    const context = c.get('context')
    const poll = await countedPollAt(c)
    return c.body(asStream(bytes(resultsLines(context.house.db, poll))), 200, {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="wyniki-${poll.slug}.jsonl"`,
    })
  })

  routes.get(`${HOME}/:slug/analiza`, async (c) => {
    const poll = await countedPollAt(c)
    allow(poll.definition.rule.name === 'budget')
    const state = await analysisOf(c.get('context'), poll)
    return page(c, <AnalysisPage poll={poll} state={state} />)
  })

  return routes
}

async function* bytes(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) if (line !== '') yield Buffer.from(line)
}

/** The ballot that lies in this browser, and in whose name it is marked. */
interface Held {
  paper: BallotPaper
  holder: Holder
}

async function heldAt(c: HttpContext, ports: BallotsPorts, poll: Poll): Promise<Held | null> {
  const paper = paperOf(c, poll)
  const holder = paper && (await holderOf(c.get('context'), ports, poll, paper))
  return paper && holder ? { paper, holder } : null
}

async function ballot(
  c: HttpContext,
  ports: BallotsPorts,
  poll: Poll,
  { paper, holder }: Held,
  refused: string | null,
  status = 200,
) {
  const context = c.get('context')
  const voted = (await votedAmong(context.db, poll.id, [paper.key])).get(paper.key)
  const own = voted?.editHash === hashOf(paper.secret) ? voted.ballot : null
  const choice: Choice = own ? readChoice(own.choice) : []
  const booth = (await ports.boothOf?.(c, poll)) ?? null
  // Going back on a shared device shows nothing of whoever voted before.
  if (booth) c.header('cache-control', 'no-store')
  const editKey = comesBack(poll.definition.way) || booth ? null : paper.secret
  const journey = (await ports.journeyOf?.(context, poll)) ?? null
  return page(
    c,
    <BallotPage {...{ poll, choice, refused, editKey, journey, booth, holder }} receipt={own?.receipt ?? null} />,
    status,
  )
}

const anchorOf = (pressed: Press) => ('option' in pressed ? `#o-${pressed.option}` : '')

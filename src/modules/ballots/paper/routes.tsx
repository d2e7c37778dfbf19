import { Hono } from 'hono'
import { z } from 'zod'
import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
  withProblems,
} from '../../../platform/http/index.ts'
import { filesOf, keepFile } from '../../media/index.ts'
import { bandOf } from '../eligibility/ages.ts'
import { identify } from '../eligibility/identify.ts'
import { type Choice, problemOf, writeChoice } from '../polls/choices.ts'
import { mayEnterPaper, type Poll, REASONS, takesPaperNow } from '../polls/rules.ts'
import { pollById } from '../polls/store.ts'
import type { BallotsPorts } from '../ports.ts'
import { IdentityForm } from '../voting/entry-routes.tsx'
import { keyInOther } from '../voting/handing.ts'
import { WORK, workPathOf } from '../voting/paths.ts'
import { closeBatch, decideCard, enterCard, openBatch } from './actions.ts'
import { BatchesPage, BatchPage, CardPage } from './pages.tsx'
import { type Batch, batchById, batchesOf, cardsOf, type Reading } from './store.ts'

/** Scans of batches are seen by those who enter paper. */
export const SCANS = 'ballot-batch'

export function openPaperRoutes(ports: BallotsPorts): App {
  const routes: App = new Hono<AppEnv>()
  const home = `${WORK}/:id/papier`

  routes.get(home, async (c) => batches(c, ports, await pollAt(c), emptyForm()))

  routes.post(home, async (c) => {
    const poll = await pollAt(c)
    const form = await readForm(
      c,
      z.object({
        place: z.string().trim().min(2, 'ballots.paper.place.needed').max(200),
        cards: z
          .string()
          .trim()
          .regex(/^[1-9]\d{0,2}$/, 'ballots.paper.cards.needed'),
      }),
    )
    if (!form.ok) return batches(c, ports, poll, form, 422)
    const id = await openBatch(c.get('context'), poll, { place: form.value.place, cards: Number(form.value.cards) })
    return seeOther(c, `${workPathOf(poll)}/papier/${id}`)
  })

  routes.get(`${home}/:batch`, async (c) => {
    const { poll, batch } = await batchAt(c)
    const karta = c.req.query('karta')?.trim() ?? ''
    const form = emptyForm({ karta })
    if (karta === '') return cards(c, ports, poll, batch, form)
    const number = /^\d{1,3}$/.test(karta) ? Number(karta) : 0
    const may = cardsFor(c.get('context'), batch, await cardsOf(c.get('context').db, batch.id)).includes(number)
    if (!may) return cards(c, ports, poll, batch, withProblem(c, form, 'karta', 'ballots.paper.go.wrong'))
    return cards(c, ports, poll, batch, form, 200, number)
  })

  routes.post(`${home}/:batch/karty/:number{[0-9]+}`, async (c) => {
    const { poll, batch } = await batchAt(c)
    const { form, reading } = await readCard(c, ports, poll)
    // Under the same number: what was typed belongs to this card, whatever others entered meanwhile.
    if (!reading) return cards(c, ports, poll, batch, form, 422, Number(c.req.param('number')))
    const entered = await enterCard(c.get('context'), poll, batch, Number(c.req.param('number')), reading)
    return seeOther(c, `${workPathOf(poll)}/papier/${batch.id}`, `ballots.done.card.${entered}`)
  })

  routes.get(`${home}/:batch/karty/:number{[0-9]+}`, async (c) => {
    const { poll, batch } = await batchAt(c)
    return third(c, ports, poll, batch, emptyForm())
  })

  routes.post(`${home}/:batch/karty/:number{[0-9]+}/rozstrzygniecie`, async (c) => {
    const { poll, batch } = await batchAt(c)
    const { form, reading } = await readCard(c, ports, poll)
    if (!reading) return third(c, ports, poll, batch, form, 422)
    const settled = await decideCard(c.get('context'), poll, batch, Number(c.req.param('number')), reading)
    return seeOther(c, `${workPathOf(poll)}/papier/${batch.id}`, `ballots.done.card.${settled}`)
  })

  routes.post(`${home}/:batch/zamkniecie`, async (c) => {
    const { poll, batch } = await batchAt(c)
    await closeBatch(c.get('context'), poll, batch)
    return seeOther(c, `${workPathOf(poll)}/papier`, 'ballots.done.batch-closed')
  })

  routes.post(`${home}/:batch/skany`, async (c) => {
    const { poll, batch } = await batchAt(c)
    const form = await readForm(c, z.object({}), { files: 1 })
    const [upload] = form.files
    if (!upload) return cards(c, ports, poll, batch, withProblem(c, form, 'scan', 'ballots.paper.scan.needed'), 422)
    const kept = await keepFile(c.get('context'), upload, {
      subject: { kind: SCANS, id: batch.id },
      visibility: 'team',
      kinds: ['pdf', 'image'],
    })
    if (!kept.ok) return cards(c, ports, poll, batch, withProblem(c, form, 'scan', kept.problem, kept.values), 422)
    return seeOther(c, `${workPathOf(poll)}/papier/${batch.id}`, 'ballots.done.scan')
  })

  return routes
}

async function pollAt(c: HttpContext): Promise<Poll> {
  const context = c.get('context')
  const poll = found(await pollById(context.db, c.req.param('id') ?? ''))
  allow(mayEnterPaper(context.actor, poll.organisationId) && poll.definition.takesPaper && poll.publishedAt !== null)
  return poll
}

async function batchAt(c: HttpContext): Promise<{ poll: Poll; batch: Batch }> {
  const poll = await pollAt(c)
  const batch = found(await batchById(c.get('context').db, c.req.param('batch') ?? ''))
  allow(batch.pollId === poll.id)
  return { poll, batch }
}

/** What a clerk typed of a card. Who cannot be told is not eligible; more than the ballot allows is for the clerk to mend or to call invalid. */
async function readCard(
  c: HttpContext,
  ports: BallotsPorts,
  poll: Poll,
): Promise<{ form: Form; reading: Reading | null }> {
  const context = c.get('context')
  const schema = IdentityForm.extend({
    invalid: z.enum(['', ...REASONS]).default(''),
    ...Object.fromEntries(poll.definition.options.map(({ id }) => [`o-${id}`, z.string().trim().max(9).default('')])),
  })
  const form = await readForm(c, schema)
  if (!form.ok) return { form, reading: null }
  const typed = form.value as Record<string, unknown> & { invalid: string }
  if (typed.invalid !== '') return { form, reading: { key: null, choice: '', invalid: typed.invalid } }
  const who = await identify(context, ports, poll, form.value, 'paper')
  const choice: Choice = poll.definition.options
    .map(({ id }) => ({ id, mark: Number(typed[`o-${id}`] || Number.NaN) }))
    .filter(({ mark }) => !Number.isNaN(mark))
  if (poll.definition.shape.kind === 'ranking') choice.sort((a, b) => a.mark - b.mark)
  if (choice.some(({ mark }) => !Number.isInteger(mark) || mark < 0) || problemOf(poll.definition, choice))
    return {
      form: withProblem(c, form, `o-${poll.definition.options[0]?.id}`, 'ballots.paper.marks.wrong'),
      reading: null,
    }
  // A code or a number that is on no list makes the card invalid; a name left out is for the clerk to read again.
  if (!who.ok && !who.problems.every(({ field }) => ['listed', 'code', 'email', 'memberNumber'].includes(field)))
    return { form: withProblems(c, form, who.problems), reading: null }
  // Who votes in another district already is not eligible in this one.
  const elsewhere = who.ok && (await ports.admit?.(context, poll, keyInOther(c, ports, form.value, 'paper')))
  const valid = who.ok && !elsewhere
  return {
    form,
    reading: {
      key: valid ? who.key : null,
      choice: writeChoice(choice),
      invalid: valid ? null : 'not-eligible',
      ...(valid && ports.countsAges?.(poll) ? { band: bandOf(poll.definition.way, form.value, context.now) } : {}),
    },
  }
}

async function batches(c: HttpContext, ports: BallotsPorts, poll: Poll, form: Form, status = 200) {
  const context = c.get('context')
  const desk = await ports.desk(c, poll.organisationId)
  const places = (await ports.paperPlacesOf?.(context, poll)) ?? []
  const props = { desk, poll, form, places, takes: takesPaperNow(poll, context.now) }
  return page(c, <BatchesPage {...props} batches={await batchesOf(context.db, poll.id)} />, status)
}

async function cards(
  c: HttpContext,
  ports: BallotsPorts,
  poll: Poll,
  batch: Batch,
  form: Form,
  status = 200,
  number?: number,
) {
  const context = c.get('context')
  const list = await cardsOf(context.db, batch.id)
  const files = await filesOf(context.db, { kind: SCANS, id: batch.id })
  const props = {
    desk: await ports.desk(c, poll.organisationId),
    poll,
    batch,
    form,
    cards: list,
    scans: files.map(({ id, name }) => ({ id, name, href: `/pliki/${id}/${encodeURIComponent(name)}` })),
    next: number ?? cardsFor(context, batch, list)[0] ?? null,
    takes: takesPaperNow(poll, context.now),
  }
  return page(c, <BatchPage {...props} />, status)
}

/** Cards this person may enter now: first what somebody else has entered once, as those lie on the pile already read. */
function cardsFor(context: Context, batch: Batch, list: Awaited<ReturnType<typeof cardsOf>>): number[] {
  const me = personId(context.actor)
  const known = new Set(list.map(({ number }) => number))
  const waiting = list.filter(({ second, outcome, firstBy }) => outcome === null && second === null && firstBy !== me)
  const unread = Array.from({ length: batch.cards }, (_, at) => at + 1).filter((number) => !known.has(number))
  return [...waiting.map(({ number }) => number), ...unread]
}

async function third(c: HttpContext, ports: BallotsPorts, poll: Poll, batch: Batch, form: Form, status = 200) {
  const number = Number(c.req.param('number'))
  const card = (await cardsOf(c.get('context').db, batch.id)).find((each) => each.number === number)
  allow(card !== undefined && card.second !== null && card.outcome === null)
  return page(
    c,
    <CardPage desk={await ports.desk(c, poll.organisationId)} {...{ poll, batch, number, form }} />,
    status,
  )
}

import { Hono } from 'hono'
import { Refusal } from '../../../../platform/errors.ts'
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
} from '../../../../platform/http/index.ts'
import { formatDateTime } from '../../../../platform/texts/index.ts'
import type { DebatesPorts } from '../../ports.ts'
import { beginAnswering, type FoundDebate, findDebate, giveStatement, undo, vote } from '../actions.ts'
import { askingOf } from '../asking.ts'
import { participantOf, rememberParticipant } from '../participant.ts'
import { debatePath, OWN_MOST, phaseOfDebate, resultsShown } from '../rules.ts'
import { ownStatements, publishedStatements } from '../statements-store.ts'
import { OwnForm, VoteForm } from './forms.ts'
import { AheadPage, AskPage, BeginPage, MinePage, OwnPage } from './pages.tsx'

/** Answering the statements of an opinion map, at the home of the process; works without script. */
export function openAnswering(ports: DebatesPorts): App {
  const routes = new Hono<AppEnv>()
  const foundAt = (c: HttpContext) => findDebate(c.get('context'), ports.kind, c.req.param('slug') ?? '')

  routes.get('/:slug/mapa-opinii', async (c) => {
    const context = c.get('context')
    const found = await foundAt(c)
    const phase = phaseOfDebate(found.debate, found.process, context.now)
    if (phase === 'closed') return seeOther(c, `${debatePath(found.process)}/wyniki`)
    if (phase === 'ahead') {
      const opens = found.process.opensAt ? formatDateTime(found.process.opensAt, c.get('locale')) : ''
      return page(c, <AheadPage {...found} opens={opens} />)
    }
    const seesResults = resultsShown(found.debate, phase)
    const participantId = await participantOf(c, found.debate)
    if (!participantId) return beginPage(c, found)
    return page(
      c,
      <AskPage {...found} {...{ seesResults }} asking={await askingOf(context, found.debate, participantId)} />,
    )
  })

  routes.post('/:slug/mapa-opinii/poczatek', async (c) => {
    const found = await foundAt(c)
    if (!(await participantOf(c, found.debate))) {
      await throttle(c.get('context'), { what: 'opinions-begin', whom: requestSource(c), most: 60, seconds: 3600 })
      rememberParticipant(c, found.debate, await beginAnswering(c.get('context'), found))
    }
    return seeOther(c, debatePath(found.process))
  })

  routes.post('/:slug/mapa-opinii/glos', async (c) => {
    const { found, participantId } = await taking(c)
    if (!participantId) return seeOther(c, debatePath(found.process), 'debates.flash.begin-first')
    const form = await readForm(c, VoteForm)
    if (!form.ok) return seeOther(c, debatePath(found.process), 'debates.flash.say-again')
    const { statement: statementId, back, vote: word } = form.value
    await throttle(c.get('context'), { what: 'opinions-vote', whom: participantId, most: 1000, seconds: 3600 })
    await vote(c.get('context'), found, { participantId, statementId, vote: word })
    return back
      ? seeOther(c, `${debatePath(found.process)}/moje`, 'debates.flash.changed')
      : seeOther(c, debatePath(found.process))
  })

  routes.post('/:slug/mapa-opinii/cofnij', async (c) => {
    const { found, participantId } = await taking(c)
    if (!participantId) return seeOther(c, debatePath(found.process), 'debates.flash.begin-first')
    await throttle(c.get('context'), { what: 'opinions-vote', whom: participantId, most: 1000, seconds: 3600 })
    const undone = await undo(c.get('context'), found, participantId)
    return seeOther(c, debatePath(found.process), undone ? 'debates.flash.undone' : undefined)
  })

  routes.get('/:slug/mapa-opinii/moje', async (c) => {
    const context = c.get('context')
    const { found, participantId } = await taking(c)
    if (!participantId) return beginPage(c, found)
    const asking = await askingOf(context, found.debate, participantId)
    return page(c, <MinePage {...found} asking={asking} own={await ownStatements(context.db, participantId)} />)
  })

  routes.get('/:slug/mapa-opinii/wlasne', (c) => ownPage(c, emptyForm()))

  routes.post('/:slug/mapa-opinii/wlasne', async (c) => {
    const context = c.get('context')
    const { found, participantId } = await taking(c)
    if (!participantId) return seeOther(c, debatePath(found.process), 'debates.flash.begin-first')
    const form = await readForm(c, OwnForm)
    if (!form.ok) return ownPage(c, form, 422)
    // Who fills a field nobody sees is told what everybody is told.
    if (!form.value.website) {
      await throttle(context, { what: 'opinions-own', whom: requestSource(c), most: 30, seconds: 3600 })
      try {
        await giveStatement(context, found, participantId, form.value.body)
      } catch (error) {
        if (!(error instanceof Refusal) || error.word !== 'statement-known') throw error
        return ownPage(c, withProblem(c, form, 'body', 'debates.form.known'), 422)
      }
    }
    return seeOther(c, debatePath(found.process), 'debates.flash.given')
  })

  async function taking(c: HttpContext): Promise<{ found: FoundDebate; participantId: string | null }> {
    const found = await foundAt(c)
    return { found, participantId: await participantOf(c, found.debate) }
  }

  async function beginPage(c: HttpContext, found: FoundDebate) {
    const { db, now } = c.get('context')
    const seesResults = resultsShown(found.debate, phaseOfDebate(found.debate, found.process, now))
    const count = (await publishedStatements(db, found.debate.id)).length
    return page(c, <BeginPage {...found} {...{ count, seesResults }} />)
  }

  async function ownPage(c: HttpContext, form: Form, status = 200) {
    const { found, participantId } = await taking(c)
    if (!participantId) return beginPage(c, found)
    const given = await ownStatements(c.get('context').db, participantId)
    return page(c, <OwnPage {...found} form={form} left={OWN_MOST - given.length} />, status)
  }

  return routes
}

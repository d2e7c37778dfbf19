import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { found, refuse } from '../../../platform/errors.ts'
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
} from '../../../platform/http/index.ts'
import { ownPath, remarkPath, SHORTEST_WRITING, secondsSince, signMoment } from '../../remarks/index.ts'
import { type FoundDraft, findDraft } from '../actions.ts'
import type { DraftsPorts } from '../ports.ts'
import { chosenIn, takesComments } from '../rules.ts'
import { type Wording, wordingsOf } from '../store.ts'
import { threadOf } from '../threads.ts'
import { commentOn } from './actions.ts'
import { CommentForm, LONGEST_PART } from './forms.ts'
import { CommentPage } from './page.tsx'

/** Saying something about a paragraph; works without script and without an account. */
export function openCommenting(ports: DraftsPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/projekt/akapity/:thread/uwaga', async (c) => {
    const at = await paragraphAt(c)
    // A long paragraph is changed in words of one's own: its form would not take it back.
    const proposal = at.wording.body.length > LONGEST_PART ? '' : at.wording.body
    return writing(c, at, emptyForm({ proposal, chosen: c.req.query('cytat') ?? '' }))
  })

  routes.post('/:slug/projekt/akapity/:thread/uwaga', async (c) => {
    const context = c.get('context')
    const at = await paragraphAt(c)
    const form = await readForm(c, CommentForm)
    if (!form.ok) return writing(c, at, form, 422)
    const { website, shown, comment, chosen, signature, formKey } = form.value
    const proposal = form.value.proposal === at.wording.body ? null : form.value.proposal || null
    if (!comment && !proposal) return writing(c, at, withProblem(c, form, 'comment', 'drafts.form.nothing'), 422)
    const seconds = secondsSince(context.house, context.now, shown)
    if (website || seconds === null || seconds < SHORTEST_WRITING)
      return writing(c, at, withProblem(c, form, '', 'drafts.form.too-quick'), 422)
    // The same measure as for every remark: nobody gains by the other form.
    await throttle(context, { what: 'remark', whom: requestSource(c), most: 60, seconds: 3600 })

    const settings = await ports.settingsOf(context, at.found.process)
    const input = { comment, proposal, chosen, signature, formKey }
    const given = await commentOn(context, at.found, settings, at.wording, input)
    return given.secret
      ? seeOther(c, ownPath(at.found.process, given, given.secret))
      : seeOther(c, remarkPath(at.found.process, given), 'drafts.flash.given-before')
  })

  /** A paragraph that left while somebody was writing still takes what they wrote. */
  async function paragraphAt(c: HttpContext): Promise<{ found: FoundDraft; wording: Wording }> {
    const context = c.get('context')
    const draft = await findDraft(context, ports.kind, c.req.param('slug') ?? '')
    if (!takesComments(draft.process, context.now)) refuse('process-not-open')
    const thread = threadOf(c)
    return { found: draft, wording: found((await wordingsOf(context.db, draft.draft.id, [thread])).get(thread)) }
  }

  async function writing(
    c: HttpContext,
    { found, wording }: { found: FoundDraft; wording: Wording },
    form: Form,
    status = 200,
  ) {
    const context = c.get('context')
    const settings = await ports.settingsOf(context, found.process)
    const formKey = String(form.values.formKey ?? '') || randomUUID()
    const shown = String(form.values.shown ?? '') || signMoment(context.house, context.now)
    const chosen = chosenIn(wording.body, String(form.values.chosen ?? ''))
    return page(c, <CommentPage {...{ found, wording, settings, form, formKey, shown, chosen }} />, status)
  }

  return routes
}

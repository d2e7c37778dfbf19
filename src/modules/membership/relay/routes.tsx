import { Hono } from 'hono'
import { newId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
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
import { MEMBERS_HOME, memberPath } from '../directory/addresses.ts'
import { type MemberAt, memberAt } from '../directory/routes.tsx'
import { letterOfSecret, reportLetter, reportPath, writeToMember } from './actions.ts'
import { LetterForm } from './forms.ts'
import { ReportLetterPage, WritingPage } from './pages.tsx'
import { mayWriteTo } from './rules.ts'

/** Writing to a member through the portal, and reporting such a letter. */
export function relayRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(`${MEMBERS_HOME}/:id/list`, async (c) => writing(c, await recipientAt(c), emptyForm()))

  routes.post(`${MEMBERS_HOME}/:id/list`, async (c) => {
    const context = c.get('context')
    const at = await recipientAt(c)
    const form = await readForm(c, LetterForm)
    if (!form.ok) return writing(c, at, form, 422)
    const { key, website, ...letter } = form.value
    if (!at.viewing.asMember && letter.name.length < 3)
      return writing(c, at, withProblem(c, form, 'name', 'membership.letter.name-needed'), 422)
    const home = memberPath(at.listed.owner.id)
    // A machine hears the same as a person, and nothing leaves.
    if (website) return seeOther(c, home, 'membership.done.letter')
    const source = requestSource(c)
    await throttle(context, { what: 'member-letter', whom: source, most: 20, seconds: 86_400 })
    await writeToMember(context, at.viewing, at.listed, { ...letter, submissionKey: key, source })
    return seeOther(c, home, 'membership.done.letter')
  })

  routes.get(reportPath(':secret'), async (c) => {
    const secret = c.req.param('secret') ?? ''
    const { reportedAt } = found(await letterOfSecret(c.get('context'), secret))
    return page(c, <ReportLetterPage action={reportPath(secret)} reported={reportedAt !== null} />)
  })

  routes.post(reportPath(':secret'), async (c) => {
    const secret = c.req.param('secret') ?? ''
    await reportLetter(c.get('context'), secret)
    return seeOther(c, reportPath(secret))
  })

  return routes
}

/** Somebody this person may write to; for others there is no such page. */
async function recipientAt(c: HttpContext): Promise<MemberAt> {
  const at = await memberAt(c)
  allow(mayWriteTo(at.viewing, at.listed))
  return at
}

const writing = (c: HttpContext, { seen, viewing }: MemberAt, form: Form, status = 200) => {
  const writesAs = viewing.asMember?.name ?? null
  const formKey = String(form.values.key ?? '') || newId()
  return page(c, <WritingPage seen={seen.seen} {...{ form, formKey, writesAs }} />, status)
}

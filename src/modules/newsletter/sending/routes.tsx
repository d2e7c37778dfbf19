import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
} from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { readsOf } from '../archive/reads/store.ts'
import { issueAt } from '../desk/at.ts'
import { ISSUES_PATH, workPath } from '../desk/paths.ts'
import { stateOf } from '../issues/rules.ts'
import type { NewsletterPorts } from '../ports.ts'
import { decideDelivery, pauseSending, resumeSending, stopSending } from './actions.ts'
import { chooseCounting } from './counting/actions.ts'
import { openCountingRoutes } from './counting/routes.ts'
import { countedLinks } from './counting/store.ts'
import { afterwardsOf, recipientsPage } from './desk-store.ts'
import { CountingForm, RecipientsQuery, sendingPath, stateOfWord } from './forms.ts'
import { SendingPage } from './pages.tsx'
import { RecipientsPage, StopPage } from './recipients-pages.tsx'
import { countsOf, sendingOf } from './store.ts'

const ROWS = 50

/** The sending of an issue: how far it is, what came of it, what a person must decide. Also its counted links. */
export function sendingRoutes({ desk }: Pick<NewsletterPorts, 'desk'>): App {
  const routes: App = new Hono<AppEnv>()
  const at = `${ISSUES_PATH}/:id/wysylka`

  routes.get(at, async (c) => {
    const issue = await issueAt(c)
    const { db } = c.get('context')
    return page(
      c,
      <SendingPage
        desk={desk(c)}
        issue={issue}
        sending={await sendingOf(db, issue.id)}
        counts={await countsOf(db, issue.id)}
        afterwards={await afterwardsOf(db, issue.id)}
        links={await countedLinks(db, issue.id)}
        reads={await readsOf(db, issue.id)}
        today={dateOf(c.get('context').now)}
        form={emptyForm({ counts: (await countedLinks(db, issue.id)).length > 0 ? 'tak' : '' })}
      />,
    )
  })

  routes.get(`${at}/odbiorcy`, async (c) => {
    const issue = await issueAt(c)
    const query = readQuery(c, RecipientsQuery)
    const state = stateOfWord(query.stan) ?? 'unknown'
    const { db } = c.get('context')
    const { rows, next } = await recipientsPage(db, { issueId: issue.id, state, cursor: query.dalej, limit: ROWS })
    const counts = await countsOf(db, issue.id)
    return page(
      c,
      <RecipientsPage desk={desk(c)} issue={issue} state={state} counts={counts} rows={rows} next={next} />,
    )
  })

  routes.post(`${at}/odbiorcy/:delivery/ponowienie`, (c) => decided(c, 'resend'))
  routes.post(`${at}/odbiorcy/:delivery/uznanie`, (c) => decided(c, 'sent'))

  routes.get(`${at}/zatrzymanie`, async (c) => {
    const issue = await issueAt(c)
    if (!['sending', 'paused'].includes(stateOf(issue))) return seeOther(c, sendingPath(issue))
    return page(c, <StopPage issue={issue} counts={await countsOf(c.get('context').db, issue.id)} />)
  })

  const acts = {
    wstrzymanie: [pauseSending, 'newsletter.flash.sending-paused'],
    wznowienie: [resumeSending, 'newsletter.flash.sending-resumed'],
    zatrzymanie: [stopSending, 'newsletter.flash.sending-stopped'],
  } as const
  for (const [word, [act, flash]] of Object.entries(acts))
    routes.post(`${at}/${word}`, async (c) => {
      const issue = await issueAt(c)
      await act(c.get('context'), issue.id)
      return seeOther(c, sendingPath(issue), flash)
    })

  routes.post(`${at}/liczenie`, async (c) => {
    const issue = await issueAt(c)
    const form = await readForm(c, CountingForm)
    if (form.ok) await chooseCounting(c.get('context'), issue, form.value.counts)
    return seeOther(c, sendingPath(issue), 'newsletter.flash.saved')
  })

  routes.route('/', openCountingRoutes())
  return routes
}

async function decided(c: HttpContext, decision: 'resend' | 'sent') {
  const issue = await issueAt(c)
  const id = c.req.param('delivery') ?? ''
  await decideDelivery(c.get('context'), { issueId: issue.id, deliveryId: found(isId(id) ? id : null), decision })
  return seeOther(
    c,
    `${workPath(issue)}/wysylka/odbiorcy?stan=niepewny`,
    decision === 'resend' ? 'newsletter.flash.resent' : 'newsletter.flash.held-for-sent',
  )
}

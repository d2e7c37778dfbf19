import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
import { newId } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
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
} from '../../../platform/http/index.ts'
import { sentInYear } from '../archive/store.ts'
import { dutyNow } from '../calendar/actions.ts'
import { importsOf } from '../importing/store.ts'
import { beginIssue, editWords, removeIssue } from '../issues/actions.ts'
import { isOpen } from '../issues/rules.ts'
import { openIssues } from '../issues/store.ts'
import { codesFrom, namesOf } from '../placing.ts'
import type { NewsletterPorts } from '../ports.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { endOnRequest } from '../subscribing/actions.ts'
import { EmailForm } from '../subscribing/forms.ts'
import { countSubscribers } from '../subscribing/store.ts'
import { issueAt } from './at.ts'
import { KeyForm, WordsForm } from './forms.ts'
import { HomePage } from './home-page.tsx'
import { DESK, ISSUES_PATH, SUBSCRIBERS, workPath } from './paths.ts'
import { SubscribersPage } from './subscribers-page.tsx'
import { RemoveIssuePage, WordsPage } from './writing-pages.tsx'

/** The desk of the newsletter: the calendar and the duty, subscribers, and what is said about each issue. */
export function deskRoutes(ports: NewsletterPorts): App {
  const { desk } = ports
  const routes: App = new Hono<AppEnv>()

  routes.get(DESK, async (c) => {
    const context = c.get('context')
    allow(mayKeepNewsletter(context.actor))
    return page(
      c,
      <HomePage
        desk={desk(c)}
        duty={await dutyNow(context)}
        open={await openIssues(context.db)}
        sent={await sentInYear(context.db, dateOf(context.now).year)}
        subscribers={await countSubscribers(context.db, context.now)}
        formKey={newId()}
      />,
    )
  })

  routes.post(ISSUES_PATH, async (c) => {
    allow(mayKeepNewsletter(c.get('context').actor))
    const form = await readForm(c, KeyForm)
    if (!form.ok) return seeOther(c, DESK)
    return seeOther(c, workPath({ id: await beginIssue(c.get('context'), form.value.key) }))
  })

  const subscribers = async (c: HttpContext, form: Form, status = 200) => {
    const { db, now } = c.get('context')
    const counts = await countSubscribers(db, now)
    return page(c, <SubscribersPage desk={desk(c)} counts={counts} imports={await importsOf(db)} form={form} />, status)
  }

  routes.get(SUBSCRIBERS, (c) => {
    allow(mayKeepNewsletter(c.get('context').actor))
    return subscribers(c, emptyForm())
  })

  routes.post(`${SUBSCRIBERS}/wypisanie`, async (c) => {
    allow(mayKeepNewsletter(c.get('context').actor))
    const form = await readForm(c, EmailForm)
    if (!form.ok) return subscribers(c, form, 422)
    if (!(await endOnRequest(c.get('context'), form.value.email)))
      return subscribers(c, withProblem(c, form, 'email', 'newsletter.subscribers.unknown'), 422)
    return seeOther(c, SUBSCRIBERS, 'newsletter.flash.ended')
  })

  routes.get(`${ISSUES_PATH}/:id/dane`, async (c) => {
    const issue = await issueAt(c)
    allow(isOpen(issue))
    const t = c.get('context').house.texts.in(c.get('locale'))
    const form = emptyForm({
      subject: issue.subject,
      preheader: issue.preheader,
      plainSummary: issue.plainSummary,
      topics: issue.topics,
      places: (await namesOf(c.get('context').db, issue.unitCodes, t)).join(', '),
      urgent: issue.urgent ? 'tak' : '',
      dueOn: issue.dueOn?.toString() ?? '',
    })
    return page(c, <WordsPage desk={desk(c)} issue={issue} form={form} version={issue.version} />)
  })

  routes.post(`${ISSUES_PATH}/:id/dane`, async (c) => {
    const context = c.get('context')
    const issue = await issueAt(c)
    const form = await readForm(c, WordsForm)
    const again = (problem: Form) =>
      page(c, <WordsPage desk={desk(c)} issue={issue} form={problem} version={issue.version} />, 422)
    if (!form.ok) return again(form)
    const { version, places, ...words } = form.value
    const units = await codesFrom(context, places)
    if (!units.ok)
      return again(withProblem(c, form, 'places', 'newsletter.form.place-unknown', { name: units.unknown }))
    if (!(await editWords(context, issue.id, version, { ...words, unitCodes: units.codes })))
      return again(withProblem(c, form, '', 'newsletter.words.changed'))
    return seeOther(c, workPath(issue), 'newsletter.flash.saved')
  })

  routes.get(`${ISSUES_PATH}/:id/usuniecie`, async (c) => page(c, <RemoveIssuePage issue={await issueAt(c)} />))

  routes.post(`${ISSUES_PATH}/:id/usuniecie`, async (c) => {
    await removeIssue(c.get('context'), (await issueAt(c)).id)
    return seeOther(c, DESK, 'newsletter.flash.removed')
  })

  return routes
}

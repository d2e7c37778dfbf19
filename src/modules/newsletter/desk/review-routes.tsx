import { Hono } from 'hono'
import { ZONE } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/index.ts'
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
} from '../../../platform/http/index.ts'
import { countAudience } from '../audience/actions.ts'
import type { Issue } from '../issues/rules.ts'
import { writeLetter } from '../letter/letter.tsx'
import { lookOf } from '../letter/look.ts'
import { asPage, sheetOf } from '../letter/preview.ts'
import { filled } from '../letter/slots.ts'
import { namesOf } from '../placing.ts'
import type { NewsletterPorts } from '../ports.ts'
import {
  askForReview,
  commentOnIssue,
  markReviewed,
  maySecond,
  scheduleIssue,
  sendTrial,
  settleComment,
  takeBack,
} from '../reviewing/actions.ts'
import { checkIssue } from '../reviewing/checking.ts'
import { commentsOf } from '../reviewing/store.ts'
import { sendingPath } from '../sending/forms.ts'
import { wakeSending } from '../sending/wake.ts'
import { issueAt, namesBy } from './at.ts'
import { CheckPage, PlainPreviewPage, PreviewPage } from './checking-pages.tsx'
import { CommentForm, LookQuery, ScheduleForm } from './forms.ts'
import { IssueWorkPage } from './issue-page.tsx'
import { ISSUES_PATH, workPath } from './paths.ts'

/** Looking at an issue: the workbench, previews, a trial, what others say, checks, the moment it leaves. */
export function reviewRoutes(ports: NewsletterPorts): App {
  const { desk } = ports
  const routes: App = new Hono<AppEnv>()
  const at = `${ISSUES_PATH}/:id`

  const work = async (c: HttpContext, issue: Issue, comment: Form, status = 200) => {
    const context = c.get('context')
    const comments = await commentsOf(context.db, issue.id)
    const ids = [issue.reviewAskedBy, issue.reviewedBy, ...comments.map(({ writtenBy }) => writtenBy)]
    return page(
      c,
      <IssueWorkPage
        desk={desk(c)}
        issue={issue}
        placeNames={await namesOf(context.db, issue.unitCodes, context.house.texts.in(c.get('locale')))}
        comments={comments}
        nameOf={await namesBy(context, ports, ids)}
        maySecond={maySecond(context, issue)}
        comment={comment}
        commentKey={String(comment.values.key ?? newId())}
      />,
      status,
    )
  }

  routes.get(at, async (c) => work(c, await issueAt(c), emptyForm()))

  routes.post(`${at}/uwagi`, async (c) => {
    const issue = await issueAt(c)
    const form = await readForm(c, CommentForm)
    if (!form.ok) return work(c, issue, form, 422)
    await commentOnIssue(c.get('context'), issue, form.value.body, form.value.key)
    return seeOther(c, `${workPath(issue)}#uwagi`, 'newsletter.flash.comment')
  })

  routes.post(`${at}/uwagi/:comment/zalatwione`, async (c) => {
    const issue = await issueAt(c)
    await settleComment(c.get('context'), issue, c.req.param('comment'))
    return seeOther(c, `${workPath(issue)}#uwagi`)
  })

  const acts = {
    'do-czytania': [
      (context: Context, id: string) => askForReview(context, ports, id),
      'newsletter.flash.review-asked',
    ],
    przeczytane: [markReviewed, 'newsletter.flash.reviewed'],
    'termin/cofniecie': [takeBack, 'newsletter.flash.taken-back'],
  } as const
  for (const [word, [act, flash]] of Object.entries(acts))
    routes.post(`${at}/${word}`, async (c) => {
      const issue = await issueAt(c)
      await act(c.get('context'), issue.id)
      return seeOther(c, workPath(issue), flash)
    })

  routes.post(`${at}/proba`, async (c) => {
    const issue = await issueAt(c)
    await sendTrial(c.get('context'), issue)
    return seeOther(c, workPath(issue), 'newsletter.flash.trial')
  })

  const checking = async (c: HttpContext, issue: Issue, form: Form, status = 200) =>
    page(
      c,
      <CheckPage
        desk={desk(c)}
        issue={issue}
        checks={await checkIssue(c.get('context'), ports, issue)}
        audience={await countAudience(c.get('context'), issue)}
        form={form}
      />,
      status,
    )

  routes.get(`${at}/sprawdzenie`, async (c) => checking(c, await issueAt(c), emptyForm()))

  routes.post(`${at}/termin`, async (c) => {
    const context = c.get('context')
    const issue = await issueAt(c)
    const form = await readForm(c, ScheduleForm)
    if (!form.ok) return checking(c, issue, form, 422)
    const { when, at } = form.value
    const moment = when === 'now' ? context.now : Temporal.PlainDateTime.from(at).toZonedDateTime(ZONE).toInstant()
    await scheduleIssue(context, ports, issue.id, moment)
    await wakeSending(context)
    return seeOther(c, sendingPath(issue), 'newsletter.flash.scheduled')
  })

  routes.get(`${at}/podglad`, async (c) => {
    const issue = await issueAt(c)
    const { wyglad } = readQuery(c, LookQuery)
    return page(c, <PreviewPage desk={desk(c)} issue={issue} look={wyglad} />, 200, { frames: true })
  })

  routes.get(`${at}/podglad/list`, async (c) => {
    const issue = await issueAt(c)
    const { wyglad } = readQuery(c, LookQuery)
    c.set('pageOptions', { framableHere: true })
    return c.html(
      asPage((await letterOf(c, issue)).html, c.get('url')(`${workPath(issue)}/podglad/styl.css?wyglad=${wyglad}`)),
    )
  })

  routes.get(`${at}/podglad/styl.css`, async (c) => {
    const issue = await issueAt(c)
    const { wyglad } = readQuery(c, LookQuery)
    const { colours } = await lookOf(c.get('context').house)
    return c.body(sheetOf((await letterOf(c, issue)).html, wyglad === 'ciemny', colours), 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'no-store',
    })
  })

  routes.get(`${at}/podglad/tekst`, async (c) => {
    const issue = await issueAt(c)
    const { text } = await letterOf(c, issue)
    return page(c, <PlainPreviewPage desk={desk(c)} issue={issue} text={text} />)
  })

  return routes
}

/** The letter with links that lead to the archive, for looking at. */
async function letterOf(c: HttpContext, issue: Issue) {
  const { house } = c.get('context')
  const archive = `${house.config.url}/newsletter`
  return filled(writeLetter(issue, await lookOf(house)), { unsubscribe: archive, preferences: archive, view: archive })
}

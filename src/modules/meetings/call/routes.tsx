import { Hono } from 'hono'
import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  isoMoment,
  page,
  readForm,
  seeOther,
  type Typed,
  withProblem,
} from '../../../platform/http/index.ts'
import { currentVersion, formOf, openAnswering } from '../../forms/index.ts'
import { findKeptMeeting, findMeeting } from '../meeting/actions.ts'
import { meetingBySlug } from '../meeting/store.ts'
import type { RecordPorts } from '../minutes/ports.ts'
import { programmeDesk } from '../programme/work-pages.tsx'
import { HOME, type Meeting, WORK_HOME } from '../rules.ts'
import {
  addReviewer,
  decideProposal,
  dropReviewer,
  openCall,
  placeProposal,
  proposalsToReview,
  reviewProposal,
} from './actions.ts'
import { CallDesk, callDesk, ProposalPage, ProposedPage, ReviewPage, ReviewsPage, reviewsPath } from './pages.tsx'
import { CALL_FORMS, MARKS, OUTCOMES } from './rules.ts'
import { callOf, proposalById, proposalsOf, reviewersOf, reviewsOf } from './store.ts'

const OpenForm = z.object({
  closesAt: isoMoment('meetings.form.moment').transform((typed) =>
    Temporal.PlainDateTime.from(typed).toZonedDateTime(ZONE).toInstant(),
  ),
})
const ReviewerForm = z.object({ email: z.string().trim().pipe(z.email('meetings.signup.email.needed').max(254)) })
const DecideForm = z
  .object({
    outcome: z.enum(OUTCOMES, 'meetings.call.outcome.needed'),
    reason: z.string().trim().max(2000).default(''),
  })
  .refine(({ outcome, reason }) => outcome === 'accepted' || reason.length >= 5, {
    path: ['reason'],
    error: 'meetings.call.reason.needed',
  })
const MarkForm = z.object({
  mark: z.enum(MARKS.map(String), 'meetings.call.mark.needed').transform(Number),
  comment: z.string().trim().max(2000).default(''),
})

const DESK = `${WORK_HOME}/:id/nabor`

/** The call for sessions of a forum: proposals, their review, the decision, the way into the programme. */
export function callRoutes(ports: RecordPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(`${HOME}/:slug/nabor/przyjete`, async (c) => {
    const meeting = await findMeeting(c.get('context'), c.req.param('slug'))
    const form = found(await formOf(c.get('context').db, { kind: CALL_FORMS, id: meeting.id }))
    const version = found(await currentVersion(c.get('context').db, form.id))
    return page(c, <ProposedPage {...{ meeting, version }} />)
  })
  routes.route(
    `${HOME}/:slug/nabor`,
    openAnswering(ports.forms, {
      kind: CALL_FORMS,
      ownerOf: async (c) => (await meetingBySlug(c.get('context').db, c.req.param('slug') ?? ''))?.id ?? null,
    }),
  )

  routes.get(`${HOME}/:slug/recenzje`, async (c) => {
    const meeting = await findMeeting(c.get('context'), c.req.param('slug'))
    return page(c, <ReviewsPage meeting={meeting} toReview={await proposalsToReview(c.get('context'), meeting)} />)
  })

  const reviewing = async (c: HttpContext, typed: Form | null) => {
    const meeting = await findMeeting(c.get('context'), c.req.param('slug') ?? '')
    const toReview = await proposalsToReview(c.get('context'), meeting)
    const { proposal, review } = found(toReview.find((one) => one.proposal.id === c.req.param('proposal')))
    const own: Typed = review ? { mark: String(review.mark), comment: review.comment } : {}
    return page(c, <ReviewPage {...{ meeting, proposal }} form={typed ?? emptyForm(own)} />, typed ? 422 : 200)
  }

  routes.get(`${HOME}/:slug/recenzje/:proposal`, async (c) => reviewing(c, null))

  routes.post(`${HOME}/:slug/recenzje/:proposal`, async (c) => {
    const meeting = await findMeeting(c.get('context'), c.req.param('slug'))
    const form = await readForm(c, MarkForm)
    if (!form.ok) return reviewing(c, form)
    await reviewProposal(c.get('context'), meeting, c.req.param('proposal'), form.value)
    return seeOther(c, reviewsPath(meeting), 'meetings.call.reviewed')
  })

  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')
  const nameOf = async ({ db }: { db: HttpContext['var']['context']['db'] }, ids: string[]) => {
    const people = await ports.people.personsByIds(db, ids)
    return (id: string) => people.get(id)?.name ?? ''
  }

  const desk = async (c: HttpContext, meeting: Meeting, part: 'call' | 'reviewer', typed?: Form) => {
    const context = c.get('context')
    const call = await callOf(context.db, meeting.id)
    const ids = await reviewersOf(context.db, meeting.id)
    const named = await nameOf(context, ids)
    const props = {
      meeting,
      call,
      part,
      form: typed ?? emptyForm(),
      formId: (await formOf(context.db, { kind: CALL_FORMS, id: meeting.id }))?.id ?? null,
      proposals: await proposalsOf(context.db, meeting.id),
      reviews: await reviewsOf(context.db, meeting.id),
      reviewers: ids.map((id) => ({ id, name: named(id) })),
      closes: call ? call.closesAt.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }) : '',
    }
    return page(c, <CallDesk {...props} desk={ports.desk(c)} />, typed ? 422 : 200)
  }

  routes.get(DESK, async (c) => desk(c, await kept(c), 'call'))

  routes.post(DESK, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, OpenForm)
    if (!form.ok) return desk(c, meeting, 'call', form)
    if (Temporal.Instant.compare(form.value.closesAt, c.get('context').now) <= 0)
      return desk(c, meeting, 'call', withProblem(c, form, 'closesAt', 'meetings.call.closes.needed'))
    await openCall(c.get('context'), meeting, form.value.closesAt, ports.forms)
    return seeOther(c, callDesk(meeting), 'meetings.call.opened')
  })

  routes.post(`${DESK}/recenzenci`, async (c) => {
    const meeting = await kept(c)
    found(await callOf(c.get('context').db, meeting.id))
    const form = await readForm(c, ReviewerForm)
    if (!form.ok) return desk(c, meeting, 'reviewer', form)
    const person = await ports.people.personByEmail(c.get('context').db, form.value.email.toLowerCase())
    if (!person) return desk(c, meeting, 'reviewer', withProblem(c, form, 'email', 'meetings.call.reviewer.unknown'))
    await addReviewer(c.get('context'), meeting, person)
    return seeOther(c, callDesk(meeting), 'meetings.call.reviewers.kept')
  })

  routes.post(`${DESK}/recenzenci/:person/usuniecie`, async (c) => {
    const meeting = await kept(c)
    await dropReviewer(c.get('context'), meeting, c.req.param('person'))
    return seeOther(c, callDesk(meeting), 'meetings.call.reviewers.kept')
  })

  const proposalPage = async (c: HttpContext, typed?: Form) => {
    const context = c.get('context')
    const meeting = await kept(c)
    const proposal = found(await proposalById(context.db, meeting.id, c.req.param('proposal') ?? ''))
    const own = (await reviewsOf(context.db, meeting.id)).filter(({ proposalId }) => proposalId === proposal.id)
    const named = await nameOf(
      context,
      own.map(({ personId }) => personId),
    )
    const reviews = own.map((review) => ({ ...review, name: named(review.personId) }))
    const props = { meeting, proposal, reviews, form: typed ?? emptyForm(), desk: ports.desk(c) }
    return page(c, <ProposalPage {...props} />, typed ? 422 : 200)
  }

  routes.get(`${DESK}/:proposal`, async (c) => proposalPage(c))

  routes.post(`${DESK}/:proposal/rozstrzygniecie`, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, DecideForm)
    if (!form.ok) return proposalPage(c, form)
    await decideProposal(c.get('context'), meeting, c.req.param('proposal'), form.value)
    return seeOther(c, `${callDesk(meeting)}/${c.req.param('proposal')}`, 'meetings.call.decided')
  })

  routes.post(`${DESK}/:proposal/program`, async (c) => {
    const meeting = await kept(c)
    const sessionId = await placeProposal(c.get('context'), meeting, c.req.param('proposal'))
    return seeOther(c, `${programmeDesk(meeting)}/sesje/${sessionId}`, 'meetings.call.placed')
  })

  return routes
}

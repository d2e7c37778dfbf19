import { Hono } from 'hono'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
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
  withProblem,
} from '../../../platform/http/index.ts'
import { findKeptMeeting } from '../meeting/actions.ts'
import { meetingById } from '../meeting/store.ts'
import type { MeetingsPorts } from '../ports.ts'
import { type Meeting, WORK_HOME, workPathOf } from '../rules.ts'
import { declineInvitation, inviteTo } from './actions.ts'
import { DeclinePage, InvitationsPage } from './pages.tsx'
import { INVITATIONS, readInvitationToken, readPeople } from './rules.ts'
import { invitationById, invitationsPage } from './store.ts'

const PER_PAGE = 100
const Paged = z.object({ po: z.string().optional() })
const PeopleForm = z.object({ people: z.string().trim().min(3, 'meetings.people.needed').max(60_000) })
const ONE = `${WORK_HOME}/:id{[0-9a-f-]{36}}/zaproszenia`

/** Inviting to a meeting, and saying no to an invitation. */
export function invitationRoutes(ports: MeetingsPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')

  routes.get(ONE, async (c) => listPage(c, await kept(c), emptyForm()))

  routes.post(ONE, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, PeopleForm)
    if (!form.ok) return listPage(c, meeting, form, 422)
    const { people, unread } = readPeople(form.value.people)
    if (unread.length > 0 || people.length === 0) {
      const problem = withProblem(c, form, 'people', 'meetings.people.unread', { line: unread[0] ?? '' })
      return listPage(c, meeting, problem, 422)
    }
    await inviteTo(c.get('context'), meeting, people)
    return seeOther(c, `${workPathOf(meeting)}/zaproszenia`, 'meetings.done.invited')
  })

  routes.get(`${INVITATIONS}/:token`, async (c) => {
    const { invitation, meeting } = await invitedAt(c)
    return page(c, <DeclinePage {...{ invitation, meeting }} token={c.req.param('token')} />)
  })

  routes.post(`${INVITATIONS}/:token`, async (c) => {
    const { invitation } = await invitedAt(c)
    await declineInvitation(c.get('context'), invitation)
    return seeOther(c, `${INVITATIONS}/${c.req.param('token')}`, 'meetings.done.declined')
  })

  return routes

  async function listPage(c: HttpContext, meeting: Meeting, form: Form, status = 200) {
    const { rows, next } = await invitationsPage(c.get('context').db, meeting.id, {
      after: readQuery(c, Paged).po,
      limit: PER_PAGE,
    })
    return page(c, <InvitationsPage desk={ports.desk(c)} {...{ meeting, form, next }} invitations={rows} />, status)
  }
}

async function invitedAt(c: HttpContext) {
  const { db, house } = c.get('context')
  const id = found(readInvitationToken(house.config, c.req.param('token') ?? ''))
  const invitation = found(await invitationById(db, id))
  return { invitation, meeting: found(await meetingById(db, invitation.meetingId)) }
}

import { Hono } from 'hono'
import { isId } from '../../../../platform/db/index.ts'
import { allow } from '../../../../platform/errors.ts'
import { type App, type AppEnv, page, seeOther } from '../../../../platform/http/index.ts'
import type { Identity } from '../../identity.ts'
import { endSession, endSessions, sessionsOf } from '../../sessions.ts'
import { own } from '../guard.ts'
import { SessionsPage } from './pages.tsx'

/** Where a person is signed in, and signing out from afar. */
export function openSessionsRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()

  routes.get(
    '/konto/sesje',
    own(identity, async (c, session) =>
      page(c, <SessionsPage sessions={await sessionsOf(c.get('context'), session.person.id)} current={session.id} />),
    ),
  )

  routes.post(
    '/konto/sesje/zakonczenie',
    own(identity, async (c, session) => {
      await endSessions(c.get('context'), session.person.id, session.id)
      await identity.ports.record(c.get('context'), 'sessions-ended', session.person.id)
      return seeOther(c, '/konto/sesje', 'identity.sessions.ended-others')
    }),
  )

  routes.post(
    '/konto/sesje/:id/zakonczenie',
    own(identity, async (c, session) => {
      const id = c.req.param('id') ?? ''
      allow(isId(id) && (await endSession(c.get('context'), session.person.id, id)))
      await identity.ports.record(c.get('context'), 'sessions-ended', session.person.id)
      return seeOther(c, id === session.id ? '/' : '/konto/sesje', 'identity.sessions.ended')
    }),
  )

  return routes
}

import { Hono } from 'hono'
import { allow } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, seeOther } from '../../../platform/http/index.ts'
import type { Needs } from '../needs.ts'
import { workPath } from '../organisations/pages.tsx'
import { isOpen } from '../organisations/rules.ts'
import { ADMINISTRATION } from '../organisations/work-pages.tsx'
import { acceptInvitation, findInvitation } from './actions.ts'
import { GoneInvitationPage, InvitationPage } from './pages.tsx'
import { type Invitation, isFor, phaseOf } from './rules.ts'

/** Where letters of invitation lead. Opening the page changes nothing: programs open links in letters too. */
export function invitationRoutes({ signInPath, signUpPath }: Pick<Needs, 'signInPath' | 'signUpPath'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/zaproszenia/:secret', async (c) => {
    const context = c.get('context')
    const { actor, now } = context
    const path = `/zaproszenia/${c.req.param('secret')}`
    const { invitation, organisation } = await findInvitation(context, c.req.param('secret'))
    const phase = organisation && !isOpen(organisation) ? 'withdrawn' : phaseOf(invitation, now)
    if (phase !== 'open') {
      const mine = actor.kind === 'person' && invitation.acceptedBy === actor.id
      return page(c, <GoneInvitationPage why={phase} workPath={mine ? placeOf(invitation) : null} />, 410)
    }
    const reader = actor.kind !== 'person' ? 'stranger' : isFor(invitation, actor) ? 'invited' : 'other'
    const signIn = { signInPath: signInPath(path), signUpPath: signUpPath(path) }
    return page(c, <InvitationPage {...{ invitation, organisation, path, reader, signIn }} />)
  })

  routes.post('/zaproszenia/:secret/przyjecie', async (c) => {
    const context = c.get('context')
    allow(context.actor.kind === 'person')
    const invitation = await acceptInvitation(context, c.req.param('secret'))
    return seeOther(c, placeOf(invitation), 'network.done.accepted')
  })

  return routes
}

/** Where somebody with this role begins. */
const placeOf = ({ organisationId }: Invitation) => (organisationId ? workPath(organisationId) : ADMINISTRATION)

import { Hono } from 'hono'
import { allow, found } from '../../../platform/errors.ts'
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
import { recordReading } from '../../audit/index.ts'
import { invite, withdrawInvitation } from '../invitations/actions.ts'
import { invitationInto, waitingInvitations } from '../invitations/store.ts'
import type { Needs } from '../needs.ts'
import { idIn } from '../organisations/forms.ts'
import { isNetworkRole, mayManageNetworkRoles, NETWORK_ROLES, type NetworkRole } from '../rules.ts'
import { endRole } from './actions.ts'
import { NetworkInvitationForm } from './forms.ts'
import { membersOf } from './members.ts'
import { endPath, NETWORK_TEAM, NetworkTeamPage } from './network-pages.tsx'
import { EndRolesPage, InvitePage } from './team-pages.tsx'
import { tried } from './team-routes.tsx'

/** Who runs the network, for administrators. */
export function networkTeamRoutes({ people, sendInvitation, desk }: Needs): App {
  const routes: App = new Hono<AppEnv>()
  const only = (c: HttpContext) => allow(mayManageNetworkRoles(c.get('context').actor))

  routes.get(NETWORK_TEAM, async (c) => {
    only(c)
    const context = c.get('context')
    const members = await membersOf(context.db, people, null)
    await recordReading(context, { kind: 'team' })
    const invitations = await waitingInvitations(context.db, null)
    return page(c, <NetworkTeamPage desk={await desk(c)} members={members} invitations={invitations} />)
  })

  routes.get(`${NETWORK_TEAM}/zaproszenia/nowe`, async (c) => {
    only(c)
    return invitePage(c, emptyForm())
  })

  routes.post(`${NETWORK_TEAM}/zaproszenia`, async (c) => {
    only(c)
    const form = await readForm(c, NetworkInvitationForm)
    if (!form.ok) return invitePage(c, form, 422)
    const { email, role } = form.value
    const { db } = c.get('context')
    const person = await people.personByEmail(db, email)
    const member = (await membersOf(db, people, null)).find(({ id }) => id === person?.id)
    if (member?.roles.includes(role))
      return invitePage(c, withProblem(c, form, 'email', 'network.invite.holds-already'), 422)
    await invite(c.get('context'), sendInvitation, { email, role, organisationId: null })
    return seeOther(c, NETWORK_TEAM, 'network.done.invited')
  })

  routes.post(`${NETWORK_TEAM}/zaproszenia/:invitation/ponowienie`, async (c) => {
    only(c)
    const { email, role } = await invitationAt(c)
    await invite(c.get('context'), sendInvitation, { email: found(email), role, organisationId: null })
    return seeOther(c, NETWORK_TEAM, 'network.done.invited')
  })

  routes.post(`${NETWORK_TEAM}/zaproszenia/:invitation/wycofanie`, async (c) => {
    only(c)
    await withdrawInvitation(c.get('context'), await invitationAt(c))
    return seeOther(c, NETWORK_TEAM, 'network.done.withdrawn')
  })

  routes.get(`${NETWORK_TEAM}/:person/:role/koniec`, async (c) => {
    only(c)
    return endPage(c)
  })

  routes.post(`${NETWORK_TEAM}/:person/:role/koniec`, async (c) => {
    only(c)
    const { member, role } = await memberAt(c)
    const problem = await tried(() => endRole(c.get('context'), { personId: member.id, role, organisationId: null }))
    if (problem) return endPage(c, problem)
    return seeOther(c, NETWORK_TEAM, 'network.done.role-ended')
  })

  async function invitePage(c: HttpContext, form: Form, status = 200) {
    const props = { desk: await desk(c), form, action: `${NETWORK_TEAM}/zaproszenia`, roles: NETWORK_ROLES }
    return page(c, <InvitePage {...props} />, status)
  }

  async function endPage(c: HttpContext, problem?: string) {
    const t = c.get('context').house.texts.in(c.get('locale'))
    const { member, role } = await memberAt(c)
    return page(
      c,
      <EndRolesPage
        from="network"
        member={member}
        back={{ label: t('network.roles.title'), href: NETWORK_TEAM }}
        action={endPath(member.id, role)}
        what={t('network.end.network', { role: t(`network.role.${role}`) })}
        problem={problem && t(problem)}
      />,
      problem ? 409 : 200,
    )
  }

  async function memberAt(c: HttpContext) {
    const role = c.req.param('role') ?? ''
    const members = await membersOf(c.get('context').db, people, null)
    const member = found(
      members.find(({ id, roles }) => id === c.req.param('person') && roles.includes(role as NetworkRole)),
    )
    return { member, role: found(isNetworkRole(role) ? role : null) }
  }

  return routes
}

const invitationAt = async (c: HttpContext) =>
  found(await invitationInto(c.get('context').db, null, found(idIn(c.req.param('invitation')))))

import { Hono } from 'hono'
import { allow, found, Refusal } from '../../../platform/errors.ts'
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
import { workPath } from '../organisations/pages.tsx'
import { isOpen, type Organisation } from '../organisations/rules.ts'
import { organisationById } from '../organisations/store.ts'
import { mayEnterWorkspace, mayManageTeam, type Role, TEAM_ROLES } from '../rules.ts'
import { changeTeamRoles } from './actions.ts'
import { RolesForm, TeamInvitationForm } from './forms.ts'
import { membersOf } from './members.ts'
import { organisationsOfPerson } from './store.ts'
import {
  EndRolesPage,
  InvitePage,
  type Member,
  MemberPage,
  MyOrganisationsPage,
  TeamPage,
  WorkspaceHomePage,
} from './team-pages.tsx'

/** The workspace of a team: who is in it, who is asked, who leaves. */
export function teamRoutes({ people, sendInvitation, desk, teamDesk, tasks }: Needs): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/praca/organizacje', async (c) => {
    const { actor, db } = c.get('context')
    allow(actor.kind === 'person')
    const memberships = await organisationsOfPerson(db, actor.id)
    const [only] = memberships
    if (only && memberships.length === 1) return c.redirect(c.get('url')(workPath(only.organisationId)))
    return page(c, <MyOrganisationsPage desk={await desk(c)} memberships={memberships} />)
  })

  routes.get(workPath(':id'), async (c) => {
    const organisation = await workspaceAt(c)
    const props = { desk: await teamDesk(c, organisation), organisation, tasks: await tasks(c, organisation) }
    return page(c, <WorkspaceHomePage {...props} />)
  })

  routes.get(workPath(':id', '/zespol'), async (c) => {
    const context = c.get('context')
    const organisation = await workspaceAt(c)
    const manages = mayManageTeam(context.actor, organisation.id)
    const members = await membersOf(context.db, people, organisation.id)
    const invitations = manages ? await waitingInvitations(context.db, organisation.id) : []
    // Addresses of people are shown to those who manage the team, and each look at them is on record.
    if (manages) await recordReading(context, { kind: 'team', id: organisation.id, organisationId: organisation.id })
    const props = { desk: await teamDesk(c, organisation), organisation, members, invitations, manages }
    return page(c, <TeamPage {...props} />)
  })

  routes.get(workPath(':id', '/zaproszenia/nowe'), async (c) => {
    const organisation = await managedAt(c)
    return invitePage(c, organisation, emptyForm())
  })

  routes.post(workPath(':id', '/zaproszenia'), async (c) => {
    const organisation = await managedAt(c)
    const form = await readForm(c, TeamInvitationForm)
    if (!form.ok) return invitePage(c, organisation, form, 422)
    const { email, role } = form.value
    if (await holdsAlready(c, organisation, email, role))
      return invitePage(c, organisation, withProblem(c, form, 'email', 'network.invite.holds-already'), 422)
    await invite(c.get('context'), sendInvitation, { email, role, organisationId: organisation.id })
    return seeOther(c, workPath(organisation.id, '/zespol'), 'network.done.invited')
  })

  routes.post(workPath(':id', '/zaproszenia/:invitation/ponowienie'), async (c) => {
    const organisation = await managedAt(c)
    const { role, email } = await invitationAt(c, organisation)
    await invite(c.get('context'), sendInvitation, { email: found(email), role, organisationId: organisation.id })
    return seeOther(c, workPath(organisation.id, '/zespol'), 'network.done.invited')
  })

  routes.post(workPath(':id', '/zaproszenia/:invitation/wycofanie'), async (c) => {
    const organisation = await managedAt(c)
    await withdrawInvitation(c.get('context'), await invitationAt(c, organisation))
    return seeOther(c, workPath(organisation.id, '/zespol'), 'network.done.withdrawn')
  })

  routes.get(workPath(':id', '/zespol/:person'), async (c) => {
    const organisation = await managedAt(c)
    const member = await memberAt(c, organisation)
    return memberPage(c, organisation, member, emptyForm({ roles: member.roles }))
  })

  routes.post(workPath(':id', '/zespol/:person'), async (c) => {
    const organisation = await managedAt(c)
    const member = await memberAt(c, organisation)
    const form = await readForm(c, RolesForm)
    if (!form.ok) return memberPage(c, organisation, member, form, 422)
    const problem = await tried(() =>
      changeTeamRoles(c.get('context'), {
        personId: member.id,
        organisationId: organisation.id,
        roles: form.value.roles,
      }),
    )
    if (problem) return memberPage(c, organisation, member, withProblem(c, form, 'roles', problem), 422)
    return seeOther(c, workPath(organisation.id, '/zespol'), 'network.done.roles')
  })

  routes.get(workPath(':id', '/zespol/:person/koniec'), async (c) => {
    const organisation = await managedAt(c)
    return endPage(c, organisation, await memberAt(c, organisation))
  })

  routes.post(workPath(':id', '/zespol/:person/koniec'), async (c) => {
    const organisation = await managedAt(c)
    const member = await memberAt(c, organisation)
    const problem = await tried(() =>
      changeTeamRoles(c.get('context'), { personId: member.id, organisationId: organisation.id, roles: [] }),
    )
    if (problem) return endPage(c, organisation, member, problem)
    return seeOther(c, workPath(organisation.id, '/zespol'), 'network.done.ended')
  })

  async function invitePage(c: HttpContext, organisation: Organisation, form: Form, status = 200) {
    const action = workPath(organisation.id, '/zaproszenia')
    const props = { desk: await teamDesk(c, organisation), form, action, roles: TEAM_ROLES }
    return page(c, <InvitePage {...props} />, status)
  }

  async function memberPage(c: HttpContext, organisation: Organisation, member: Member, form: Form, status = 200) {
    const props = { desk: await teamDesk(c, organisation), organisation, member, form }
    return page(c, <MemberPage {...props} />, status)
  }

  function endPage(c: HttpContext, organisation: Organisation, member: Member, problem?: string) {
    const t = c.get('context').house.texts.in(c.get('locale'))
    const address = workPath(organisation.id, '/zespol')
    return page(
      c,
      <EndRolesPage
        from="team"
        member={member}
        back={{ label: t('network.team.title'), href: address }}
        action={`${address}/${member.id}/koniec`}
        what={t('network.end.team', { name: organisation.name })}
        problem={problem && t(problem)}
      />,
      problem ? 409 : 200,
    )
  }

  async function holdsAlready(c: HttpContext, organisation: Organisation, email: string, role: Role) {
    const { db } = c.get('context')
    const person = await people.personByEmail(db, email)
    const members = person ? await membersOf(db, people, organisation.id) : []
    return members.some((member) => member.id === person?.id && member.roles.includes(role))
  }

  async function memberAt(c: HttpContext, organisation: Organisation): Promise<Member> {
    const members = await membersOf(c.get('context').db, people, organisation.id)
    return found(members.find(({ id }) => id === c.req.param('person')))
  }

  return routes
}

/** Tries an act; the text key of the refusal when somebody must stay, null when it is done. */
export async function tried(act: () => Promise<void>): Promise<string | null> {
  try {
    await act()
    return null
  } catch (problem) {
    if (problem instanceof Refusal && problem.word.startsWith('last-')) return `network.end.${problem.word}`
    throw problem
  }
}

async function workspaceAt(c: HttpContext): Promise<Organisation> {
  const organisation = found(await organisationById(c.get('context').db, c.req.param('id') ?? ''))
  allow(isOpen(organisation) && mayEnterWorkspace(c.get('context').actor, organisation.id))
  return organisation
}

async function managedAt(c: HttpContext): Promise<Organisation> {
  const organisation = await workspaceAt(c)
  allow(mayManageTeam(c.get('context').actor, organisation.id))
  return organisation
}

const invitationAt = async (c: HttpContext, organisation: Organisation) =>
  found(await invitationInto(c.get('context').db, organisation.id, found(idIn(c.req.param('invitation')))))

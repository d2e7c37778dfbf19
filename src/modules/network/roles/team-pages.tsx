import type { ComponentChildren } from 'preact'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  CheckboxGroup,
  ConfirmPage,
  type Desk,
  EmailField,
  EmptyState,
  Form,
  type FormState,
  Link,
  Meta,
  Notice,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  Tag,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { PersonSummary } from '../../audit/index.ts'
import { type Invitation, phaseOf } from '../invitations/rules.ts'
import { workPath } from '../organisations/pages.tsx'
import type { Organisation } from '../organisations/rules.ts'
import { type Role, TEAM_ROLES } from '../rules.ts'
import type { HeldRole, Membership } from './store.ts'

/** Somebody with what they do in a team or in the network. */
export interface Member {
  id: string
  /** Null when the account is gone. */
  person: PersonSummary | null
  roles: Role[]
  /** Since the first of the roles. */
  since: Temporal.Instant
  held: HeldRole[]
}

export interface HomePageProps {
  desk: Desk
  organisation: Organisation
  tasks: ComponentChildren
}

/** The first page of a workspace: what waits for the team. */
export function WorkspaceHomePage({ desk, organisation, tasks }: HomePageProps) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={organisation.name} caption={t('network.work.caption')}>
      {tasks || <EmptyState icon="list-checks" title={t('network.work.nothing')} />}
    </WorkspacePage>
  )
}

/** The organisations a person works in. */
export function MyOrganisationsPage({ desk, memberships }: { desk: Desk; memberships: Membership[] }) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('network.work.mine')}>
      <Table
        caption={t('network.work.mine')}
        captionHidden
        rows={memberships}
        rowId={({ organisationId }) => organisationId}
        columns={[
          {
            label: t('network.organisation.name'),
            names: true,
            cell: ({ organisationId, name }) => <Link href={workPath(organisationId)}>{name}</Link>,
          },
          { label: t('network.team.roles'), cell: ({ roles }) => <RoleWords roles={roles} /> },
        ]}
        empty={
          <EmptyState icon="users" title={t('network.work.none')}>
            <p>{t('network.work.none.hint')}</p>
          </EmptyState>
        }
      />
    </WorkspacePage>
  )
}

export interface TeamPageProps {
  desk: Desk
  organisation: Organisation
  members: Member[]
  invitations: Invitation[]
  /** Shows addresses, invitations and what can be changed. */
  manages: boolean
}

/** Who is in the team and who has been asked. */
export function TeamPage({ desk, organisation, members, invitations, manages }: TeamPageProps) {
  const { t, locale } = useView()
  const address = workPath(organisation.id, '/zespol')
  return (
    <WorkspacePage
      {...desk}
      title={t('network.team.title')}
      actions={
        manages && (
          <ButtonLink href={workPath(organisation.id, '/zaproszenia/nowe')} icon="user-plus">
            {t('network.team.invite')}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={t('network.team.title')}
        captionHidden
        rows={members}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('network.team.name'),
            names: true,
            cell: (member) => <MemberName member={member} withAddress={manages} />,
          },
          { label: t('network.team.roles'), cell: ({ roles }) => <RoleWords roles={roles} /> },
          { label: t('network.team.since'), cell: ({ since }) => formatDate(since, locale) },
          ...(manages
            ? [
                {
                  label: t('network.administration.actions'),
                  cell: (member: Member) => <MemberActions member={member} address={address} />,
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState icon="users" title={t('network.team.empty')}>
            <p>{t('network.team.empty.hint')}</p>
          </EmptyState>
        }
      />
      {manages && <InvitationList invitations={invitations} address={workPath(organisation.id, '/zaproszenia')} />}
    </WorkspacePage>
  )
}

/** A person's name, and their address for those who may see it. */
export function MemberName({ member, withAddress }: { member: Member; withAddress: boolean }) {
  const { t } = useView()
  if (!member.person) return <>{t('network.team.gone')}</>
  return (
    <>
      {member.person.name}
      {withAddress && <Meta>{member.person.email}</Meta>}
    </>
  )
}

function MemberActions({ member, address }: { member: Member; address: string }) {
  const { t } = useView()
  const name = member.person?.name ?? t('network.team.gone')
  return (
    <Actions>
      <Link href={`${address}/${member.id}`} label={t('network.team.change-of', { name })}>
        {t('network.team.change')}
      </Link>
      <Link href={`${address}/${member.id}/koniec`} label={t('network.team.end-of', { name })}>
        {t('network.team.end')}
      </Link>
    </Actions>
  )
}

/** Roles in words, with what each may do as its description elsewhere. */
export function RoleWords({ roles }: { roles: readonly Role[] }) {
  const { t } = useView()
  return <>{roles.map((role) => t(`network.role.${role}`)).join(', ')}</>
}

/** Invitations that wait, with what can be done about each. */
export function InvitationList({ invitations, address }: { invitations: Invitation[]; address: string }) {
  const { t, locale, now } = useView()
  return (
    <Section title={t('network.invitations.title')}>
      <Table
        caption={t('network.invitations.title')}
        captionHidden
        rows={invitations}
        rowId={({ id }) => id}
        columns={[
          { label: t('network.invitations.email'), names: true, cell: ({ email }) => email },
          { label: t('network.team.roles'), cell: ({ role }) => t(`network.role.${role}`) },
          {
            label: t('network.invitations.until'),
            cell: (invitation) =>
              phaseOf(invitation, now) === 'expired' ? (
                <Tag kind="closed">{t('network.invitations.expired')}</Tag>
              ) : (
                formatDateTime(invitation.expiresAt, locale)
              ),
          },
          {
            label: t('network.administration.actions'),
            cell: ({ id }) => (
              <Actions>
                <ActButton action={`${address}/${id}/ponowienie`} variant="quiet">
                  {t('network.invitations.again')}
                </ActButton>
                <ActButton action={`${address}/${id}/wycofanie`} variant="quiet">
                  {t('network.invitations.withdraw')}
                </ActButton>
              </Actions>
            ),
          },
        ]}
        empty={<p>{t('network.invitations.none')}</p>}
      />
    </Section>
  )
}

export interface InvitePageProps {
  desk: Desk
  form: FormState
  action: string
  roles: readonly Role[]
}

/** Inviting somebody by e-mail, to a team or to run the network. */
export function InvitePage({ desk, form, action, roles }: InvitePageProps) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('network.invite.title')} form={form}>
      <p>{t('network.invite.lead')}</p>
      <Form action={action}>
        <EmailField form={form} name="email" label={t('network.invite.email')} hint={t('network.invite.email.hint')} />
        <RadioGroup form={form} name="role" label={t('network.invite.role')} options={optionsOf(roles, t)} />
        <SubmitButton icon="send">{t('network.invite.send')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}

const optionsOf = (roles: readonly Role[], t: (key: string) => string) =>
  roles.map((role) => ({ value: role, label: t(`network.role.${role}`), hint: t(`network.role.${role}.may`) }))

export interface MemberPageProps {
  desk: Desk
  organisation: Organisation
  member: Member
  form: FormState
}

/** Which roles somebody in the team holds. */
export function MemberPage({ desk, organisation, member, form }: MemberPageProps) {
  const { t } = useView()
  const name = member.person?.name ?? t('network.team.gone')
  return (
    <WorkspacePage {...desk} title={t('network.team.roles-of', { name })} form={form}>
      <Form action={workPath(organisation.id, `/zespol/${member.id}`)}>
        <CheckboxGroup form={form} name="roles" label={t('network.team.roles')} options={optionsOf(TEAM_ROLES, t)} />
        <SubmitButton icon="save">{t('network.save')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}

export interface EndPageProps {
  from: 'team' | 'network'
  member: Member
  back: { label: string; href: string }
  action: string
  what: string
  /** Why it cannot be done yet. */
  problem?: string | undefined
}

/** Asks once before somebody leaves. */
export function EndRolesPage({ from, member, back, action, what, problem }: EndPageProps) {
  const { t } = useView()
  const name = member.person?.name ?? t('network.team.gone')
  return (
    <ConfirmPage
      title={t(`network.end.${from}.title`, { name })}
      back={back}
      action={action}
      button={t('network.end.button')}
      danger
    >
      {problem && (
        <Notice kind="problem" live>
          <p>{problem}</p>
        </Notice>
      )}
      <p>{what}</p>
    </ConfirmPage>
  )
}

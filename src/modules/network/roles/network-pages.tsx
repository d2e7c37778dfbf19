import { formatDate } from '../../../platform/texts/index.ts'
import { ButtonLink, type Desk, EmptyState, Link, Table, useView, WorkspacePage } from '../../../ui/index.ts'
import type { Invitation } from '../invitations/rules.ts'
import type { Role } from '../rules.ts'
import { InvitationList, type Member, MemberName } from './team-pages.tsx'

export const NETWORK_TEAM = '/administracja/role'

export interface NetworkTeamPageProps {
  desk: Desk
  members: Member[]
  invitations: Invitation[]
}

/** Who runs the network: coordinators and administrators. */
export function NetworkTeamPage({ desk, members, invitations }: NetworkTeamPageProps) {
  const { t, locale } = useView()
  const rows = members.flatMap((member) => member.held.map(({ role, givenAt }) => ({ member, role, givenAt })))
  const nameOf = (member: Member) => member.person?.name ?? t('network.team.gone')
  return (
    <WorkspacePage
      {...desk}
      title={t('network.roles.title')}
      actions={
        <ButtonLink href={`${NETWORK_TEAM}/zaproszenia/nowe`} icon="user-plus">
          {t('network.team.invite')}
        </ButtonLink>
      }
    >
      <p>{t('network.roles.lead')}</p>
      <Table
        caption={t('network.roles.title')}
        captionHidden
        rows={rows}
        rowId={({ member, role }) => `${member.id} ${role}`}
        columns={[
          {
            label: t('network.team.name'),
            names: true,
            cell: ({ member }) => <MemberName member={member} withAddress />,
          },
          { label: t('network.team.roles'), cell: ({ role }) => t(`network.role.${role}`) },
          { label: t('network.team.since'), cell: ({ givenAt }) => formatDate(givenAt, locale) },
          {
            label: t('network.administration.actions'),
            cell: ({ member, role }) => (
              <Link
                href={endPath(member.id, role)}
                label={t('network.roles.end-of', { name: nameOf(member), role: t(`network.role.${role}`) })}
              >
                {t('network.roles.end')}
              </Link>
            ),
          },
        ]}
        empty={<EmptyState icon="users" title={t('network.team.empty')} />}
      />
      <InvitationList invitations={invitations} address={`${NETWORK_TEAM}/zaproszenia`} />
    </WorkspacePage>
  )
}

export const endPath = (personId: string, role: Role) => `${NETWORK_TEAM}/${personId}/${role}/koniec`

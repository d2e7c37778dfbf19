/** Front door of the network: its organisations, its people's roles, and what it says about itself; see README.md. */

export { invite, type SendInvitation } from './invitations/actions.ts'
export type { Needs } from './needs.ts'
export { organisationsData } from './open-data.ts'
export { createOrganisation, type NewOrganisation, setLogo } from './organisations/actions.ts'
export { ORGANISATIONS, pathOf as organisationPath, workPath } from './organisations/pages.tsx'
export { isOpen, KINDS, type Organisation, type OrganisationKind, sortKeyOf } from './organisations/rules.ts'
export {
  countOrganisations,
  organisationById,
  organisationBySlug,
  organisationsByIds,
  organisationsPage,
} from './organisations/store.ts'
export { addPage, NETWORK_PAGES } from './pages/actions.ts'
export { NETWORK } from './pages/pages.tsx'
export { type NetworkPage, wordsFor } from './pages/rules.ts'
export { listPages } from './pages/store.ts'
export { personalData } from './personal-data.ts'
export { endRole, giveRole, type RoleOfPerson } from './roles/actions.ts'
export {
  type HeldRole,
  type Membership,
  organisationsOfPerson,
  peopleWithRoles,
  rolesOf,
  teamOf,
} from './roles/store.ts'
export { openRoutes } from './routes.tsx'
export {
  isStaff,
  mayEditOrganisation,
  mayEnterWorkspace,
  mayManageNetworkRoles,
  mayManageTeam,
  mayRunNetwork,
  NETWORK_ROLES,
  type NetworkRole,
  ROLES,
  type Role,
  TEAM_ROLES,
  type TeamRole,
} from './rules.ts'
export { organisationsFound, pagesFound } from './search.ts'
export { changeSetting, settingsIn, siteSettings } from './settings/actions.ts'
export { menuOf, type SiteNames, type SiteSettings, siteOf } from './settings/rules.ts'

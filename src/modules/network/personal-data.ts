import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { addressOf, RETENTION as INVITATIONS } from './invitations/rules.ts'
import { forgetPersonInInvitations, invitationsOf, removeUnacceptedBefore } from './invitations/store.ts'
import { forgetPersonInOrganisations } from './organisations/store.ts'
import { forgetPersonInPages } from './pages/store.ts'
import { forgetPersonInRoles, removeRolesEndedBefore, roleHistory } from './roles/store.ts'
import { forgetPersonInSettings } from './settings/store.ts'

/** How long an ended role is on record: as long as claims about what was done in it, art. 118 Kodeksu cywilnego (6 years). */
const ROLES = { years: 6 }

/** What the network keeps of people: the roles they hold and held, and the addresses it invited. */
export const personalData: PersonalDataStore = {
  module: 'network',

  async export({ db }, person) {
    const roles = await roleHistory(db, person.id)
    const invitations = await invitationsOf(db, { id: person.id, email: addressOf(person.email) })
    return {
      data: {
        roles: roles.map(({ role, organisation, given_at, ended_at }) => ({
          role,
          organisation,
          givenAt: given_at.toString(),
          endedAt: ended_at?.toString() ?? null,
        })),
        invitations: invitations.map(({ role, invitedAt, expiresAt, acceptedAt }) => ({
          role,
          invitedAt: invitedAt.toString(),
          expiresAt: expiresAt.toString(),
          acceptedAt: acceptedAt?.toString() ?? null,
        })),
      },
    }
  },

  async erase({ db }, person) {
    await forgetPersonInRoles(db, person.id)
    await forgetPersonInInvitations(db, { id: person.id, email: addressOf(person.email) })
    await forgetPersonInOrganisations(db, person.id)
    await forgetPersonInSettings(db, person.id)
    await forgetPersonInPages(db, person.id)
  },

  ...endingBy([
    {
      key: 'invitations',
      kept: () => INVITATIONS,
      end: ({ db }, before) => removeUnacceptedBefore(db, before),
    },
    {
      key: 'roles',
      kept: () => ROLES,
      end: ({ db }, before) => removeRolesEndedBefore(db, before),
    },
  ]),
}

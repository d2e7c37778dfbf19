import { type Context, type House, systemContext } from '../../platform/context.ts'
import { createOrganisation, type NewOrganisation } from './organisations/actions.ts'
import type { Organisation } from './organisations/rules.ts'
import { giveRole } from './roles/actions.ts'
import { rolesOf } from './roles/store.ts'
import type { Role } from './rules.ts'

/** What an office would say about itself; takes only what matters. */
export const organisationInput = (given: Partial<NewOrganisation> = {}): NewOrganisation => ({
  name: 'Urząd Miejski w Augustowie',
  kind: 'local-government',
  unitCode: '2001011',
  email: 'konsultacje@augustow.example',
  phone: '87 643 42 10',
  address: 'ul. 3 Maja 60, 16-300 Augustów',
  website: 'https://augustow.example',
  dataOfficer: null,
  description: 'Prowadzimy konsultacje i budżet obywatelski miasta.',
  ...given,
})

/** An organisation of the network, brought in by the system. */
export const anOrganisation = (house: House, given: Partial<NewOrganisation> = {}): Promise<Organisation> =>
  createOrganisation(systemContext(house, 'examples'), organisationInput(given))

/** The same person with these roles, given by the system and read back as a sign-in would read them. */
export async function withRoles<Person extends { id: string; roles: unknown }>(
  house: House,
  person: Person,
  roles: readonly Role[],
  organisation: Pick<Organisation, 'id'> | null = null,
): Promise<Person> {
  const context: Context = systemContext(house, 'examples')
  for (const role of roles)
    await giveRole(context, { personId: person.id, role, organisationId: organisation?.id ?? null })
  return { ...person, roles: await rolesOf(house.db, person.id) }
}

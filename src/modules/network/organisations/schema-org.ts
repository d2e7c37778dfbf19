import type { Unit } from '../../places/index.ts'
import type { Organisation, OrganisationKind } from './rules.ts'

const TYPES: Record<OrganisationKind, string> = {
  'local-government': 'GovernmentOrganization',
  ngo: 'NGO',
  'informal-group': 'Organization',
  university: 'CollegeOrUniversity',
  other: 'Organization',
}

/**
 * The organisation in words of schema.org: what its page shows and nothing else.
 * @param url whole address of its page
 */
export function organisationData(
  organisation: Organisation,
  { url, unit, about, logo }: { url: string; unit: Unit | null; about: string; logo: string | null },
) {
  const { id, name, kind, email, phone, address, website, closedAt } = organisation
  return {
    '@type': TYPES[kind],
    '@id': `urn:uuid:${id}`,
    name,
    url: website ?? url,
    mainEntityOfPage: url,
    ...(about && { description: about }),
    ...(email && { email }),
    ...(phone && { telephone: phone }),
    ...(address && { address }),
    ...(logo && { logo }),
    ...(unit && { areaServed: { '@type': 'AdministrativeArea', name: unit.name, identifier: unit.code } }),
    ...(closedAt && { dissolutionDate: closedAt.toString().slice(0, 10) }),
  }
}

import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { pathOf } from './organisations/pages.tsx'
import { KINDS, type Organisation } from './organisations/rules.ts'
import { organisationById, organisationsPage } from './organisations/store.ts'
import { lastOrganisationAt } from './search-store.ts'

const text = z.string().nullable()

const OrganisationItem = z.object({
  id: z.uuid(),
  url: z.url(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(KINDS),
  unitCode: text,
  email: text,
  phone: text,
  address: text,
  website: text,
  description: z.string(),
  isDemonstration: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
})
type OrganisationItem = z.infer<typeof OrganisationItem>

const Filters = z.object({
  rodzaj: z.enum(KINDS).optional(),
  teryt: z
    .string()
    .regex(/^\d{2}(\d{2})?(\d{3})?$/)
    .optional(),
})

/** Organisations on the portal, by name. */
export const organisationsData: OpenCollection<OrganisationItem, z.infer<typeof Filters>> = {
  name: 'organizacje',
  itemName: 'Organisation',
  schema: OrganisationItem,
  filters: Filters,
  async page(context, { rodzaj, teryt }, page) {
    const filter = { ...(rodzaj ? { kind: rodzaj } : {}), ...(teryt ? { unitCode: teryt } : {}) }
    const { rows, next } = await organisationsPage(context.db, filter, page)
    return { rows: rows.map((organisation) => itemOf(context, organisation)), next }
  },
  async find(context, id) {
    const organisation = isId(id) ? await organisationById(context.db, id) : null
    return organisation && !organisation.closedAt ? itemOf(context, organisation) : null
  },
  themes: ['GOVE'],
  keywords: ['samorząd', 'organizacje pozarządowe'],
  changedAt: ({ db }) => lastOrganisationAt(db),
}

function itemOf({ house }: Context, organisation: Organisation): OrganisationItem {
  const { id, slug, name, kind, unitCode, email, phone, address, website, description, isDemonstration } = organisation
  return {
    id,
    url: house.config.url + pathOf(organisation),
    slug,
    name,
    kind,
    unitCode,
    email,
    phone,
    address,
    website,
    description,
    isDemonstration,
    createdAt: organisation.createdAt.toString(),
  }
}

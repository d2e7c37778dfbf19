import { Hono } from 'hono'
import { allow, found } from '../../../platform/errors.ts'
import { type App, type AppEnv, emptyForm, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { type Unit, unitsByCodes } from '../../places/index.ts'
import type { Needs } from '../needs.ts'
import { mayEnterWorkspace } from '../rules.ts'
import { ListQuery, unitOfFilter } from './forms.ts'
import { ORGANISATIONS, OrganisationListPage, OrganisationPage } from './pages.tsx'
import { countOrganisations, organisationBySlug, organisationsPage } from './store.ts'

const CARDS = 24

/** What everybody sees of organisations. */
export function publicRoutes({ sections }: Pick<Needs, 'sections'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(ORGANISATIONS, async (c) => {
    const listed = await listOrganisations(c, CARDS)
    return page(c, <OrganisationListPage {...listed} />, 200, { cache: ['organisations'] })
  })

  routes.get(`${ORGANISATIONS}/:slug`, async (c) => {
    const context = c.get('context')
    const organisation = found(await organisationBySlug(context.db, c.req.param('slug')))
    const unit = await unitsOf(c, [organisation.unitCode])
    const { content, cache } = await sections(c, organisation)
    const member = mayEnterWorkspace(context.actor, organisation.id)
    return page(
      c,
      <OrganisationPage
        organisation={organisation}
        unit={unit.get(organisation.unitCode ?? '') ?? null}
        member={member}
        sections={content}
      />,
      200,
      { cache: [`organisation:${organisation.id}`, ...cache] },
    )
  })

  routes.get(`${ORGANISATIONS}/:slug/logo.webp`, async (c) => {
    const organisation = found(await organisationBySlug(c.get('context').db, c.req.param('slug')))
    return picture(c, found(organisation.logoHash))
  })

  return routes
}

/** A page of organisations by the filters in the address, with what a list shows beside them. */
export async function listOrganisations(c: HttpContext, limit: number, closedToo = false) {
  const context = c.get('context')
  const query = readQuery(c, ListQuery)
  const unit = query.miejsce ? await unitOfFilter(context.db, query.miejsce) : null
  // A place nobody knows finds nothing, rather than everything.
  const unitCode = query.miejsce ? (unit?.code ?? 'none') : undefined
  const filter = { text: query.tekst, kind: query.rodzaj, unitCode, closedToo }
  const { rows, next } = await organisationsPage(context.db, filter, { after: query.po, limit })
  return {
    query,
    filters: emptyForm({ tekst: query.tekst ?? '', miejsce: query.miejsce ?? '', rodzaj: query.rodzaj ?? '' }),
    organisations: rows,
    units: await unitsOf(
      c,
      rows.map((organisation) => organisation.unitCode),
    ),
    unit,
    count: await countOrganisations(context.db, filter),
    next,
  }
}

export const unitsOf = (c: HttpContext, codes: (string | null)[]): Promise<Map<string, Unit>> =>
  unitsByCodes(
    c.get('context').db,
    codes.filter((code) => code !== null),
  )

/** A picture from the file store. With its version in the address a browser keeps it for good. */
export async function picture(c: HttpContext, hash: string): Promise<Response> {
  const bytes = await c.get('context').house.files.read(hash)
  const lasting = hash.startsWith(c.req.query('v') || '-')
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': 'image/webp',
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'public, no-cache',
  })
}

/** The organisation of a workspace address, for those who may enter it. */
export function allowWorkspace(c: HttpContext, organisationId: string) {
  allow(mayEnterWorkspace(c.get('context').actor, organisationId))
}

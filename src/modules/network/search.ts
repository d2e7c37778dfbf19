import { EVERYBODY, type Findable, type SearchSource, withoutMarks } from '../../platform/search.ts'
import { pathOf } from './organisations/pages.tsx'
import { organisationsByIds } from './organisations/store.ts'
import { NETWORK } from './pages/pages.tsx'
import { listPages, pageById } from './pages/store.ts'
import { organisationIds } from './search-store.ts'

/** Organisations on the portal; one that closed leaves, though its address still answers. */
export const organisationsFound: SearchSource = {
  kind: 'organisation',
  async read({ db }, ids) {
    const organisations = [...(await organisationsByIds(db, ids)).values()]
    return organisations
      .filter(({ closedAt }) => closedAt === null)
      .map(
        (organisation): Findable => ({
          id: organisation.id,
          path: pathOf(organisation),
          title: organisation.name,
          context: '',
          body: withoutMarks([organisation.description, organisation.address].filter(Boolean).join('\n')),
          datedAt: organisation.createdAt,
          unitCode: organisation.unitCode,
          audiences: [EVERYBODY],
        }),
      )
  },
  ids: ({ db }, after, limit) => organisationIds(db, after, limit),
  async visible({ db }, ids) {
    const open = [...(await organisationsByIds(db, ids)).values()].filter(({ closedAt }) => closedAt === null)
    return new Set(open.map(({ id }) => id))
  },
}

/** What the network says of itself, in both languages. */
export const pagesFound: SearchSource = {
  kind: 'page',
  async read({ db }, ids) {
    const pages = await Promise.all(ids.map((id) => pageById(db, id)))
    return pages
      .filter((page) => page !== null)
      .filter(({ removedAt }) => removedAt === null)
      .map(
        (page): Findable => ({
          id: page.id,
          path: `${NETWORK}/${page.slug}`,
          title: page.title,
          context: '',
          body: withoutMarks([page.body, page.titleEn, page.bodyEn].filter(Boolean).join('\n')),
          datedAt: page.writtenAt,
          unitCode: null,
          audiences: [EVERYBODY],
        }),
      )
  },
  // A network has a handful.
  async ids({ db }, after) {
    return after ? [] : (await listPages(db)).map(({ id }) => id)
  },
  async visible({ db }, ids) {
    const shown = new Set((await listPages(db)).map(({ id }) => id))
    return new Set(ids.filter((id) => shown.has(id)))
  },
}

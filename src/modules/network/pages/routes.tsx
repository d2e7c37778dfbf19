import { Hono } from 'hono'
import { allow, found } from '../../../platform/errors.ts'
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
import type { Needs } from '../needs.ts'
import { mayRunNetwork } from '../rules.ts'
import { addPage, bringBackPage, movePage, NETWORK_PAGES, removePage, writePage } from './actions.ts'
import { MoveForm, PageForm } from './forms.ts'
import { AboutPage, HistoryPage, NETWORK, NothingWrittenPage, PAGES, PagesDesk, WritePage } from './pages.tsx'
import type { NetworkPage } from './rules.ts'
import { listPages, pageById, pageBySlug, versionsOf } from './store.ts'

/** What the network says of itself, for everybody; and where coordinators write it. */
export function pagesRoutes({
  desk,
  people,
  aboutLinks,
  promises,
}: Pick<Needs, 'desk' | 'people' | 'aboutLinks' | 'promises'>): App {
  const routes: App = new Hono<AppEnv>()
  const mayEdit = (c: HttpContext) => mayRunNetwork(c.get('context').actor)

  routes.get(NETWORK, async (c) => {
    const pages = await listPages(c.get('context').db)
    const [first] = pages
    if (!first) return page(c, <NothingWrittenPage mayEdit={mayEdit(c)} />, 200, { cache: [NETWORK_PAGES] })
    return about(c, first, pages)
  })

  routes.get(`${NETWORK}/:slug`, async (c) => {
    const { db } = c.get('context')
    const shown = found(await pageBySlug(db, c.req.param('slug')))
    const pages = await listPages(db)
    return about(c, shown, pages)
  })

  routes.get(PAGES, async (c) => {
    allow(mayEdit(c))
    const pages = await listPages(c.get('context').db, { removedToo: true })
    return page(c, <PagesDesk desk={await desk(c)} pages={pages} />)
  })

  routes.get(`${PAGES}/nowa`, async (c) => {
    allow(mayEdit(c))
    return page(c, <WritePage desk={await desk(c)} form={emptyForm()} page={null} />)
  })

  routes.post(`${PAGES}/nowa`, async (c) => {
    allow(mayEdit(c))
    const form = await readForm(c, PageForm)
    if (!form.ok) return page(c, <WritePage desk={await desk(c)} form={form} page={null} />, 422)
    await addPage(c.get('context'), form.value)
    return seeOther(c, PAGES, 'network.done.page')
  })

  routes.get(`${PAGES}/:id`, async (c) => {
    const written = await editable(c)
    const { title, body, titleEn, bodyEn } = written
    return writing(c, written, emptyForm({ title, body, titleEn, bodyEn }))
  })

  routes.post(`${PAGES}/:id`, async (c) => {
    const written = await editable(c)
    const form = await readForm(c, PageForm)
    if (!form.ok) return writing(c, written, form, 422)
    const { number, ...words } = form.value
    if (await writePage(c.get('context'), written, words, number)) return seeOther(c, PAGES, 'network.done.page')
    const meanwhile = await editable(c)
    return writing(c, written, withProblem(c, form, 'body', 'network.pages.meanwhile'), 409, meanwhile)
  })

  routes.get(`${PAGES}/:id/historia`, async (c) => {
    const written = await editable(c)
    const context = c.get('context')
    const versions = await versionsOf(context.db, written.id)
    const ids = versions.flatMap(({ writtenBy }) => writtenBy ?? [])
    const names = await people.personsByIds(context.db, ids)
    const t = context.house.texts.in(c.get('locale'))
    const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? t('network.pages.somebody')
    return page(c, <HistoryPage desk={await desk(c)} page={written} versions={versions} nameOf={nameOf} />)
  })

  routes.post(`${PAGES}/:id/historia/:number/przywrocenie`, async (c) => {
    const written = await editable(c)
    const versions = await versionsOf(c.get('context').db, written.id)
    const { title, body, titleEn, bodyEn } = found(
      versions.find(({ number }) => String(number) === c.req.param('number')),
    )
    await writePage(c.get('context'), written, { title, body, titleEn, bodyEn }, written.number)
    return seeOther(c, `${PAGES}/${written.id}/historia`, 'network.done.page')
  })

  routes.post(`${PAGES}/:id/miejsce`, async (c) => {
    const written = await editable(c)
    const form = await readForm(c, MoveForm)
    if (form.ok) await movePage(c.get('context'), written, form.value.direction)
    return seeOther(c, PAGES)
  })

  routes.post(`${PAGES}/:id/usuniecie`, async (c) => {
    await removePage(c.get('context'), await editable(c))
    return seeOther(c, PAGES, 'network.done.page-removed')
  })

  routes.post(`${PAGES}/:id/powrot`, async (c) => {
    await bringBackPage(c.get('context'), await editable(c))
    return seeOther(c, PAGES, 'network.done.page')
  })

  async function about(c: HttpContext, shown: NetworkPage, pages: NetworkPage[]) {
    const told = shown.id === pages[0]?.id ? await promises?.(c) : undefined
    const props = { page: shown, pages, links: aboutLinks(c), mayEdit: mayEdit(c), promises: told?.content }
    return page(c, <AboutPage {...props} />, 200, { cache: [NETWORK_PAGES, ...(told?.cache ?? [])] })
  }

  async function editable(c: HttpContext): Promise<NetworkPage> {
    allow(mayEdit(c))
    return found(await pageById(c.get('context').db, c.req.param('id') ?? ''))
  }

  async function writing(c: HttpContext, written: NetworkPage, form: Form, status = 200, meanwhile?: NetworkPage) {
    return page(c, <WritePage desk={await desk(c)} form={form} page={written} meanwhile={meanwhile} />, status)
  }

  return routes
}

import { createHash } from 'node:crypto'
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
import { tokenSheet } from '../../../ui/index.ts'
import { voivodeships } from '../../places/index.ts'
import type { Needs } from '../needs.ts'
import { picture } from '../organisations/routes.tsx'
import { readLogo } from '../organisations/work-routes.tsx'
import { mayChangeSettings } from '../rules.ts'
import { changeNetworkLogo, changeSetting, siteSettings } from './actions.ts'
import { AreaForm, ColoursForm, menuForm, menuValues, menuWordsOf, NamesForm, namesOf, namesValues } from './forms.ts'
import { AreaPage, ColoursPage, MenuPage, NamesPage, SETTINGS, SettingsPage, SiteLogoPage } from './pages.tsx'
import { SITE_LOGO, SITE_STYLE, type SiteSettings, siteOf } from './rules.ts'

/** What the network says about itself and how it looks. */
export function settingsRoutes({ desk, menu }: Pick<Needs, 'desk' | 'menu'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(SITE_LOGO, async (c) => picture(c, found((await settingsOf(c)).logoHash)))

  // The address stays the same, so the browser asks each time whether the colours are still these.
  routes.get(SITE_STYLE, async (c) => {
    const { colours } = await settingsOf(c)
    const sheet = tokenSheet(found(colours))
    const etag = `"${createHash('sha1').update(sheet).digest('base64url')}"`
    const headers = { etag, 'cache-control': 'public, no-cache', 'content-type': 'text/css; charset=utf-8' }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
    return c.body(sheet, 200, headers)
  })

  routes.get(SETTINGS, async (c) => {
    const settings = await changeableSettings(c)
    return page(c, <SettingsPage desk={await desk(c)} settings={settings} area={await areaOf(c, settings)} />)
  })

  routes.get(`${SETTINGS}/nazwy`, async (c) => {
    const settings = await changeableSettings(c)
    return page(c, <NamesPage desk={await desk(c)} form={emptyForm(namesValues(settings))} />)
  })

  routes.post(`${SETTINGS}/nazwy`, async (c) => {
    await changeableSettings(c)
    const form = await readForm(c, NamesForm)
    if (!form.ok) return page(c, <NamesPage desk={await desk(c)} form={form} />, 422)
    await changeSetting(c.get('context'), 'names', namesOf(form.value))
    return seeOther(c, SETTINGS, 'network.done.settings')
  })

  routes.get(`${SETTINGS}/obszar`, async (c) => {
    const { area } = await changeableSettings(c)
    return areaPage(c, emptyForm({ area }))
  })

  routes.post(`${SETTINGS}/obszar`, async (c) => {
    await changeableSettings(c)
    const form = await readForm(c, AreaForm)
    if (!form.ok) return areaPage(c, form, 422)
    const known = new Set((await voivodeships(c.get('context').db)).map(({ code }) => code))
    if (!form.value.area.every((code) => known.has(code)))
      return areaPage(c, withProblem(c, form, 'area', 'network.area.unknown'), 422)
    await changeSetting(c.get('context'), 'area', [...new Set(form.value.area)])
    return seeOther(c, SETTINGS, 'network.done.settings')
  })

  routes.get(`${SETTINGS}/kolory`, async (c) => {
    const { colours } = await changeableSettings(c)
    return coloursPage(c, emptyForm({ ...colours }))
  })

  routes.post(`${SETTINGS}/kolory`, async (c) => {
    await changeableSettings(c)
    const form = await readForm(c, ColoursForm)
    if (!form.ok) return coloursPage(c, form, 422)
    await changeSetting(c.get('context'), 'colours', form.value)
    return seeOther(c, SETTINGS, 'network.done.settings')
  })

  routes.post(`${SETTINGS}/kolory/nasze`, async (c) => {
    await changeSetting(c.get('context'), 'colours', null)
    return seeOther(c, SETTINGS, 'network.done.settings')
  })

  routes.get(`${SETTINGS}/logo`, async (c) => {
    await changeableSettings(c)
    return logoPage(c, emptyForm())
  })

  routes.post(`${SETTINGS}/logo`, async (c) => {
    await changeableSettings(c)
    const form = await readLogo(c, (file) => changeNetworkLogo(c.get('context'), file))
    if (!form.ok) return logoPage(c, form, 422)
    return seeOther(c, SETTINGS, 'network.done.settings')
  })

  routes.post(`${SETTINGS}/logo/usuniecie`, async (c) => {
    await changeNetworkLogo(c.get('context'), null)
    return seeOther(c, SETTINGS, 'network.done.settings')
  })

  routes.get(`${SETTINGS}/menu`, async (c) => {
    const settings = await changeableSettings(c)
    return menuPage(c, emptyForm(menuValues(settings, hrefsOf(c))))
  })

  routes.post(`${SETTINGS}/menu`, async (c) => {
    await changeableSettings(c)
    const hrefs = hrefsOf(c)
    const form = await readForm(c, menuForm(hrefs.length))
    if (!form.ok) return menuPage(c, form, 422)
    await changeSetting(c.get('context'), 'menu', menuWordsOf(form.value, hrefs))
    return seeOther(c, SETTINGS, 'network.done.settings')
  })

  const hrefsOf = (c: HttpContext) => menu(c, 'pl').map(({ href }) => href)

  async function areaPage(c: HttpContext, form: Form, status = 200) {
    const all = await voivodeships(c.get('context').db)
    return page(c, <AreaPage desk={await desk(c)} form={form} voivodeships={all} />, status)
  }

  async function coloursPage(c: HttpContext, form: Form, status = 200) {
    const { colours } = await settingsOf(c)
    return page(c, <ColoursPage desk={await desk(c)} form={form} own={colours !== null} />, status)
  }

  async function logoPage(c: HttpContext, form: Form, status = 200) {
    const { logo } = siteOf(await settingsOf(c), c.get('locale'), '')
    return page(c, <SiteLogoPage desk={await desk(c)} form={form} logo={logo} />, status)
  }

  async function menuPage(c: HttpContext, form: Form, status = 200) {
    const ours = { pl: menu(c, 'pl'), en: menu(c, 'en') }
    return page(c, <MenuPage desk={await desk(c)} form={form} menu={ours} />, status)
  }

  return routes
}

/** The voivodeships of the network, in order of their names. */
async function areaOf(c: HttpContext, { area }: SiteSettings) {
  return (await voivodeships(c.get('context').db)).filter(({ code }) => area.includes(code))
}

const settingsOf = (c: HttpContext): Promise<SiteSettings> => siteSettings(c.get('context').house)

async function changeableSettings(c: HttpContext): Promise<SiteSettings> {
  allow(mayChangeSettings(c.get('context').actor))
  return settingsOf(c)
}

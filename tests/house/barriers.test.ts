import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import {
  barriersOn,
  DESK,
  expectNoBarriers,
  openBrowser,
  openWindow,
  PHONE,
  signIn,
  type Window,
} from '../support/browser.ts'
import { testDatabase } from '../support/database.ts'
import { aPortal, type TestPortal } from '../support/portal.ts'
import { built, served } from '../support/server.ts'
import type { RoleName } from '../support/world/roles.ts'
import { aWorld, type World } from '../support/world.ts'

let browser: Browser
let portal: TestPortal
let world: World
let server: Awaited<ReturnType<typeof served>>

beforeAll(async () => {
  built()
  const database = await testDatabase('embedded')
  portal = await aPortal(database)
  world = await aWorld(portal)
  server = await served(portal)
  browser = await openBrowser()
  return async () => {
    await browser.close()
    await server.close()
    await portal.close()
    await database.close()
  }
}, 120_000)

/** Pages people meet most, as the address and who opens it. */
const PUBLIC = (): string[] => {
  const { open, closed, reported, announced, cancelled } = world.consultations
  const own = open.remarks[2]
  const at = (slug: string, rest = '') => `/konsultacje/${slug}${rest}`
  return [
    '/',
    '/konsultacje?stan=wszystkie',
    at(open.slug),
    at(open.slug, '/uwagi'),
    at(open.slug, '/uwagi/nowa'),
    at(open.slug, `/uwagi/${own?.reference}`),
    at(open.slug, `/uwagi/${own?.reference}/moja?klucz=${own?.secret}`),
    at(open.slug, `/uwagi/${own?.reference}/moja/wycofanie?klucz=${own?.secret}`),
    at(open.slug, '/obserwowanie'),
    at(open.slug, '/plakat'),
    ...['/pomysly', '/pomysly/nowy', '/pomysly/1', '/pytania', '/pytania/nowe', '/pytania/1'].map((page) =>
      at(open.slug, page),
    ),
    at(open.slug, '/dyskusje'),
    at(open.slug, '/dyskusje/1?odpowiedz=2'),
    `/wpisy/${world.things.post}?klucz=${world.things.postKey}`,
    at(open.slug, '/projekt'),
    at(open.slug, '/projekt/wersje/2/roznice'),
    at(open.slug, '/projekt/akapity/1/uwaga'),
    at(announced.slug),
    at(cancelled.slug),
    at(closed.slug, `/uwagi/${closed.remarks[0]?.reference}`),
    at(reported.slug, '/raport'),
    at(reported.slug, '/raport/uwagi'),
    at(reported.slug, '/efekty'),
    '/organizacje',
    `/organizacje/${world.augustow.slug}`,
    '/jak-to-dziala',
    '/deklaracja-dostepnosci',
    '/otwarte-dane',
    '/zgloszenie',
    '/moderacja',
    '/zaloguj',
    '/zarejestruj',
    '/haslo/nowe',
    '/nie-ma-takiej-strony',
    '/en',
    `/en${at(open.slug)}`,
  ]
}

const WORKING: Partial<Record<RoleName, () => string[]>> = {
  'team-admin': () => {
    const { open, draft, reported } = world.consultations
    const work = `/praca/konsultacje/${open.slug}`
    return [
      '/praca',
      '/praca/konsultacje',
      '/praca/konsultacje/nowa',
      `/praca/konsultacje/${draft.slug}`,
      ...[
        '',
        '/ogloszenie',
        '/ogloszenie/sprawa',
        '/ogloszenie/terminy',
        '/etapy',
        '/dokumenty',
        '/aktualnosci',
        '/uwagi',
        `/uwagi/${open.remarks[1]?.reference}`,
        '/grupy',
        `/grupy/${world.things.group}`,
        '/import',
        '/ustawienia',
        '/projekt',
        '/projekt/przygotowana',
        '/pomysly',
        '/pomysly/ustawienia',
        '/pomysly/1/odpowiedz',
        '/pytania',
        '/pytania/eksperci',
        '/pytania/1/odpowiedz',
        '/dyskusje',
        '/dyskusje/1',
        '/glosowania',
      ].map((page) => work + page),
      `/praca/konsultacje/${reported.slug}/raport`,
      `/praca/konsultacje/${reported.slug}/efekty`,
      `/praca/organizacje/${world.augustow.id}/zespol`,
      `/praca/organizacje/${world.augustow.id}/moderacja`,
      '/konto',
      '/konto/bezpieczenstwo',
    ]
  },
  clerk: () => [`/praca/konsultacje/${world.consultations.open.slug}/wprowadzanie`],
  administrator: () => [
    '/administracja/organizacje',
    '/siec/dyskusje',
    '/siec/dyskusje/nowy',
    '/siec/dyskusje/1',
    '/administracja/role',
    '/administracja/wyglad',
    '/administracja/wyglad/kolory',
    '/administracja/dziennik',
    '/administracja/wiadomosci',
    '/administracja/zadania',
  ],
}

const SIZES = { desk: DESK, phone: PHONE }

describe.each(Object.keys(SIZES) as (keyof typeof SIZES)[])('on a %s', (size) => {
  let window: Window
  beforeAll(async () => {
    window = await openWindow(browser, server.origin, SIZES[size])
  })
  afterAll(() => window.close())

  test('no public page has a barrier, in any theme', async () => {
    const wrong = await barriersAt(window, PUBLIC(), size)
    expect(wrong).toEqual([])
  }, 240_000)
})

test.each(Object.keys(WORKING) as (keyof typeof WORKING)[])(
  'no page of the work of a %s has a barrier, in any theme',
  async (who) => {
    const window = await openWindow(browser, server.origin)
    await signIn(window.context, server.origin, await openSession(portal.house, world.people[who].id))
    expect(await barriersAt(window, WORKING[who]?.() ?? [], 'desk')).toEqual([])
    await window.close()
  },
  240_000,
)

test('a form sent with problems has no barrier and begins with what to correct', async () => {
  const window = await openWindow(browser, server.origin, PHONE)
  await window.page.goto(`${server.origin}/konsultacje/${world.consultations.open.slug}/uwagi/nowa`)
  await window.page.locator('main form button[type=submit]').last().click()
  await window.page.waitForLoadState()
  expect(await window.page.title()).toMatch(/^Błąd:/)
  await expectNoBarriers(window.page)
  await window.close()
})

/**
 * The whole set of rules in the light theme; in the others, which differ in colours alone, the rules about colours; on a
 * phone all but these. Themes follow the system here, as they do for those who chose none.
 */
async function barriersAt({ page }: Window, paths: string[], size: string): Promise<string[]> {
  const wrong: string[] = []
  for (const path of paths) {
    await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
    await page.goto(server.origin + path)
    const note = (theme: string, barriers: string[]) =>
      wrong.push(...barriers.map((barrier) => `${path} (${theme}): ${barrier}`))
    note('light', await barriersOn(page, size === 'phone' ? 'size' : 'all'))
    const sticksOut = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (sticksOut > 0) wrong.push(`${path} sticks out by ${sticksOut} points`)
    if (size === 'phone') continue
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    note('dark', await barriersOn(page, 'colours'))
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'contrast'))
    note('contrast', await barriersOn(page, 'colours'))
  }
  return wrong
}

import { describe, expect, test } from 'vitest'
import { openHall, SIZES, type Size } from '../support/barriers.ts'
import { expectNoBarriers, openWindow, PHONE } from '../support/browser.ts'
import type { RoleName } from '../support/world/roles.ts'

const hall = openHall()

/** Pages people meet most, as the address and who opens it. */
const PUBLIC = (): string[] => {
  const { world } = hall
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
    const { open, draft, reported } = hall.world.consultations
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
        `/grupy/${hall.world.things.group}`,
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
      `/praca/organizacje/${hall.world.augustow.id}/zespol`,
      `/praca/organizacje/${hall.world.augustow.id}/moderacja`,
      '/konto',
      '/konto/bezpieczenstwo',
    ]
  },
  clerk: () => [`/praca/konsultacje/${hall.world.consultations.open.slug}/wprowadzanie`],
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

describe.each(Object.keys(SIZES) as Size[])('on a %s', (size) => {
  test('no public page has a barrier, in any theme', async () => {
    expect(await hall.forStrangers(PUBLIC(), size)).toEqual([])
  }, 240_000)
})

test.each(Object.keys(WORKING) as (keyof typeof WORKING)[])(
  'no page of the work of a %s has a barrier, in any theme',
  async (who) => {
    expect(await hall.forRole(who, WORKING[who]?.() ?? [])).toEqual([])
  },
  240_000,
)

test('a form sent with problems has no barrier and begins with what to correct', async () => {
  const window = await openWindow(hall.browser, hall.origin, PHONE)
  await window.page.goto(`${hall.origin}/konsultacje/${hall.world.consultations.open.slug}/uwagi/nowa`)
  await window.page.locator('main form button[type=submit]').last().click()
  await window.page.waitForLoadState()
  expect(await window.page.title()).toMatch(/^Błąd:/)
  await expectNoBarriers(window.page)
  await window.close()
})

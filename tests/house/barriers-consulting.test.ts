import { describe, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { openHall, SIZES, type Size } from '../support/barriers.ts'
import { DESK, expectNoBarriers, openWindow, signIn } from '../support/browser.ts'

const hall = openHall()

/** What everybody meets of planning, of other ways to speak, and of what follows a report. */
function open(): string[] {
  const { consultations, things, augustow } = hall.world
  const at = (slug: string, rest: string) => `/konsultacje/${slug}${rest}`
  return [
    '/wnioski-o-konsultacje',
    '/wnioski-o-konsultacje/nowy',
    `/wnioski-o-konsultacje/${things.planning.request}`,
    '/plany-konsultacji',
    `/plany-konsultacji/${augustow.slug}`,
    at(consultations.open.slug, '/kanon'),
    at(consultations.open.slug, '/mapa-opinii'),
    at(consultations.open.slug, '/mapa-opinii/wyniki'),
    at(consultations.open.slug, '/ankiety'),
    at(consultations.open.slug, `/ankiety/${things.survey}`),
    at(consultations.open.slug, `/ankiety/${things.survey}/wyniki`),
    at(consultations.reported.slug, '/kanon'),
    at(consultations.reported.slug, '/ocena'),
    at(consultations.reported.slug, '/ocena/wyniki'),
    at(consultations.reported.slug, '/wdrozenie'),
    '/prywatnosc',
  ]
}

/** What a team does before a consultation, during it and after it. */
function working(): string[] {
  const { consultations, things, augustow } = hall.world
  const { planning } = things
  const at = (slug: string, ...pages: string[]) => pages.map((page) => `/praca/konsultacje/${slug}${page}`)
  return [
    ...['', '/nowy', '/szablony', `/szablony/${planning.template}`].map((page) => `/praca/planowanie${page}`),
    ...['gotowosc', 'sprawa', 'temat', 'terminy', 'formy', 'ogloszenie', 'sprawdzenie'].map(
      (step) => `/praca/planowanie/${planning.plan}/${step}`,
    ),
    ...at(planning.draft, '', '/plan', '/plan/szablon', '/teksty', '/teksty/bip', '/kanon'),
    ...at(
      consultations.open.slug,
      '/kto-co-robi',
      '/inne-formy',
      '/inne-formy/pjm',
      '/inne-formy/etr',
      '/ogloszenie/dane-osobowe',
      '/ogloszenie/zakres',
      '/ogloszenie/kontakt',
      '/zaproszenia',
      `/zaproszenia/${planning.invited}`,
      '/kanon',
      '/mapa-opinii',
      '/mapa-opinii/opinie',
      '/mapa-opinii/ustawienia',
      '/ankiety',
    ),
    ...at(
      consultations.reported.slug,
      '/kto-co-robi',
      '/ocena',
      '/wdrozenie',
      `/wdrozenie/${things.step}`,
      '/protokoly',
      `/protokoly/${things.heldStage}`,
      '/raport/dane-osobowe',
    ),
    ...['zasady-konsultacji', 'plan-konsultacji', `plan-konsultacji/${planning.intention}`, 'wnioski'].map(
      (page) => `/praca/organizacje/${augustow.id}/${page}`,
    ),
    `/praca/organizacje/${augustow.id}/wnioski/${planning.request}`,
  ]
}

describe.each(Object.keys(SIZES) as Size[])('on a %s', (size) => {
  test('no page about planning and closing that everybody reads has a barrier, in any theme', async () => {
    expect(await hall.forStrangers(open(), size)).toEqual([])
  }, 240_000)
})

test('no page on which a team plans and closes has a barrier, in any theme', async () => {
  expect(await hall.forRole('team-admin', working())).toEqual([])
}, 300_000)

test('steps of a plan sent with problems begin with what to correct and have no barrier', async () => {
  const window = await openWindow(hall.browser, hall.origin, DESK)
  await signIn(window.context, hall.origin, await openSession(hall.portal.house, hall.world.people['team-admin'].id))
  for (const path of [
    `/praca/planowanie/${hall.world.things.planning.plan}/temat`,
    `/praca/konsultacje/${hall.world.consultations.open.slug}/inne-formy/pjm`,
    `/praca/konsultacje/${hall.world.consultations.reported.slug}/wdrozenie`,
  ]) {
    await window.page.goto(hall.origin + path)
    await window.page.locator('main form:not([action*=usuniecie]) button[type=submit]').last().click()
    await window.page.waitForLoadState()
    expect(await window.page.title(), path).toMatch(/^Błąd:/)
    await expectNoBarriers(window.page)
  }
  await window.close()
}, 120_000)

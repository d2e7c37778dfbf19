import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoBarriers, PHONE } from '../support/browser.ts'
import { aJourney, follow, type Journey, pathOf, send, textOf } from '../support/journey.ts'
import { waysToSpeak } from '../support/speaking.ts'
import type { WorldConsultation } from '../support/world.ts'

let journey: Journey
let park: WorldConsultation
beforeAll(async () => {
  journey = await aJourney()
  park = await journey.openConsultation('Park nad Nettą')
  const { portal } = journey
  const admin = await portal.signedIn(journey.admin)
  const administrator = await portal.signedIn(
    await portal.person([{ role: 'administrator', scope: null }], 'Grażyna Hak'),
  )
  await waysToSpeak(portal, { admin, administrator }, park)
}, 120_000)
afterAll(() => journey.close())

const home = () => `${journey.origin}/konsultacje/${park.slug}`

test('while somebody writes an idea, a similar one appears; they support it instead', async () => {
  const { page } = await journey.window(PHONE)
  await page.goto(home())
  await follow(page, 'Podziel się pomysłem')
  await page.getByLabel('Pomysł w jednym zdaniu').fill('Hamak pod lipą')
  await page.getByText('Podobne pomysły już tu są').waitFor()
  await expectNoBarriers(page)
  await page.goto(
    `${journey.origin}${await page.getByRole('link', { name: 'Hamaki między lipami' }).getAttribute('href')}`,
  )
  await send(page, 'Popieram')
  await page.getByText('1 osoba popiera').first().waitFor()
  await expectNoBarriers(page)
  await send(page, 'Cofnij poparcie')
  expect(await textOf(page)).toContain('0 osób popiera')
})

test('with script off an idea is looked for, given and taken back', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(`${home()}/pomysly/nowy`)
  await page.getByLabel('Pomysł w jednym zdaniu').fill('Hamaki pod lipą')
  await send(page, 'Sprawdź, czy ktoś już o tym pisał')
  await page.getByRole('link', { name: 'Hamaki między lipami' }).waitFor()
  await page.getByLabel('Pomysł w jednym zdaniu').fill('Stół do tenisa')
  await page.getByLabel('Opisz pomysł').fill('Betonowy, przy boisku. Dla wszystkich.')
  journey.pass({ seconds: 20 })
  await send(page, 'Wyślij pomysł')
  await page.getByText('Mamy Twój pomysł').first().waitFor()
  await page.getByLabel('Twój e-mail').fill('ela@example.org')
  await send(page, 'Daj mi znać')
  await page.getByText('Damy znać na adres').waitFor()
  await send(page, 'Wycofaj')
  await page.getByText('Te słowa są wycofane.').waitFor()
  await follow(page, 'Zobacz na stronie')
  expect(await textOf(page)).not.toContain('Stół do tenisa')
})

test('one answers another in a discussion by keyboard alone', async () => {
  const { page } = await journey.window()
  await page.goto(`${home()}/dyskusje/1`)
  await page.getByRole('link', { name: 'Odpowiedz' }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByText('Twoja odpowiedź').waitFor()
  await expectNoBarriers(page)
  await page.getByLabel('Twoja wypowiedź').focus()
  await page.keyboard.type('A hałas pod oknami w nocy?')
  journey.pass({ seconds: 20 })
  await page.getByRole('button', { name: 'Wyślij wypowiedź' }).focus()
  await Promise.all([page.waitForURL(/\/wpisy\//), page.keyboard.press('Enter')])
  await follow(page, 'Zobacz na stronie')
  expect(pathOf(page)).toBe(`/konsultacje/${park.slug}/dyskusje/1`)
  await page.getByText('A hałas pod oknami w nocy?').waitFor()
})

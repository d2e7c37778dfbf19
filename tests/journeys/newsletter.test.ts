import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { aSentIssue, aSubscriber } from '../../src/modules/newsletter/examples.ts'
import { linksOf } from '../../src/modules/newsletter/index.ts'
import { DESK, expectNoBarriers, PHONE, signIn } from '../support/browser.ts'
import { aJourney, follow, type Journey, leave, linkIn, open, pathOf, send, tabTo } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await aJourney()
  await journey.openConsultation('Park nad Nettą')
}, 120_000)
afterAll(() => journey.close())

test('a resident subscribes, confirms, chooses, unsubscribes and comes back on a phone with script off', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(`${journey.origin}/newsletter`)
  await follow(page, 'Zamów newsletter')
  const subscribe = async () => {
    await page.getByLabel('Adres e-mail').fill('ela@example.org')
    await page.getByLabel('Zmiany w prawie i terminy').check()
    await page.getByLabel('Zgadzam się').check()
    journey.pass({ seconds: 40 })
    await send(page, 'Zamawiam newsletter')
    await page.getByText('Sprawdź pocztę').first().waitFor()
    const letter = await journey.letterTo('ela@example.org', /Potwierdź/)
    await page.goto(linkIn(letter, /^\/newsletter\/potwierdzenie\//))
    await send(page, 'Potwierdzam, chcę newsletter')
    await page.getByText('Dziękujemy, adres jest potwierdzony').waitFor()
  }
  await subscribe()
  expect(await page.getByLabel('Zmiany w prawie i terminy').isChecked()).toBe(true)

  await page.getByLabel('Tylko pilne').check()
  await send(page, 'Zapisz zmiany')
  await page.getByText('Zapisano.').waitFor()
  expect(await page.getByLabel('Tylko pilne').isChecked()).toBe(true)
  await send(page, 'Przerwa na 30 dni')
  await page.getByText('Masz przerwę').waitFor()
  await send(page, 'Zakończ przerwę')

  await follow(page, 'Wypisz mnie')
  await send(page, 'Wypisz mnie')
  await page.getByText('Wypisano').first().waitFor()
  await follow(page, 'Zamów jeszcze raz')
  journey.pass({ hours: 1 })
  await subscribe()
})

test('an editor makes an issue from the basket without a mouse, until it is ready to leave', async () => {
  const { context, page } = await journey.window()
  const coordinator = await journey.portal.person([{ role: 'coordinator', scope: null }], 'Katarzyna Wierzbicka')
  await signIn(context, journey.origin, await openSession(journey.portal.house, coordinator.id))
  const press = async (name: string | RegExp) => {
    await tabTo(page, page.getByRole('button', { name }).first(), 120)
    await leave(page, () => page.keyboard.press('Enter'))
  }
  const go = async (name: string | RegExp) => {
    await tabTo(page, page.getByRole('link', { name }).first(), 120)
    await leave(page, () => page.keyboard.press('Enter'))
  }

  await page.goto(`${journey.origin}/administracja/newsletter`)
  await expectNoBarriers(page)
  await press('Zacznij nowy numer')
  await go('Weź z koszyka')
  await expectNoBarriers(page)
  await tabTo(page, page.getByLabel(/^Park nad Nettą/).first(), 120)
  await page.keyboard.press('Space')
  await press('Dodaj zaznaczone')
  await page.getByText('Dodano do numeru.').waitFor()

  await go('Nagłówek')
  await tabTo(page, page.getByLabel('Nagłówek'), 120)
  await page.keyboard.type('Gdzie zabrać głos')
  await press('Zapisz')
  const blocks = page.locator('.newsletter-block')
  expect(await blocks.nth(1).textContent()).toContain('Gdzie zabrać głos')
  await tabTo(page, blocks.nth(1).getByRole('button', { name: 'Wyżej' }), 120)
  await leave(page, () => page.keyboard.press('Enter'))
  expect(await blocks.first().textContent()).toContain('Gdzie zabrać głos')

  await go('Zmień dane')
  await tabTo(page, page.getByLabel('Temat', { exact: true }), 120)
  await page.keyboard.type('Park i terminy tej jesieni')
  await tabTo(page, page.getByLabel(/^W skrócie/), 120)
  await page.keyboard.type('Można pisać uwagi o parku. Zdąż do końca miesiąca.')
  await expectNoBarriers(page)
  await press('Zapisz')
  await expectNoBarriers(page)
  await go('Sprawdź i zaplanuj')
  await page.getByText('Gotowe do wysłania').waitFor()
  await expectNoBarriers(page)
  await go('Podgląd')
  await expectNoBarriers(page)
  expect(await page.frameLocator('iframe').first().getByRole('heading', { level: 1 }).textContent()).toBe(
    'Park i terminy tej jesieni',
  )
  expect(pathOf(page)).toMatch(/podglad$/)
}, 180_000)

test('the archive and the settings of a subscriber have no barriers, in every look and size', async () => {
  const { portal } = journey
  const issue = await aSentIssue(portal.system(), { subject: 'Lipy, ścieżki i budżety' })
  const subscriber = await aSubscriber(portal.system(), 'ala@example.org')
  const links = linksOf(portal.house.config, subscriber.id, issue)
  for (const options of [DESK, { ...PHONE, colorScheme: 'dark' as const }]) {
    const { page } = await journey.window(options)
    for (const address of [
      `${journey.origin}/newsletter`,
      links.view,
      links.preferences,
      links.unsubscribe,
      `${journey.origin}/newsletter/zapis`,
      `${journey.origin}/newsletter/zapis/sprawdz-poczte`,
    ])
      await open(page, address)
  }
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { expectNoBarriers, signIn } from '../support/browser.ts'
import { aJourney, type Journey, leave, pathOf, tabTo } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await aJourney()
  await journey.openConsultation('Park nad Nettą')
}, 120_000)
afterAll(() => journey.close())

test('the first stop leads past the menu, to what the page is about', async () => {
  const { page } = await journey.window()
  await page.goto(journey.origin)
  await tabTo(page, page.getByRole('link', { name: 'Przejdź do treści' }), 1)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

test('a resident gives a remark and leaves an address without touching a mouse', async () => {
  const { page } = await journey.window()
  await page.goto(journey.origin)
  await follow(page, 'Park nad Nettą')
  await follow(page, 'Napisz, co o tym myślisz')
  await tabTo(page, page.getByLabel('Twoja uwaga'))
  await page.keyboard.type('Więcej drzew przy placu zabaw.')
  await tabTo(page, page.locator('summary').filter({ hasText: 'Dodaj miejsce' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel('Czego dotyczy uwaga'))
  await page.keyboard.type('Plac zabaw')
  await tabTo(page, page.getByLabel(/^Podpis/))
  await page.keyboard.type('Ela z Borek')
  journey.pass({ seconds: 40 })
  await press(page, 'Wyślij uwagę')

  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
  await tabTo(page, page.getByLabel('Twój e-mail'))
  await page.keyboard.type('ela@example.org')
  await leave(page, () => page.keyboard.press('Enter'))
  await page.getByText('Mamy Twój adres').waitFor()
  await follow(page, 'Zobacz inne uwagi')
  await page.getByText('Więcej drzew przy placu zabaw.').waitFor()
})

test('a mistake is found and mended without a mouse', async () => {
  const { page } = await journey.window()
  await page.goto(journey.origin)
  await follow(page, 'Park nad Nettą')
  await follow(page, 'Napisz, co o tym myślisz')
  journey.pass({ seconds: 40 })
  await press(page, 'Wyślij uwagę')
  expect(await page.title()).toMatch(/^Błąd:/)
  await tabTo(page, page.getByRole('link', { name: /Napisz co najmniej/ }))
  await page.keyboard.press('Enter')
  expect(await page.getByLabel('Twoja uwaga').evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('Jednak napiszę coś więcej.')
  await press(page, 'Wyślij uwagę')
  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
})

test('a team begins a consultation without a mouse', async () => {
  const { page, context } = await journey.window()
  await signIn(context, journey.origin, await openSession(journey.portal.house, journey.admin.id))
  await page.goto(`${journey.origin}/praca`)
  await follow(page, 'Konsultacje zespołu')
  await follow(page, 'Nowe konsultacje')
  await tabTo(page, page.getByLabel('Tytuł'))
  await page.keyboard.type('Skwer przy dworcu')
  await tabTo(page, page.getByLabel('Streszczenie w jednym zdaniu'))
  await page.keyboard.type('Powiedz, czego brakuje na skwerze.')
  await tabTo(page, page.getByLabel('Gmina'))
  await page.keyboard.type('Augustów')
  await tabTo(page, page.getByLabel('Temat'))
  await page.keyboard.press('ArrowDown')
  await press(page, 'Załóż szkic')

  // Two gminas have this name; a group of choices is one stop, and arrows choose in it.
  await tabTo(page, page.getByRole('radio').first())
  await page.keyboard.press('Space')
  while (!(await page.getByLabel('gmina miejska Augustów').isChecked())) await page.keyboard.press('ArrowDown')
  await press(page, 'Załóż szkic')
  expect(pathOf(page)).toBe('/praca/konsultacje/skwer-przy-dworcu')

  await follow(page, 'Terminy')
  await tabTo(page, page.getByLabel('Początek zbierania uwag'))
  await page.keyboard.type('12012026')
  await page.keyboard.press('Tab')
  await page.keyboard.type('0800')
  await expectNoBarriers(page)
})

/** Goes to the link of the main part, or of the menu, and opens it. */
async function follow(page: Page, name: string) {
  await tabTo(page, page.getByRole('link', { name, exact: true }).first())
  await leave(page, () => page.keyboard.press('Enter'))
}

async function press(page: Page, name: string) {
  await tabTo(page, page.getByRole('button', { name, exact: true }))
  await leave(page, () => page.keyboard.press('Space'))
}

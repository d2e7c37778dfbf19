import { afterAll, beforeAll, expect, test } from 'vitest'
import { PHONE } from '../support/browser.ts'
import { aJourney, enterPassword, follow, type Journey, pathOf, send, textOf } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await aJourney()
  await journey.member('anna@example.org', 'Anna Planistka', 'team-admin')
}, 120_000)
afterAll(() => journey.close())

test('a general plan is planned on a phone with script off, and a warning is answered with a reason', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await enterPassword(page, journey.origin, 'anna@example.org')
  await page.goto(`${journey.origin}/praca/planowanie/nowy`)
  await send(page, 'Zaczynamy')

  for (const radio of await page.locator('input[type=radio][value=yes]').all()) await radio.check()
  await send(page, 'Zapisz i przejdź dalej')
  await page.getByLabel('Plan ogólny gminy', { exact: true }).check()
  await send(page, 'Zapisz i przejdź dalej')

  await page.getByText('co najmniej 28 dni (art. 8j ust. 1 UPZP)').waitFor()
  await page.getByLabel('Tytuł').fill('Plan ogólny Sztabina')
  await page.getByLabel('Streszczenie w jednym zdaniu').fill('Gdzie domy, gdzie łąki?')
  await page.getByLabel('Gmina', { exact: true }).fill('Sztabin')
  await page.getByLabel('Organ, który zarządza').fill('Wójt Gminy Sztabin')
  await send(page, 'Zapisz i przejdź dalej')

  // The first day is asked about; the rest is counted by the portal.
  await page.getByLabel('Pierwszy dzień').fill('2027-03-01')
  await send(page, 'Policz od pierwszego dnia')
  expect(await page.getByLabel('Ostatni dzień').inputValue()).toBe('2027-03-30')
  await send(page, 'Zapisz i przejdź dalej')

  await page.getByLabel('Forma', { exact: true }).selectOption('open-meeting')
  await page.getByLabel('Kiedy').fill('2027-03-03T17:00')
  await send(page, 'Dodaj formę')
  await page.getByLabel('Forma', { exact: true }).selectOption('map-survey')
  await send(page, 'Dodaj formę')
  await page.getByText('Formy są wystarczające').waitFor()
  await follow(page, 'Zapisz i przejdź dalej')
  await send(page, 'Zapisz i przejdź dalej')

  expect(await textOf(page)).toContain('„Spotkanie otwarte” jest za wcześnie: najwcześniej 9 marca 2027')
  await page.getByLabel('Dlaczego mimo to tak').first().fill('Sala jest wolna tylko tego dnia.')
  await send(page, 'Zapisz uzasadnienia')
  await send(page, 'Utwórz szkic konsultacji')
  expect(pathOf(page)).toBe('/praca/konsultacje/plan-ogolny-sztabina')
  await follow(page, 'Plan i terminy')
  expect(await page.getByLabel('Dlaczego mimo to tak').first().inputValue()).toBe('Sala jest wolna tylko tego dnia.')
  await follow(page, 'Teksty ogłoszenia')
  await follow(page, 'Ogłoszenie do BIP')
  expect(await page.getByLabel('Treść').inputValue()).toContain('Podmiot publikujący: Wójt Gminy Sztabin')
}, 120_000)

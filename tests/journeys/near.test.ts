import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoBarriers, PHONE } from '../support/browser.ts'
import { aJourney, follow, type Journey, leave, pathOf, send, textOf } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await aJourney()
  await journey.openConsultation('Park nad Nettą')
  await journey.openConsultation('Plac przy szkole', [], '2001072')
  await journey.openConsultation('Ścieżka rowerowa nad jeziorem', [], '2811043')
}, 120_000)
afterAll(() => journey.close())

test('a reader says where they live, and sees first what is near', async () => {
  const { page, context } = await journey.window(PHONE)
  await page.goto(journey.origin)
  await page.getByLabel('Twoja gmina').fill('Augustów')
  await send(page, 'Pokaż, co się dzieje')
  // The town and the villages around it bear one name.
  await expectNoBarriers(page)
  await page.getByLabel('gmina miejska Augustów').check()
  await send(page, 'Wybierz tę gminę')
  expect(pathOf(page)).toBe('/')
  const near = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Trwa w Augustowie/ }) })
  await near.getByRole('link', { name: 'Park nad Nettą' }).waitFor()
  expect(await near.textContent()).not.toContain('Ścieżka rowerowa')
  await expectNoBarriers(page)
  // Kept by the browser alone, and only after asking for it.
  expect((await context.cookies()).map(({ name }) => name)).toHaveLength(1)

  await send(page, 'Zapomnij moją gminę')
  await page.getByText('Nie pamiętamy już Twojej gminy.').waitFor()
  expect(await near.count()).toBe(0)
  expect(await context.cookies()).toEqual([])
})

test('a name nobody knows is put right, and nothing is lost', async () => {
  const { page } = await journey.window(PHONE)
  await page.goto(journey.origin)
  await page.getByLabel('Twoja gmina').fill('Nibylandia')
  await send(page, 'Pokaż, co się dzieje')
  expect(await page.title()).toMatch(/^Błąd:/)
  await expectNoBarriers(page)
  expect(await page.getByLabel('Gmina, miasto albo wieś').inputValue()).toBe('Nibylandia')
})

test('the list is narrowed to a place and widened to its powiat, by an address one can send to others', async () => {
  const { page } = await journey.window()
  await page.goto(`${journey.origin}/konsultacje`)
  await page.getByLabel('Miejsce').fill('Sztabin')
  await send(page, 'Pokaż')
  expect(await titles()).toEqual(['Plac przy szkole'])
  await expectNoBarriers(page)
  await page.getByLabel('Zasięg').selectOption({ label: 'cały powiat' })
  await send(page, 'Pokaż')
  expect(await titles()).toEqual(['Park nad Nettą', 'Plac przy szkole'])

  const other = (await journey.window(PHONE)).page
  await other.goto(page.url())
  expect(await textOf(other)).not.toContain('Ścieżka rowerowa')

  async function titles() {
    const found = await page.locator('main').getByRole('heading', { level: 2 }).allTextContents()
    return found.filter((title) => /^(Park|Plac|Ścieżka)/.test(title)).sort()
  }
})

test('who reads no Polish goes through the same pages in English', async () => {
  const { page } = await journey.window()
  await page.goto(`${journey.origin}/konsultacje`)
  await leave(page, () => page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click())
  expect(pathOf(page)).toBe('/en/konsultacje')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await expectNoBarriers(page)
  await follow(page, 'Park nad Nettą')
  expect(pathOf(page)).toMatch(/^\/en\/konsultacje\//)
  await follow(page, 'Say what you think')
  await page.getByLabel('Your remark').fill('Please keep the old lime trees.')
  await expectNoBarriers(page)
  journey.pass({ seconds: 40 })
  await leave(page, () => page.locator('main form button[type=submit]').last().click())
  expect(pathOf(page)).toMatch(/^\/en\/konsultacje\/.*\/moja$/)
  expect(await textOf(page)).toContain('WIEC-')
  await expectNoBarriers(page)
})

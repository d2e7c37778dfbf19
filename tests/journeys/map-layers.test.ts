import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unitByCode } from '../../src/modules/places/index.ts'
import { gminasOf, makePractices } from '../../src/modules/practices/kept/testing.ts'
import { themeTokens } from '../../src/ui/styles/tokens.ts'
import { expectNoBarriers, PHONE } from '../support/browser.ts'
import { aJourney, type Journey } from '../support/journey.ts'

let journey: Journey
/** The map of consultations close around the middle of Augustów, where the one of this story stands. */
let close: string
beforeAll(async () => {
  journey = await aJourney()
  await journey.openConsultation('Park nad Nettą')
  await makePractices(journey.portal.house.db, await gminasOf(journey.portal.house.db, ['20', '28']), 300)
  const { lon, lat } = (await unitByCode(journey.portal.house.db, '2001011'))?.point ?? { lon: 0, lat: 0 }
  close = `/mapa-sieci?warstwy=konsultacje&obszar=${[lon - 0.1, lat - 0.06, lon + 0.1, lat + 0.06].map((each) => each.toFixed(4))}`
}, 120_000)
afterAll(() => journey.close())

const canvas = (page: Page) => page.locator('.places-canvas canvas')

async function openMap(page: Page, path: string) {
  await page.goto(journey.origin + path)
  await page.locator('.places-drawing-open').waitFor()
}

/** How many pixels of the map have about this colour. */
async function painted(page: Page, colour: string): Promise<number> {
  const picture = await page.locator('.places-stage').screenshot()
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  let count = 0
  for (let at = 0; at < data.length; at += info.channels)
    if (wanted.every((value, which) => Math.abs((data[at + which] ?? 0) - value) < 12)) count += 1
  return count
}

/** Waits until there are that many, as squares come one after another. */
const paintedSoon = (page: Page, colour: string, least: number) =>
  expect.poll(() => painted(page, colour), { timeout: 20_000, interval: 300 }).toBeGreaterThan(least)

test.each(['light', 'dark'] as const)('the map is painted with water, names and marks (%s)', async (theme) => {
  const { page } = await journey.window({ viewport: { width: 1280, height: 900 }, colorScheme: theme })
  await openMap(page, '/mapa-sieci')
  const colours = themeTokens(theme)
  await paintedSoon(page, colours.water, 1500)
  await paintedSoon(page, colours.main, 800)
  // Names of towns and borders.
  await paintedSoon(page, colours.ink, 300)
  await expectNoBarriers(page)
})

test('what is in view is said in words and follows the map', async () => {
  const { page } = await journey.window()
  await openMap(page, '/mapa-sieci?warstwy=praktyki')
  const words = page.locator('[data-layer=praktyki] [role=status]')
  const before = await words.textContent()
  await page.getByRole('button', { name: 'Przybliż mapę' }).click()
  await page.getByRole('button', { name: 'Przybliż mapę' }).click()
  await expect.poll(() => words.textContent()).not.toBe(before)
  expect(Number(/\d+/.exec((await words.textContent()) ?? '')?.[0])).toBeLessThan(300)
})

test('by keyboard alone a person passes the map, or opens what is in its middle', async () => {
  const { page } = await journey.window()
  await openMap(page, close)
  await page.getByRole('link', { name: 'Pomiń mapę' }).focus()
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => location.hash)).toBe('#mapa-za')

  await canvas(page).focus()
  const card = page.getByRole('dialog', { name: 'W tym miejscu' })
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Enter')
        return card.count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  await card.getByRole('link', { name: 'Park nad Nettą' }).waitFor()
  await expectNoBarriers(page)
  await page.keyboard.press('Escape')
  expect(await card.count()).toBe(0)
  expect(await canvas(page).evaluate((each) => each === document.activeElement)).toBe(true)
})

test('on a phone a mark is touched and its card leads to the thing', async () => {
  const { page } = await journey.window(PHONE)
  await page.goto(journey.origin + close)
  const ask = page.getByRole('button', { name: 'Przesuwaj i przybliżaj mapę' })
  await ask.waitFor()
  await expectNoBarriers(page)
  // Until it is asked for, the map is a picture, and nobody pays for the library.
  expect(await fetched()).toBe(0)
  await ask.tap()
  await page.locator('.places-drawing-open').waitFor()
  expect(await fetched()).toBeGreaterThan(0)
  expect(await ask.count()).toBe(0)
  await canvas(page).scrollIntoViewIfNeeded()
  const box = await canvas(page).boundingBox()
  if (!box) throw new Error('The map is not on the page')
  const card = page.getByRole('dialog', { name: 'W tym miejscu' })
  await expect
    .poll(
      async () => {
        if ((await card.count()) === 0) await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
        return card.count()
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(1)
  await card.getByRole('link', { name: 'Park nad Nettą' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Park nad Nettą' }).waitFor()

  function fetched() {
    return page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => /maplibre/.test(name)).length,
    )
  }
})

test('without script marks are links that lead nearer, down to a single practice', async () => {
  const { page } = await journey.window({ javaScriptEnabled: false })
  await page.goto(`${journey.origin}/mapa-sieci?warstwy=praktyki&obszar=22,53,23.9,54.4`)
  const marks = page.locator('a.places-mark')
  const first = await marks.count()
  expect(first).toBeGreaterThan(3)
  const leads = page.locator('a.places-mark[href*="obszar="]').first()
  const counted = Number(/\d+/.exec((await leads.getAttribute('aria-label')) ?? '')?.[0])
  await page.goto(journey.origin + (await leads.getAttribute('href')))
  const inView = await page.locator('[data-layer=praktyki] [role=status]').textContent()
  expect(Number(/\d+/.exec(inView ?? '')?.[0])).toBeGreaterThanOrEqual(counted)
})

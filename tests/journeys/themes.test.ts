import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersOn, DESK, PHONE } from '../support/browser.ts'
import { aJourney, type Journey, pathOf, send } from '../support/journey.ts'
import { LETTERS, type WorldConsultation } from '../support/world/consultations.ts'

let journey: Journey
let park: WorldConsultation
beforeAll(async () => {
  journey = await aJourney()
  park = await journey.openConsultation('Park nad Nettą', LETTERS)
}, 120_000)
afterAll(() => journey.close())

const LIGHTEST_DARK = 0.2
const DARKEST_LIGHT = 0.8

test.each([
  ['with script', true],
  ['with script off', false],
])(
  'looks are chosen by a button, kept on the next pages and given back to the device, %s',
  async (_, javaScriptEnabled) => {
    const { page, context } = await journey.window({ ...PHONE, javaScriptEnabled, colorScheme: 'light' })
    const path = `/konsultacje/${park.slug}`
    await page.goto(journey.origin + path)
    expect(await brightness(page)).toBeGreaterThan(DARKEST_LIGHT)

    await send(page, 'Ciemny')
    expect(pathOf(page)).toBe(path)
    expect(await brightness(page)).toBeLessThan(LIGHTEST_DARK)
    await expectPressed(page, 'Ciemny')
    await page.goto(journey.origin)
    expect(await brightness(page)).toBeLessThan(LIGHTEST_DARK)

    await send(page, 'Wysoki kontrast')
    await expectPressed(page, 'Wysoki kontrast')
    // What looks for barriers is a script itself.
    if (javaScriptEnabled) expect(await barriersOn(page)).toEqual([])

    await send(page, 'Jak w urządzeniu')
    expect(await brightness(page)).toBeGreaterThan(DARKEST_LIGHT)
    expect((await context.cookies()).filter(({ name }) => name.includes('theme') || name.includes('wyglad'))).toEqual(
      [],
    )
  },
)

test('who chose none has what the device asks for', async () => {
  const { page } = await journey.window({ ...DESK, colorScheme: 'dark' })
  await page.goto(journey.origin)
  expect(await brightness(page)).toBeLessThan(LIGHTEST_DARK)
  expect(await barriersOn(page)).toEqual([])
  await send(page, 'Jasny')
  expect(await brightness(page)).toBeGreaterThan(DARKEST_LIGHT)
})

test('with forced colours, as Windows has them, buttons and fields keep their edges', async () => {
  const { page } = await journey.window({ ...DESK, forcedColors: 'active' })
  await page.goto(`${journey.origin}/konsultacje/${park.slug}/uwagi/nowa`)
  for (const edged of [page.getByLabel('Twoja uwaga'), page.getByRole('button', { name: 'Wyślij uwagę' })])
    expect(
      await edged.evaluate((element) => {
        const { borderStyle, borderWidth } = getComputedStyle(element)
        return borderStyle !== 'none' && Number.parseFloat(borderWidth) > 0
      }),
    ).toBe(true)
})

test.each([
  ['a window as narrow as 320 points', 320, '100%'],
  ['twice as large text', 768, '200%'],
])('%s hides nothing at the side', async (_, width, size) => {
  const { page } = await journey.window({ viewport: { width, height: 640 } })
  for (const path of ['/', `/konsultacje/${park.slug}`, `/konsultacje/${park.slug}/uwagi`, '/zaloguj']) {
    await page.goto(journey.origin + path)
    await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), size)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, path).toBe(0)
  }
})

async function expectPressed(page: Page, name: string) {
  expect(await page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed')).toBe('true')
}

/** How bright the ground of the page is as it is painted, from 0 to 1. */
const brightness = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d')
    if (!canvas) throw new Error('no canvas')
    const ground = [document.body, document.documentElement]
      .map((element) => getComputedStyle(element).backgroundColor)
      .find((colour) => !/^(transparent|rgba\(0, 0, 0, 0\))$/.test(colour))
    canvas.fillStyle = ground ?? 'white'
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
  })

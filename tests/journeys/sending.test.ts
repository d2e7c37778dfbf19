import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectNoBarriers } from '../support/browser.ts'
import { aJourney, type Journey, leave, send } from '../support/journey.ts'
import type { WorldConsultation } from '../support/world/consultations.ts'

let journey: Journey
let park: WorldConsultation
let page: Page
beforeAll(async () => {
  journey = await aJourney()
}, 120_000)
beforeEach(async () => {
  park = await journey.openConsultation(`Park ${Math.random()}`)
  ;({ page } = await journey.window({ hasTouch: false }))
})
afterAll(() => journey.close())

const TEXT = 'Proszę o ławki z oparciem przy śluzie.'

test('a double press of the button sends one remark', async () => {
  await write()
  await leave(page, () => page.getByRole('button', { name: 'Wyślij uwagę' }).dblclick())
  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
  expect(await given()).toBe(1)
})

test('back after sending, and sending again, doubles nothing', async () => {
  await write()
  await send(page, 'Wyślij uwagę')
  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
  await page.reload()
  await page.goBack()
  await page.goForward()
  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
  expect(await given()).toBe(1)
  // What was sent is not offered again: it is not unsent.
  await page.goto(writing())
  expect(await page.getByRole('button', { name: 'Przywróć go' }).count()).toBe(0)
  expect(await page.getByLabel('Twoja uwaga').inputValue()).toBe('')
})

test('a remark that never reached us is offered back, and sent', async () => {
  await write()
  await page.route('**/uwagi/nowa', (route) => route.abort('internetdisconnected'))
  await sendIntoNothing()
  expect(await given()).toBe(0)

  await page.unroute('**/uwagi/nowa')
  await page.goto(writing())
  await page.getByText('Na tym urządzeniu jest Twój niewysłany tekst').waitFor()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: 'Przywróć go' }).click()
  expect(await page.getByLabel('Twoja uwaga').inputValue()).toBe(TEXT)
  expect(await page.getByLabel(/^Podpis/).inputValue()).toBe('Ela z Borek')
  journey.pass({ seconds: 40 })
  await send(page, 'Wyślij uwagę')
  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
  expect(await given()).toBe(1)
})

test('a remark that reached us while our answer was lost is kept once, also when sent again', async () => {
  await write()
  await page.route('**/uwagi/nowa', async (route) => {
    await route.fetch({ maxRedirects: 0 })
    await route.abort('connectionreset')
  })
  await sendIntoNothing()
  expect(await given()).toBe(1)

  await page.unroute('**/uwagi/nowa')
  await page.goto(writing())
  await page.getByRole('button', { name: 'Przywróć go' }).click()
  journey.pass({ seconds: 40 })
  await send(page, 'Wyślij uwagę')
  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
  expect(await given()).toBe(1)
})

test('unsent text can be thrown away, and is then gone', async () => {
  await write()
  await page.goto(journey.origin)
  await page.goto(writing())
  await page.getByRole('button', { name: 'Usuń go' }).click()
  await page.reload()
  expect(await page.getByRole('button', { name: 'Przywróć go' }).count()).toBe(0)
})

const writing = () => `${journey.origin}/konsultacje/${park.slug}/uwagi/nowa`

async function write() {
  await page.goto(writing())
  await page.getByLabel('Twoja uwaga').fill(TEXT)
  await page.getByLabel(/^Podpis/).fill('Ela z Borek')
  await page.getByText(/^Zapisane w tej przeglądarce/).waitFor()
  journey.pass({ seconds: 40 })
}

/** Presses the button with the line cut; the browser shows its own page of trouble. */
async function sendIntoNothing() {
  const failed = page.waitForEvent('requestfailed', (request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Wyślij uwagę' }).click()
  await failed
}

async function given() {
  const answer = await page.request.get(`${journey.origin}/konsultacje/${park.slug}/uwagi.json`)
  return ((await answer.text()).match(/WIEC-\d{4}-\d+/g) ?? []).length
}

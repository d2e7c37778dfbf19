import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooserQuestions } from '../../src/modules/knowledge/chooser/rules.ts'
import { DESK, expectNoBarriers, PHONE } from '../support/browser.ts'
import { aJourney, type Journey, leave, pathOf, tabTo } from '../support/journey.ts'

const CHOOSER = '/wiedza/jakie-narzedzie'
const QUESTIONS = chooserQuestions().questions

let journey: Journey
beforeAll(async () => {
  journey = await aJourney()
}, 120_000)
afterAll(() => journey.close())

/** Tools from the one that fits best, as they stand on the page, with what is marked as the best. */
const resultOf = (page: Page) =>
  page.locator('.knowledge-fit').evaluateAll((fits) =>
    fits.map((fit) => ({
      tool: fit.getAttribute('data-tool'),
      isBest: fit.querySelector('[data-first]')?.hasAttribute('hidden') === false,
      reasons: [...fit.querySelectorAll('.knowledge-reasons > li:not([hidden])')].map((reason) =>
        reason.textContent?.replaceAll(/\s+/g, ' ').trim(),
      ),
    })),
  )

const choose = (page: Page, question: (typeof QUESTIONS)[number], answer: number) =>
  page.locator(`input[name="${question.id}"][value="${question.answers[answer]?.id}"]`)

let found: Awaited<ReturnType<typeof resultOf>>

test('without script on a phone: answers go by the address, and Back leads to the questions', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(journey.origin + CHOOSER)
  for (const question of QUESTIONS) await choose(page, question, 0).check()
  await leave(page, () => page.getByRole('button', { name: 'Pokaż, co pasuje' }).click())
  await page.getByText(`Odpowiedzi: ${QUESTIONS.length} z ${QUESTIONS.length}`).waitFor()
  for (const { id, answers } of QUESTIONS) expect(new URL(page.url()).searchParams.get(id)).toBe(answers[0]?.id)
  found = await resultOf(page)
  expect(found.map(({ isBest }) => isBest)).toEqual([true, false, false, false, false])
  expect(found[0]?.reasons.length).toBeGreaterThan(0)

  await leave(page, () => page.getByRole('link', { name: 'Zacznij od nowa' }).click())
  expect(await page.locator('.knowledge-fit:visible').count()).toBe(0)
  await leave(page, () => page.goBack())
  expect(await resultOf(page)).toEqual(found)
})

test('by keyboard with script: nothing is asked of the portal, the advice is the same, and answers stay after a reload', async () => {
  const { page } = await journey.window(DESK)
  await page.goto(journey.origin + CHOOSER)
  await expectNoBarriers(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const question of QUESTIONS) {
    await tabTo(page, choose(page, question, 0), 200)
    await page.keyboard.press('Space')
  }
  await tabTo(page, page.getByRole('button', { name: 'Pokaż, co pasuje' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Co pasuje do twojej sprawy' }).waitFor()
  expect(await resultOf(page)).toEqual(found)
  expect(asked).toEqual([])
  expect(page.url()).toBe(journey.origin + CHOOSER)
  await expectNoBarriers(page)

  await page.reload()
  const [first] = QUESTIONS
  if (first) expect(await choose(page, first, 0).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Pokaż, co pasuje' }).click()
  await page.getByRole('link', { name: 'Zacznij od nowa' }).click()
  expect(pathOf(page)).toBe(CHOOSER)
  expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
  expect(await page.locator('.knowledge-fit:visible').count()).toBe(0)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { formsPorts } from '../../src/app/wiring.tsx'
import { publishDeclaration } from '../../src/modules/membership/index.ts'
import { PHONE } from '../support/browser.ts'
import { aJourney, follow, type Journey, linkIn, send } from '../support/journey.ts'

const WORDS = {
  statement: 'Przystępuję do Sieci i akceptuję jej cele.',
  newsletter: 'Chcę dostawać newsletter.',
  publication: 'Zgadzam się na pokazanie nazwiska.',
  privacy: 'Administratorem danych jest Fundacja.',
}

let journey: Journey
beforeAll(async () => {
  journey = await aJourney()
  await publishDeclaration(journey.portal.system(), formsPorts, 'institution', { pl: WORDS, en: WORDS })
}, 120_000)
afterAll(() => journey.close())

test('an institution joins on a phone without script, confirms from the letter, is accepted and hears of it', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(`${journey.origin}/siec/deklaracja`)
  await follow(page, 'Przystępuje instytucja')
  await send(page, 'Zaczynam')
  await page.getByLabel('Pełna nazwa instytucji').fill('Stowarzyszenie Pod Lipą')
  await page.getByLabel('organizacja pozarządowa').check()
  await page.getByLabel('Gmina').fill('Sztabin')
  await page.getByLabel('NIP').fill('123-456-32-18')
  await send(page, 'Dalej')
  await page.getByLabel('Imię i nazwisko').fill('Iga Ławnicka')
  await page.getByLabel('Funkcja').fill('prezeska')
  await page.getByLabel('E-mail').fill('lipa@example.org')
  await send(page, 'Dalej')
  await page.getByLabel('fundusz sołecki').check()
  await send(page, 'Dalej')
  await page.getByLabel('W imieniu instytucji przystępuję do Sieci').check()
  await page.getByLabel('Potwierdzenie z adresu instytucji').check()
  await send(page, 'Dalej')
  journey.pass({ seconds: 40 })
  await send(page, 'Wyślij odpowiedzi')
  await page.getByText('Czeka na potwierdzenie').waitFor()

  const letter = await journey.letterTo('lipa@example.org', /Mamy Twoją deklarację/)
  await page.goto(linkIn(letter, /\/deklaracje\/potwierdzenie\//))
  await send(page, 'Potwierdzam')
  await page.getByText('Nic więcej nie trzeba robić').waitFor()

  const coordinator = await journey.portal.person([{ role: 'coordinator', scope: null }], 'Koordynatorka')
  const desk = await journey.portal.signedIn(coordinator)
  const { html } = await desk.get('/administracja/deklaracje')
  const path = /href="(\/administracja\/deklaracje\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
  const today = '2026-09-30'
  const accepted = await desk.post(
    `${path}/przyjecie`,
    { decidedOn: today, from: today, tell: 'tak', number: '5/2026' },
    { 'sec-fetch-site': 'same-origin', origin: journey.origin },
  )
  expect(accepted.status).toBe(303)
  const welcome = await journey.letterTo('lipa@example.org', /Witamy w Sieci/)
  await page.goto(linkIn(welcome, /\/siec\/deklaracje\//))
  await page.getByText('Witamy w Sieci!').waitFor()
  expect(await page.getByRole('button', { name: /Prześlij|Wycof/ }).count()).toBe(0)
})

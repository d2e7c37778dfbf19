import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoBarriers, PHONE, type Window } from '../support/browser.ts'
import { codeOf } from '../support/identity.ts'
import {
  aJourney,
  download,
  enterPassword,
  follow,
  inChapters,
  type Journey,
  linkIn,
  pathOf,
  send,
  textOf,
} from '../support/journey.ts'
import { PASSWORD } from '../support/passwords.ts'

/** One person's account, from the invitation to the end; each test is the next chapter. */
let journey: Journey
let page: Page
let admin: Window
let secret = ''
const EMAIL = 'celina@example.org'

inChapters()
beforeAll(async () => {
  journey = await aJourney()
  await journey.member('anna@example.org', 'Anna Bielska', 'team-admin')
  ;({ page } = await journey.window(PHONE))
  admin = await journey.window()
}, 120_000)
afterAll(() => journey.close())

test('a team asks somebody to join, by e-mail', async () => {
  await enterPassword(admin.page, journey.origin, 'anna@example.org')
  expect(pathOf(admin.page)).toBe('/praca')
  await admin.page.goto(`${journey.origin}/praca/organizacje/${journey.office.id}/zespol`)
  await follow(admin.page, 'Zaproś osobę')
  await admin.page.getByLabel('Adres e-mail').fill(EMAIL)
  await admin.page.getByLabel('urzędnik').check()
  await expectNoBarriers(admin.page)
  await send(admin.page, 'Wyślij zaproszenie')
  await admin.page.getByText('Zaproszenie jest w drodze.').waitFor()
})

test('who was asked makes an account on the way and takes the invitation', async () => {
  const invitation = linkIn(await journey.letterTo(EMAIL, /^Zaproszenie/), /^\/zaproszenia\//)
  await page.goto(invitation)
  await expectNoBarriers(page)
  await follow(page, 'Załóż konto')
  await page.getByLabel('Imię i nazwisko').fill('Celina Dąb')
  await page.getByLabel('Adres e-mail').fill(EMAIL)
  await page.getByLabel('Hasło').fill('krótkie')
  await send(page, 'Załóż konto')
  expect(await page.title()).toMatch(/^Błąd:/)
  await expectNoBarriers(page)
  await page.getByLabel('Hasło').fill(PASSWORD)
  await send(page, 'Załóż konto')
  await expectNoBarriers(page)

  await page.goto(linkIn(await journey.letterTo(EMAIL, /^Potwierdź swoje konto/), /^\/zarejestruj\/potwierdzenie\//))
  await expectNoBarriers(page)
  await page.getByLabel('Hasło wybrane przed chwilą').fill(PASSWORD)
  await send(page, 'Potwierdzam i wchodzę')
  expect(page.url()).toBe(invitation)
  await send(page, 'Przyjmuję zaproszenie')
  await page.getByText('Gotowe, masz nową rolę.').waitFor()
  await expectNoBarriers(page)
  await page.goto(invitation)
  await page.getByRole('heading', { name: 'To zaproszenie zostało już przyjęte' }).waitFor()
})

test('they turn the second factor on with an app, and keep codes for a lost phone', async () => {
  await page.goto(`${journey.origin}/konto/bezpieczenstwo`)
  await follow(page, 'Włącz logowanie dwuetapowe')
  await page.getByLabel('Obecne hasło').fill(PASSWORD)
  await send(page, 'Dalej')
  await expectNoBarriers(page)
  secret = (await page.locator('main code').textContent()) ?? ''
  await page.getByLabel('Kod z aplikacji, 6 cyfr').fill('000000')
  await send(page, 'Włącz')
  expect(await page.title()).toMatch(/^Błąd:/)
  await page.getByLabel('Kod z aplikacji, 6 cyfr').fill(codeOf(secret))
  await send(page, 'Włącz')
  await page.getByText('Zapisz te kody teraz').waitFor()
  await expectNoBarriers(page)
})

test('after signing out the password alone is not enough; a code for a lost phone works once', async () => {
  const code = (await page.locator('main li code').first().textContent()) ?? ''
  await follow(page, 'Kody są zapisane')
  await signOut()

  await enterPassword(page, journey.origin, EMAIL)
  await page.getByRole('heading', { name: 'Podaj kod' }).waitFor()
  await expectNoBarriers(page)
  await page.getByLabel('Kod z aplikacji albo kod zapasowy').fill(code)
  await send(page, 'Zaloguj się')
  expect(pathOf(page)).toBe('/praca')
  await signOut()

  await enterPassword(page, journey.origin, EMAIL)
  await page.getByLabel('Kod z aplikacji albo kod zapasowy').fill(code)
  await send(page, 'Zaloguj się')
  expect(await page.title()).toMatch(/^Błąd:/)
  await page.getByLabel('Kod z aplikacji albo kod zapasowy').fill(codeOf(secret, Date.now() + 30_000))
  await send(page, 'Zaloguj się')
  expect(pathOf(page)).toBe('/praca')
})

test('they look who is signed in, take their data along and erase the account', async () => {
  await page.goto(`${journey.origin}/konto/sesje`)
  await page.getByText('(to urządzenie)').waitFor()
  await expectNoBarriers(page)
  await page.goto(`${journey.origin}/konto/dane`)
  await page.getByLabel('Obecne hasło').fill(PASSWORD)
  expect((await download(page, page.getByRole('button', { name: 'Pobierz ZIP' }))).name).toMatch(/\.zip$/)

  await follow(page, 'Zobacz, co się stanie, i usuń konto')
  await expectNoBarriers(page)
  await page.getByLabel('Obecne hasło').fill('nie to hasło')
  await send(page, 'Usuń moje konto na zawsze')
  expect(await page.title()).toMatch(/^Błąd:/)
  await page.getByLabel('Obecne hasło').fill(PASSWORD)
  await send(page, 'Usuń moje konto na zawsze')
  await page.getByText('Konto jest usunięte.').waitFor()

  await enterPassword(page, journey.origin, EMAIL)
  await page.getByText('Adres albo hasło się nie zgadza.').first().waitFor()
  await admin.page.goto(`${journey.origin}/praca/organizacje/${journey.office.id}/zespol`)
  expect(await textOf(admin.page)).not.toContain('Celina')
})

async function signOut() {
  await page.goto(`${journey.origin}/konto`)
  await send(page, 'Wyloguj się')
  await page.getByText('Konto na tym urządzeniu jest wylogowane.').waitFor()
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { mailFolder } from '../../src/platform/mail/index.ts'
import { expectNoBarriers, PHONE, signIn } from '../support/browser.ts'
import { aJourney, inChapters, type Journey, leave, linkIn, send } from '../support/journey.ts'
import type { WorldConsultation } from '../support/world/consultations.ts'

let journey: Journey
let park: WorldConsultation
inChapters()
beforeAll(async () => {
  journey = await aJourney()
  park = await journey.openConsultation('Park nad Nettą')
}, 120_000)
afterAll(() => journey.close())

const NEIGHBOUR = 'sasiadka@example.org'

test('a neighbour asks for letters and confirms by the first of them', async () => {
  const { page } = await journey.window(PHONE)
  await page.goto(`${journey.origin}/konsultacje/${park.slug}`)
  await page.getByLabel('Twój adres e-mail').fill('sasiadka(at)example.org')
  await page
    .getByLabel('Twój adres e-mail')
    .evaluate((field: HTMLInputElement) => field.form?.setAttribute('novalidate', ''))
  await send(page, 'Obserwuj')
  expect(await page.title()).toMatch(/^Błąd:/)
  await expectNoBarriers(page)
  await page.getByLabel('Twój adres e-mail').fill(NEIGHBOUR)
  await send(page, 'Obserwuj')
  await page.getByText('Sprawdź pocztę.').waitFor()

  // Not confirmed yet: nothing but the question comes.
  await tellNews('Pierwsza aktualność')
  expect(await subjectsTo(NEIGHBOUR)).toEqual(['Potwierdź: Park nad Nettą'])

  const link = linkIn(await journey.letterTo(NEIGHBOUR, /^Potwierdź/), /^\/obserwuj\/potwierdzenie\//)
  await page.goto(link)
  await expectNoBarriers(page)
  // Opened only, as mail programs open links by themselves: still nothing.
  await tellNews('Druga aktualność')
  expect(await subjectsTo(NEIGHBOUR)).toHaveLength(1)
  await send(page, 'Tak, chcę obserwować')
  await page.getByText('Obserwujesz tę sprawę.').waitFor()
  await page.goto(link)
  await page.getByText('Obserwujesz tę sprawę').first().waitFor()
  await expectNoBarriers(page)
})

test('news comes by e-mail, and its link leads to it', async () => {
  await tellNews('Znamy termin spaceru')
  const letter = await journey.letterTo(NEIGHBOUR, /^Aktualność/)
  const { page } = await journey.window(PHONE)
  await page.goto(linkIn(letter, /^\/konsultacje\//))
  await page.getByRole('heading', { name: 'Znamy termin spaceru' }).waitFor()
})

test('letters end by the link in any of them, after one question', async () => {
  const letter = await journey.letterTo(NEIGHBOUR, /^Aktualność/)
  const { page } = await journey.window(PHONE)
  await page.goto(linkIn(letter, /^\/obserwuj\/koniec\//))
  await expectNoBarriers(page)
  await send(page, 'Zrezygnuj z wiadomości')
  await page.getByText('Nie wyślemy więcej wiadomości').first().waitFor()
  await expectNoBarriers(page)
  const before = await subjectsTo(NEIGHBOUR)
  await tellNews('Bez niej')
  expect(await subjectsTo(NEIGHBOUR)).toEqual(before)
})

test('letters end by one press in the mail program, which brings no cookies and no page', async () => {
  const email = 'sasiad@example.org'
  const { page } = await journey.window()
  await page.goto(`${journey.origin}/konsultacje/${park.slug}`)
  await page.getByLabel('Twój adres e-mail').fill(email)
  await send(page, 'Obserwuj')
  await page.goto(linkIn(await journey.letterTo(email, /^Potwierdź/), /^\/obserwuj\//))
  await send(page, 'Tak, chcę obserwować')
  await tellNews('Aktualność dla sąsiada')
  const { name } = await journey.letterTo(email, /^Aktualność/)
  const letter = await readFile(join(mailFolder(journey.portal.house.config), `${name}.eml`), 'utf8')
  expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const address = /^List-Unsubscribe:\s*<(http[^>]+)>/m.exec(letter)?.[1] ?? ''
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  })
  expect(answer.status).toBe(200)
  const before = await subjectsTo(email)
  await tellNews('Już bez sąsiada')
  expect(await subjectsTo(email)).toEqual(before)
})

async function subjectsTo(email: string) {
  await journey.portal.jobs.drain()
  return (await journey.portal.letters()).filter(({ to }) => to === email).map(({ subject }) => subject)
}

async function tellNews(title: string) {
  journey.pass({ hours: 1 })
  const { context, page } = await journey.window()
  await signIn(context, journey.origin, await openSession(journey.portal.house, journey.admin.id))
  await page.goto(`${journey.origin}/praca/konsultacje/${park.slug}`)
  await leave(page, () => page.getByRole('link', { name: 'Aktualności', exact: true }).first().click())
  await page.getByLabel('Tytuł').fill(title)
  await page.getByLabel('Treść').fill('Spotykamy się przy fontannie.')
  await page.getByLabel('Wyślij też e-mail do obserwujących').check()
  await send(page, 'Opublikuj')
  await page.getByText('Aktualność opublikowana.').waitFor()
}

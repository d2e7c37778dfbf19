import { afterAll, beforeAll, expect, test } from 'vitest'
import { PHONE } from '../support/browser.ts'
import {
  aJourney,
  enterPassword,
  follow,
  type Journey,
  leave,
  linkIn,
  pathOf,
  send,
  textOf,
} from '../support/journey.ts'
import { LETTERS, type WorldConsultation } from '../support/world/consultations.ts'

let journey: Journey
let park: WorldConsultation
beforeAll(async () => {
  journey = await aJourney()
  park = await journey.openConsultation('Park nad Nettą', LETTERS.slice(0, 3))
}, 120_000)
afterAll(() => journey.close())

test('a remark is given, changed and taken back on a phone with script off', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(journey.origin)
  await follow(page, 'Park nad Nettą')
  await follow(page, 'Napisz, co o tym myślisz')

  // Details and the menu are HTML's own.
  await page.getByText('Dodaj miejsce, cytat albo załącznik').click()
  await page.getByLabel('Czego dotyczy uwaga').fill('Rysunek 2')
  await page.getByLabel('Twoja uwaga').fill('Proszę o dwie ławki przy śluzie.')
  // The picture of the area is a button that sends the form: it comes back with the spot marked and the words kept.
  await leave(page, () =>
    page.getByRole('button', { name: 'Wskaż miejsce na mapie' }).click({ position: { x: 150, y: 120 } }),
  )
  await page.getByText('Zaznaczono miejsce na mapie.').waitFor()
  expect(await page.getByLabel('Twoja uwaga').inputValue()).toBe('Proszę o dwie ławki przy śluzie.')
  journey.pass({ seconds: 40 })
  await send(page, 'Wyślij uwagę')

  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
  await page.getByText('Powiedz nam więcej o sobie').click()
  await page.getByLabel('Wiek').selectOption({ label: '60–74 lata' })
  await send(page, 'Zapisz')
  await page.getByText('Zapisaliśmy odpowiedzi bez związku z uwagą').waitFor()

  await follow(page, 'Zmień')
  await page.getByLabel('Twoja uwaga').fill('Proszę o trzy ławki przy śluzie.')
  await send(page, 'Zapisz zmianę')
  await follow(page, 'Zobacz inne uwagi')
  await page.getByText('Proszę o trzy ławki przy śluzie.').waitFor()
  expect(await textOf(page)).not.toContain('dwie ławki')

  await page.goBack()
  await follow(page, 'Wycofaj')
  await send(page, 'Wycofaj uwagę')
  await page.getByText('Uwaga jest wycofana').first().waitFor()
  await follow(page, 'Zobacz inne uwagi')
  expect(await textOf(page)).not.toContain('trzy ławki')
})

test('a form with a mistake comes back with what was typed, and says what to do, with script off', async () => {
  const { page } = await journey.window({ javaScriptEnabled: false })
  await page.goto(`${journey.origin}/konsultacje/${park.slug}/uwagi/nowa`)
  await page.getByLabel('Twoja uwaga').fill('Nie!')
  await page.getByLabel(/^Podpis/).fill('Ela z Borek')
  journey.pass({ seconds: 40 })
  await send(page, 'Wyślij uwagę')
  expect(await page.title()).toMatch(/^Błąd:/)
  expect(await page.getByLabel(/^Podpis/).inputValue()).toBe('Ela z Borek')
  await page.getByRole('link', { name: /Napisz co najmniej/ }).click()
  expect(await page.getByLabel('Twoja uwaga').evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByLabel('Twoja uwaga').fill('Nie budujcie tu parkingu.')
  await send(page, 'Wyślij uwagę')
  await page.getByText('Dziękujemy. Twoja uwaga jest u nas').waitFor()
})

test('the list is searched, filtered and walked with script off', async () => {
  const { page } = await journey.window({ javaScriptEnabled: false })
  await page.goto(`${journey.origin}/konsultacje/${park.slug}/uwagi`)
  await page.getByLabel('Szukaj w uwagach').fill('lipa')
  await send(page, 'Pokaż')
  await page.getByText('Znaleziono 2 uwagi').waitFor()
  await follow(page, 'Wyczyść filtry')
  await page.getByText('Brakuje ławek przy placu zabaw').waitFor()
})

test('a team works with script off: one decision for the remarks that were ticked', async () => {
  await journey.member('celina@example.org', 'Celina Dąb', 'editor')
  const { page } = await journey.window({ javaScriptEnabled: false })
  await enterPassword(page, journey.origin, 'celina@example.org')
  expect(pathOf(page)).toBe('/praca')
  await page.goto(`${journey.origin}/praca/konsultacje/${park.slug}/uwagi`)
  for (const { reference } of park.remarks.slice(0, 2)) await page.getByLabel(`Zaznacz ${reference}`).check()
  await send(page, 'Rozstrzygnij razem')
  await page.getByRole('heading', { name: 'Rozstrzygnij razem 2 uwagi' }).waitFor()
  await page.getByLabel('Uwzględniona', { exact: true }).check()
  await send(page, 'Zapisz i zaakceptuj')
  await page.getByText('Rozstrzygnięcie zapisane.').waitFor()
  await page.goto(`${journey.origin}/konsultacje/${park.slug}/uwagi`)
  expect((await textOf(page)).match(/Uwzględniliśmy/g)).toHaveLength(2)
})

test('a letter is followed and its one question answered with script off', async () => {
  const { page } = await journey.window({ javaScriptEnabled: false })
  await page.goto(`${journey.origin}/konsultacje/${park.slug}`)
  await page.getByLabel('Twój adres e-mail').fill('sasiad@example.org')
  await send(page, 'Obserwuj')
  await page.getByText('Sprawdź pocztę.').waitFor()
  await page.goto(linkIn(await journey.letterTo('sasiad@example.org', /^Potwierdź/), /\/obserwuj\//))
  await send(page, 'Tak, chcę obserwować')
  await page.getByText('Obserwujesz tę sprawę.').waitFor()
})

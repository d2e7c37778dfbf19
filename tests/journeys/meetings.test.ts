import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { PHONE, signIn } from '../support/browser.ts'
import {
  aJourney,
  follow,
  inChapters,
  type Journey,
  leave,
  linkIn,
  open,
  pathOf,
  send,
  textOf,
} from '../support/journey.ts'

inChapters()

/** The same evening twice: the meeting the story is about, and the later one that approves its minutes. */
const EVENINGS = {
  lab: ['2026-10-20T17:00', '2026-10-20T19:00'],
  next: ['2026-11-17T17:00', '2026-11-17T19:00'],
} as const

let journey: Journey
/** A phone with script off, as its owner holds it. */
const phone = async (signed = false): Promise<Page> => {
  const { page, context } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  if (signed) await signIn(context, journey.origin, await openSession(journey.portal.house, journey.admin.id))
  return page
}
/** Pages of the story, opened once more where axe can run: without script a browser runs none, ours or not. */
let looked: Page
const look = (address: string) => open(looked, new URL(address, journey.origin).href)

let keeper: Page
let lookedBySignedIn: Page
beforeAll(async () => {
  journey = await aJourney()
  keeper = await phone(true)
  looked = (await journey.window(PHONE)).page
  const signed = await journey.window(PHONE)
  await signIn(signed.context, journey.origin, await openSession(journey.portal.house, journey.admin.id))
  lookedBySignedIn = signed.page
}, 120_000)
afterAll(() => journey.close())

const lookAtWork = (page = keeper) => open(lookedBySignedIn, page.url())

async function announce(title: string, [from, to]: readonly [string, string], places: string) {
  await keeper.goto(`${journey.origin}/praca/spotkania`)
  await follow(keeper, 'Nowe spotkanie')
  await keeper.getByLabel('Tytuł').fill(title)
  await keeper.getByLabel('Rodzaj spotkania').selectOption('workshop')
  await keeper.getByLabel('Kto zaprasza').selectOption(journey.office.id)
  await keeper.getByLabel('Początek').fill(from)
  await keeper.getByLabel('Koniec').fill(to)
  await keeper.getByLabel(/^Miejsce \(/).fill('Biblioteka w Augustowie')
  await keeper.getByLabel('Prowadzimy zapisy').check()
  await keeper.getByLabel('Miejsca na miejscu').fill(places)
  await keeper.getByLabel('Ile godzin czeka propozycja miejsca').fill('24')
  await send(keeper, 'Zapisz')
  await send(keeper, 'Ogłoś spotkanie')
  await keeper.getByText('Spotkanie ogłoszone.').waitFor()
  return pathOf(keeper)
}

async function signUp(page: Page, name: string, email: string) {
  await page.getByLabel('Imię i nazwisko', { exact: true }).fill(name)
  await page.getByLabel('Adres e-mail').fill(email)
  await send(page, 'Zapisz się')
}

let home: string
let ela: Page
let jan: Page

test('a meeting is made, given an agenda, announced, and somebody is invited', async () => {
  home = await announce('Laboratorium ankiet', EVENINGS.lab, '1')
  await lookAtWork()
  await follow(keeper, 'Porządek')
  await keeper.getByLabel('Punkt', { exact: true }).fill('Pytania, których nie warto zadawać')
  await send(keeper, 'Dodaj punkt')
  await lookAtWork()
  await follow(keeper, 'Zaproszenia')
  await keeper.getByRole('textbox', { name: 'Kogo zaprosić?' }).fill('Ela Borek <ela@example.org>')
  await send(keeper, 'Wyślij zaproszenia')
  await keeper.getByText('czeka na odpowiedź').waitFor()
  await lookAtWork()
}, 120_000)

test('the invited person takes the last place, and the next one waits in the queue', async () => {
  const invitation = await journey.letterTo('ela@example.org', /^Zaproszenie: Laboratorium ankiet/)
  ela = await phone()
  await ela.goto(linkIn(invitation, /^\/spotkania\/laboratorium-ankiet\/zapisy$/))
  await look(ela.url())
  // A mistake first: what was typed stays.
  await signUp(ela, 'Ela Borek', 'ela')
  expect(await ela.title()).toMatch(/^Błąd:/)
  expect(await ela.getByLabel('Imię i nazwisko', { exact: true }).inputValue()).toBe('Ela Borek')
  await signUp(ela, 'Ela Borek', 'ela@example.org')
  await ela.getByText('Masz miejsce', { exact: true }).waitFor()
  await look(ela.url())
  expect((await journey.letterTo('ela@example.org', /^Masz miejsce/)).text).toContain('Laboratorium ankiet')

  jan = await phone()
  await jan.goto(`${journey.origin}/spotkania`)
  await look(jan.url())
  await follow(jan, 'Laboratorium ankiet')
  await look(jan.url())
  await follow(jan, 'Zapisz się na listę oczekujących')
  await jan.getByText('Wszystkie miejsca są zajęte').waitFor()
  await signUp(jan, 'Jan Sadowski', 'jan@example.org')
  await jan.getByText('Jesteś na liście oczekujących, na miejscu 1').waitFor()
  await look(jan.url())
}, 120_000)

test('a place that is freed is offered to the first in the queue, and lapses when nobody answers', async () => {
  const ola = await phone()
  await ola.goto(`${journey.origin}/spotkania/laboratorium-ankiet/zapisy`)
  await signUp(ola, 'Ola Lis', 'ola@example.org')
  await ola.getByText('Jesteś na liście oczekujących, na miejscu 2').waitFor()

  await follow(ela, 'Wypisz ze spotkania')
  await look(ela.url())
  await send(ela, 'Wypisz ze spotkania')
  await ela.getByText('Wypisano Cię ze spotkania').first().waitFor()
  const offer = await journey.letterTo('jan@example.org', /^Zwolniło się miejsce/)
  journey.pass({ hours: 25 })
  await journey.portal.jobs.run(journey.portal.system(), 'meetings.offers')
  await journey.letterTo('jan@example.org', /^Propozycja miejsca wygasła/)
  await jan.goto(linkIn(offer, /\/zapisy\//))
  await jan.getByText('Propozycja miejsca wygasła').first().waitFor()

  await ola.goto(linkIn(await journey.letterTo('ola@example.org', /^Zwolniło się miejsce/), /\/zapisy\//))
  await look(ola.url())
  await send(ola, 'Biorę to miejsce')
  await ola.getByText('Masz miejsce', { exact: true }).waitFor()
}, 120_000)

test('those who have a place are reminded a week and a day before, and come with the code at the door', async () => {
  const before = async (hours: number) => {
    const start = Temporal.PlainDateTime.from(EVENINGS.lab[0]).toZonedDateTime('Europe/Warsaw').toInstant()
    journey.portal.clock.set(start.subtract({ hours }))
    await journey.portal.jobs.run(journey.portal.system(), 'meetings.reminders')
    await journey.portal.jobs.drain()
    return (await journey.portal.letters()).filter(({ subject }) => /^Przypomnienie: Laboratorium/.test(subject))
  }
  expect((await before(7 * 24 - 1)).map(({ to }) => to)).toEqual(['ola@example.org'])
  expect(await before(23)).toHaveLength(2)

  await before(0)
  await keeper.goto(`${journey.origin}${home}/obecnosc`)
  await send(keeper, 'Utwórz kod')
  const code = (await keeper.locator('main strong').first().textContent()) ?? ''
  await lookAtWork()
  const ola = await phone()
  await ola.goto(`${journey.origin}/spotkania/laboratorium-ankiet/obecnosc`)
  await look(ola.url())
  await ola.getByLabel('Kod obecności').fill('XXXXXX')
  await ola.getByLabel('Imię i nazwisko').fill('Ola Lis')
  await send(ola, 'Jestem na spotkaniu')
  await ola.getByText('To nie jest kod tego spotkania').first().waitFor()
  await ola.getByLabel('Kod obecności').fill(code.toLowerCase())
  await send(ola, 'Jestem na spotkaniu')
  await ola.getByText('Dziękujemy, Twoja obecność jest zapisana.').waitFor()

  await keeper.reload()
  await keeper.getByText('1 osoba obecna').waitFor()
  // Whoever signed up and came with the code is noted already.
  expect(await keeper.getByRole('checkbox', { name: /Ola Lis/ }).count()).toBe(0)
  await keeper.getByLabel('Imiona i nazwiska').fill('Teresa Zimnoch\nAdam Nowy')
  await send(keeper, 'Zapisz obecność')
  await keeper.getByText('3 osoby obecne').waitFor()
  await keeper.getByText('Zmień: Adam Nowy').click()
  await leave(keeper, () => keeper.getByRole('button', { name: 'Spóźnienie' }).last().click())
  await keeper.getByText('spóźnienie', { exact: true }).waitFor()
  await lookAtWork()
}, 120_000)

test('minutes go from a draft through an amendment to the approval of the next meeting', async () => {
  journey.pass({ hours: 3 })
  await keeper.goto(`${journey.origin}${home}/protokol`)
  await send(keeper, 'Zacznij protokół')
  await keeper.getByLabel('Protokolant').fill('Piotr Sokół')
  await keeper.getByLabel(/Pytania, których nie warto zadawać/).fill('Skreśliliśmy cztery pytania z dwunastu.')
  await send(keeper, 'Zapisz')
  await keeper.getByText('Dodaj ustalenie').first().click()
  await keeper.getByLabel('Treść ustalenia').fill('Ankieta ma najwyżej osiem pytań.')
  await keeper.getByLabel(/^Za \(/).fill('3')
  await keeper.getByLabel('Przeciw').fill('0')
  await keeper.getByLabel('Wstrzymało się').fill('1')
  await send(keeper, 'Dodaj ustalenie')
  await keeper.getByText('1/2026').first().waitFor()
  await keeper.getByText('Dodaj zadanie').first().click()
  await keeper.getByLabel('Co', { exact: true }).fill('Spisać dobre pytania')
  await keeper.getByLabel('Kto', { exact: true }).fill('Ola Lis')
  await keeper.getByLabel('Do kiedy').fill('2026-12-01')
  await send(keeper, 'Dodaj zadanie')
  await lookAtWork()
  await send(keeper, 'Przekaż do uwag')

  const draft = await journey.letterTo('ola@example.org', /^Protokół do sprawdzenia/)
  const ola = await phone()
  await ola.goto(linkIn(draft, /\/udzial\//))
  await look(ola.url())
  await ola.getByLabel('Co powinno brzmieć inaczej?').fill('Skreśliliśmy pięć pytań, nie cztery.')
  await send(ola, 'Wyślij poprawkę')
  await ola.getByText('Protokolant odpowie na Twoją poprawkę').waitFor()

  await keeper.reload()
  await follow(keeper, /Odpowiedz na poprawkę/)
  await lookAtWork()
  await keeper.getByLabel('Uwzględniam ją w tekście').check()
  await send(keeper, 'Odpowiedz na poprawkę')
  await keeper.getByLabel(/Pytania, których nie warto zadawać/).fill('Skreśliliśmy pięć pytań z dwunastu.')
  await send(keeper, 'Zapisz')
  await journey.letterTo('ola@example.org', /^Odpowiedź na Twoją poprawkę/)

  const stranger = await phone()
  expect((await stranger.goto(`${journey.origin}/spotkania/laboratorium-ankiet/protokol`))?.status()).toBe(404)

  // The next meeting has the open task on its agenda, and approves once it has begun.
  const next = await announce('Laboratorium pytań', EVENINGS.next, '20')
  await keeper.goto(`${journey.origin}${next}/porzadek`)
  await keeper.getByText('Spisać dobre pytania').waitFor()
  const begins = Temporal.PlainDateTime.from(EVENINGS.next[0]).toZonedDateTime('Europe/Warsaw').toInstant()
  journey.portal.clock.set(begins.add({ minutes: 15 }))
  journey.portal.cache.clear()
  await keeper.goto(`${journey.origin}${home}/protokol`)
  await keeper
    .getByLabel('Spotkanie, które przyjmuje protokół')
    .selectOption({ label: 'Laboratorium pytań, 17 listopada 2026' })
  await send(keeper, 'Przyjmij protokół')
  await keeper.getByText('Protokół jest przyjęty.').waitFor()

  await stranger.goto(`${journey.origin}/spotkania/laboratorium-ankiet`)
  await follow(stranger, 'Przeczytaj protokół')
  await look(stranger.url())
  const text = await textOf(stranger)
  expect(text).toContain('Skreśliliśmy pięć pytań z dwunastu.')
  expect(text).toContain('Głosowanie przez podniesienie ręki: za 3, przeciw 0, wstrzymało się 1.')
  expect(text).toContain('Laboratorium pytań')
}, 120_000)

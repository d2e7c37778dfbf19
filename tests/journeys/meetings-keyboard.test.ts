import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { signIn } from '../support/browser.ts'
import { aJourney, inChapters, type Journey, linkIn, pathOf, textOf, turnTo } from '../support/journey.ts'
import { byKeyboard } from '../support/keyboard.ts'

inChapters()

let journey: Journey
const hands: Record<string, ReturnType<typeof byKeyboard>> = {}

/** Hands on a keyboard in a window of their own, which comes to the front. */
async function at(whom: 'team' | 'ela' | 'jan') {
  const known = hands[whom]
  if (known) {
    await known.page.bringToFront()
    return known
  }
  const window = await journey.window()
  if (whom === 'team')
    await signIn(window.context, journey.origin, await openSession(journey.portal.house, journey.admin.id))
  const made = byKeyboard(await turnTo(window))
  hands[whom] = made
  return made
}

beforeAll(async () => {
  journey = await aJourney()
}, 120_000)
afterAll(() => journey.close())

/** Days whose number is that of their month are typed the same in every order of day and month. */
const FIRST = '10102026'
const SECOND = '11112026'
const begins = (day: string) => Temporal.Instant.from(`2026-${day.slice(2, 4)}-${day.slice(0, 2)}T09:00:00+02:00`)

async function announce(title: string, day: string) {
  const team = await at('team')
  const { page } = team
  await team.open(`${journey.origin}/praca/spotkania`)
  await team.follow('Nowe spotkanie')
  await team.type(page.getByLabel('Tytuł'), title)
  await team.choose(page.getByLabel('Rodzaj spotkania'), 'workshop')
  await team.choose(page.getByLabel('Kto zaprasza'), journey.office.id)
  await team.typeMoment(page.getByLabel('Początek'), day, '0900')
  await team.typeMoment(page.getByLabel('Koniec'), day, '1100')
  await team.type(page.getByLabel(/^Miejsce \(/), 'Biblioteka w Augustowie')
  await team.type(page.getByLabel('Miejsca na miejscu'), '1')
  await team.press('Zapisz', 120)
  await team.press('Ogłoś spotkanie')
  await page.getByText('Spotkanie ogłoszone.').waitFor()
  return pathOf(page)
}

async function signUp(whom: 'ela' | 'jan', name: string, email: string) {
  const person = await at(whom)
  await person.type(person.page.getByLabel('Imię i nazwisko', { exact: true }), name)
  await person.type(person.page.getByLabel('Adres e-mail'), email)
  await person.press('Zapisz się')
}

let home: string

test('a meeting is made, announced, and somebody is invited without a mouse', async () => {
  home = await announce('Laboratorium ankiet', FIRST)
  const team = await at('team')
  await team.follow('Porządek')
  await team.type(team.page.getByLabel('Punkt', { exact: true }), 'Dobre pytania')
  await team.press('Dodaj punkt')
  await team.follow('Zaproszenia')
  await team.type(team.page.getByRole('textbox', { name: 'Kogo zaprosić?' }), 'Ela Borek <ela@example.org>')
  await team.press('Wyślij zaproszenia')
  await team.page.getByText('czeka na odpowiedź').waitFor()
}, 240_000)

test('the place is taken, the next one waits, and gets it when it is given up', async () => {
  const ela = await at('ela')
  const invitation = await journey.letterTo('ela@example.org', /^Zaproszenie/)
  await ela.open(linkIn(invitation, /^\/spotkania\/laboratorium-ankiet\/zapisy$/))
  await signUp('ela', 'Ela Borek', 'ela@example.org')
  await ela.page.getByText('Masz miejsce', { exact: true }).waitFor()

  const jan = await at('jan')
  await jan.open(`${journey.origin}/spotkania`)
  await jan.follow('Laboratorium ankiet')
  await jan.follow('Zapisz się na listę oczekujących')
  await signUp('jan', 'Jan Sadowski', 'jan@example.org')
  await jan.page.getByText('Jesteś na liście oczekujących, na miejscu 1').waitFor()

  await at('ela')
  await ela.follow('Wypisz ze spotkania')
  await ela.press('Wypisz ze spotkania')
  await at('jan')
  await jan.open(linkIn(await journey.letterTo('jan@example.org', /^Zwolniło się miejsce/), /\/zapisy\//))
  await jan.press('Biorę to miejsce')
  await jan.page.getByText('Masz miejsce', { exact: true }).waitFor()
}, 240_000)

test('those who come say so with the code, and the list is kept', async () => {
  journey.portal.clock.set(begins(FIRST))
  journey.portal.cache.clear()
  const team = await at('team')
  await team.open(`${journey.origin}${home}/obecnosc`)
  await team.press('Utwórz kod')
  const code = (await team.page.locator('main strong').first().textContent()) ?? ''

  const jan = await at('jan')
  await jan.open(`${journey.origin}/spotkania/laboratorium-ankiet/obecnosc`)
  await jan.type(jan.page.getByLabel('Kod obecności'), code)
  await jan.type(jan.page.getByLabel('Imię i nazwisko'), 'Teresa Zimnoch')
  await jan.press('Jestem na spotkaniu')
  await jan.page.getByText('Dziękujemy, Twoja obecność jest zapisana.').waitFor()

  await at('team')
  await team.open(`${journey.origin}${home}/obecnosc`)
  await team.space(team.page.getByRole('checkbox', { name: /Jan Sadowski/ }))
  await team.press('Zapisz obecność')
  await team.page.getByText('2 osoby obecne').waitFor()
}, 240_000)

test('minutes are written, circulated, amended and approved without a mouse', async () => {
  journey.pass({ hours: 3 })
  const team = await at('team')
  const { page } = team
  await team.open(`${journey.origin}${home}/protokol`)
  await team.press('Zacznij protokół')
  await team.type(page.getByLabel(/Dobre pytania/), 'Zostało osiem pytań.')
  await team.press('Zapisz', 120)
  await team.space(page.locator('summary').filter({ hasText: 'Dodaj ustalenie' }))
  await team.type(page.getByLabel('Treść ustalenia'), 'Ankieta ma najwyżej osiem pytań.')
  await team.press('Dodaj ustalenie', 120)
  await page.getByText('1/2026').first().waitFor()
  await team.press('Przekaż do uwag', 120)

  const jan = await at('jan')
  await jan.open(linkIn(await journey.letterTo('jan@example.org', /^Protokół do sprawdzenia/), /\/udzial\//))
  await jan.type(jan.page.getByLabel('Co powinno brzmieć inaczej?'), 'Zostało siedem pytań.')
  await jan.press('Wyślij poprawkę')

  await at('team')
  await team.open(`${journey.origin}${home}/protokol`)
  await team.follow(/Odpowiedz na poprawkę/, 120)
  await team.space(page.getByLabel('Uwzględniam ją w tekście'))
  await team.press('Odpowiedz na poprawkę')

  await announce('Laboratorium pytań', SECOND)
  journey.portal.clock.set(begins(SECOND).add({ hours: 2 }))
  journey.portal.cache.clear()
  await team.open(`${journey.origin}${home}/protokol`)
  const next = page.getByLabel('Spotkanie, które przyjmuje protokół')
  await team.choose(next, (await next.locator('option').last().getAttribute('value')) ?? '')
  await team.press('Przyjmij protokół', 120)
  await page.getByText('Protokół jest przyjęty.').waitFor()

  await at('jan')
  await jan.open(`${journey.origin}/spotkania/laboratorium-ankiet`)
  await jan.follow('Przeczytaj protokół')
  expect(await textOf(jan.page)).toContain('Ankieta ma najwyżej osiem pytań.')
}, 240_000)

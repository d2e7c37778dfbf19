import { afterAll, beforeAll, expect, test } from 'vitest'
import { settlePolls } from '../../src/modules/ballots/index.ts'
import { anEdition } from '../../src/modules/budgets/examples.ts'
import { settleEditions } from '../../src/modules/budgets/index.ts'
import { keepTalk } from '../../src/modules/discussions/index.ts'
import { PHONE } from '../support/browser.ts'
import { aJourney, follow, inChapters, type Journey, leave, open, send, tabTo, textOf } from '../support/journey.ts'

let journey: Journey
let taking: string
let voting: string

beforeAll(async () => {
  journey = await aJourney()
  const organisationId = journey.office.id
  const system = journey.portal.system()
  const edition = await anEdition(system, {
    organisationId,
    votingOn: '2027-02-10',
    until: 'announced',
    title: 'Budżet 2028',
  })
  taking = `${journey.origin}/budzet-obywatelski/${edition.process.slug}`
  const { process } = await anEdition(system, { organisationId, votingOn: '2026-09-25' })
  voting = `${journey.origin}/budzet-obywatelski/${process.slug}`
  await keepTalk(system, process, { isOn: true, closesOn: null, moderation: 'after', accounts: false, lead: '' })
}, 240_000)
afterAll(() => journey?.close())
inChapters()

test('an author submits from a phone without script, and comes back by the link', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(taking)
  await follow(page, 'Zgłoś projekt')
  await send(page, 'Zacznij')
  await page.getByLabel('Tytuł projektu').fill('Ławki i cień przy śluzie')
  await page.getByLabel('Projekt w jednym zdaniu').fill('Dziesięć ławek i sześć lip.')
  await page.getByLabel('Opis', { exact: true }).fill('Ławki z oparciem wzdłuż alei.')
  await page.getByLabel('Uzasadnienie').fill('Nie ma gdzie usiąść w cieniu.')
  await page.getByLabel('Ogólnodostępność').fill('Dla każdego, cały rok.')
  await send(page, 'Zapisz i dalej')
  await page.getByLabel('Całe miasto').check()
  await page.getByLabel('Miejsce', { exact: true }).fill('Przy śluzie')
  await send(page, 'Zapisz i dalej')
  await page.getByLabel('Co', { exact: true }).first().fill('Ławka')
  await page.getByLabel(/^Ile/).first().fill('10')
  await page.getByLabel('Cena za jedną').first().fill('2500')
  await send(page, 'Zapisz i dalej')
  await page.getByLabel('Liczba podpisów').fill('12')
  await send(page, 'Zapisz i dalej')
  await page.getByLabel('Imię i nazwisko').fill('Ela Nowak')
  await page.getByLabel('Telefon').fill('600 000 000')
  await send(page, 'Zapisz i dalej')
  const own = page.url()
  await send(page, 'Wyślij projekt')
  expect(await textOf(page)).toContain('Projekt jest wysłany')
  await page.goto(own)
  expect(await textOf(page)).toContain('Zgłoszenie nr 1')
})

test('a resident on a phone without script votes in a district and in the town', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(voting)
  await follow(page, 'Zagłosuj')
  await page.getByLabel('Lipowiec').check()
  await page.getByLabel('Imię', { exact: true }).fill('Jan')
  await page.getByLabel('Nazwisko').fill('Kowal')
  await page.getByLabel('Rok urodzenia').fill('1955')
  await page.getByLabel('Adres zamieszkania').fill('Portowa 7, Augustów')
  await page.getByLabel(/Oświadczam/).check()
  await send(page, 'Przejdź do karty do głosowania')
  await leave(page, () => page.getByRole('button', { name: /Plac zabaw w Lipowcu/ }).click())
  expect(await textOf(page)).toContain('Twój głos już się liczy')
  await follow(page, 'Dalej: Całe miasto')
  await leave(page, () => page.getByRole('button', { name: /Park przy śluzie/ }).click())
  await follow(page, 'Zakończ')
  expect(await textOf(page)).toContain('Twój głos już się liczy')
})

test('a resident on a phone without script asks about a project on its page', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(`${voting}/projekty/1`)
  await follow(page, 'Napisz, co myślisz')
  await page.getByRole('textbox', { name: 'Twoja wypowiedź' }).fill('Czy będzie tu cień?')
  await page.getByLabel('Podpis').fill('Zofia')
  journey.pass({ minutes: 1 })
  await send(page, 'Wyślij wypowiedź')
  expect(await textOf(page)).toContain('Mamy Twoją wypowiedź')
  await page.goto(`${voting}/projekty/1`)
  expect(await textOf(page)).toContain('Czy będzie tu cień?')
})

test('pages of an edition have no barriers, and are walked by keyboard', async () => {
  const { page } = await journey.window(PHONE)
  const pages = ['', '/projekty?lista=tak', '/projekty/1', '/projekty/1/wypowiedz', '/projekty/1/rozmowa/obserwowanie']
  for (const path of [...pages, '/zasady', '/glosowanie', '/frekwencja', '/porownanie'])
    await open(page, `${voting}${path}`)
  await open(page, voting)
  await tabTo(page, page.getByRole('link', { name: 'Zagłosuj' }))
  await leave(page, () => page.keyboard.press('Enter'))
  expect(page.url()).toContain('/glosowanie')
})

test('winners are announced at their minute, and the reason of a place can be read', async () => {
  journey.pass({ hours: 24 * 12 })
  await settlePolls(journey.portal.system())
  await settleEditions(journey.portal.system())
  const { page } = await journey.window()
  expect((await page.goto(`${voting}/wyniki`))?.status()).toBe(404)
  journey.pass({ hours: 24 * 10 })
  await settleEditions(journey.portal.system())
  await open(page, `${voting}/wyniki`)
  expect(await textOf(page)).toContain('Plac zabaw w Lipowcu')
  expect(await textOf(page)).toContain('Wynik poniżej progu')
  await open(page, `${voting}/liczby`)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { processBySlug, recordProcessFact } from '../../src/modules/processes/index.ts'
import { signIn } from '../support/browser.ts'
import { aJourney, inChapters, type Journey, pathOf, textOf } from '../support/journey.ts'
import { byKeyboard } from '../support/keyboard.ts'

// Planning, sharing out the work and closing without a mouse; each page on the way is checked for barriers.
inChapters()

let journey: Journey
let work: string
let home: string
beforeAll(async () => {
  journey = await aJourney()
  const { slug } = await journey.openConsultation('Park nad Nettą', ['Więcej drzew przy placu zabaw.'])
  work = `${journey.origin}/praca/konsultacje/${slug}`
  home = `${journey.origin}/konsultacje/${slug}`
}, 120_000)
afterAll(() => journey.close())

async function atDesk() {
  const { page, context } = await journey.window()
  await signIn(context, journey.origin, await openSession(journey.portal.house, journey.admin.id))
  return byKeyboard(page)
}

test('a consultation is planned from readiness to a draft', async () => {
  const hand = await atDesk()
  const { page } = hand
  await hand.open(`${journey.origin}/praca/planowanie/nowy`)
  await hand.press('Zaczynamy')
  for (const group of await page
    .getByRole('group')
    .filter({ has: page.locator('[value=yes]') })
    .all())
    await hand.space(group.getByRole('radio').first())
  await hand.press('Zapisz i przejdź dalej')
  await hand.space(page.getByRole('radio').first())
  const general = page.getByLabel('Plan ogólny gminy', { exact: true })
  for (let step = 0; !(await general.isChecked()); step += 1) {
    expect(step).toBeLessThan(30)
    await page.keyboard.press('ArrowDown')
  }
  await hand.press('Zapisz i przejdź dalej')
  await hand.type(page.getByLabel('Tytuł'), 'Plan ogólny Sztabina')
  await hand.type(page.getByLabel('Streszczenie w jednym zdaniu'), 'Gdzie domy, gdzie łąki?')
  await hand.type(page.getByLabel('Gmina', { exact: true }), 'Sztabin')
  await hand.type(page.getByLabel('Organ, który zarządza'), 'Wójt Gminy Sztabin')
  await hand.press('Zapisz i przejdź dalej')
  expect(pathOf(page)).toMatch(/\/terminy$/)
}, 120_000)

test('the team shares the work out and writes a task down', async () => {
  const hand = await atDesk()
  const { page } = hand
  await hand.open(`${work}/kto-co-robi`)
  await hand.type(page.getByLabel('Zadanie', { exact: true }), 'Zanieść plakaty do sklepu')
  await hand.press('Dodaj zadanie')
  expect(await textOf(page)).toContain('Zanieść plakaty do sklepu')
  await hand.press('Zrobione Zanieść plakaty do sklepu')
  expect(await textOf(page)).toContain('Jednak niezrobione')
}, 60_000)

test('an easy-read text is added; forgotten words are asked for and found from the summary', async () => {
  const hand = await atDesk()
  const { page } = hand
  await hand.open(`${work}/inne-formy`)
  await hand.follow('Tekst łatwy do czytania (ETR)')
  await hand.type(page.getByLabel('Albo link'), 'https://urzad.example.org/park-etr.pdf')
  await hand.press('Zapisz')
  expect(await page.title()).toMatch(/^Błąd:/)
  await hand.type(page.getByLabel('Co jest w tekście'), 'Jaki ma być park i jak o nim powiedzieć.')
  await hand.press('Zapisz')
  await hand.open(home)
  expect(await page.getByRole('link', { name: 'Przeczytaj tekst ETR (poza portalem)' }).getAttribute('href')).toBe(
    'https://urzad.example.org/park-etr.pdf',
  )
}, 60_000)

test('after the report a step with its day is written down, and everybody reads it', async () => {
  journey.pass({ hours: 24 * 60 })
  const context = journey.portal.system()
  const process = await processBySlug(context.db, home.split('/').at(-1) ?? '')
  if (!process) throw new Error('no process')
  await recordProcessFact(context, process, 'reported_at', context.now)
  const hand = await atDesk()
  const { page } = hand
  await hand.open(`${work}/wdrozenie`)
  await hand.type(page.getByLabel('Co zostanie zrobione'), 'Dwanaście nowych ławek')
  const [year = '', month = '', day = ''] = context.now
    .add({ hours: 24 * 90 })
    .toString()
    .slice(0, 10)
    .split('-')
  await hand.typeDay(page.getByLabel('Termin', { exact: true }), `${month}${day}${year}`)
  await hand.press('Dodaj krok')
  expect(await textOf(page)).toContain('Dwanaście nowych ławek')
  await hand.open(`${work}/ocena`)
  await hand.press('Wyślij prośbę o ocenę')

  const reader = byKeyboard((await journey.window()).page)
  await reader.open(`${home}/wdrozenie`)
  expect(await textOf(reader.page)).toContain('Dwanaście nowych ławek')
}, 60_000)

test('a resident evaluates the consultation, and is told so when they come again', async () => {
  const { page } = await journey.window()
  const hand = byKeyboard(page)
  await hand.open(`${home}/ocena`)
  await hand.space(page.getByRole('radio').first())
  await hand.type(page.getByLabel('Co było dobre?'), 'Spacer z projektantką')
  journey.pass({ seconds: 40 })
  await hand.press('Wyślij odpowiedzi')
  expect(await textOf(page)).toContain('Dziękujemy')
  await hand.open(`${home}/ocena`)
  expect(await textOf(page)).toContain('Z tej przeglądarki odpowiedź już wysłano')
}, 60_000)

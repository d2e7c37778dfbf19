import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PHONE } from '../support/browser.ts'
import {
  again,
  aJourney,
  enterPassword,
  follow,
  inChapters,
  type Journey,
  leave,
  open,
  send,
  tabTo,
  textOf,
} from '../support/journey.ts'
import type { WorldConsultation } from '../support/world/consultations.ts'

let journey: Journey
let park: WorldConsultation
let code: string

beforeAll(async () => {
  journey = await aJourney()
  park = await journey.openConsultation('Park nad Nettą')
  await journey.member('redakcja@example.org', 'Bartosz Cichy', 'editor')
}, 120_000)
afterAll(() => journey.close())

const NO_SCRIPT = { ...PHONE, javaScriptEnabled: false }
const editor = async (): Promise<Page> => {
  const { page } = await journey.window({ javaScriptEnabled: false })
  await enterPassword(page, journey.origin, 'redakcja@example.org')
  return page
}
const surveys = () => `${journey.origin}/praca/konsultacje/${park.slug}/ankiety`
const survey = () => `${journey.origin}/konsultacje/${park.slug}/ankiety/lawki-w-parku`

/** Adds a question to the form that is open in the builder. */
async function addQuestion(page: Page, type: string, label: string) {
  await follow(page, 'Dodaj pytanie')
  await page.getByLabel(type).check()
  await send(page, 'Dalej')
  await page.getByLabel('Treść pytania').fill(label)
}

describe('a survey from the first question to its results', () => {
  inChapters()

  test('a team without training builds it and opens it, with script off', async () => {
    const page = await editor()
    await page.goto(surveys())
    await follow(page, 'Nowa ankieta')
    await page.getByLabel('Tytuł ankiety').fill('Ławki w parku')
    await page.getByLabel('Pusta ankieta').check()
    await send(page, 'Utwórz ankietę')
    await follow(page, 'Pytania')
    await addQuestion(page, 'Wybór jednej odpowiedzi', 'Czy w parku brakuje ławek?')
    await page.getByLabel('Odpowiedź 1', { exact: true }).fill('Tak')
    await page.getByLabel('Odpowiedź 2', { exact: true }).fill('Nie')
    await page.getByLabel('Odpowiedź jest wymagana').check()
    await send(page, 'Zapisz i wróć')
    await send(page, 'Dodaj część')
    await page.getByLabel('Tytuł').fill('Miejsca')
    await send(page, 'Zapisz i wróć')
    await follow(page, 'Dodaj pytanie')
    await page.getByLabel('Długa odpowiedź').check()
    await page.getByLabel('W której części?').selectOption({ index: 1 })
    await send(page, 'Dalej')
    await page.getByLabel('Treść pytania').fill('Gdzie postawić ławkę?')
    await send(page, 'Zapisz i wróć')
    await page.goto(`${surveys()}/lawki-w-parku`)
    await follow(page, 'Ustawienia ankiety')
    await page.getByLabel('Poufna').check()
    await page.getByLabel('Wszyscy, po zakończeniu ankiety').check()
    await send(page, 'Zapisz')
    await send(page, 'Otwórz ankietę')
    await page.getByText('Ankieta jest otwarta.').waitFor()
  })

  test('somebody begins on a phone with script off, leaves with a code, and ends on another one', async () => {
    const begun = (await journey.window(NO_SCRIPT)).page
    await begun.goto(`${journey.origin}/konsultacje/${park.slug}`)
    await follow(begun, /Ławki w parku|ankiet/i)
    await send(begun, 'Zaczynam')
    await send(begun, 'Dalej')
    await begun.locator('.ui-error-summary').waitFor()
    await begun.getByLabel('Tak').check()
    await send(begun, 'Dalej')
    await begun.getByLabel('Gdzie postawić ławkę?').fill('Przy śluzie')
    await send(begun, 'Dokończę później')
    await send(begun, 'Przechowaj i daj mi kod')
    const said = await textOf(begun)
    code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(said)?.[0] ?? ''

    journey.pass({ minutes: 5 })
    const { page } = await journey.window(NO_SCRIPT)
    await page.goto(survey())
    await follow(page, 'Mam kod do rozpoczętych odpowiedzi')
    await page.getByLabel('Kod').fill(code.toLowerCase())
    await send(page, 'Otwórz')
    // The code leads to the part at which the person stopped.
    expect(await page.getByLabel('Gdzie postawić ławkę?').inputValue()).toBe('Przy śluzie')
    await page.getByLabel('Gdzie postawić ławkę?').fill('Przy śluzie, w cieniu')
    await send(page, 'Dalej')
    journey.pass({ seconds: 30 })
    await send(page, 'Wyślij odpowiedzi')
    await page.getByText('Dziękujemy, Twoje odpowiedzi są u nas').waitFor()
  })

  test('somebody else answers by keyboard alone', async () => {
    const { page } = await journey.window()
    const scripts = new Map<string, Promise<Buffer>>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.set(response.url(), response.body())
    })
    await open(page, survey())
    const press = async (name: string) => {
      await tabTo(page, page.getByRole('button', { name, exact: true }))
      await leave(page, () => page.keyboard.press('Enter'))
    }
    await press('Zaczynam')
    await tabTo(page, page.getByLabel('Tak'))
    await page.keyboard.press('ArrowDown')
    expect(await page.getByLabel('Nie').isChecked()).toBe(true)
    await press('Dalej')
    await tabTo(page, page.getByLabel('Gdzie postawić ławkę?'))
    await page.keyboard.type('Nigdzie, jest ich dość')
    await press('Dalej')
    journey.pass({ seconds: 30 })
    await press('Wyślij odpowiedzi')
    await page.getByText('Dziękujemy, Twoje odpowiedzi są u nas').waitFor()

    // All script of answering, from the first page to the receipt: a survey loads within 15 kB on a slow connection.
    const bodies = await Promise.all(scripts.values())
    expect(bodies.length).toBeGreaterThan(2)
    expect(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThan(15_000)
    expect([...scripts.keys()].join(' ')).not.toContain('maplibre')
  })

  test('the team closes it, and everybody sees what came of it', async () => {
    const reader = (await journey.window(PHONE)).page
    expect((await reader.goto(`${survey()}/wyniki`))?.status()).toBe(404)
    const page = await editor()
    await page.goto(`${surveys()}/lawki-w-parku`)
    await send(page, 'Zakończ ankietę przed terminem')
    await page.getByText('Ankieta jest zakończona').waitFor()
    await journey.portal.jobs.drain()
    journey.pass({ minutes: 1 })
    await again(reader, `${survey()}/wyniki`, (text) => text.includes('Czy w parku brakuje ławek?'))
    await open(reader, `${survey()}/wyniki`)
    await open(reader, survey())
    expect(await textOf(reader)).toContain('Nie przyjmujemy już odpowiedzi')
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { expectNoBarriers, PHONE, signIn } from '../support/browser.ts'
import {
  aJourney,
  download,
  follow,
  inChapters,
  type Journey,
  leave,
  linkIn,
  pathOf,
  send,
  textOf,
} from '../support/journey.ts'
import { RUDE } from '../support/moderation.ts'
import type { WorldConsultation } from '../support/world/consultations.ts'

/** What becomes of one rude remark, told in order. */
let journey: Journey
let park: WorldConsultation
let remark: string
let stranger: Page
const AUTHOR = 'autorka@example.org'
const REPORTER = 'jan.kos@example.org'

inChapters()
beforeAll(async () => {
  journey = await aJourney()
  park = await journey.openConsultation('Park nad Nettą', [RUDE])
  remark = `/konsultacje/${park.slug}/uwagi/${park.remarks[0]?.reference}`
  const key = park.remarks[0]?.secret ?? ''
  await journey.portal
    .stranger()
    .post(`${remark}/moja/adres`, { key, email: AUTHOR }, { 'sec-fetch-site': 'same-origin' })
  stranger = (await journey.window(PHONE)).page
}, 120_000)
afterAll(() => journey.close())

test('a reader reports it and keeps a number', async () => {
  await stranger.goto(journey.origin + remark)
  await follow(stranger, 'Zgłoś naruszenie')
  expect(await stranger.getByLabel('Adres tego, co zgłaszasz').inputValue()).toBe(journey.origin + remark)
  await stranger.getByLabel('Dane osobowe innych osób').check()
  await stranger.getByLabel('Dlaczego tak uważasz?').fill('Wpis podaje adres urzędniczki.')
  await stranger.getByLabel('Imię i nazwisko').fill('Jan Kos')
  await stranger.getByLabel('Adres e-mail').fill(REPORTER)
  await send(stranger, 'Wyślij zgłoszenie')
  expect(await stranger.title()).toMatch(/^Błąd:/)
  await expectNoBarriers(stranger)
  await stranger.getByLabel('Zgłaszam w dobrej wierze').check()
  await send(stranger, 'Wyślij zgłoszenie')
  await stranger.getByText('Dziękujemy, mamy Twoje zgłoszenie.').waitFor()
  await expectNoBarriers(stranger)
  // As it was: a report hides nothing by itself.
  await stranger.goto(journey.origin + remark)
  expect(await textOf(stranger)).toContain('złodziejka')
})

test('a moderator reads the report and hides the remark, with a reason', async () => {
  const page = await workingAs('moderator', 'Darek Ej')
  await follow(page, /^Uwaga WIEC-/)
  await expectNoBarriers(page)
  await page.getByLabel('Ukrywamy').check()
  await page.getByLabel('Podstawa').selectOption({ label: 'Dane osobowe innych osób' })
  await page.getByLabel('Uzasadnienie').fill('Wpis podaje adres domowy urzędniczki i nazywa ją złodziejką.')
  await send(page, 'Zapisz decyzję i wyślij uzasadnienie')
  await page.getByText('Ukryto. Kto zostawił adres, dostanie uzasadnienie.').waitFor()

  for (const path of [remark, `/konsultacje/${park.slug}/uwagi`, `/konsultacje/${park.slug}`]) {
    await stranger.goto(journey.origin + path)
    expect(await textOf(stranger)).not.toContain('złodziejka')
  }
  await stranger.goto(journey.origin + remark)
  await stranger.getByText('Tę uwagę ukryli moderatorzy').waitFor()
  await expectNoBarriers(stranger)
})

test('the reporter hears of it; the author too, and appeals by the link in the letter', async () => {
  expect((await journey.letterTo(REPORTER, /^Decyzja w sprawie/)).text).toContain('Ukryliśmy to, co zgłoszono')
  const letter = await journey.letterTo(AUTHOR, /ukryliśmy tę treść/)
  expect(letter.text).toContain('Wpis podaje adres domowy urzędniczki')
  await stranger.goto(linkIn(letter, /\/odwolanie$/))
  await expectNoBarriers(stranger)
  await stranger.getByLabel('Dlaczego nie zgadzasz się z decyzją?').fill('To adres urzędu, a nie jej domu.')
  await send(stranger, 'Wyślij odwołanie')
  await stranger.getByText(/^Mamy Twoje odwołanie/).waitFor()
  await expectNoBarriers(stranger)
})

test('another person answers the appeal, upholds it, and the remark is back', async () => {
  const page = await workingAs('team-admin', 'Ewa Fal')
  await leave(page, () => page.getByRole('row').filter({ hasText: 'możesz odpowiedzieć' }).getByRole('link').click())
  await expectNoBarriers(page)
  await page.getByLabel('Tak, zmieniamy decyzję').check()
  await page.getByLabel('Odpowiedź na odwołanie').fill('Pod tym adresem jest urząd. Przywracamy wpis.')
  await send(page, 'Wyślij odpowiedź')
  await page.getByText('Odpowiedź na odwołanie zapisana i wysłana.').waitFor()

  await stranger.goto(journey.origin + remark)
  expect(await textOf(stranger)).toContain('złodziejka')
  const letter = await journey.letterTo(AUTHOR, /^Odpowiedź na odwołanie/)
  expect(letter.text).toContain('Pod tym adresem jest urząd.')
})

test('the public log tells of both decisions, and of no one', async () => {
  await stranger.goto(journey.origin)
  await leave(stranger, () => stranger.getByRole('link', { name: 'Rejestr moderacji' }).click())
  expect(pathOf(stranger)).toBe('/moderacja')
  const log = await textOf(stranger)
  for (const words of ['Ukryto', 'Przywrócono', 'uwzględnione']) expect(log).toContain(words)
  for (const words of ['złodziejka', 'Darek', 'Kos', AUTHOR]) expect(log).not.toContain(words)
  await expectNoBarriers(stranger)
  expect((await download(stranger, stranger.getByRole('link', { name: 'Pobierz rejestr (CSV)' }))).name).toMatch(
    /\.csv$/,
  )
})

/** Somebody at the team's desk of moderation. */
async function workingAs(role: 'moderator' | 'team-admin', name: string): Promise<Page> {
  const { context, page } = await journey.window()
  const person = await journey.portal.person([{ role, scope: journey.office.id }], name)
  await signIn(context, journey.origin, await openSession(journey.portal.house, person.id))
  await page.goto(`${journey.origin}/praca/organizacje/${journey.office.id}/moderacja`)
  await expectNoBarriers(page)
  return page
}

import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  DESK,
  expectNoBarriers,
  openBrowser,
  openWindow,
  PHONE,
  type SharedBrowser,
  type Window,
} from '../support/browser.ts'
import {
  again,
  download,
  enterPassword,
  follow,
  inChapters,
  leave,
  linkIn,
  open,
  send,
  textOf,
  turnTo,
} from '../support/journey.ts'
import { aLivePortal, type LivePortal } from '../support/live.ts'
import { announcePark, PARK, WORK } from './announcing.ts'

/** One whole story, told in order; each test is the next chapter. */
let portal: LivePortal
let browser: SharedBrowser
let admin: Window
let editor: Window
let clerk: Window
let resident: Window

const BEGINS = Temporal.Now.zonedDateTimeISO('Europe/Warsaw')
  .subtract({ days: 100 })
  .with({ hour: 9, minute: 0, second: 0 })
const day = (days: number, time = '00:00') => `${BEGINS.add({ days }).toPlainDate()}T${time}`
const LIMES = 'Proszę zachować stare lipy przy alei głównej, bo dają cień w upalne dni i są domem dla ptaków.'

inChapters()
beforeAll(async () => {
  portal = await aLivePortal(BEGINS.toInstant())
  const { id } = await portal.organisation('Urząd Miejski w Augustowie', '2001011')
  await portal.member('anna@example.org', 'Anna Bielska', 'team-admin', id)
  await portal.member('bartosz@example.org', 'Bartosz Cichy', 'editor', id)
  await portal.member('celina@example.org', 'Celina Dąb', 'clerk', id)
  browser = await openBrowser()
  admin = await openWindow(browser, portal.origin, DESK)
  editor = await openWindow(browser, portal.origin, DESK)
  clerk = await openWindow(browser, portal.origin, DESK)
  resident = await openWindow(browser, portal.origin, PHONE)
}, 120_000)

afterAll(async () => {
  for (const window of [admin, editor, clerk, resident]) await window?.close()
  await browser?.close()
  await portal?.close()
})

test('a team plans a consultation and announces it', async () => {
  const page = await turnTo(admin)
  await enterPassword(page, portal.origin, 'anna@example.org')
  await announcePark(page, portal.origin, day)
  await open(page, portal.origin + PARK)
  expect(await textOf(page)).toMatch(/Ogłoszone – uwagi od/)
})

test('a neighbour follows it by e-mail', async () => {
  const page = await turnTo(resident)
  await page.goto(portal.origin + PARK)
  await page.getByLabel('Twój adres e-mail').fill('sasiad@example.org')
  await send(page, 'Obserwuj')
  await page.goto(linkIn(await portal.letterTo('sasiad@example.org', /^Potwierdź/), /^\/obserwuj\//))
  await expectNoBarriers(page)
  await send(page, 'Tak, chcę obserwować')
})

test('a resident says what they think on a phone, without an account, and changes it', async () => {
  portal.pass({ hours: 24 * 5 })
  const page = await turnTo(resident)
  await page.goto(portal.origin)
  await follow(page, 'Park nad Nettą: co zmienić?')
  await expectNoBarriers(page)
  await follow(page, 'Napisz, co o tym myślisz')
  await page.getByLabel('Twoja uwaga').fill('Proszę zachować stare lipy.')
  await page.getByLabel(/^Podpis/).fill('Ela z Borek')
  await expectNoBarriers(page)
  portal.pass({ minutes: 4 })
  await send(page, 'Wyślij uwagę')

  expect(await textOf(page)).toMatch(/Dziękujemy\. Twoja uwaga jest u nas.*WIEC-\d{4}-\d+/s)
  await expectNoBarriers(page)
  await page.getByLabel('Twój e-mail').fill('ela@example.org')
  await send(page, 'Powiadamiajcie mnie')
  await page.getByText('Mamy Twój adres').waitFor()

  // Days later, by the link in the letter.
  portal.pass({ hours: 50 })
  await page.goto(linkIn(await portal.letterTo('ela@example.org', /^Mamy Twoją uwagę/), /\/moja$/))
  await follow(page, 'Zmień')
  await page.getByLabel('Twoja uwaga').fill(LIMES)
  await expectNoBarriers(page)
  await send(page, 'Zapisz zmianę')
  await follow(page, 'Zobacz inne uwagi')
  expect(await textOf(page)).toMatch(/Ela z Borek.*zmieniona przez autora/s)
  await expectNoBarriers(page)
})

test('another resident thinks it over and takes the remark back', async () => {
  const page = await turnTo(resident)
  await page.goto(`${portal.origin}${PARK}/uwagi/nowa`)
  await page.getByLabel('Twoja uwaga').fill('Wytnijcie wszystkie drzewa.')
  portal.pass({ minutes: 1 })
  await send(page, 'Wyślij uwagę')
  await follow(page, 'Wycofaj')
  await expectNoBarriers(page)
  await send(page, 'Wycofaj uwagę')
  await expectNoBarriers(page)
  await page.goto(`${portal.origin}${PARK}/uwagi`)
  expect(await textOf(page)).not.toContain('Wytnijcie')
})

test('a clerk enters a letter from paper and one from e-mail, one after another', async () => {
  const page = await turnTo(clerk)
  await enterPassword(page, portal.origin, 'celina@example.org')
  await open(page, `${portal.origin}${WORK}/wprowadzanie`)
  await page.getByLabel('Treść uwagi').fill(LIMES.replace('ptaków', 'ptaków i wiewiórek'))
  await page.getByLabel('Imię i nazwisko').fill('Jan Kowalski')
  await send(page, 'Zapisz i następna')
  await page.getByLabel('Treść uwagi').fill('Nie budujcie parkingu od strony rzeki. Zabierze widok na wodę.')
  await page.getByLabel('Którędy przyszła').selectOption('email')
  await page.getByLabel('anonim').check()
  await leave(page, () => page.keyboard.press('Control+Enter'))
  await page.getByText(/dziś\s+2 uwagi/).waitFor()
  expect(await page.getByLabel('Którędy przyszła').inputValue()).toBe('email')
  await expectNoBarriers(page)
})

test('a clerk brings a file of letters, having seen how it is understood', async () => {
  const page = await turnTo(clerk)
  await open(page, `${portal.origin}${WORK}/import`)
  await page.getByLabel('Plik', { exact: true }).setInputFiles({
    name: 'listy.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `treść;data wpływu;imię i nazwisko\n${LIMES};${day(6).slice(0, 10)};Zofia Nowak\nBrakuje ławek przy placu zabaw.;${day(6).slice(0, 10)};\n;${day(6).slice(0, 10)};bez treści\n`,
    ),
  })
  await send(page, 'Wyślij i pokaż podgląd')
  await expectNoBarriers(page)
  await page.getByLabel('Pomiń 1 wiersz do poprawy i wczytaj resztę').check()
  await send(page, 'Wczytaj 2 uwagi')
  await page.getByText('Wczytaliśmy 2 uwagi').waitFor()
  await expectNoBarriers(page)
})

test('similar letters have come together; a group is taken apart, joined, confirmed and answered at once', async () => {
  portal.pass({ hours: 24 * 30 })
  const page = await turnTo(editor)
  await enterPassword(page, portal.origin, 'bartosz@example.org')
  await again(page, `${portal.origin}${WORK}/grupy`, (text) => /3\s*program/.test(text))
  await expectNoBarriers(page)
  await follow(page, /Proszę zachować stare lipy/)
  expect(await textOf(page)).toContain('Wspólny tekst')
  await expectNoBarriers(page)
  const taken = page.getByRole('row').filter({ hasText: 'wiewiórek' }).getByRole('checkbox')
  const reference = (await taken.getAttribute('aria-label'))?.replace('Zaznacz ', '') ?? ''
  await taken.check()
  await send(page, 'Wyjmij z grupy')
  expect(await textOf(page)).toMatch(/2\s*program/)

  // It was right before: the letter goes back, this time by hand.
  await open(page, `${portal.origin}${WORK}/uwagi?tekst=lipy`)
  await page.getByLabel('Zaznacz wszystkie na tej stronie').check()
  expect(await page.getByText('Zaznaczone: 3').count()).toBe(1)
  await send(page, 'Połącz w grupę')
  expect(await textOf(page)).toMatch(new RegExp(`Połączone w jedną grupę.*${reference}`, 's'))
  // What somebody joined by hand needs nobody to confirm it; a second look can still be asked for.
  await send(page, 'Cofnij potwierdzenie')
  await send(page, 'Potwierdź grupę')
  await decide(page, 'Uwzględniona częściowo', 'Lipy zostają. Dwie chore wytniemy i posadzimy sześć nowych.')
  await page.getByText('Rozstrzygnięcie zapisane.').waitFor()
  // Who prepared it does not accept it.
  expect(await page.getByRole('button', { name: 'Zaakceptuj' }).count()).toBe(0)
  await expectNoBarriers(page)
})

test('the other letters are answered one by one, each refusal with its reason', async () => {
  const page = await turnTo(editor)
  await open(page, `${portal.origin}${WORK}/uwagi?stan=to-settle`)
  await follow(page, /^Nie budujcie parkingu/)
  await expectNoBarriers(page)
  await page.getByLabel('Nieuwzględniona').check()
  await send(page, 'Daj do weryfikacji')
  // A reason is required for all but full acceptance.
  expect(await page.title()).toMatch(/^Błąd:/)
  await expectNoBarriers(page)
  await decide(page, 'Nieuwzględniona', 'Parking jest potrzebny osobom z daleka. Przesuniemy go od brzegu.')
  await open(page, `${portal.origin}${WORK}/uwagi?stan=to-settle`)
  await follow(page, /^Brakuje ławek/)
  await decide(page, 'Uwzględniona', '')
  await open(page, `${portal.origin}${WORK}/uwagi?stan=to-settle`)
  expect(await page.getByText('Nic tu nie czeka').count()).toBe(1)
})

test('a second person reads the answers and accepts them; only then are they public', async () => {
  const page = await turnTo(admin)
  await page.goto(`${portal.origin}${PARK}/uwagi`)
  expect(await textOf(page)).not.toContain('Lipy zostają.')
  await open(page, `${portal.origin}${WORK}/uwagi?stan=to-verify`)
  await page.getByLabel('Zaznacz wszystkie na tej stronie').check()
  await send(page, 'Zaakceptuj')
  await page.getByText('Zaakceptowane.').waitFor()
  await open(page, `${portal.origin}${PARK}/uwagi`)
  expect((await textOf(page)).match(/Uwzględniliśmy częściowo/g)).toHaveLength(3)
  expect((await portal.letterTo('ela@example.org', /^Odpowiedź na uwagę/)).text).toContain('Lipy zostają.')
})

test('the report is made from the data and given a date', async () => {
  const page = await turnTo(admin)
  await open(page, `${portal.origin}${WORK}/raport`)
  await follow(page, /Wnioski i dalsze kroki/)
  await expectNoBarriers(page)
  await page
    .getByLabel('Wnioski i dalsze kroki')
    .fill('Burmistrz zatwierdził projekt ze zmianami. Prace zaczną się wiosną.')
  await send(page, 'Zapisz')
  await page.goto(`${portal.origin}${WORK}/raport`)
  await send(page, 'Przygotuj raport')
  await again(page, `${portal.origin}${WORK}/raport`, (text) => text.includes('Do obejrzenia'))
  await follow(page, 'Opublikuj')
  await expectNoBarriers(page)
  await page.getByLabel('W wybranej chwili').check()
  await page.getByLabel('Dzień i godzina').fill(day(50, '07:00'))
  await send(page, 'Opublikuj')
  await page.getByText('Raport ma datę publikacji.').waitFor()

  const reader = await turnTo(resident)
  await open(reader, `${portal.origin}${PARK}/raport`, 404)
  portal.pass({ hours: 24 * 20 })
  await portal.turn('consultations.publish-reports')
  await again(reader, `${portal.origin}${PARK}/raport`, (text) => text.includes('Lipy zostają.'))
  expect(await textOf(reader)).toContain('Burmistrz zatwierdził projekt ze zmianami.')
  expect(await textOf(reader)).not.toMatch(/Kowalski|Nowak/)
  await expectNoBarriers(reader)
})

test('whoever left an address and whoever follows hear of the report', async () => {
  const page = await turnTo(resident)
  for (const email of ['ela@example.org', 'sasiad@example.org']) {
    await page.goto(linkIn(await portal.letterTo(email, /^Raport z konsultacji/), /\/raport$/))
    await page.getByRole('heading', { level: 1, name: /^Raport z konsultacji: Park nad Nettą/ }).waitFor()
  }
})

test('anybody takes the data away', async () => {
  const page = await turnTo(resident)
  await page.goto(`${portal.origin}${PARK}/raport`)
  const csv = await readFile((await download(page, page.getByRole('link', { name: /CSV/ }))).path, 'utf8')
  expect(new Set(csv.match(/WIEC-\d{4}-\d+/g)).size).toBe(5)
  expect(csv).toContain('Lipy zostają.')
  expect(csv).not.toMatch(/Kowalski|Nowak/)
  const rows = await readSheet((await download(page, page.getByRole('link', { name: /XLSX/ }))).path, 'Zestawienie')
  expect(rows.flat()).toContain('Uwzględniona częściowo')
  expect(
    (await readFile((await download(page, page.getByRole('link', { name: /PDF/ }))).path)).subarray(0, 5).toString(),
  ).toBe('%PDF-')
})

test('the team tells what changed, and those who cared hear of it', async () => {
  portal.pass({ hours: 24 * 20 })
  const page = await turnTo(admin)
  await open(page, `${portal.origin}${WORK}/efekty`)
  await page.getByLabel('Co się zmieniło').fill('Stanęło 9 ławek z oparciem')
  await page.getByLabel('Opis').fill('Lipy rosną dalej.')
  await page.getByLabel('Kiedy').fill(day(70).slice(0, 10))
  await send(page, 'Opublikuj efekt')
  await page.getByText('Efekt opublikowany.').waitFor()
  for (const email of ['ela@example.org', 'sasiad@example.org']) await portal.letterTo(email, /^Efekty konsultacji/)

  const reader = await turnTo(resident)
  await reader.goto(linkIn(await portal.letterTo('ela@example.org', /^Efekty konsultacji/), /^\/konsultacje\//))
  await open(reader, `${portal.origin}${PARK}/efekty`)
  expect(await textOf(reader)).toContain('Stanęło 9 ławek z oparciem')
})

async function decide(page: Page, outcome: string, reason: string) {
  await page.getByLabel(outcome, { exact: true }).check()
  await page.getByLabel('Uzasadnienie').fill(reason)
  await send(page, 'Daj do weryfikacji')
}

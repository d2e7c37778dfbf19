import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDefinition, aPoll } from '../../src/modules/ballots/examples.ts'
import {
  castInStory,
  draftPoll,
  type Poll,
  pollById,
  publishPoll,
  settlePolls,
} from '../../src/modules/ballots/index.ts'
import { found } from '../../src/platform/errors.ts'
import { DESK, expectNoBarriers, PHONE } from '../support/browser.ts'
import { SMALL_PB } from '../support/budgets.ts'
import {
  again,
  aJourney,
  download,
  follow,
  inChapters,
  type Journey,
  leave,
  open,
  send,
  tabTo,
  textOf,
} from '../support/journey.ts'

let journey: Journey
let poll: Poll
let home: string
let receipt = ''
let editKey = ''

beforeAll(async () => {
  journey = await aJourney()
  poll = await aPoll(journey.portal.system(), {}, journey.office.id)
  home = `${journey.origin}/glosowania/${poll.slug}`
}, 240_000)
afterAll(() => journey?.close())
inChapters()

const codeIn = (text: string) => /[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}/.exec(text)?.[0] ?? ''

test('on a phone without script a press is a vote, with a receipt and a key', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  // The check for barriers needs script; the pages are the same with it and are checked below.
  await page.goto(`${journey.origin}/glosowania`)
  await follow(page, poll.title)
  await follow(page, 'Zagłosuj')
  await page.getByLabel('Imię', { exact: true }).fill('Ela')
  await page.getByLabel('Nazwisko').fill('Nowak')
  await page.getByLabel('Rok urodzenia').fill('1984')
  await page.getByLabel('Adres zamieszkania').fill('Portowa 5 m. 2, Augustów')
  await page.getByLabel(/Oświadczam/).check()
  await send(page, 'Przejdź do karty do głosowania')
  expect(await textOf(page)).toContain('Niczego jeszcze nie zaznaczono')
  await leave(page, () => page.getByRole('button', { name: /Skwer Żeglarzy/ }).click())
  const text = await textOf(page)
  expect(text).toContain('Twój głos już się liczy')
  expect(await page.getByRole('button', { name: /Skwer Żeglarzy/ }).getAttribute('aria-pressed')).toBe('true')
  receipt = codeIn(text)
  editKey = (await page.locator('.ballots-secret').textContent()) ?? ''
})

test('by keyboard alone, in another browser, the key opens the same ballot and changes it', async () => {
  const { page } = await journey.window()
  await open(page, `${home}/wejscie`)
  const fold = page.getByText('Mam klucz do zmiany głosu').first()
  await tabTo(page, page.locator('summary', { hasText: 'Mam klucz' }))
  await page.keyboard.press('Enter')
  await fold.waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type(editKey)
  await leave(page, () => page.keyboard.press('Enter'))
  await tabTo(page, page.getByRole('button', { name: /Skwer Żeglarzy/ }))
  await leave(page, () => page.keyboard.press('Enter'))
  await tabTo(page, page.getByRole('button', { name: /Skwer Wioślarzy/ }))
  await leave(page, () => page.keyboard.press('Enter'))
  await open(page, `${home}/karta`)
  expect(await page.getByRole('button', { name: /Skwer Żeglarzy/ }).getAttribute('aria-pressed')).toBe('false')
  expect(codeIn(await textOf(page))).toBe(receipt)
})

test('while people vote the receipt shows an entry of the log and no choice', async () => {
  const { page } = await journey.window(PHONE)
  await open(page, `${home}/sprawdzenie?kod=${receipt}`)
  const text = await textOf(page)
  expect(text).toContain('wpis numer 3 z 3')
  expect(text).not.toContain('Wioślarzy')
  await open(page, `${home}/dziennik`)
})

test('after closing the result, the ballot and the whole file check without the portal', async () => {
  journey.pass({ hours: 24 * 15 })
  await settlePolls(journey.portal.system())
  const { page } = await journey.window(PHONE)
  await open(page, home)
  expect(await textOf(page)).toContain('Wybrano jedną możliwość')
  await open(page, `${home}/sprawdzenie?kod=${receipt}`)
  expect(await textOf(page)).toContain('Skwer Wioślarzy')
  await open(page, home)
  const { path } = await download(page, page.locator('main').getByRole('link', { name: 'Plik wyników' }))
  expect(await readFile(path, 'utf8')).toContain(receipt)
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/wiec.mjs', 'verify', path, '--receipt', receipt])
  expect(stdout).toContain(`Głos ${receipt}: 3:1`)
  expect(stdout).toContain('Wynik zgadza się z głosami. Wybrano: Skwer Wioślarzy')
}, 120_000)

test('the analysis of a result and the sandbox of rules have no barriers, in every look and size', async () => {
  const { portal, office } = journey
  const then = { ...portal.system(), now: portal.clock.now().subtract({ hours: 24 * 20 }) }
  const id = await draftPoll(then, {
    owner: { kind: 'poll', id: null },
    organisationId: office.id,
    isDemonstration: true,
    definition: aDefinition(then.now, {
      question: 'Na co wydać 4000 zł?',
      options: [1, 2, 3].map((number) => ({ id: String(number), label: `Projekt ${number}`, cost: number * 100_000 })),
      shape: { kind: 'knapsack', budget: 400_000 },
      rule: { name: 'budget', rule: 'greedy_votes', budget: 400_000 },
    }),
  })
  const money = async () => found(await pollById(portal.house.db, id))
  await publishPoll(then, await money())
  await castInStory(then, await money(), [
    { somebody: 'a', presses: ['add:1', 'add:2'] },
    { somebody: 'b', presses: ['add:3'] },
    { somebody: 'c', presses: ['add:3', 'add:1'] },
  ])
  await settlePolls(portal.system())
  const analysis = `${journey.origin}/glosowania/${(await money()).slug}/analiza`
  const small = { name: 'mala.pb', mimeType: 'text/plain', buffer: Buffer.from(SMALL_PB) }
  for (const options of [DESK, { ...PHONE, colorScheme: 'dark' as const }]) {
    const { page } = await journey.window(options)
    await again(page, analysis, (text) => text.includes('Projekt 3'))
    await expectNoBarriers(page)
    await open(page, `${journey.origin}/piaskownica-regul`)
    await open(page, `${journey.origin}/piaskownica-regul/plik`)
    await page.locator('input[type=file]').setInputFiles(small)
    await leave(page, () => page.locator('main form button[type=submit]').first().press('Enter'))
    expect(await textOf(page)).toContain('Ławki')
    await expectNoBarriers(page)
  }
}, 180_000)

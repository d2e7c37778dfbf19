import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCodes } from '../../src/modules/ballots/eligibility/codes.ts'
import { pollPathOf, pollWorkPathOf, settlePolls } from '../../src/modules/ballots/index.ts'
import { anEdition } from '../../src/modules/budgets/examples.ts'
import { keepPoint, pollsOf, settleEditions } from '../../src/modules/budgets/index.ts'
import { openSession } from '../../src/modules/identity/index.ts'
import { found } from '../../src/platform/errors.ts'
import { expectNoBarriers, PHONE, signIn, type Window } from '../support/browser.ts'
import { aJourney, inChapters, type Journey, leave, textOf, turnTo } from '../support/journey.ts'
import { byKeyboard } from '../support/keyboard.ts'

inChapters()

const CARDS = 30
let journey: Journey
let home: string
let poll: Awaited<ReturnType<typeof pollsOf>>[number]['poll']
let codes: string[]

/** A window in which a clerk of the office is signed in. */
async function clerk(name: string) {
  const person = await journey.portal.person([{ role: 'clerk', scope: journey.office.id }], name)
  const window = await journey.window()
  await signIn(window.context, journey.origin, await openSession(journey.portal.house, person.id))
  return window
}

/** What a clerk sends from a page of the portal. */
const send = ({ context }: Window, path: string, form: Record<string, string>) =>
  context.request.post(`${journey.origin}${path}`, { form, headers: { origin: journey.origin }, maxRedirects: 0 })

beforeAll(async () => {
  journey = await aJourney()
  const system = journey.portal.system()
  const edition = await anEdition(system, {
    organisationId: journey.office.id,
    votingOn: '2026-09-25',
    settings: {
      resolution: 'Uchwała',
      way: 'codes',
      takesPaper: true,
      shape: { kind: 'choose', most: 2, exactly: false },
    },
    pools: [
      {
        name: 'Całe miasto',
        areaWords: '',
        residents: 30_000,
        amountGrosze: 10_000_000,
        signatures: 0,
        leastGrosze: null,
        mostGrosze: null,
        threshold: 5,
        oneOf: false,
      },
    ],
    projects: [
      {
        pool: 0,
        title: 'Park przy śluzie',
        summary: 'Ławki, cień i poidełko.',
        place: 'Śluza',
        lines: [{ name: 'Park', quantity: 100, priceGrosze: 6_000_000 }],
      },
      {
        pool: 0,
        title: 'Ścieżka nad Nettą',
        summary: 'Kilometr ścieżki.',
        place: 'Bulwar',
        lines: [{ name: 'Ścieżka', quantity: 100, priceGrosze: 5_000_000 }],
      },
    ],
  })
  await keepPoint(system, edition, { name: 'Biblioteka', address: 'Rynek 1', directions: 'Winda.' }, null)
  home = `${journey.origin}/budzet-obywatelski/${edition.process.slug}`
  poll = found((await pollsOf(system, edition.process.id))[0]).poll
  codes = await makeCodes(system, poll, CARDS + 1)
}, 240_000)
afterAll(() => journey?.close())

const optionOf = (title: string) => found(poll.definition.options.find(({ label }) => label.includes(title))).id
const park = () => optionOf('Park')
/** Who marked the park, of thirty; the others marked the path. */
const marksPark = (card: number) => card <= 18

test('a clerk keys in thirty cards of a library without a mouse, and a second one reads them again', async () => {
  const { page, open, type, press } = byKeyboard(await turnTo(await clerk('Klara Wpisuje')))
  await open(`${journey.origin}${pollWorkPathOf(poll)}/papier`)
  await type(page.getByLabel('Skąd są karty'), 'Biblioteka')
  await type(page.getByLabel('Liczba kart'), String(CARDS))
  await press('Otwórz paczkę', 120)
  const batch = page.url()
  for (let card = 1; card <= CARDS; card += 1) {
    // One Tab leads from field to field, and Enter keeps the card.
    await page.getByLabel('Kod z listu').focus()
    await page.keyboard.type(codes[card - 1] ?? '')
    await page.keyboard.press('Tab')
    if (!marksPark(card)) await page.keyboard.press('Tab')
    await page.keyboard.type('1')
    await leave(page, () => page.keyboard.press('Enter'))
  }
  await expectNoBarriers(page)
  expect(await textOf(page)).toContain('Teraz kolej na drugą osobę')

  const second = await clerk('Dana Sprawdza')
  for (let card = 1; card <= CARDS; card += 1) {
    const option = marksPark(card) ? park() : optionOf('Ścieżka')
    const path = `${new URL(batch).pathname}/karty/${card}`
    const answer = await send(second, path, { code: codes[card - 1] ?? '', [`o-${option}`]: '1' })
    expect(answer.headers()['set-cookie']).toContain('card.counted')
  }
  await page.bringToFront()
  await page.reload()
  await press('Zamknij paczkę', 120)
}, 180_000)

test('at the library somebody votes on a tablet of the office, which then knows nothing of them', async () => {
  const helper = await clerk('Hela Pomaga')
  const team = byKeyboard(await turnTo(helper))
  await team.open(`${journey.origin}/praca${new URL(home).pathname}/punkty`)
  await team.follow('Biblioteka')
  await team.type(team.page.getByLabel('Nazwa urządzenia'), 'Tablet 1')
  await team.press('Przygotuj urządzenie', 120)
  const code = /\d{4} \d{4}/.exec(await textOf(team.page))?.[0] ?? ''

  const { page, open, type, press, space } = byKeyboard((await journey.window(PHONE)).page)
  await open(`${home}/punkt`)
  await type(page.getByLabel('Kod urządzenia'), code)
  await press('Włącz urządzenie')
  await press('Zaczynam głosowanie')
  await type(page.getByLabel('Kod z listu'), codes[CARDS] ?? '')
  await press('Przejdź do karty do głosowania')
  expect(page.url()).toContain(pollPathOf(poll))
  await leave(page, () => space(page.getByRole('button', { name: /Ścieżka nad Nettą/ })))
  expect(await textOf(page)).toContain('Twój głos już się liczy')
  await press('Kończę, urządzenie dla następnej osoby', 40)
  expect(await textOf(page)).toContain('Urządzenie czeka na następną osobę')
  await page.goBack()
  expect(await textOf(page)).not.toContain('Twój głos już się liczy')
  await open(`${home}/frekwencja`)
  expect(await textOf(page)).toMatch(/Biblioteka\s*1\s*30/)
}, 120_000)

test('the winner is announced at its minute, with the reason of each place', async () => {
  journey.pass({ hours: 24 * 10 })
  await settlePolls(journey.portal.system())
  const admin = await journey.window()
  await signIn(admin.context, journey.origin, await openSession(journey.portal.house, journey.admin.id))
  const coordinator = byKeyboard(await turnTo(admin))
  await coordinator.open(`${journey.origin}${pollWorkPathOf(poll)}`)
  await coordinator.press('Policz głosy', 120)
  journey.pass({ hours: 24 * 8 })
  await settleEditions(journey.portal.system())
  const { page, open } = byKeyboard((await journey.window(PHONE)).page)
  await open(`${home}/wyniki`)
  expect(await textOf(page)).toContain('Park przy śluzie')
  expect(await textOf(page)).toContain('Zabrakło')
}, 120_000)

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson } from '../../src/modules/identity/index.ts'
import { aMeeting, aRegistrationInput } from '../../src/modules/meetings/examples.ts'
import { addAgendaItem, register } from '../../src/modules/meetings/index.ts'
import type { Meeting } from '../../src/modules/meetings/rules.ts'
import { giveRole } from '../../src/modules/network/index.ts'
import { expectNoBarriers, PHONE } from '../support/browser.ts'
import {
  aJourney,
  enterPassword,
  follow,
  inChapters,
  type Journey,
  leave,
  linkIn,
  open,
  PASSWORD,
  send,
  textOf,
} from '../support/journey.ts'

let journey: Journey
let keeper: Page
let meeting: Meeting

beforeAll(async () => {
  journey = await aJourney()
  const context = journey.portal.system()
  const given = { name: 'Kinga Protokolantka', email: 'kinga@example.org', password: PASSWORD, demo: true }
  await giveRole(context, { personId: await createPerson(context, given), role: 'coordinator', organisationId: null })
  meeting = await held(1)
  await register(context, meeting, aRegistrationInput({ name: 'Ola Obecna', email: 'ola@example.org' }))
  keeper = (await journey.window({ javaScriptEnabled: false })).page
}, 120_000)
afterAll(() => journey.close())
inChapters()

/** A meeting that begins in so many hours. */
async function held(hours: number, title = 'Jesienne spotkanie Sieci') {
  const context = journey.portal.system()
  const startsAt = context.now.add({ hours })
  const made = await aMeeting(context, { title, startsAt, endsAt: startsAt.add({ hours: 2 }) })
  await addAgendaItem(context, made, { title: 'Plan roku', owner: '', minutes: 30, description: '', linkPath: null })
  return made
}

const desk = (part: string) => `${journey.origin}/praca/spotkania/${meeting.id}/${part}`

/** Goes there by Tab alone. */
async function tabTo(page: Page, target: Locator) {
  for (let press = 0; press < 200; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${target}`)
}

test('whoever came is ticked, and the minutes are written and circulated, with script off', async () => {
  await enterPassword(keeper, journey.origin, 'kinga@example.org')
  journey.pass({ hours: 4 })
  await open(keeper, desk('obecnosc'))
  await keeper.getByRole('checkbox', { name: /Ola Obecna/ }).check()
  await send(keeper, 'Zapisz obecność')

  await open(keeper, desk('protokol'))
  await send(keeper, 'Zacznij protokół')
  await expectNoBarriers(keeper)
  await keeper.getByLabel(/Plan roku/).fill('Ustalono trzy terminy.')
  await send(keeper, 'Zapisz')
  await keeper.getByText('Dodaj ustalenie').first().click()
  await keeper.getByLabel('Treść ustalenia').fill('Spotykamy się w marcu.')
  await send(keeper, 'Dodaj ustalenie')
  expect(await textOf(keeper)).toContain('Spotykamy się w marcu.')
  await send(keeper, 'Przekaż do uwag')
  await expectNoBarriers(keeper)
})

test('an attendee without an account amends the draft on a phone, by keyboard alone and with script off', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(linkIn(await journey.letterTo('ola@example.org', /^Protokół do sprawdzenia/), /\/udzial\//))
  await expectNoBarriers(page)
  expect(await textOf(page)).toContain('Spotykamy się w marcu.')
  await tabTo(page, page.getByLabel('Co powinno brzmieć inaczej?'))
  await page.keyboard.type('Spotykamy się w kwietniu, nie w marcu.')
  await page.keyboard.press('Tab')
  await leave(page, () => page.keyboard.press('Enter'))
  await expectNoBarriers(page)
  expect(await textOf(page)).toContain('Spotykamy się w kwietniu')
})

test('the amendment is settled, the decision corrected, and the next meeting approves', async () => {
  await open(keeper, desk('protokol'))
  await follow(keeper, /^Odpowiedz/)
  await keeper.getByLabel('Uwzględniam ją w tekście').check()
  await send(keeper, 'Odpowiedz na poprawkę')
  await follow(keeper, /^Popraw: 1\//)
  await keeper.getByLabel('Treść ustalenia').fill('Spotykamy się w kwietniu.')
  await send(keeper, 'Zapisz zmianę')
  await journey.letterTo('ola@example.org', /^Odpowiedź na Twoją poprawkę/)

  const next = await held(24 * 30, 'Zimowe spotkanie Sieci')
  journey.pass({ hours: 24 * 30 + 1 })
  await enterPassword(keeper, journey.origin, 'kinga@example.org')
  await open(keeper, desk('protokol'))
  await keeper.getByLabel('Spotkanie, które przyjmuje protokół').selectOption({ label: next.title })
  await send(keeper, 'Przyjmij protokół')
  await expectNoBarriers(keeper)
})

test('everybody reads the approved minutes, and the attendee has a certificate', async () => {
  const { page } = await journey.window({ javaScriptEnabled: false })
  await open(page, `${journey.origin}/spotkania/${meeting.slug}`)
  await follow(page, 'Przeczytaj protokół')
  await expectNoBarriers(page)
  const text = await textOf(page)
  expect(text).toContain('Spotykamy się w kwietniu.')
  expect(text).toContain('przyjęty')
  expect(text).not.toContain('Ola Obecna')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRoom } from '../../src/modules/discussions/examples.ts'
import { giveIdea, replyIn } from '../../src/modules/discussions/posts/actions.ts'
import { beginTopic } from '../../src/modules/discussions/topics/actions.ts'
import { processById } from '../../src/modules/processes/index.ts'
import { found } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/ids.ts'
import { expectNoBarriers, PHONE } from '../support/browser.ts'
import { aJourney, follow, type Journey, pathOf, send, textOf } from '../support/journey.ts'
import type { WorldConsultation } from '../support/world/consultations.ts'

let journey: Journey
let park: WorldConsultation
beforeAll(async () => {
  journey = await aJourney()
  park = await journey.openConsultation('Park nad Nettą')
  const context = journey.portal.system()
  const process = found(await processById(context.db, park.id))
  const ideas = await aRoom(context, process, 'ideas')
  const words = { signature: null, theme: null, placeWords: null }
  const idea = { title: 'Hamaki między lipami', body: 'Latem ludzie leżą na trawie.' }
  await giveIdea(context, ideas, { ...words, ...idea, formKey: newId() })
  const talk = await aRoom(context, process, 'topics')
  const question = { question: 'Park w nocy: otwarty czy zamknięty?', lead: '', closesOn: null }
  const topic = await beginTopic(context, talk, question)
  const reply = { body: 'Zostawcie otwarty.', signature: null, parent: null, formKey: newId() }
  await replyIn(context, talk, topic, reply)
}, 120_000)
afterAll(() => journey.close())

const home = () => `${journey.origin}/konsultacje/${park.slug}`

test('while somebody writes an idea, a similar one appears; they support it instead', async () => {
  const { page } = await journey.window(PHONE)
  await page.goto(home())
  await follow(page, 'Podziel się pomysłem')
  await page.getByLabel('Pomysł w jednym zdaniu').fill('Hamak pod lipą')
  await page.getByText('Podobne pomysły już tu są').waitFor()
  await expectNoBarriers(page)
  await page.goto(
    `${journey.origin}${await page.getByRole('link', { name: 'Hamaki między lipami' }).getAttribute('href')}`,
  )
  await send(page, 'Popieram')
  await page.getByText('1 osoba popiera').first().waitFor()
  await expectNoBarriers(page)
  await send(page, 'Cofnij poparcie')
  expect(await textOf(page)).toContain('0 osób popiera')
})

test('with script off an idea is looked for, given and taken back', async () => {
  const { page } = await journey.window({ ...PHONE, javaScriptEnabled: false })
  await page.goto(`${home()}/pomysly/nowy`)
  await page.getByLabel('Pomysł w jednym zdaniu').fill('Hamaki pod lipą')
  await send(page, 'Sprawdź, czy ktoś już o tym pisał')
  await page.getByRole('link', { name: 'Hamaki między lipami' }).waitFor()
  await page.getByLabel('Pomysł w jednym zdaniu').fill('Stół do tenisa')
  await page.getByLabel('Opisz pomysł').fill('Betonowy, przy boisku. Dla wszystkich.')
  journey.pass({ seconds: 20 })
  await send(page, 'Wyślij pomysł')
  await page.getByText('Mamy Twój pomysł').first().waitFor()
  await page.getByLabel('Twój e-mail').fill('ela@example.org')
  await send(page, 'Daj mi znać')
  await page.getByText('Damy znać na adres').waitFor()
  await send(page, 'Wycofaj')
  await page.getByText('Te słowa są wycofane.').waitFor()
  await follow(page, 'Zobacz na stronie')
  expect(await textOf(page)).not.toContain('Stół do tenisa')
})

test('one answers another in a discussion by keyboard alone', async () => {
  const { page } = await journey.window()
  await page.goto(`${home()}/dyskusje/1`)
  await page.getByRole('link', { name: 'Odpowiedz' }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByText('Twoja odpowiedź').waitFor()
  await expectNoBarriers(page)
  await page.getByRole('textbox', { name: 'Twoja wypowiedź' }).focus()
  await page.keyboard.type('A hałas pod oknami w nocy?')
  journey.pass({ seconds: 20 })
  await page.getByRole('button', { name: 'Wyślij wypowiedź' }).focus()
  await Promise.all([page.waitForURL(/\/wpisy\//), page.keyboard.press('Enter')])
  await follow(page, 'Zobacz na stronie')
  expect(pathOf(page)).toBe(`/konsultacje/${park.slug}/dyskusje/1`)
  await page.getByText('A hałas pod oknami w nocy?').waitFor()
})

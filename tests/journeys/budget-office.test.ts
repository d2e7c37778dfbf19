import { afterAll, beforeAll, expect, test } from 'vitest'
import { anEdition } from '../../src/modules/budgets/examples.ts'
import { openSession } from '../../src/modules/identity/index.ts'
import { sql } from '../../src/platform/db/index.ts'
import { signIn } from '../support/browser.ts'
import { aJourney, inChapters, type Journey, textOf, turnTo } from '../support/journey.ts'
import { byKeyboard } from '../support/keyboard.ts'

inChapters()

let journey: Journey
let slug: string

/** Somebody of the office, with their hands on the keyboard of a window of their own. */
async function hands(role: 'team-admin' | 'editor' | 'clerk', name: string) {
  const person = await journey.portal.person([{ role, scope: journey.office.id }], name)
  const window = await journey.window()
  await signIn(window.context, journey.origin, await openSession(journey.portal.house, person.id))
  return byKeyboard(await turnTo(window))
}

beforeAll(async () => {
  journey = await aJourney()
  const edition = await anEdition(journey.portal.system(), {
    organisationId: journey.office.id,
    votingOn: '2026-12-04',
    until: 'submitted',
    title: 'Budżet 2028',
  })
  slug = edition.process.slug
  // One project waits for the office; what becomes of the others is known.
  await sql`update budgets.projects set decision = 'admitted', decided_at = ${journey.portal.clock.now()},
    approved_at = ${journey.portal.clock.now()} where process_id = ${edition.process.id} and number > 1`.execute(
    journey.portal.house.db,
  )
}, 240_000)
afterAll(() => journey?.close())

test('a verifier fills the card, criterion by criterion, and an editor decides, without a mouse', async () => {
  const { page, open, follow, press, space } = await hands('clerk', 'Weronika Sprawdza')
  await open(`${journey.origin}/praca/budzet-obywatelski/${slug}/projekty`)
  await follow('Park przy śluzie')
  for (const kind of ['Ocena formalna', 'Ocena merytoryczna']) {
    await follow(kind)
    for (const group of await page.getByRole('radiogroup').or(page.locator('fieldset.ui-field')).all())
      if (await group.getByRole('radio').count()) await space(group.getByRole('radio').first())
    await press('Zapisz kartę', 120)
  }
  expect(await textOf(page)).toContain('wypełniono')
  expect(await page.getByRole('button', { name: 'Zapisz decyzję' }).count()).toBe(0)

  const editor = await hands('editor', 'Edyta Decyduje')
  await editor.open(page.url())
  await editor.space(editor.page.getByLabel('Dopuszczony do głosowania', { exact: true }))
  await editor.press('Zapisz decyzję', 120)
  expect(await textOf(editor.page)).toContain('Czeka na zatwierdzenie')
}, 120_000)

test('the coordinator confirms it and publishes all decisions at once, at their minute', async () => {
  const { page, open, follow, press } = await hands('team-admin', 'Kora Ogłasza')
  await open(`${journey.origin}/praca/budzet-obywatelski/${slug}/projekty`)
  await follow('Park przy śluzie')
  await press('Zatwierdź', 120)
  await open(`${journey.origin}/praca/budzet-obywatelski/${slug}/publikacje`)
  await press('Ogłoś wszystkie oceny', 120)
  expect(await textOf(page)).toContain('Zaplanowane')
  const stranger = (await journey.window()).page
  const shown = async () => {
    await stranger.goto(`${journey.origin}/budzet-obywatelski/${slug}/projekty/1`)
    return textOf(stranger)
  }
  expect(await shown()).not.toContain('Dopuszczony')
  journey.pass({ hours: 24 * 6 })
  expect(await shown()).toContain('Dopuszczony')
}, 120_000)

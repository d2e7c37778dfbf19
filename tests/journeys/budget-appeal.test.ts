import { afterAll, beforeAll, expect, test } from 'vitest'
import { anEdition } from '../../src/modules/budgets/examples.ts'
import { publishDecisions } from '../../src/modules/budgets/index.ts'
import { secretHash } from '../../src/modules/budgets/secrets.ts'
import { openSession } from '../../src/modules/identity/index.ts'
import { sql } from '../../src/platform/db/index.ts'
import { PHONE, signIn } from '../support/browser.ts'
import { aJourney, inChapters, type Journey, linkIn, textOf, turnTo } from '../support/journey.ts'
import { byKeyboard } from '../support/keyboard.ts'

inChapters()

let journey: Journey
let refused: { home: string; id: string }
let taking: string
const KEY = 'klucz-autora'

beforeAll(async () => {
  journey = await aJourney()
  const system = journey.portal.system()
  const { db } = journey.portal.house
  const edition = await anEdition(system, {
    organisationId: journey.office.id,
    votingOn: '2026-11-20',
    until: 'decided',
  })
  const { rows } = await sql<{ id: string }>`update budgets.projects set channel = 'web',
    key_hash = ${secretHash(KEY)}, decision = 'refused', decision_reason = 'Gmina nie może dysponować terenem.'
    where process_id = ${edition.process.id} and number = 3 returning id`.execute(db)
  await publishDecisions({ ...system, now: Temporal.Instant.from('2026-09-20T09:00:00Z') }, edition)
  refused = { home: `/budzet-obywatelski/${edition.process.slug}`, id: rows[0]?.id ?? '' }
  const open = await anEdition(system, {
    organisationId: journey.office.id,
    votingOn: '2027-02-10',
    until: 'announced',
    title: 'Budżet 2028',
  })
  const { rows: own } = await sql<{ id: string }>`insert into budgets.projects
    (id, process_id, channel, key_hash, title, created_at) values (gen_random_uuid(), ${open.process.id}, 'web',
    ${secretHash(KEY)}, 'Ławki nad Nettą', ${journey.portal.clock.now()}) returning id`.execute(db)
  taking = `/budzet-obywatelski/${open.process.slug}/zgloszenia/${own[0]?.id}?klucz=${KEY}`
}, 240_000)
afterAll(() => journey?.close())

test('an author appeals on a phone, by keyboard, and somebody who did not judge the project lets it in', async () => {
  const { page, open, follow, type, press } = byKeyboard((await journey.window(PHONE)).page)
  await open(`${journey.origin}${refused.home}/zgloszenia/${refused.id}?klucz=${KEY}`)
  await follow('Złóż odwołanie', 120)
  await press('Wyślij odwołanie', 120)
  // Nothing written yet: a sentence says what to do.
  expect(await page.title()).toMatch(/^Błąd:/)
  await type(page.getByLabel('Dlaczego się odwołujesz'), 'Działka należy do gminy od stycznia.')
  await press('Wyślij odwołanie', 120)
  expect(await textOf(page)).toContain('Odwołanie jest złożone')

  const judge = await journey.portal.person([{ role: 'team-admin', scope: journey.office.id }], 'Jan Rozstrzyga')
  const window = await journey.window()
  await signIn(window.context, journey.origin, await openSession(journey.portal.house, judge.id))
  const desk = byKeyboard(await turnTo(window))
  await desk.open(`${journey.origin}/praca${refused.home}/odwolania`)
  await desk.follow(/Ścieżka nad Nettą/)
  await desk.space(desk.page.getByLabel('Odwołanie uwzględnione: projekt dopuszczony'))
  await desk.type(desk.page.getByLabel('Uzasadnienie decyzji'), 'Działka jest gminna.')
  await desk.press('Rozstrzygnij', 120)
  expect(await textOf(desk.page)).toContain('Odwołanie uwzględnione')
}, 120_000)

test('a co-author is invited by letter and agrees with one press', async () => {
  const author = byKeyboard((await journey.window()).page)
  await author.open(`${journey.origin}${taking}`)
  await author.type(author.page.getByLabel('Imię i nazwisko współautora'), 'Ola Kos')
  await author.type(author.page.getByLabel('E-mail współautora'), 'ola@example.org')
  await author.press('Zaproś', 120)
  expect(await textOf(author.page)).toContain('czeka na potwierdzenie')

  const letter = await journey.letterTo('ola@example.org', /./)
  const coauthor = byKeyboard((await journey.window(PHONE)).page)
  await coauthor.open(linkIn(letter, /wspolautorzy/))
  await coauthor.press('Zgadzam się', 120)
  await author.page.bringToFront()
  await author.open(`${journey.origin}${taking}`)
  expect(await textOf(author.page)).toContain('potwierdzono')
}, 120_000)

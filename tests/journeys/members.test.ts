import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formsPorts } from '../../src/app/wiring.tsx'
import { openSession } from '../../src/modules/identity/index.ts'
import { aCard, aMember, anInput, joined } from '../../src/modules/membership/examples.ts'
import { editCard, publishDeclaration, submitDeclaration } from '../../src/modules/membership/index.ts'
import { giveConsent } from '../../src/modules/membership/members/actions.ts'
import { newId } from '../../src/platform/ids.ts'
import { expectNoBarriers, PHONE, signIn } from '../support/browser.ts'
import type { Person } from '../support/house.ts'
import { aJourney, type Journey, leave, open, tabTo, textOf } from '../support/journey.ts'

const WORDS = {
  statement: 'Przystępuję do Sieci.',
  newsletter: 'Newsletter.',
  publication: 'Wizytówka.',
  privacy: 'Administratorem danych jest Fundacja.',
}

let journey: Journey
let person: Person
beforeAll(async () => {
  journey = await aJourney()
  const { portal } = journey
  for (const kind of ['person', 'institution'] as const)
    await publishDeclaration(portal.system(), formsPorts, kind, { pl: WORDS, en: WORDS })
  person = await portal.person([], 'Maja Majowa')
  const member = await aMember(portal.system(), { personName: person.name, email: person.email })
  await joined(portal.house, member, person)
  await giveConsent(portal.contextOf(person), member, 'publication', { own: true })
  await editCard(portal.contextOf(person), member, aCard(member, 'coordinators'), { own: true })
  const office = await aMember(portal.system(), {
    kind: 'institution',
    institutionName: 'Klub Nad Nettą',
    institutionKind: 'ngo',
    krs: '0000123456',
    position: 'prezeska',
    email: 'klub@example.org',
  })
  await editCard(portal.system(), office, aCard(office, 'public', { takesLetters: true }), { own: false })
}, 120_000)
afterAll(() => journey.close())

const press = async (page: Page, button: string) => {
  await tabTo(page, page.getByRole('button', { name: button, exact: true }))
  await leave(page, () => page.keyboard.press('Enter'))
}
const follow = async (page: Page, link: string) => {
  await tabTo(page, page.getByRole('link', { name: link }).first())
  await leave(page, () => page.keyboard.press('Enter'))
}

test('a member does everything of theirs without a mouse, and meets no barrier', async () => {
  const { page, context } = await journey.window()
  await signIn(context, journey.origin, await openSession(journey.portal.house, person.id))
  await open(page, `${journey.origin}/siec/dla-czlonkow`)
  await follow(page, 'Pokaż, co robisz: Maja Majowa')
  await expectNoBarriers(page)
  await tabTo(page, page.getByLabel('Kto widzi: O sobie'))
  await page.keyboard.type('wszyscy')
  await press(page, 'Zapisz wizytówkę')
  await expectNoBarriers(page)
  await follow(page, 'Zobacz, jak widzą ją inni')
  expect(await textOf(page)).toContain('Animuję sąsiadów.')
  await expectNoBarriers(page)

  await open(page, `${journey.origin}/siec/pomysly`)
  await follow(page, 'Zgłoś pomysł')
  await expectNoBarriers(page)
  for (const [label, words] of [
    ['Nazwa pomysłu', 'Spacer po dobrych praktykach'],
    ['Co proponujesz', 'Chodźmy razem zobaczyć park.'],
    ['Dla kogo', 'dla wszystkich'],
  ] as const) {
    await tabTo(page, page.getByLabel(label))
    await page.keyboard.type(words)
  }
  await press(page, 'Zgłoś pomysł')
  await expectNoBarriers(page)
  await open(page, `${journey.origin}/siec/dla-czlonkow`)
  expect(await textOf(page)).toContain('Spacer po dobrych praktykach')
  await press(page, 'Utwórz adres kanału')
  const feed = (await page.getByRole('link', { name: /dla-czlonkow\/kanal/ }).getAttribute('href')) ?? ''
  expect((await page.request.get(feed)).headers()['content-type']).toContain('application/atom+xml')
  await press(page, 'Zamknij kanał')
  expect((await page.request.get(feed)).status()).toBe(404)

  await open(page, `${journey.origin}/siec/moje-czlonkostwo`)
  await follow(page, 'Odejdź z Sieci')
  await expectNoBarriers(page)
  await press(page, 'Odchodzę z Sieci')
  await expectNoBarriers(page)
  expect(await textOf(page)).toContain('zakończone')
})

test('a coordinator keeps the desk without a mouse: a letter in own words, a declaration declined', async () => {
  const { portal } = journey
  const { page, context } = await journey.window({ viewport: { width: 768, height: 1000 }, colorScheme: 'dark' })
  const coordinator = await portal.person([{ role: 'coordinator', scope: null }], 'Katarzyna Koordynująca')
  await submitDeclaration(portal.system(), {
    input: anInput({ personName: 'Teodor Odmówiony', email: 'teodor@example.org' }),
    submissionKey: newId(),
    fileId: newId(),
    consents: [],
  })
  await signIn(context, journey.origin, await openSession(portal.house, coordinator.id))
  await open(page, `${journey.origin}/praca`)
  await follow(page, 'deklaracja do sprawdzenia')
  await expectNoBarriers(page)
  await follow(page, 'Listy biura')
  await expectNoBarriers(page)
  await follow(page, 'Zmień: Odmowa')
  await tabTo(page, page.getByLabel('Temat'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Nasza odpowiedź')
  await press(page, 'Pokaż podgląd')
  await expectNoBarriers(page)
  expect(await textOf(page)).toContain('Ta instytucja nie działa w naszym regionie.')
  await press(page, 'Zapisz treść')
  expect(await textOf(page)).toContain('własna treść')

  await open(page, `${journey.origin}/administracja/deklaracje`)
  await follow(page, 'Teodor Odmówiony')
  await tabTo(page, page.locator('summary').filter({ hasText: 'Nie przyjmuj' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel('Uzasadnienie'))
  await page.keyboard.type('Prosimy wrócić za rok.')
  await press(page, 'Nie przyjmuj deklaracji')
  await expectNoBarriers(page)
  expect((await journey.letterTo('teodor@example.org', /Nasza odpowiedź/)).text).toContain('Prosimy wrócić za rok.')
  await open(page, `${journey.origin}/administracja/czlonkowie/listy`)
})

test('a stranger finds somebody on a phone in the dark with script off, and writes to them', async () => {
  const { page } = await journey.window({ ...PHONE, colorScheme: 'dark', javaScriptEnabled: false })
  await page.goto(journey.origin)
  await page.getByRole('link', { name: 'Kto należy do Sieci' }).click()
  await page.getByRole('link', { name: 'Szukaj w katalogu' }).click()
  await page.getByLabel('Doświadczenie, słowa, nazwisko').fill('warsztaty')
  await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
  await page.getByRole('link', { name: 'Klub Nad Nettą' }).click()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth).catch(() => false)
  expect(wide).toBe(false)
  await page.getByRole('link', { name: 'Napisz wiadomość' }).click()
  await page.getByLabel('Kim jesteś').fill('Zofia Zewnętrzna')
  await page.getByLabel('Treść').fill('Dzień dobry, czy można przyjść na warsztaty?')
  await page.getByRole('button', { name: 'Wyślij', exact: false }).click()
  await page.getByText('Klub Nad Nettą').first().waitFor()
  const letter = await journey.letterTo('wizytowka@example.org', /Wiadomość przez portal Sieci/)
  expect(letter.text).toContain('czy można przyjść')
  expect(await page.content()).not.toContain('klub@example.org')
})

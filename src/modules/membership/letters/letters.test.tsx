import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  type Client,
  contextOf,
  mistakesIn,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { keepingTransport, withTransport } from '../../notices/examples.ts'
import { sendDue } from '../../notices/outbox/sending.ts'
import { acceptDeclaration, askForCompletion, declineDeclaration } from '../declarations/actions.ts'
import { aDeclaration, aText } from '../examples.ts'
import { LETTERS_DESK, letterPath } from './pages.tsx'
import { lettersRoutes } from './routes.tsx'
import { blocksOf, filled, LETTERS, missingIn, placeholdersOf, portalText, unknownIn } from './rules.ts'

describe('the words of a letter', () => {
  test('placeholders are filled; what nobody knows stays as it was typed, and a value is never read for more', () => {
    expect(filled('{nazwa}: {numer}, {inne}', { nazwa: '{numer}', numer: 'D/1' })).toBe('{numer}: D/1, {inne}')
  })

  test('an empty line makes a paragraph, dashes make a list, a request alone in a paragraph is quoted', () => {
    expect(
      blocksOf('Dzień dobry\nPani.\r\n\r\n- {nazwa}\n- drugi\n\n{prosba}\n\n', { nazwa: 'Ela', prosba: 'Skan.' }),
    ).toEqual([
      { kind: 'paragraph', text: 'Dzień dobry Pani.' },
      { kind: 'list', items: ['Ela', 'drugi'] },
      { kind: 'quote', text: 'Skan.' },
    ])
  })

  test.each([
    ['asked', 'Napisz: {prosba} {imie}', ['imie'], []],
    ['asked', 'Napisz proszę.', [], ['prosba']],
    ['declined', '{uzasadnienie}', [], []],
    ['accepted', '{prosba}', ['prosba'], []],
  ] as const)('%s: „%s” has unknown %j and lacks %j', (letter, body, unknown, missing) => {
    expect(unknownIn(letter, { subject: '', body })).toEqual([...unknown])
    expect(missingIn(letter, { subject: '', body })).toEqual([...missing])
  })
})

eachEngine('letters of the desk', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let desk: Client
  const coordinator = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
  const context = () => contextOf(house, coordinator)
  const day = Temporal.PlainDate.from('2026-09-30')

  beforeAll(async () => {
    house = await aHouse(at)
    await aText(context())
    wing = await aWing(house, lettersRoutes({ desk: () => ({ owner: 'Portal', navigation: [] }) }))
    desk = wing.as(coordinator)
  })
  beforeEach(async () => {
    for (const table of ['notices.messages', 'membership.letter_texts'])
      await sql`delete from ${sql.table(table)}`.execute(at.db)
  })
  afterAll(() => house.close())

  const sent = async () => {
    const mail = keepingTransport()
    await sendDue(systemContext(withTransport(house, mail), 'test'))
    return mail.sent
  }
  const OWN = { subject: 'Witaj, {nazwa}!', body: 'Twój numer to {numer-czlonka}.\n\n- przyjdź\n- zadzwoń' }

  test('the list says which are the portal’s and which the network’s; each page is valid', async () => {
    const list = await desk.get(LETTERS_DESK)
    expect(await mistakesIn(list.html)).toEqual([])
    for (const letter of LETTERS)
      for (const locale of ['pl', 'en'] as const) {
        expect(list.html).toContain(letterPath(letter, locale))
        const page = await desk.get(letterPath(letter, locale))
        expect([letter, page.status, await mistakesIn(page.html)]).toEqual([letter, 200, []])
      }
    await desk.post(letterPath('accepted', 'pl'), { ...OWN, act: 'save' })
    expect((await desk.get(LETTERS_DESK)).html).toContain('własna treść z 30.09.2026')
  })

  test('what the portal says by itself would be taken as the network’s own', () => {
    for (const locale of ['pl', 'en'] as const)
      for (const letter of LETTERS) {
        const text = portalText(letter, house.texts.in(locale), 7)
        expect([letter, unknownIn(letter, text), missingIn(letter, text)]).toEqual([letter, [], []])
        expect(placeholdersOf(letter)).toContain('numer')
      }
  })

  test('a preview fills the words and saves nothing; saving counts from the next letter on', async () => {
    const preview = await desk.post(letterPath('accepted', 'pl'), { ...OWN, act: 'preview' })
    expect([preview.status, await mistakesIn(preview.html)]).toEqual([200, []])
    expect(preview.html).toContain('Witaj, Jan Przykładowy!')
    expect(preview.html).toContain('Twój numer to 38.')
    expect(preview.html).toContain('Twój numer to {numer-czlonka}.')
    const { rows } = await sql`select letter from membership.letter_texts`.execute(at.db)
    expect(rows).toEqual([])

    expect((await desk.post(letterPath('accepted', 'pl'), { ...OWN, act: 'save' })).flash).toBe(
      'membership.flash.letter-written',
    )
    const declaration = await aDeclaration(context(), { personName: 'Nina Nowa', email: 'nina@example.org' })
    const member = await acceptDeclaration(context(), declaration, { number: '1', decidedOn: day, from: day })
    const mail = (await sent()).find(({ subject }) => subject.startsWith('Witaj'))
    expect(mail?.subject).toBe('Witaj, Nina Nowa!')
    expect(mail?.text).toContain(`Twój numer to ${member.number}.`)
    // What opens something stands there whatever was written.
    expect(mail?.html).toContain('/siec/deklaracje/')
  })

  test('words that mean nothing, and a letter that would not say why it came, are not kept', async () => {
    for (const [letter, text, said] of [
      ['accepted', { ...OWN, body: 'Dzień dobry {imie}, witamy.' }, '{imie}'],
      ['declined', { ...OWN, subject: 'Decyzja', body: 'Niestety nie tym razem.' }, '{uzasadnienie}'],
      ['asked', { subject: '', body: 'Prosimy: {prosba}' }, 'Napisz temat listu.'],
      ['reminded', { subject: 'Hej', body: 'krótko' }, 'co najmniej 10 znaków'],
    ] as const) {
      const answer = await desk.post(letterPath(letter, 'pl'), { ...text, act: 'save' })
      expect([letter, answer.status, answer.html.includes(said)]).toEqual([letter, 422, true])
      expect(await mistakesIn(answer.html)).toEqual([])
    }
    const { rows } = await sql`select letter from membership.letter_texts`.execute(at.db)
    expect(rows).toEqual([])
  })

  test('a language without words of its own gets the portal’s, and so does a letter given back', async () => {
    await desk.post(letterPath('declined', 'pl'), {
      subject: 'Nasza decyzja',
      body: 'Bo:\n\n{uzasadnienie}',
      act: 'save',
    })
    const subjects = async (locale: 'pl' | 'en') => {
      const declaration = await aDeclaration({ ...contextOf(house), locale }, { email: `${locale}@example.org` })
      await sent()
      await declineDeclaration(context(), declaration, { number: '', decidedOn: day, reason: 'Poza {numer} regionem.' })
      return (await sent()).map(({ subject, text }) => `${subject} | ${text}`).join()
    }
    const polish = await subjects('pl')
    expect(polish).toContain('Nasza decyzja |')
    // What a person typed is their words, also with braces in it.
    expect(polish).toContain('Poza {numer} regionem.')
    expect(await subjects('en')).toMatch(/^Declaration D\/2026\/\d+: decision \|/)
    expect((await desk.post(letterPath('declined', 'pl', '/przywrocenie'))).flash).toBe(
      'membership.flash.letter-restored',
    )
    expect(await subjects('pl')).toMatch(/^Deklaracja D\/2026\/\d+: decyzja \|/)
  })

  test('hostile words are words; the reminder and the request carry what was asked', async () => {
    const hostile = '<script>alert(1)</script> [x](javascript:1) {prosba}'
    const preview = await desk.post(letterPath('asked', 'pl'), { subject: '<b>x</b>', body: hostile, act: 'preview' })
    expect(preview.html).not.toMatch(/<script>alert|<b>x|href="javascript/)
    await desk.post(letterPath('asked', 'pl'), { subject: 'Prośba\r\nBcc: x@example.org', body: hostile, act: 'save' })
    const declaration = await aDeclaration(contextOf(house), { email: 'prosba@example.org' })
    await sent()
    await askForCompletion(context(), declaration, 'Prosimy o skan.')
    const [mail] = await sent()
    expect(mail?.subject).not.toMatch(/[\r\n]/)
    expect(mail?.text).toContain('Prosimy o skan.')
    expect(mail?.html).not.toMatch(/<script>alert/)
  })

  test('nobody but the desk reads or writes them, and there is no other letter', async () => {
    for (const client of [wing.stranger(), wing.as(aPerson())])
      for (const answer of [
        await client.get(LETTERS_DESK),
        await client.get(letterPath('accepted', 'pl')),
        await client.post(letterPath('accepted', 'pl'), { ...OWN, act: 'save' }),
        await client.post(letterPath('accepted', 'pl', '/przywrocenie')),
      ])
        expect(answer.status).toBe(404)
    for (const path of [`${LETTERS_DESK}/inny/pl`, `${LETTERS_DESK}/accepted/de`])
      expect((await desk.get(path)).status).toBe(404)
  })
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { newId } from '../../../platform/ids.ts'
import { keepingTransport, withTransport } from '../../notices/examples.ts'
import { sendDue } from '../../notices/outbox/sending.ts'
import { editCard } from '../directory/actions.ts'
import { memberPath } from '../directory/addresses.ts'
import { aCard, aMember, aText, joined } from '../examples.ts'
import { giveConsent } from '../members/actions.ts'
import type { Member } from '../members/rules.ts'
import { personalData } from '../personal-data.ts'
import { openRoutes } from '../routes.tsx'
import { aPassedLetter } from './examples.ts'
import { REPORTED } from './reported-pages.tsx'
import { reportedRoutes } from './reported-routes.tsx'
import { MOST_OF_RECIPIENT, MOST_OF_SENDER, REPORTED_KEPT, REPORTS_THAT_STOP } from './rules.ts'

const ADDRESS = 'adresatka@example.org'
const letter = (given: Record<string, string> = {}) => ({
  key: newId(),
  name: 'Zofia Zewnętrzna',
  body: 'Dzień dobry, czy poprowadzi Pani warsztat?',
  replyTo: '',
  website: '',
  ...given,
})

eachEngine('letters to members', (at) => {
  let house: TestHouse
  let recipient: Member
  let wing: Awaited<ReturnType<typeof aWing>>
  const owner = aPerson({ email: ADDRESS })
  const sender = aPerson({ email: 'nadawca@example.org' })
  const desk = () => contextOf(house, aPerson({ roles: [{ role: 'coordinator', scope: null }] }))

  beforeAll(async () => {
    house = await aHouse(at)
    await aText(desk())
    recipient = await aMember(desk(), { personName: 'Adela Adresatka', email: ADDRESS })
    await joined(house, recipient, owner)
    await giveConsent(contextOf(house, owner), recipient, 'publication', { own: true })
    const writer = await aMember(desk(), { personName: 'Natan Nadawca', email: sender.email })
    await joined(house, writer, sender)
    wing = await aWing(house, openRoutes())
  })
  beforeEach(async () => {
    house.clock.set('2026-09-30T10:00:00Z')
    for (const table of ['membership.letters', 'notices.messages', 'platform.throttles'])
      await sql`delete from ${sql.table(table)}`.execute(at.db)
    await allowing(false)
  })
  afterAll(() => house.close())

  const path = () => `${memberPath(recipient.id)}/list`
  const allowing = (takesLetters: boolean) =>
    editCard(contextOf(house, owner), recipient, aCard(recipient, 'me', { takesLetters, email: null }), { own: true })
  const sent = async () => {
    const mail = keepingTransport()
    await sendDue(systemContext(withTransport(house, mail), 'test'))
    return mail.sent
  }

  test('a member writes under their own name; an answer goes where they said, and no address is on any page', async () => {
    const client = wing.as(sender)
    const shown = await client.get(path())
    expect(shown.html).toContain('Piszesz jako Natan Nadawca')
    expect(shown.html).not.toContain(ADDRESS)
    expect(await mistakesIn(shown.html)).toEqual([])
    const fields = letter({ name: 'Ktoś Inny', replyTo: 'odpisz@example.org' })
    const answer = await client.post(path(), fields)
    expect([answer.status, answer.location, answer.flash]).toEqual([
      303,
      memberPath(recipient.id),
      'membership.done.letter',
    ])
    await client.post(path(), fields)
    const mails = await sent()
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ to: ADDRESS, replyTo: 'odpisz@example.org' })
    // The outbox keeps the subject, so no name stands in it.
    expect(mails[0]?.subject).toBe('Wiadomość od członka Sieci')
    expect(mails[0]?.text).toContain('Natan Nadawca')
    expect(mails[0]?.text).toContain('czy poprowadzi Pani warsztat')
    expect(mails[0]?.text).not.toMatch(/Ktoś Inny|nadawca@/)
  })

  test('what was written is nowhere once the letter has left; that it left is', async () => {
    await wing.as(sender).post(path(), letter({ replyTo: 'odpisz@example.org' }))
    await sent()
    const { rows } = await sql<{ kept: string }>`
      select row_to_json(m)::text as kept from notices.messages m
      union all select row_to_json(l)::text from membership.letters l
      union all select row_to_json(e)::text from audit.events e`.execute(at.db)
    for (const { kept } of rows) expect(kept).not.toMatch(/warsztat|odpisz@/)
    expect(rows.some(({ kept }) => kept.includes('member-letter-passed'))).toBe(true)
  })

  test('a stranger writes only to those who allow it, says who they are, and the letter says nobody checked', async () => {
    expect((await wing.stranger().get(path())).status).toBe(404)
    expect((await wing.stranger().post(path(), letter())).status).toBe(404)
    expect((await wing.stranger().get(memberPath(recipient.id))).html).not.toContain('Napisz wiadomość')
    await allowing(true)
    expect((await wing.stranger().get(memberPath(recipient.id))).html).toContain('Napisz wiadomość')
    const nameless = await wing.stranger().post(path(), letter({ name: ' ' }))
    expect([nameless.status, nameless.html.includes('Napisz, kim jesteś')]).toEqual([422, true])
    expect((await wing.stranger().post(path(), letter({ body: 'Hej', replyTo: 'nie-adres' }))).status).toBe(422)
    expect((await wing.stranger().post(path(), letter())).status).toBe(303)
    const [mail] = await sent()
    expect(mail?.replyTo).toBeUndefined()
    expect(mail?.text).toContain('Nie sprawdziliśmy, kto to jest')
  })

  test('names and words of a letter cannot become headers or markup', async () => {
    await allowing(true)
    const name = 'Zły\r\nBcc: zly@example.org <script>x</script>'
    await wing.stranger().post(path(), letter({ name, body: '<img src=x onerror=alert(1)> [klik](javascript:x)' }))
    const [mail] = await sent()
    expect(mail?.subject).not.toMatch(/[\r\n]/)
    expect(mail?.html).not.toMatch(/<script>|<img src=x/)
  })

  test('a machine that fills in everything hears thanks, and nothing leaves', async () => {
    await allowing(true)
    expect((await wing.stranger().post(path(), letter({ website: 'https://spam.example' }))).status).toBe(303)
    expect(await sent()).toEqual([])
  })

  test('a sender and a recipient each have a limit for a day, also when all letters come at once', async () => {
    const client = wing.as(sender)
    const answers = await Promise.all(Array.from({ length: MOST_OF_SENDER + 3 }, () => client.post(path(), letter())))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(MOST_OF_SENDER)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3)
    for (let count = MOST_OF_SENDER; count < MOST_OF_RECIPIENT; count += 1)
      await aPassedLetter(contextOf(house), recipient, `other-${count}`)
    await allowing(true)
    expect((await wing.stranger().post(path(), letter())).status).toBe(429)
    house.clock.set('2026-10-01T10:00:01Z')
    expect((await client.post(path(), letter())).status).toBe(303)
  })

  test('whoever got a letter reports it once by the link in it, and its sender writes to them no more', async () => {
    await wing.as(sender).post(path(), letter())
    const [mail] = await sent()
    const [, link = ''] = /https:\/\/wiec\.example(\/siec\/listy\/[^\s/]+\/naduzycie)/.exec(mail?.text ?? '') ?? []
    const asked = await wing.stranger().get(link)
    expect(asked.html).toContain('Zgłosić ten list jako nadużycie?')
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await wing.stranger().post(link)).status).toBe(303)
    await wing.stranger().post(link)
    expect((await wing.stranger().get(link)).html).toContain('Zgłosiliśmy ten list')
    const { rows } = await sql`select id from audit.events where verb = 'member-letter-reported'
      and subject_id = ${recipient.id}`.execute(at.db)
    expect(rows).toHaveLength(1)
    expect((await wing.as(sender).post(path(), letter())).status).toBe(409)
    expect((await wing.stranger().get('/siec/listy/nie-ma/naduzycie')).status).toBe(404)
  })

  test('the desk reads who was reported and stops them everywhere, or dismisses the report; the last word counts', async () => {
    const coordinator = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
    const names = new Map([[sender.id, { ...sender, locale: 'pl' as const }]])
    const people = { personByEmail: async () => null, personsByIds: async () => names }
    const atDesk = await aWing(house, reportedRoutes({ desk: () => ({ owner: 'Portal', navigation: [] }), people }))
    await wing.as(sender).post(path(), letter())
    const [mail] = await sent()
    const [, link = ''] = /wiec\.example(\/siec\/listy\/[^\s/]+\/naduzycie)/.exec(mail?.text ?? '') ?? []
    const keeper = atDesk.as(coordinator)
    expect((await keeper.get(REPORTED)).html).toContain('Żadne zgłoszenie nie czeka')
    await wing.stranger().post(link)
    const list = await keeper.get(REPORTED)
    for (const word of [sender.name, 'Adela Adresatka', 'Czeka']) expect(list.html).toContain(word)
    expect(list.html).not.toMatch(/nadawca@|adresatka@|warsztat/)
    expect(await mistakesIn(list.html)).toEqual([])
    const one = new RegExp(`${REPORTED}/[0-9a-f-]{36}`).exec(list.html)?.[0] ?? ''
    expect(await mistakesIn((await keeper.get(one)).html)).toEqual([])
    for (const client of [atDesk.stranger(), atDesk.as(sender)])
      for (const answer of [await client.get(REPORTED), await client.get(one), await client.post(one, {})])
        expect(answer.status).toBe(404)

    expect((await keeper.post(one, { verdict: 'stopped', note: '' })).status).toBe(422)
    expect((await keeper.post(one, { verdict: 'stopped', note: 'Rozsyła reklamy.' })).flash).toBe(
      'membership.flash.judged',
    )
    const other = await aMember(desk(), { personName: 'Ola Inna', email: 'ola@example.org' })
    const toOther = `${memberPath(other.id)}/list`
    expect((await wing.as(sender).post(toOther, letter())).status).toBe(409)
    expect((await keeper.get(REPORTED)).html).toContain('Żadne zgłoszenie nie czeka')
    expect((await keeper.get(`${REPORTED}?lista=rozpatrzone`)).html).toContain('Nadawca zatrzymany')

    await keeper.post(one, { verdict: 'dismissed', note: 'To było zwykłe pytanie.' })
    expect((await wing.as(sender).post(toOther, letter())).status).toBe(303)
    expect((await wing.as(sender).post(path(), letter())).status).toBe(409)
  })

  test('reports of several members stop a sender everywhere, until they are forgotten', async () => {
    await wing.as(sender).post(path(), letter())
    await sent()
    const { rows } = await sql<{ hash: string }>`select sender_hash as hash from membership.letters`.execute(at.db)
    for (let count = 0; count < REPORTS_THAT_STOP; count += 1) {
      const other = await aMember(desk(), { personName: `Zgłaszająca ${count}` })
      await wing.stranger().post(`/siec/listy/${await aPassedLetter(contextOf(house), other, rows[0]?.hash)}/naduzycie`)
    }
    expect((await wing.as(sender).post(path(), letter())).status).toBe(409)
    house.clock.set(house.clock.now().add({ hours: (REPORTED_KEPT.days + 1) * 24 }))
    expect(await personalData.endRetention?.(contextOf(house))).toBe(REPORTS_THAT_STOP + 1)
    expect((await wing.as(sender).post(path(), letter())).status).toBe(303)
  })
})

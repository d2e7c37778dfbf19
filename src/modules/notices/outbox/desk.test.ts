import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { aNotice, emptyNotices, keepingTransport, outboxOf, withTransport } from '../examples.ts'
import { openRoutes } from '../routes.tsx'
import { suppressAddress } from '../suppression/actions.ts'
import { notify } from './actions.ts'
import { OUTBOX } from './forms.ts'
import { sendDue } from './sending.ts'

const administrator = aPerson({ roles: [{ role: 'administrator', scope: null }] })

eachEngine('the desk of letters', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(() => emptyNotices(at.db))

  const wing = () => aWing(house, openRoutes({ desk: () => ({ owner: 'Administracja', navigation: [] }) }))
  const desk = async () => (await wing()).as(administrator)
  const anUnknownLetter = async () => {
    const id = await notify(contextOf(house), aNotice({ to: { email: 'anna@example.org' } }))
    const broken = keepingTransport(() => {
      throw new Error('socket closed')
    })
    await sendDue(systemContext(withTransport(house, broken), 'test'))
    return id
  }

  test('an administrator sees how letters fare, and no words or addresses', async () => {
    await anUnknownLetter()
    await notify(contextOf(house), aNotice({ to: { email: 'jan@example.org' } }))
    const { status, html } = await (await desk()).get(OUTBOX)
    expect(status).toBe(200)
    expect(html).toContain('1 wiadomość czeka na Twoją decyzję')
    expect(html).toContain('j…@example.org')
    expect(html).not.toMatch(/anna@|jan@|Posadzimy lipy/)
    expect(await mistakesIn(html)).toEqual([])
    const filtered = await (await desk()).get(`${OUTBOX}?stan=niepewna`)
    expect(filtered.html).toContain('a…@example.org')
    expect(filtered.html).not.toContain('j…@example.org')
    const english = await (await desk()).get(`/en${OUTBOX}?stan=cokolwiek&dalej=x`)
    expect(english.html).toContain('1 letter waits for your decision')
  })

  test('a long outbox is shown in pages that miss no letter', async () => {
    for (let count = 0; count < 53; count += 1) await notify(contextOf(house), aNotice({ template: `letter-${count}` }))
    const seen = new Set<string>()
    let next: string | undefined = OUTBOX
    while (next) {
      const { html } = await (await desk()).get(next)
      for (const [name] of html.matchAll(/letter-\d+/g)) seen.add(name)
      next = html.match(/<a href="([^"]*)"[^>]* rel="next"/)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.size).toBe(53)
  })

  test.each([
    ['ponowienie', 'queued', 'letter-sent-again', 1],
    ['uznanie', 'accepted', 'letter-held-for-sent', 0],
  ])('the decision "%s" about an unknown letter is made once and written down', async (act, state, verb, sentAgain) => {
    const id = await anUnknownLetter()
    const client = await desk()
    expect((await client.post(`${OUTBOX}/${id}/${act}`)).status).toBe(303)
    expect(await outboxOf(at.db)).toMatchObject([{ state }])
    expect((await client.post(`${OUTBOX}/${id}/${act}`)).status).toBe(409)
    const { rows } = await sql<{ verb: string; person: string }>`
      select verb, person_id as person from audit.events where subject_id = ${id}`.execute(at.db)
    expect(rows).toEqual([{ verb, person: administrator.id }])
    const mail = keepingTransport()
    await sendDue(systemContext(withTransport(house, mail), 'test'))
    expect(mail.sent).toHaveLength(sentAgain)
  })

  test('an address is held back and released by typing it', async () => {
    const client = await desk()
    expect((await client.post(`${OUTBOX}/wstrzymane`, { email: 'dosc@example.org' })).flash).toBe(
      'notices.held-back.added',
    )
    const shown = await client.get(`${OUTBOX}/wstrzymane`)
    expect(shown.html).toContain('skarga albo prośba')
    expect(shown.html).not.toContain('dosc@example.org')
    expect(await mistakesIn(shown.html)).toEqual([])

    const unknown = await client.post(`${OUTBOX}/wstrzymane/zdjecie`, { email: 'inna@example.org' })
    expect(unknown.status).toBe(422)
    expect(unknown.html).toContain('Tego adresu nie ma wśród wstrzymanych')
    expect(unknown.html).toContain('<title>Błąd:')
    expect((await client.post(`${OUTBOX}/wstrzymane/zdjecie`, { email: 'Dosc@example.org' })).flash).toBe(
      'notices.held-back.released',
    )
    expect(
      (await client.get(`${OUTBOX}/wstrzymane?dalej=${Buffer.from('["x"]').toString('base64url')}`)).html,
    ).toContain('Żaden adres')
  })

  test('for everybody else the desk does not exist', async () => {
    const id = await anUnknownLetter()
    await suppressAddress(contextOf(house, administrator), 'dosc@example.org')
    const others = [
      (await wing()).stranger(),
      (await wing()).as(aPerson()),
      (await wing()).as(aPerson({ roles: [{ role: 'coordinator', scope: null }] })),
      (await wing()).as(aPerson({ roles: [{ role: 'administrator', scope: administrator.id }] })),
    ]
    for (const other of others) {
      const answers = [
        await other.get(OUTBOX),
        await other.get(`${OUTBOX}/wstrzymane`),
        await other.post(`${OUTBOX}/${id}/ponowienie`),
        await other.post(`${OUTBOX}/${id}/uznanie`),
        await other.post(`${OUTBOX}/wstrzymane`, { email: 'a@example.org' }),
        await other.post(`${OUTBOX}/wstrzymane/zdjecie`, { email: 'dosc@example.org' }),
      ]
      expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 404))
    }
    expect(await outboxOf(at.db)).toMatchObject([{ state: 'unknown' }])
  })
})

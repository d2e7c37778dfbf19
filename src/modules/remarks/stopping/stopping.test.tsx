import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import { sealId } from '../../../platform/seal.ts'
import { emptyNotices, keepingTransport, outboxOf, withTransport } from '../../notices/examples.ts'
import type { Process } from '../../processes/index.ts'
import { leaveContact } from '../actions.ts'
import { contactOf } from '../contacts-store.ts'
import { decide } from '../deciding/actions.ts'
import { anOpenProcess, aRemark, portsWith } from '../examples.ts'
import type { Remark } from '../rules.ts'
import { remarkById } from '../store.ts'
import { remarksJobs } from '../testing.ts'
import { openStopRoutes } from './routes.tsx'
import { stopOf } from './tokens.ts'

const team = newId()
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })
const ELA = 'ela@example.org'

eachEngine('ending letters about a remark', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let mail: ReturnType<typeof keepingTransport>
  let process: Process
  beforeAll(async () => {
    mail = keepingTransport()
    house = withTransport(await aHouse(at, '2026-09-10T10:00:00Z'), mail)
    queue = remarksJobs(portsWith())
    house.jobs = queue
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    await emptyNotices(at.db)
    mail.sent.length = 0
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Park ${newId()}` })
  })

  const stranger = async () => (await aWing(house, openStopRoutes())).stranger()
  /** A remark with whose number this address was left. */
  async function given(email = ELA) {
    const { id, secret } = await aRemark(contextOf(house), process)
    await leave(id, secret ?? '', email)
    return { id, secret: secret ?? '' }
  }
  const leave = async (id: string, secret: string, email = ELA) =>
    leaveContact(contextOf(house), process, (await remarkById(at.db, id)) as Remark, secret, email)
  const settle = (remarkId: string) =>
    decide(
      contextOf(house, clerk),
      process,
      { secondAcceptance: false },
      { remarkIds: [remarkId] },
      {
        outcome: 'accepted',
        reason: '',
        change: '',
        state: 'accepted',
      },
    )
  const pages = (id: string) => stopOf(house.config, id)

  test('every letter to an author names the page and the address of one press', async () => {
    const { id } = await given()
    await settle(id)
    await queue.drain()
    const { page, oneClick } = pages(id)
    expect(mail.sent).toHaveLength(2)
    for (const letter of mail.sent) {
      expect(letter.listUnsubscribe).toEqual({ url: `https://wiec.example${oneClick}`, post: true })
      expect(letter.text).toContain(`https://wiec.example${page}`)
      expect(letter.html).toContain(page)
    }
  })

  test('the page asks, and only its button ends the letters', async () => {
    const { id } = await given()
    const client = await stranger()
    const { page } = pages(id)
    const asked = await client.get(page)
    expect(asked.html).toContain('Nie piszcie więcej')
    expect(await mistakesIn(asked.html)).toEqual([])
    expect(await contactOf(at.db, id)).not.toBeNull()
    expect((await client.post(page)).location).toBe(page)
    expect(await contactOf(at.db, id)).toBeNull()
    const after = await client.get(page)
    expect(after.html).toContain('Nie będziemy już pisać w tej sprawie')
    expect(await mistakesIn(after.html)).toEqual([])
  })

  test('one press in the mail program is enough, without a page, and twice is as once', async () => {
    const { id } = await given()
    const client = await stranger()
    const { oneClick, page } = pages(id)
    for (const body of [{ 'List-Unsubscribe': 'One-Click' }, undefined]) {
      const answer = await client.post(oneClick, body)
      expect([answer.status, answer.location]).toEqual([200, null])
    }
    expect(await contactOf(at.db, id)).toBeNull()
    expect((await client.get(oneClick)).location).toBe(page)
  })

  test('letters end for all remarks of the address in this consultation, and for nobody else', async () => {
    const [first, second, neighbour] = [await given(), await given('Ela@Example.org'), await given('jan@example.org')]
    const here = process
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Most ${newId()}` })
    const elsewhere = await given()
    process = here
    await (await stranger()).post(pages(first.id).oneClick)
    const left = await Promise.all([first, second, neighbour, elsewhere].map(({ id }) => contactOf(at.db, id)))
    expect(left.map((contact) => contact?.email ?? null)).toEqual([null, null, 'jan@example.org', ELA])
  })

  test('a letter that has not left yet stays', async () => {
    const { id } = await given()
    await settle(id)
    await (await stranger()).post(pages(id).oneClick)
    await queue.drain()
    expect(mail.sent).toEqual([])
    expect(await outboxOf(at.db)).toMatchObject([
      { template: 'remark-received', state: 'skipped', reason: 'unfollowed' },
    ])
  })

  test('who changes their mind leaves the address anew, once, and hears again', async () => {
    const { id, secret } = await given()
    await (await stranger()).post(pages(id).oneClick)
    await leave(id, secret, 'nowa@example.org')
    await leave(id, secret, 'trzecia@example.org')
    expect((await contactOf(at.db, id))?.email).toBe('nowa@example.org')
    await queue.drain()
    expect(mail.sent.map(({ to }) => to)).toEqual(['nowa@example.org'])
  })

  test('a token that we did not make, or made for something else, opens nothing', async () => {
    const { id } = await given()
    const client = await stranger()
    const token = pages(id).page.split('/').at(-1) ?? ''
    for (const wrong of [
      'x',
      `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`,
      sealId(house.config, 'notices.end', id),
      sealId({ secret: 'inny' }, 'remarks.stop', id),
    ]) {
      expect((await client.get(`/uwagi/bez-wiadomosci/${wrong}`)).status).toBe(404)
      expect((await client.post(`/uwagi/bez-wiadomosci/${wrong}`)).status).toBe(404)
      expect((await client.post(`/wypisz/uwaga/${wrong}`)).status).toBe(404)
    }
    expect(await contactOf(at.db, id)).not.toBeNull()
  })
})

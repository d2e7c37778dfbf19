import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { aNotice } from '../examples.ts'
import { followingIn } from '../followers/testing.ts'
import { jobs } from '../jobs.ts'
import { type Notice, notify } from '../outbox/actions.ts'
import { openRoutes } from '../routes.tsx'
import { countUnread, notificationsOf } from './store.ts'

eachEngine('notifications inside the portal', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const ela = aPerson({ email: 'ela@example.org' })
  const jan = aPerson({ email: 'jan@example.org' })

  beforeAll(async () => {
    house = Object.assign(await aHouse(at), { jobs: testJobs(jobs) })
    wing = await aWing(house, openRoutes({ desk: () => ({ owner: '', navigation: [] }) }))
  })
  beforeEach(() => followingIn(house).startAnew())
  afterAll(() => house.close())

  const tell = (person: typeof ela, given: Partial<Notice> = {}) =>
    inTransaction(contextOf(house), (context) =>
      notify(context, { ...aNotice({ to: { email: person.email, personId: person.id } }), ...given }),
    )
  const listOf = async (person: typeof ela) =>
    (await notificationsOf(house.db, person.id, { cursor: undefined, limit: 10 })).rows

  test('a letter to somebody with an account is seen inside too, with its subject, first words and way', async () => {
    await tell(ela)
    expect(await listOf(ela)).toMatchObject([
      {
        title: 'Jest odpowiedź na Twoją uwagę',
        summary: 'Posadzimy lipy wzdłuż ścieżki nad Nettą.',
        path: '/konsultacje/park-nad-netta',
        readAt: null,
      },
    ])
    expect(await countUnread(house.db, ela.id)).toBe(1)
    expect(await countUnread(house.db, jan.id)).toBe(0)
  })

  test('the same news twice is told once', async () => {
    await tell(ela, { once: 'x' })
    await tell(ela, { once: 'x' })
    expect(await listOf(ela)).toHaveLength(1)
  })

  test('a letter that opens something is not repeated inside; when it is asked for, its link stays out', async () => {
    await tell(ela, { fleeting: true })
    expect(await listOf(ela)).toEqual([])
    await tell(ela, { fleeting: true, inside: true })
    expect(await listOf(ela)).toMatchObject([{ path: null }])
  })

  test('opening marks as read by POST and leads on; a GET changes nothing; twice keeps the first moment', async () => {
    await tell(ela)
    const [news] = await listOf(ela)
    const path = `/konto/powiadomienia/${news?.id}/przeczytane`
    const page = await wing.as(ela).get('/konto/powiadomienia')
    expect(page.html).toContain('1 nowe powiadomienie')
    expect(await mistakesIn(page.html)).toEqual([])
    expect(await countUnread(house.db, ela.id)).toBe(1)
    expect((await wing.as(ela).post(path)).location).toBe('/konsultacje/park-nad-netta')
    const [read] = await listOf(ela)
    house.clock.set('2026-10-03T10:00:00Z')
    await wing.as(ela).post(path)
    expect((await listOf(ela))[0]?.readAt).toEqual(read?.readAt)
    expect(await countUnread(house.db, ela.id)).toBe(0)
  })

  test('nobody reads or marks what is somebody else’s', async () => {
    await tell(ela)
    const [news] = await listOf(ela)
    for (const client of [wing.as(jan), wing.stranger()]) {
      expect((await client.post(`/konto/powiadomienia/${news?.id}/przeczytane`)).status).toBe(404)
    }
    await wing.as(jan).post('/konto/powiadomienia/przeczytane')
    expect((await wing.as(jan).get('/konto/powiadomienia')).html).not.toContain('Jest odpowiedź')
    expect(await countUnread(house.db, ela.id)).toBe(1)
    await wing.as(ela).post('/konto/powiadomienia/przeczytane')
    expect(await countUnread(house.db, ela.id)).toBe(0)
  })

  test('many notifications are paged, and each is on one page', async () => {
    for (let index = 0; index < 35; index++) await tell(ela)
    const first = await wing.as(ela).get('/konto/powiadomienia')
    const next = /href="(\/konto\/powiadomienia\?dalej=[^"]+)"/.exec(first.html)?.[1]
    const second = await wing.as(ela).get(next ?? '')
    const ids = [...`${first.html}${second.html}`.matchAll(/id="n-([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(35)
  })

  test('a person sees every letter sent to them and nobody else’s, without the words of those that open something', async () => {
    await tell(ela)
    await tell(ela, { fleeting: true, mail: { subject: 'Link', blocks: [{ kind: 'paragraph', text: 'tajny-link' }] } })
    await tell(jan, { mail: { subject: 'Do Jana', blocks: [] } })
    const { html } = await wing.as(ela).get('/konto/wiadomosci/wyslane')
    expect(await mistakesIn(html)).toEqual([])
    expect(html).toContain('Posadzimy lipy')
    expect(html).toContain('Link')
    expect(html).not.toContain('tajny-link')
    expect(html).not.toContain('Do Jana')
    expect((await wing.stranger().get('/konto/wiadomosci/wyslane')).status).toBe(303)
  })
})

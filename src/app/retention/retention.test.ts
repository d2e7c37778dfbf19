import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { mistakesIn } from '../../../tests/support/house.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'
import { snapshot } from '../../../tests/support/snapshot.ts'
import { anOrganisation } from '../../modules/network/examples.ts'
import { askToFollow, notify, tellInside } from '../../modules/notices/index.ts'
import { inTransaction, sql } from '../../platform/db/index.ts'
import { PERSONAL_DATA } from '../personal-data.ts'
import { type Ended, endRetention, foreseeRetention } from './ending.ts'

const NOW = '2026-09-30T10:00:00Z'

eachEngine('what ends by itself', (at) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await aPortal(at)
  })
  afterAll(() => portal.close())

  const moment = (later: { days: number } = { days: 0 }) => Temporal.Instant.from(NOW).add({ hours: later.days * 24 })
  const counts = (ended: Ended[]) =>
    Object.fromEntries(
      ended.filter(({ rows }) => rows > 0).map(({ module, rule, rows }) => [`${module}.${rule}`, rows]),
    )

  /** Something of several stores, each with a term of its own. */
  async function fill() {
    portal.clock.set(NOW)
    const office = await anOrganisation(portal.house)
    const person = await portal.person([{ role: 'editor', scope: office.id }])
    const context = portal.system()
    await inTransaction(context, async (context) => {
      const mail = { subject: 'List', blocks: [{ kind: 'paragraph' as const, text: 'Treść.' }] }
      await notify(context, { to: { email: 'ela@example.org' }, template: 'remark-decided', locale: 'pl', mail })
      const news = { personId: person.id, template: 'x', title: 'x', summary: '', path: null, once: null, push: false }
      await tellInside(context, [news])
    })
    await askToFollow(context, {
      email: 'jan@example.org',
      subject: { kind: 'process', id: office.id },
      title: 'Park',
      url: '/konsultacje/park',
    })
    await portal.jobs.drain()
    await sql`update network.roles_held set ended_at = ${moment()} where person_id = ${person.id}`.execute(at.db)
  }

  test('is foreseen rule by rule, with nothing changed, and the job then ends exactly that', async () => {
    await fill()
    const before = await snapshot(at.db)
    for (const days of [0, 8, 91, 181, 731, 2200]) {
      const later = moment({ days })
      const foreseen = await foreseeRetention(portal.system(), PERSONAL_DATA, later)
      if (days === 0) expect(await snapshot(at.db)).toEqual(before)
      portal.clock.set(later.toString())
      expect(await endRetention(portal.system(), PERSONAL_DATA)).toEqual(foreseen)
      // What ended has ended: the next night has nothing of it left.
      expect(counts(await foreseeRetention(portal.system(), PERSONAL_DATA, later))).toEqual({})
    }
  })

  test('each in its own time', async () => {
    await fill()
    const on = async (days: number) => counts(await foreseeRetention(portal.system(), PERSONAL_DATA, moment({ days })))
    expect(await on(8)).toMatchObject({ 'notices.unconfirmed': 1 })
    expect((await on(89))['notices.bodies']).toBeUndefined()
    expect((await on(91))['notices.bodies']).toBeGreaterThan(0)
    expect((await on(181))['notices.notifications']).toBe(1)
    expect((await on(2190))['network.roles']).toBeUndefined()
    expect((await on(2193))['network.roles']).toBe(1)
  })

  test('a length that is a setting is as it is set', async () => {
    await fill()
    const context = portal.system()
    const { config } = context.house
    const set = { ...config, retention: { ...config.retention, letterDays: 400 } }
    const house = { ...context.house, config: set }
    expect(
      counts(await foreseeRetention({ ...context, house }, PERSONAL_DATA, moment({ days: 399 })))['notices.bodies'],
    ).toBeUndefined()
    expect(
      counts(await foreseeRetention({ ...context, house }, PERSONAL_DATA, moment({ days: 401 })))['notices.bodies'],
    ).toBeGreaterThan(0)
  })

  test('the night’s job writes down what it ended, and the page of privacy says the same rules to everybody', async () => {
    await fill()
    portal.clock.set(moment({ days: 91 }).toString())
    // An hour of its own: what earlier nights wrote down is not read again.
    portal.clock.set(moment({ days: 91 }).add({ hours: 7 }).toString())
    const foreseen = counts(await foreseeRetention(portal.system(), PERSONAL_DATA, portal.clock.now()))
    await inTransaction(portal.system(), (context) => portal.jobs.send(context, 'app.retention', {}))
    await portal.jobs.drain()
    const { rows } = await sql<{ details: { store: string; rule: string; rows: number } }>`
      select details from audit.events where verb = 'retention-ended' and at >= ${portal.clock.now()}`.execute(at.db)
    expect(Object.fromEntries(rows.map(({ details: { store, rule, rows } }) => [`${store}.${rule}`, rows]))).toEqual(
      foreseen,
    )
    const { html } = await portal.stranger().get('/prywatnosc')
    expect(html).toContain('Treść wysłanych listów')
    expect(html).toContain('90 dni')
    expect(await mistakesIn(html)).toEqual([])
  })
})

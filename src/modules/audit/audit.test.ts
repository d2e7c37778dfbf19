import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { type Actor, stranger } from '../../platform/actor.ts'
import { systemContext } from '../../platform/context.ts'
import { inTransaction, newId, sql } from '../../platform/db/index.ts'
import { record, recordReading } from './actions.ts'
import { personalData } from './personal-data.ts'
import { type Details, mayReadLog } from './rules.ts'
import { allEvents, eventsPage, wordsInLog } from './store.ts'

eachEngine('the log of events', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())

  test('an event says who, what, about what, when and in which request', async () => {
    const person = aPerson()
    const organisationId = newId()
    const subject = { kind: 'remark', id: newId(), organisationId }
    const context = contextOf(house, person)
    await record(context, 'remark-given', subject, { channel: 'paper', tags: ['park'] })

    const [event] = (await eventsPage(at.db, { subjectId: subject.id }, { limit: 10 })).rows
    expect(event).toMatchObject({
      actorKind: 'person',
      personId: person.id,
      verb: 'remark-given',
      subjectKind: 'remark',
      organisationId,
      requestId: context.requestId,
      details: { channel: 'paper', tags: ['park'] },
    })
    expect(event?.at.equals(context.now)).toBe(true)
  })

  test('strangers and the system are told apart and have no person', async () => {
    const id = newId()
    await record(contextOf(house), 'remark-given', { kind: 'remark', id })
    await record(systemContext(house, 'stages'), 'stage-begun', { kind: 'remark', id })
    const { rows } = await eventsPage(at.db, { subjectId: id }, { limit: 10 })
    expect(rows.map(({ actorKind, personId, systemName }) => [actorKind, personId, systemName]).sort()).toEqual([
      ['stranger', null, null],
      ['system', null, 'stages'],
    ])
  })

  test('what was rolled back is not in the log', async () => {
    const id = newId()
    const failing = inTransaction(contextOf(house), async (context) => {
      await record(context, 'remark-given', { kind: 'remark', id })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect((await eventsPage(at.db, { subjectId: id }, { limit: 10 })).rows).toEqual([])
  })

  test.each([
    ['changing an event', `update audit.events set verb = 'nothing-happened'`],
    ['changing when it was', `update audit.events set at = now()`],
    ['taking the person out by hand', `update audit.events set person_id = null where person_id is not null`],
    ['removing events', 'delete from audit.events'],
    ['emptying the log', 'truncate audit.events'],
  ])('the database refuses %s', async (_, statement) => {
    const person = aPerson()
    await record(contextOf(house, person), 'remark-given', { kind: 'remark', id: newId() })
    await expect(sql.raw(statement).execute(at.db)).rejects.toThrow('append-only')
    expect((await eventsPage(at.db, { personId: person.id }, { limit: 10 })).rows).toHaveLength(1)
  })

  test('even while a person is erased, nothing else of an event can be changed', async () => {
    await record(contextOf(house, aPerson()), 'remark-given', { kind: 'remark', id: newId() })
    const sneaking = at.db.transaction().execute(async (db) => {
      await sql`select set_config('audit.erasing', 'yes', true)`.execute(db)
      await sql`update audit.events set person_id = null, verb = 'nothing-happened'`.execute(db)
    })
    await expect(sneaking).rejects.toThrow('append-only')
  })

  test('an erased person is in no event, and the events stay', async () => {
    const person = aPerson()
    const other = aPerson()
    const context = contextOf(house, person)
    const remark = { kind: 'remark', id: newId() }
    await record(context, 'remark-given', remark)
    await record(contextOf(house, other), 'role-given', { kind: 'person', id: person.id })
    await record(contextOf(house, other), 'remark-withdrawn', remark)

    await personalData.erase(context, person)
    const { rows } = await sql<{ text: string }>`select events::text as text from audit.events`.execute(at.db)
    expect(rows.filter(({ text }) => text.includes(person.id))).toEqual([])
    expect((await eventsPage(at.db, { subjectId: remark.id }, { limit: 10 })).rows).toHaveLength(2)
    expect((await eventsPage(at.db, { personId: other.id }, { limit: 10 })).rows).toHaveLength(2)
    await expect(sql`delete from audit.events`.execute(at.db)).rejects.toThrow('append-only')
  })

  test('after six years an event names nobody', async () => {
    const person = aPerson()
    await record(contextOf(house, person), 'remark-given', { kind: 'remark', id: newId() })
    const later = (text: string) => ({ ...contextOf(house), now: Temporal.Instant.from(text) })

    await personalData.endRetention?.(later('2032-09-30T09:59:00Z'))
    expect((await eventsPage(at.db, { personId: person.id }, { limit: 10 })).rows).toHaveLength(1)
    await personalData.endRetention?.(later('2032-09-30T10:01:00Z'))
    expect((await eventsPage(at.db, { personId: person.id }, { limit: 10 })).rows).toEqual([])
  })

  test('a person gets what they did and what was done to them, without the others', async () => {
    const person = aPerson()
    const other = aPerson()
    await record(contextOf(house, person), 'remark-given', { kind: 'remark', id: newId() })
    house.clock.set('2026-09-30T10:05:00Z')
    await recordReading(contextOf(house, other), { kind: 'person', id: person.id })
    const { data } = await personalData.export(contextOf(house), person)
    expect(data).toMatchObject([
      { verb: 'remark-given', byYou: true },
      { verb: 'personal-data-read', byYou: false },
    ])
    expect(JSON.stringify(data)).not.toContain(other.id)
  })

  test.each<Details>([{ address: 'anna@example.org' }, { text: 'x'.repeat(201) }, { list: ['a@b.pl'] }])(
    'what a person typed does not get into the details: %o',
    async (details) => {
      await expect(record(contextOf(house), 'remark-given', { kind: 'remark' }, details)).rejects.toThrow('typed')
    },
  )

  test('pages of the log follow one another without gaps or repeats, also within one moment', async () => {
    const subject = { kind: 'page-test', id: newId() }
    for (let number = 0; number < 7; number += 1) await record(contextOf(house), 'page-turned', subject, { number })
    const filter = { subjectKind: 'page-test', subjectId: subject.id }
    const seen: unknown[] = []
    let after: string | undefined
    do {
      const { rows, next } = await eventsPage(at.db, filter, { after, limit: 3 })
      seen.push(...rows.map((event) => event.id))
      after = next ?? undefined
    } while (after)
    const all = await Array.fromAsync(allEvents(at.db, filter))
    expect(seen).toHaveLength(7)
    expect(seen).toEqual(all.map((event) => event.id))
    expect(new Set(seen).size).toBe(7)
  })

  test.each([
    'nonsense',
    Buffer.from('["x","y"]').toString('base64url'),
    Buffer.from('["2026-01-01T00:00:00Z",";"]').toString('base64url'),
  ])('a mangled cursor %s shows the first page', async (after) => {
    await record(contextOf(house), 'page-turned', { kind: 'cursor-test' })
    const { rows } = await eventsPage(at.db, { subjectKind: 'cursor-test' }, { after, limit: 3 })
    expect(rows.length).toBeGreaterThan(0)
  })

  test('each filter narrows the log', async () => {
    const person = aPerson()
    const organisationId = newId()
    const id = newId()
    house.clock.set('2027-01-10T10:00:00Z')
    await record(contextOf(house, person), 'filter-tried', { kind: 'filter', id, organisationId })
    house.clock.set('2027-01-12T10:00:00Z')
    await record(contextOf(house, aPerson()), 'filter-left', { kind: 'filter', id: newId() })

    const since = Temporal.Instant.from('2027-01-11T00:00:00Z')
    const verbs = async (filter: object) =>
      (await eventsPage(at.db, { subjectKind: 'filter', ...filter }, { limit: 10 })).rows.map((event) => event.verb)
    expect(await verbs({})).toEqual(['filter-left', 'filter-tried'])
    expect(await verbs({ verb: 'filter-tried' })).toEqual(['filter-tried'])
    expect(await verbs({ personId: person.id })).toEqual(['filter-tried'])
    expect(await verbs({ subjectId: id })).toEqual(['filter-tried'])
    expect(await verbs({ organisationId })).toEqual(['filter-tried'])
    expect(await verbs({ since })).toEqual(['filter-left'])
    expect(await verbs({ before: since })).toEqual(['filter-tried'])
    const words = await wordsInLog(at.db)
    expect(words.verbs).toContain('filter-left')
    expect(words.kinds.filter((kind) => kind === 'filter')).toHaveLength(1)
  })
})

test.each<[string, Actor, boolean]>([
  ['a stranger', stranger, false],
  ['a person without roles', aPerson(), false],
  ['a team admin', aPerson({ roles: [{ role: 'team-admin', scope: newId() }] }), false],
  ['a coordinator', aPerson({ roles: [{ role: 'coordinator', scope: null }] }), false],
  ['an administrator', aPerson({ roles: [{ role: 'administrator', scope: null }] }), true],
  ['the system', { kind: 'system', name: 'x' }, false],
])('%s may read the log: %s', (_, actor, may) => {
  expect(mayReadLog(actor)).toBe(may)
})

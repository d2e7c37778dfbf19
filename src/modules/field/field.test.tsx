import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type Person, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { aDefinition, aQuestion } from '../forms/examples.ts'
import { answersPage, countAnswers, createForm, type Form, publishVersion, type Version } from '../forms/index.ts'
import { cancelProcess, type Process } from '../processes/index.ts'
import { anOpenProcess, portsWith } from '../remarks/examples.ts'
import { countPublic } from '../remarks/index.ts'
import { remarksJobs } from '../remarks/testing.ts'
import { chooseGrace, takeIn } from './actions.ts'
import { aCollectedRemark, fieldPorts } from './examples.ts'
import { personalData } from './personal-data.ts'
import type { FieldPorts } from './ports.ts'
import type { FieldSource, Item } from './source.ts'
import { remarksSource } from './sources/remarks.tsx'
import { surveysSource } from './sources/surveys.tsx'
import { deliveredDays } from './store.ts'

const bus = aQuestion('single', 'bus', { required: true })
const why = aQuestion('long-text', 'why', { showWhen: { question: 'bus', chosen: 'a' } })
const where = aQuestion('place', 'where')

eachEngine('collecting in the field', (at) => {
  let house: TestHouse
  let process: Process
  let form: Form
  let version: Version
  let ports: FieldPorts
  let sources: FieldSource[]
  let clerk: Person
  let admin: Person
  let team: string

  beforeAll(async () => {
    house = await aHouse(at, '2026-09-20T12:00:00Z')
    house.jobs = remarksJobs(portsWith())
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-20T12:00:00Z')
    team = newId()
    clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })
    admin = aPerson({ roles: [{ role: 'team-admin', scope: team }] })
    const system = systemContext(house, 'test')
    process = await anOpenProcess(system, { organisationId: team, title: `Park ${newId().slice(-12)}` })
    const owner = { kind: 'test', id: newId() }
    ports = fieldPorts(() => process, owner)
    form = await createForm(system, ports.forms, { owner, definition: aDefinition([bus, why, where]) })
    const published = await publishVersion(system, ports.forms, form)
    if (!published.ok) throw new Error(JSON.stringify(published))
    version = published.version
    sources = [remarksSource(ports), surveysSource(ports)]
  })

  const take = (items: Item[], person = clerk, way: 'device' | 'file' = 'device') =>
    takeIn(contextOf(house, person), sources, items, way)
  const remark = (given: Partial<Item> = {}) => aCollectedRemark(process, given)
  const survey = (typed: Record<string, string[]>, given: Partial<Item> = {}): Item => ({
    ...remark(),
    kind: 'survey',
    target: form.id,
    payload: { version: version.id, locale: 'pl', typed },
    ...given,
  })
  const countRemarks = () => countPublic(at.db, process.id, {})
  const answers = () => answersPage(at.db, form.id, { limit: 500, after: null })

  test('a remark is kept with the day it was collected, and again sent is known', async () => {
    const item = remark()
    const [first] = await take([item])
    expect(first).toMatchObject({ key: item.key, state: 'kept', late: false })
    house.clock.set('2026-10-02T12:00:00Z')
    expect(await take([item])).toMatchObject([
      { state: 'known', reference: first && 'reference' in first && first.reference },
    ])
    expect(await countRemarks()).toBe(1)
  })

  test('answers to a survey are kept by the logic of the form, without the hour and with names of places found', async () => {
    const item = survey({ 'q-bus': ['b'], 'q-why': ['ukryte'], 'q-where': ['Bargłów Kościelny'] })
    expect(await take([item])).toMatchObject([{ state: 'kept' }])
    expect(await answers()).toMatchObject([
      {
        channel: 'field',
        answers: { bus: { choice: 'b' }, where: { unitCode: expect.any(String) } },
        answeredAt: null,
      },
    ])
    expect((await answers())[0]?.answers.why).toBeUndefined()
    expect((await answers())[0]?.answeredOn.toString()).toBe('2026-09-20')
  })

  test('fifty things sent five times at once, and by the file as well, are fifty', async () => {
    const items = Array.from({ length: 50 }, (_, index) =>
      index % 2 ? survey({ 'q-bus': ['b'] }) : remark({ payload: { body: `Uwaga numer ${index}.` } }),
    )
    const sent = await Promise.all(Array.from({ length: 5 }, (_, way) => take(items, clerk, way ? 'device' : 'file')))
    expect(sent.flat().filter(({ state }) => state === 'kept')).toHaveLength(50)
    expect(sent.flat().filter(({ state }) => state === 'known')).toHaveLength(200)
    expect([await countAnswers(at.db, form.id), await countRemarks()]).toEqual([25, 25])
    const days = await deliveredDays(at.db, [team], 10)
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(50)
  })

  test('each thing is judged alone: a wrong one comes back with its reason and the rest is kept', async () => {
    const items = [
      remark({ payload: { body: '  ' } }),
      survey({}),
      survey({ 'q-bus': ['b'] }, { payload: { version: newId(), locale: 'pl', typed: {} } }),
      remark({ target: newId() }),
      remark({ collectedAt: '2026-08-01T10:00:00Z' }),
      remark(),
    ]
    const sent = await take(items)
    expect(sent.map(({ key }) => key)).toEqual(items.map(({ key }) => key))
    expect(sent.map((one) => ('word' in one ? one.word : one.state))).toEqual([
      'field-problems',
      'field-problems',
      'field-problems',
      'field-no-target',
      'field-too-early',
      'kept',
    ])
    expect(sent[1]).toMatchObject({ problems: [{ field: 'q-bus', text: expect.stringContaining('Wybierz') }] })
  })

  test('what was refused is mended under the same key', async () => {
    const item = survey({})
    await take([item])
    expect(
      await take([{ ...item, payload: { version: version.id, locale: 'pl', typed: { 'q-bus': ['a'] } } }]),
    ).toMatchObject([{ state: 'kept' }])
  })

  test('collected in the closing second and sent within the grace is in time, sent later is marked', async () => {
    const closing = { collectedAt: '2026-09-30T21:59:59.500Z' }
    house.clock.set('2026-10-03T21:59:00Z')
    expect(await take([survey({ 'q-bus': ['a'] }, closing), remark(closing)])).toMatchObject([
      { state: 'kept', late: false },
      { state: 'kept', late: false },
    ])
    house.clock.set('2026-10-03T22:00:00Z')
    expect(await take([survey({ 'q-bus': ['a'] }, closing), remark({ ...closing, key: newId() })])).toMatchObject([
      { state: 'kept', late: true },
      { state: 'kept', late: true },
    ])
    // The team meets the mark where it reads answers.
    const kept = await answers()
    expect(kept.map(({ late }) => late).sort()).toEqual([false, true])
    expect((await deliveredDays(at.db, [team], 10)).map(({ late }) => late).sort()).toEqual([0, 0, 1, 1].slice(0, 4))
  })

  test('collected after closing stays with the device', async () => {
    house.clock.set('2026-10-01T10:00:00Z')
    expect(await take([remark({ collectedAt: '2026-09-30T22:00:00Z' })])).toMatchObject([
      { state: 'refused', word: 'field-after-closing' },
    ])
  })

  test('an office sets its own grace, and it holds', async () => {
    await chooseGrace(contextOf(house, admin), team, 1)
    house.clock.set('2026-09-30T23:30:00Z')
    expect(await take([remark({ collectedAt: '2026-09-30T20:00:00Z' })])).toMatchObject([{ late: true }])
    await expect(chooseGrace(contextOf(house, clerk), team, 5)).rejects.toThrow('absent')
    await expect(chooseGrace(contextOf(house, admin), newId(), 5)).rejects.toThrow('absent')
  })

  test('whoever is in no team, or in another, brings nothing', async () => {
    await expect(take([remark()], aPerson())).rejects.toThrow('absent')
    const other = aPerson({ roles: [{ role: 'clerk', scope: newId() }] })
    expect(await take([remark(), survey({ 'q-bus': ['a'] })], other)).toMatchObject([
      { word: 'field-no-target' },
      { word: 'field-no-target' },
    ])
    expect(await countAnswers(at.db, form.id)).toBe(0)
  })

  test('a cancelled consultation takes no remark any more', async () => {
    await cancelProcess(systemContext(house, 'test'), process, 'Zmiana planów.')
    expect(await take([remark()])).toMatchObject([{ word: 'field-no-target' }])
  })

  test('hostile payloads are refused, never broken', async () => {
    const payloads: unknown[] = [
      { body: 'x'.repeat(30_000) },
      { body: ['a'] },
      JSON.parse('{"__proto__":{"body":"x"}}'),
      { body: 7, signature: {} },
    ]
    const typed: unknown[] = [
      { 'q-bus': 'a' },
      { 'q-bus': [['a']] },
      { 'q-bus': Array.from({ length: 300 }, () => 'a') },
      JSON.parse('{"__proto__":["a"],"constructor":["a"],"q-where":["\'; drop table forms.answers; --"]}'),
    ]
    const sent = await take([
      ...payloads.map((payload) => remark({ payload })),
      ...typed.map((one) => survey({}, { payload: { version: version.id, locale: 'pl', typed: one } })),
    ])
    expect(sent.map(({ state }) => state)).toEqual(sent.map(() => 'refused'))
  })

  test('what is kept of deliveries tells who and on which day, and leads to no answer', async () => {
    await take([survey({ 'q-bus': ['a'] })])
    const subject = { id: clerk.id, email: clerk.email }
    expect(await personalData.export(contextOf(house), subject)).toEqual({
      data: { deliveries: [{ on: '2026-09-20', count: 1 }] },
    })
    await personalData.erase(contextOf(house), subject)
    expect(await personalData.export(contextOf(house), subject)).toEqual({ data: { deliveries: [] } })
  })
})

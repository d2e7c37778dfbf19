import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { aProcess } from '../processes/examples.ts'
import { contactRetentionEnded, recordProcessFact } from '../processes/index.ts'
import { leaveContact, opens } from './actions.ts'
import { contactOf } from './contacts-store.ts'
import { decide } from './deciding/actions.ts'
import { enterRemark } from './entering/actions.ts'
import { entriesOf } from './entering/store.ts'
import { anOpenProcess, aRemark, INTAKE, portsWith } from './examples.ts'
import { personalData } from './personal-data.ts'
import type { Remark } from './rules.ts'
import { remarkById } from './store.ts'
import { remarksJobs } from './testing.ts'

const at = Temporal.Instant.from

test.each([
  [{ reportedAt: at('2026-11-01T10:00:00Z'), closesAt: at('2026-09-30T21:59:59Z') }, '2028-11-01T11:00:00Z', true],
  [{ reportedAt: at('2026-11-01T10:00:00Z'), closesAt: at('2026-09-30T21:59:59Z') }, '2028-11-01T09:00:00Z', false],
  [{ cancelledAt: at('2026-09-10T10:00:00Z'), closesAt: at('2026-09-30T21:59:59Z') }, '2028-09-10T11:00:00Z', true],
  [{ closesAt: at('2026-09-30T21:59:59Z') }, '2029-09-30T21:00:00Z', false],
  [{ closesAt: at('2026-09-30T21:59:59Z') }, '2029-10-01T22:00:00Z', true],
  [{}, '2040-01-01T00:00:00Z', false],
])('addresses left in a process with %j have served on %s: %s', (given, now, ended) => {
  expect(contactRetentionEnded(aProcess(given), at(now))).toBe(ended)
})

eachEngine('what remarks keep of people', (engine) => {
  let house: TestHouse
  const team = newId()

  beforeAll(async () => {
    house = await aHouse(engine, '2026-09-10T10:00:00Z')
    house.jobs = remarksJobs(portsWith())
  })
  afterAll(() => house.close())

  async function written(email: string) {
    const process = await anOpenProcess(systemContext(house, 'test'), {
      organisationId: team,
      title: `Park ${newId().slice(-12)}`,
    })
    const given = await aRemark(contextOf(house), process)
    const remark = (await remarkById(engine.db, given.id)) as Remark
    await leaveContact(contextOf(house), process, remark, given.secret ?? '', email)
    return { process, remark, secret: given.secret ?? '' }
  }

  test('a person gets the remarks they left an address with, and nobody else does', async () => {
    const person = aPerson({ email: 'Ewa.Nowak@example.org' })
    const { remark } = await written('ewa.nowak@example.org')
    const { data } = await personalData.export(contextOf(house), person)
    expect(data).toMatchObject({
      remarks: [{ reference: remark.reference, body: remark.body, lettersStoppedAt: null }],
    })
    expect((await personalData.export(contextOf(house), aPerson())).data).toMatchObject({ remarks: [] })
  })

  test('erasure takes the address and its key; the remark stays, without the person', async () => {
    const person = aPerson({ email: 'jan@example.org' })
    const { remark, secret } = await written('jan@example.org')
    const other = await written('inny@example.org')
    await personalData.erase(contextOf(house), person)
    expect(await contactOf(engine.db, remark.id)).toBeNull()
    expect(await opens(contextOf(house), remark, secret)).toBe(false)
    expect((await remarkById(engine.db, remark.id))?.body).toBe(remark.body)
    expect(await contactOf(engine.db, other.remark.id)).not.toBeNull()
  })

  test('what a person did for a team stays, done by nobody', async () => {
    const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })
    const process = await anOpenProcess(systemContext(house, 'test'), {
      organisationId: team,
      title: `Rynek ${newId().slice(-12)}`,
    })
    const author = { kind: 'anonymous', name: null, organisation: null, signature: null } as const
    const input = {
      body: 'Ławki.',
      quotation: null,
      placeWords: null,
      channel: 'paper',
      receivedOn: Temporal.PlainDate.from('2026-09-09'),
      author,
      email: null,
    } as const
    const { id } = await enterRemark(contextOf(house, clerk), process, INTAKE, input, newId())
    await decide(
      contextOf(house, clerk),
      process,
      INTAKE,
      { remarkIds: [id] },
      { outcome: 'accepted', reason: '', change: '', state: 'accepted' },
    )
    expect((await personalData.export(contextOf(house), clerk)).data).toMatchObject({
      teamWork: { entered: 1, decided: 1, accepted: 1, imported: 0 },
    })

    await personalData.erase(contextOf(house), clerk)
    expect(await entriesOf(engine.db, process.id, clerk.id, 10)).toEqual([])
    expect((await personalData.export(contextOf(house), clerk)).data).toMatchObject({
      teamWork: { entered: 0, decided: 0, accepted: 0 },
    })
    expect((await remarkById(engine.db, id))?.settledAt).not.toBeNull()
  })

  test('two years after the report the addresses go, those of other processes stay', async () => {
    const old = await written('dawno@example.org')
    const young = await written('niedawno@example.org')
    await recordProcessFact(systemContext(house, 'test'), old.process, 'reported_at', at('2026-10-20T10:00:00Z'))
    const later = { ...contextOf(house), now: at('2028-10-21T10:00:00Z') }
    expect(await personalData.endRetention?.(later)).toBe(1)
    expect(await contactOf(engine.db, old.remark.id)).toBeNull()
    expect(await contactOf(engine.db, young.remark.id)).not.toBeNull()
    expect(await personalData.endRetention?.(later)).toBe(0)
  })
})

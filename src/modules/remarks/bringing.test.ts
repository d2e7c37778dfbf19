import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { Process } from '../processes/index.ts'
import { type BroughtRemark, bringRemarks } from './bringing.ts'
import { contactOf } from './contacts-store.ts'
import { anOpenProcess, portsWith } from './examples.ts'
import { remarkById } from './store.ts'
import { tallyOf } from './tallies-store.ts'
import { remarksJobs } from './testing.ts'

eachEngine('remarks of the past', (engine) => {
  let house: TestHouse
  let jobs: ReturnType<typeof remarksJobs>
  let process: Process
  const team = newId()
  const said = (given: Partial<BroughtRemark> = {}): BroughtRemark => ({
    body: 'Proszę zostawić lipy przy moście.',
    channel: 'web',
    receivedAt: house.clock.now().subtract({ hours: 5 }),
    ...given,
  })

  beforeAll(async () => {
    house = await aHouse(engine, '2026-09-10T10:00:00Z')
    jobs = remarksJobs(portsWith())
    house.jobs = jobs
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team })
  })
  afterAll(() => house.close())

  test('are stored in their order, each as it was said, and nobody is written to', async () => {
    const ids = await bringRemarks(systemContext(house, 'test'), process, [
      said({ signature: 'Ela z Borek', point: { lon: 22.98, lat: 53.84 }, email: 'ela@example.org' }),
      said({ channel: 'paper', organisationName: 'Koło Przyrodników', enteredAt: house.clock.now() }),
      said({ waits: true }),
    ])
    const [first, second, third] = await Promise.all(ids.map((id) => remarkById(house.db, id)))

    expect(first).toMatchObject({ signature: 'Ela z Borek', authorKind: 'person', lon: 22.98, late: false })
    expect(second).toMatchObject({
      organisationName: 'Koło Przyrodników',
      authorKind: 'organisation',
      channel: 'paper',
    })
    expect(third).toMatchObject({ authorKind: 'anonymous', publishedAt: null })
    expect([first, second, third].map((remark) => remark?.reference)).toEqual(
      [first, second, third].map((remark) => remark?.reference).sort(),
    )
    expect(await contactOf(house.db, first?.id ?? '')).toMatchObject({ email: 'ela@example.org' })
    expect(await tallyOf(house.db, process.id)).toMatchObject({ all: 3, public: 2 })
    expect(jobs.waiting()).toEqual([])
  })

  test('nobody but the system brings them', async () => {
    const head = aPerson({ roles: [{ role: 'team-admin', scope: team }] })
    await expect(bringRemarks(contextOf(house, head), process, [said()])).rejects.toThrow('absent')
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { outboxOf } from '../../notices/examples.ts'
import { followingIn } from '../../notices/followers/testing.ts'
import { jobs } from '../../notices/index.ts'
import { anEdition } from '../examples.ts'
import { tellBegunStages } from './making.ts'

eachEngine('stages of an edition', (at) => {
  let house: TestHouse
  const queue = testJobs(jobs)
  const system = () => systemContext(house, 'test')
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = queue
  })
  afterAll(() => house.close())

  test('whoever follows hears once that voting has begun, and not before its minute', async () => {
    house.clock.set('2026-09-01T10:00:00Z')
    const { process } = await anEdition(system(), { organisationId: newId(), votingOn: '2026-09-07' })
    await followingIn(house).follow('jan@example.org', { kind: 'process', id: process.id })
    const told = async (moment: string) => {
      house.clock.set(moment)
      await tellBegunStages(system())
      await queue.drain()
      return (await outboxOf(at.db)).filter(
        ({ template, text }) => template === 'budget-stage' && text?.includes(process.slug),
      )
    }
    expect(await told('2026-09-07T05:59:59Z')).toEqual([])
    expect(await told('2026-09-07T06:00:00Z')).toMatchObject([{ email: 'jan@example.org' }])
    expect(await told('2026-09-07T06:01:00Z')).toHaveLength(1)
    expect(await told('2026-09-07T20:00:00Z')).toHaveLength(1)
  })
})

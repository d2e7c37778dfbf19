import { expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import { definitions } from '../jobs.ts'
import { isEmpty, seedDemo } from './index.ts'

eachEngine('the demonstration network', (at) => {
  test('fills an empty portal', async () => {
    const house = { ...(await aHouse(at)), jobs: testJobs(definitions()) }
    expect(await isEmpty(at.db)).toBe(true)
    const t = performance.now()
    await seedDemo(systemContext(house, 'seed'))
    console.log(performance.now() - t)
    expect(await isEmpty(at.db)).toBe(false)
  })
})

import { expect, test } from 'vitest'
import { systemContext } from '../../platform/context.ts'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse } from '../../../tests/support/house.ts'
import { isEmpty, seedDemo } from './index.ts'

eachEngine('the demonstration network', (at) => {
  test('fills an empty portal', async () => {
    const house = await aHouse(at)
    expect(await isEmpty(at.db)).toBe(true)
    const t = performance.now()
    await seedDemo(systemContext(house, 'seed'))
    console.log(performance.now() - t)
    expect(await isEmpty(at.db)).toBe(false)
  })
})

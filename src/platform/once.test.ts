import { expect, test } from 'vitest'
import { eachEngine } from '../../tests/support/database.ts'
import { aHouse, contextOf } from '../../tests/support/house.ts'
import { doOnce, isDoneOnce } from './once.ts'

eachEngine('what is done once', (at) => {
  test('is done by one, however many come at the same moment', async () => {
    const house = await aHouse(at)
    let done = 0
    const came = await Promise.all(
      Array.from({ length: 5 }, () =>
        doOnce(contextOf(house), 'chapter', async () => {
          done += 1
        }),
      ),
    )
    expect([done, came.filter(Boolean).length, await isDoneOnce(at.db, 'chapter')]).toEqual([1, 1, true])
    await house.close()
  })

  test('is not done when it failed half way', async () => {
    const house = await aHouse(at)
    const broken = doOnce(contextOf(house), 'broken', async () => {
      throw new Error('half way')
    })
    await expect(broken).rejects.toThrow('half way')
    expect(await isDoneOnce(at.db, 'broken')).toBe(false)
    expect(await doOnce(contextOf(house), 'broken', async () => {})).toBe(true)
    await house.close()
  })
})

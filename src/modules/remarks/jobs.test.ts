import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { TestJobs } from '../../platform/jobs/testing.ts'
import { beginWork, workById } from '../../platform/works/index.ts'
import { tagOf } from '../processes/index.ts'
import { anOpenProcess, aRemark, portsWith } from './examples.ts'
import { remarkById } from './store.ts'
import { remarksJobs } from './testing.ts'

const LETTER =
  'Wnoszę o zachowanie zieleni na działce przy ulicy Nadrzecznej i o rezygnację z budowy parkingu w tym miejscu, bo to ostatni park w całej okolicy i dzieci nie mają gdzie się bawić.'

eachEngine('jobs of remarks', (at) => {
  let house: TestHouse
  let queue: TestJobs
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    queue = remarksJobs(portsWith())
    house.jobs = queue
  })
  afterAll(() => house.close())

  const aProcess = () => anOpenProcess(systemContext(house, 'test'), { title: `Park ${newId().slice(-12)}` })

  test('a letter finds the one it is like, and pages that show them are told', async () => {
    const process = await aProcess()
    const ids = [
      (await aRemark(contextOf(house), process, { body: LETTER })).id,
      (await aRemark(contextOf(house), process, { body: `${LETTER} Jan` })).id,
    ]
    const told: string[] = []
    const stop = house.bus.listen((tags) => told.push(...tags))
    await queue.drain()
    stop()
    const groups = await Promise.all(ids.map(async (id) => (await remarkById(at.db, id))?.groupId))
    expect(groups[0]).not.toBeNull()
    expect(groups[0]).toBe(groups[1])
    expect(told).toContain(tagOf(process))
  })

  test('a letter taken away before its job came is no mistake', async () => {
    await queue.send(contextOf(house), 'remarks.join-group', { remarkId: newId() })
    await queue.drain()
    expect(queue.waiting('remarks.join-group')).toEqual([])
  })

  test('grouping all letters anew is a work with a result', async () => {
    const process = await aProcess()
    for (const name of ['Jan', 'Ewa', 'Ola']) await aRemark(contextOf(house), process, { body: `${LETTER} ${name}` })
    const id = await beginWork(contextOf(house), {
      kind: 'remarks.group',
      subjectId: process.id,
      input: { processId: process.id },
    })
    await queue.drain()
    expect((await workById(at.db, id))?.result).toMatchObject({ letters: 3, groups: 1 })
  })
})

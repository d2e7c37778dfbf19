import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { openBus } from '../../../platform/bus.ts'
import type { House } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/index.ts'
import { clustersIn, type Unit } from '../../places/index.ts'
import type { PracticeFilter } from '../finding.ts'
import { practicesFollowed } from './following.ts'
import { aRandomFilter, changePractices, countFound, gminasOf, makePractices, numbersFrom } from './testing.ts'

const MANY = 6000

eachEngine('practices kept for maps', (at) => {
  let gminas: Unit[]
  beforeAll(async () => {
    gminas = await gminasOf(at.db, ['20', '28'])
    await makePractices(at.db, gminas, MANY)
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** A node of its own on this database; nobody tells it anything unless the test does. */
  const aNode = async (db: Db = at.db) => {
    const bus = await openBus(null)
    const following = practicesFollowed({ db, house: { db, bus } as unknown as House })
    return {
      bus,
      count: async (filter: PracticeFilter = {}) => (await following.matching(filter)).count,
      matching: (filter: PracticeFilter = {}) => following.matching(filter),
    }
  }

  /** What all marks of a zoom stand for together. */
  const marked = (
    { columns, mask }: Awaited<ReturnType<Awaited<ReturnType<typeof aNode>>['matching']>>,
    zoom: number,
  ) => {
    const most = 2 ** zoom * 16
    const clusters = clustersIn(columns.points, mask, { zoom, west: 0, north: 0, east: most, south: most })
    return clusters.reduce((sum, { count }) => sum + count, 0)
  }

  test('sixty random filters find on the map what the list finds', async () => {
    const node = await aNode()
    const random = numbersFrom(20261128)
    const found: number[] = []
    for (let round = 0; round < 60; round++) {
      const filter = aRandomFilter(random, gminas)
      const matching = await node.matching(filter)
      expect(matching.count, JSON.stringify(filter)).toBe(await countFound(at.db, filter))
      expect(marked(matching, 5), JSON.stringify(filter)).toBe(await countFound(at.db, filter, true))
      found.push(matching.count)
    }
    // The filters do tell practices apart, or this would show nothing.
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(30)
    expect(new Set(found).size).toBeGreaterThan(20)
  })

  test('what is hidden, moved, shown again or deleted is followed once the node is told', async () => {
    const node = await aNode()
    const before = await node.count()
    const slugs = 'praktyka-1'
    const change = async (how: 'hidden' | 'moved' | 'deleted' | 'shown') => {
      await changePractices(at.db, slugs, how)
      await node.bus.tell(['practices'])
      return node.matching()
    }
    const hidden = await change('hidden')
    expect(hidden.count).toBeLessThan(before - 500)
    expect(hidden.count).toBe(await countFound(at.db, {}))
    expect((await change('shown')).count).toBe(before)

    const moved = await change('moved')
    expect(moved.count).toBe(before)
    expect(marked(moved, 5)).toBe(await countFound(at.db, {}, true))
    const deleted = await change('deleted')
    expect(deleted.count).toBe(await countFound(at.db, {}))
    expect(marked(deleted, 5)).toBe(await countFound(at.db, {}, true))
  })

  test('a node that is told nothing sees a new practice within two seconds', async () => {
    const clock = vi.spyOn(performance, 'now')
    clock.mockReturnValue(10_000)
    const node = await aNode()
    const before = await node.count()
    await makePractices(at.db, gminas, 10, 0.25)
    expect(await node.count()).toBe(before)
    clock.mockReturnValue(12_000)
    expect(await node.count()).toBe(await countFound(at.db, {}))
    expect(await node.count()).toBeGreaterThan(before)
  })

  test('a transaction finds what it wrote, without waiting for itself, and nobody else does before its end', async () => {
    const node = await aNode()
    const before = await node.count()
    const house = { db: at.db, bus: await openBus(null) } as unknown as House
    const inside = at.db.transaction().execute(async (transaction) => {
      const db = transaction as unknown as Db
      await makePractices(db, gminas, 10, 0.3)
      const { count } = await practicesFollowed({ db, house }).matching({})
      expect(count).toBe(await countFound(db, {}))
      expect(count).toBeGreaterThan(before)
      throw new Error('taken back')
    })
    await expect(inside).rejects.toThrow('taken back')
    await node.bus.tell(['practices'])
    expect(await node.count()).toBe(before)
  })

  test('many changes put the kept rows in order again, and nothing is lost', async () => {
    const node = await aNode()
    await node.count()
    await makePractices(at.db, gminas, 5000, 0.75)
    await node.bus.tell(['practices'])
    const { columns, count } = await node.matching()
    expect(columns.points.sorted).toBe(columns.points.size)
    expect(count).toBe(await countFound(at.db, {}))
    const filter: PracticeFilter = { areas: ['2001'] }
    expect(await node.count(filter)).toBe(await countFound(at.db, filter))
  })

  test('a practice committed late, by a transaction that began early, is not missed', async () => {
    // The embedded engine has one connection, so there one transaction always waits for another.
    if (at.engine === 'embedded') return
    const node = await aNode()
    const before = await node.count()
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
    const { promise: written, resolve: wrote } = Promise.withResolvers<void>()
    const late = at.db.transaction().execute(async (db) => {
      await makePractices(db as unknown as Db, gminas, 10, 0.1)
      wrote()
      await mayCommit
    })
    await written
    await makePractices(at.db, gminas, 10, 0.2)
    await node.bus.tell(['practices'])
    const between = await node.count()
    expect(between).toBeGreaterThan(before)
    commit()
    await late
    await node.bus.tell(['practices'])
    expect(await node.count()).toBe(await countFound(at.db, {}))
    expect(await node.count()).toBeGreaterThan(between)
  })
})

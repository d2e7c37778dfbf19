import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import type { Process } from '../../processes/index.ts'
import { editRemark, withdrawRemark } from '../actions.ts'
import { decide } from '../deciding/actions.ts'
import { anOpenProcess, aRemark, INTAKE, portsWith } from '../examples.ts'
import type { Remark } from '../rules.ts'
import { remarkById } from '../store.ts'
import { remarksJobs } from '../testing.ts'
import { confirmGroup, groupAll, joinGroupOf, mergeIntoGroup, reopenGroup, splitGroup } from './actions.ts'
import { countUnconfirmed, groupById, listGroups, membersOf } from './store.ts'

const team = newId()
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })

const ABOUT = {
  park: 'Wnoszę o zachowanie zieleni na działce przy ulicy Nadrzecznej i o rezygnację z budowy parkingu w tym miejscu, bo to ostatni park w całej okolicy i dzieci nie mają gdzie się bawić.',
  bus: 'Autobus numer dwa powinien jeździć także w niedziele i święta, ponieważ starsze osoby z naszego osiedla nie mają jak dojechać do kościoła ani do szpitala na drugim końcu miasta.',
  school:
    'Proszę nie łączyć szkoły w Studzienicznej z inną placówką: dzieci musiałyby wstawać przed szóstą i wracać do domu po ciemku, a budynek wyremontowano dopiero trzy lata temu.',
}

eachEngine('groups of similar letters', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    queue = remarksJobs(portsWith())
    house.jobs = queue
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Park ${newId()}` })
  })

  const as = () => contextOf(house, clerk)
  const give = (body: string) => aRemark(contextOf(house), process, { body })
  /** So many letters of each campaign, each signed otherwise, turn by turn; their ids by campaign. */
  async function letters(count: number) {
    const ids: Record<keyof typeof ABOUT, string[]> = { park: [], bus: [], school: [] }
    const names = ['Jan Kowalski', 'Ewa Nowak', 'Ola Wójcik', 'Piotr Lis', 'Anna Zięba', 'Adam Kos']
    for (let number = 0; number < count; number += 1)
      for (const about of ['park', 'bus', 'school'] as const)
        ids[about].push((await give(`${ABOUT[about]} ${names[number % names.length]}`)).id)
    return ids
  }
  const read = async (id: string) => (await remarkById(at.db, id)) as Remark
  const groupOf = async (id: string) => (await read(id)).groupId
  /** Sets of letters that are together, by campaign. */
  const together = async (ids: string[]) => {
    const groups = await Promise.all(ids.map(groupOf))
    return new Set(groups.map((group, index) => group ?? `alone ${index}`)).size === 1 && groups[0] !== null
  }
  const theGroup = async (id: string) => {
    const group = await groupById(at.db, process.id, (await groupOf(id)) ?? '')
    if (!group) throw new Error('in no group')
    return group
  }

  test('letter by letter and all at once, the same letters come together', async () => {
    const ids = await letters(4)
    await queue.drain()
    const oneByOne = await Promise.all(Object.values(ids).map(together))
    const result = await groupAll(systemContext(house, 'test'), process.id)
    expect(result).toEqual({ letters: 12, groups: 3 })
    expect(await Promise.all(Object.values(ids).map(together))).toEqual([true, true, true])
    expect(oneByOne).toEqual([true, true, true])
    expect((await listGroups(at.db, process.id, { limit: 10 })).rows.map(({ size }) => size)).toEqual([4, 4, 4])
  })

  test('equal letters that look for their group at the same moment find one', async () => {
    const ids = await Promise.all(
      Array.from({ length: 12 }, async (_, number) => (await give(`${ABOUT.park} ${number}`)).id),
    )
    await Promise.all(ids.map((id) => joinGroupOf(systemContext(house, 'test'), id)))
    expect(await together(ids)).toBe(true)
  })

  test('a new letter joins a confirmed and answered group, and has its answer', async () => {
    const { park } = await letters(2)
    await queue.drain()
    const group = await theGroup(park[0] ?? '')
    expect(await countUnconfirmed(at.db, process.id)).toBe(3)
    await confirmGroup(as(), process, group.id)
    expect(await countUnconfirmed(at.db, process.id)).toBe(2)
    await reopenGroup(as(), process, group.id)
    expect(await countUnconfirmed(at.db, process.id)).toBe(3)
    const [decision] = await decide(
      as(),
      process,
      INTAKE,
      { groupId: group.id },
      { outcome: 'accepted', reason: '', change: '', state: 'accepted' },
    )
    const { id } = await give(`${ABOUT.park} Zofia Maj`)
    await queue.drain()
    expect(await read(id)).toMatchObject({ groupId: group.id, decisionId: decision, settledAt: house.clock.now() })
  })

  test('a letter that its author changed to something else leaves its campaign', async () => {
    const { id, secret } = await give(`${ABOUT.park} Jan`)
    const other = await give(`${ABOUT.park} Ewa`)
    await queue.drain()
    expect(await together([id, other.id])).toBe(true)
    const changes = { body: ABOUT.bus, quotation: null, signature: null, placeWords: null, point: null }
    await editRemark(contextOf(house), process, INTAKE, await read(id), secret ?? '', changes)
    await queue.drain()
    expect(await groupOf(id)).toBeNull()
  })

  test('a letter taken back leaves its group and is not counted there', async () => {
    const { park } = await letters(2)
    const { id, secret } = await give(`${ABOUT.park} Zofia Maj`)
    await queue.drain()
    const group = await theGroup(park[0] ?? '')
    expect(group.size).toBe(3)
    await withdrawRemark(contextOf(house), process, await read(id), secret ?? '')
    expect((await theGroup(park[0] ?? '')).size).toBe(2)
    expect((await membersOf(at.db, group.id, { limit: 10 })).rows.map((remark) => remark.id)).toEqual(park)
    await groupAll(systemContext(house, 'test'), process.id)
    expect(await groupOf(id)).toBeNull()
  })

  test('taken out one by one, letters stay alone: neither grouping anew nor a new letter brings them back', async () => {
    const { park } = await letters(5)
    await queue.drain()
    const group = await theGroup(park[0] ?? '')
    const [first = '', second = '', ...rest] = park
    await splitGroup(as(), process, group.id, [first, second], false)
    expect([await groupOf(first), await groupOf(second)]).toEqual([null, null])
    await groupAll(systemContext(house, 'test'), process.id)
    expect([await groupOf(first), await groupOf(second)]).toEqual([null, null])
    expect(await together(rest)).toBe(true)
    const { id } = await give(`${ABOUT.park} Zofia Maj`)
    await queue.drain()
    expect([await groupOf(first), await groupOf(id)]).toEqual([null, group.id])

    // A person changes their mind.
    await mergeIntoGroup(as(), process, [first, second], [group.id])
    expect(await together([first, second, id, ...rest])).toBe(true)
    expect(await groupById(at.db, process.id, group.id)).toBeNull()
  })

  test('taken out together, letters make a confirmed group of their own', async () => {
    const { park } = await letters(4)
    await queue.drain()
    const group = await theGroup(park[0] ?? '')
    await splitGroup(as(), process, group.id, park.slice(0, 2), true)
    const made = await theGroup(park[0] ?? '')
    expect(made).toMatchObject({ madeBy: 'person', size: 2, confirmedAt: house.clock.now() })
    expect(made.id).not.toBe(group.id)
    expect((await theGroup(park[3] ?? '')).id).toBe(group.id)
    await groupAll(systemContext(house, 'test'), process.id)
    expect((await theGroup(park[0] ?? '')).id).toBe(made.id)
    expect((await theGroup(park[3] ?? '')).id).toBe(group.id)
  })

  test('joined by a person, groups stay joined when all are grouped anew', async () => {
    const { park, bus, school } = await letters(3)
    await queue.drain()
    const groups = [await theGroup(park[0] ?? ''), await theGroup(bus[0] ?? '')]
    const merged = await mergeIntoGroup(
      as(),
      process,
      [],
      groups.map(({ id }) => id),
    )
    await groupAll(systemContext(house, 'test'), process.id)
    expect(await together([...park, ...bus])).toBe(true)
    expect(await groupOf(park[0] ?? '')).toBe(merged)
    expect((await theGroup(school[0] ?? '')).id).not.toBe(merged)
    for (const { id } of groups) expect(await groupById(at.db, process.id, id)).toBeNull()
  })

  test('moving between groups changes a group’s answer and keeps one’s own', async () => {
    const { park, bus } = await letters(2)
    await queue.drain()
    const answer = { outcome: 'rejected', reason: 'Droga jest powiatowa.', change: '', state: 'accepted' } as const
    const from = await theGroup(park[0] ?? '')
    const [groups] = await decide(as(), process, INTAKE, { groupId: from.id }, answer)
    const [own] = await decide(as(), process, INTAKE, { remarkIds: [park[0] ?? ''] }, answer)
    expect((await read(park[1] ?? '')).decisionId).toBe(groups)
    await mergeIntoGroup(as(), process, park, [(await theGroup(bus[0] ?? '')).id])
    expect(await read(park[0] ?? '')).toMatchObject({ decisionId: own, settledAt: house.clock.now() })
    expect(await read(park[1] ?? '')).toMatchObject({ decisionId: null, settledAt: null })
  })

  test('what is chosen must be enough and of this process; strangers may do nothing', async () => {
    const { park } = await letters(2)
    await queue.drain()
    const group = await theGroup(park[0] ?? '')
    const foreign = await anOpenProcess(systemContext(house, 'test'), { title: `Inny ${newId()}` })
    await expect(confirmGroup(as(), process, newId())).rejects.toThrow('absent')
    await expect(confirmGroup(contextOf(house, clerk), foreign, group.id)).rejects.toThrow('absent')
    await expect(splitGroup(as(), process, group.id, [newId()], false)).rejects.toThrow('nothing-chosen')
    await expect(mergeIntoGroup(as(), process, [park[0] ?? ''], [])).rejects.toThrow('nothing-chosen')
    await expect(confirmGroup(contextOf(house), process, group.id)).rejects.toThrow('absent')
    await expect(splitGroup(contextOf(house), process, group.id, park, true)).rejects.toThrow('absent')
    await expect(mergeIntoGroup(contextOf(house), process, park, [])).rejects.toThrow('absent')
  })

  test('a letter of another group cannot be split from this one', async () => {
    const { park, bus } = await letters(2)
    await queue.drain()
    await expect(splitGroup(as(), process, (await theGroup(park[0] ?? '')).id, bus, false)).rejects.toThrow(
      'nothing-chosen',
    )
    expect(await together(bus)).toBe(true)
  })

  test('groups are listed the largest first, page by page', async () => {
    await letters(2)
    await give(`${ABOUT.bus} Zofia Maj`)
    await queue.drain()
    const sizes: number[] = []
    let after: string | undefined
    do {
      const { rows, next } = await listGroups(at.db, process.id, { limit: 1, after })
      sizes.push(...rows.map(({ size }) => size))
      after = next ?? undefined
    } while (after)
    expect(sizes).toEqual([3, 2, 2])
    expect((await listGroups(at.db, process.id, { limit: 10, after: 'fałszywy' })).rows).toHaveLength(3)
  })
})

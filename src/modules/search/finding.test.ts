import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { newId, sql } from '../../platform/db/index.ts'
import { holdersOf } from '../../platform/search.ts'
import { find, suggest } from './finding.ts'
import { countTelling, indexChanged, rebuildIndex } from './indexing.ts'
import type { SearchPorts } from './ports.ts'
import { similarTo } from './similar.ts'
import { aSource, portsOf } from './testing.ts'

eachEngine('search', (at) => {
  let house: TestHouse
  let things: ReturnType<typeof aSource>
  let remarks: ReturnType<typeof aSource>
  let ports: SearchPorts
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    await sql`truncate search.documents, search.pending, search.words`.execute(at.db)
    things = aSource('process')
    remarks = aSource('remark')
    ports = portsOf(things.source, remarks.source)
  })
  const put = async (title: string, more: Parameters<typeof things.put>[1] | object = {}) => {
    const id = newId()
    await things.put(contextOf(house), { id, title, ...more })
    await indexChanged(contextOf(house), ports)
    return id
  }
  const titles = async (text: string, more: object = {}, context = contextOf(house)) =>
    (await find(context, { text, page: 1, ...more }, ports)).things.map(({ title }) => title)

  test('any form of a word is found by any other, with and without diacritics', async () => {
    await put('Ławki w parku nad Nettą')
    for (const text of ['ławka', 'ławek', 'lawek', 'PARKÓW', 'parki ławkom']) expect(await titles(text)).toHaveLength(1)
    expect(await titles('droga')).toEqual([])
  })

  test('words of the title stand before words of the text, and the word itself before its synonym', async () => {
    await put('Fundusz', { body: 'Zebranie w sołectwie Gabowe Grądy.' })
    await put('Sołectwo Gabowe Grądy')
    await put('Sołtys zaprasza')
    expect(await titles('sołectwo')).toHaveLength(3)
    expect((await titles('sołectwo'))[0]).toBe('Sołectwo Gabowe Grądy')
  })

  test('a phrase finds words that stand together', async () => {
    await put('Plan ogólny gminy')
    await put('Ogólny zarys i plan')
    expect(await titles('„plan ogólny”')).toEqual(['Plan ogólny gminy'])
    expect(await titles('plan ogólny')).toHaveLength(2)
  })

  test('what only some words find is shown and said to be so', async () => {
    await put('Ławki w parku')
    const found = await find(contextOf(house), { text: 'ławki tramwaj', page: 1 }, ports)
    expect(found).toMatchObject({ some: true, things: [{ title: 'Ławki w parku' }] })
  })

  test('filters of kind, place and year narrow', async () => {
    await put('Park A', { unitCode: '2001011', datedAt: Temporal.Instant.from('2025-06-01T10:00:00Z') })
    await put('Park B', { unitCode: '2002032' })
    await remarks.put(contextOf(house), { id: newId(), title: 'Park w uwadze' })
    await indexChanged(contextOf(house), ports)
    expect(await titles('park', { unitCode: '2001' })).toEqual(['Park A'])
    expect(await titles('park', { year: 2025 })).toEqual(['Park A'])
    expect(await titles('park', { kind: 'remark' })).toEqual(['Park w uwadze'])
    expect(await titles('park', { unitCode: 'none' })).toEqual([])
  })

  test('what is for some is found by them alone', async () => {
    const organisation = newId()
    await put('Szkic parku', { audiences: holdersOf(['editor', 'administrator'], organisation) })
    const as = (role: string, scope: string | null) => contextOf(house, aPerson({ roles: [{ role, scope }] }))
    expect(await titles('park')).toEqual([])
    expect(await titles('park', {}, contextOf(house, aPerson()))).toEqual([])
    expect(await titles('park', {}, as('editor', newId()))).toEqual([])
    expect(await titles('park', {}, as('clerk', organisation))).toEqual([])
    expect(await titles('park', {}, as('editor', organisation))).toEqual(['Szkic parku'])
    expect(await titles('park', {}, as('administrator', null))).toEqual(['Szkic parku'])
    const { count } = await find(contextOf(house), { text: 'park', page: 1 }, ports)
    expect(count).toBe(0)
  })

  test('what was hidden a moment ago is not shown, also before the index heard of it', async () => {
    const id = await put('Park')
    things.closed.add(id)
    expect(await titles('park')).toEqual([])
    expect(await suggest(contextOf(house), 'par', ports)).toEqual([])
  })

  test('what changed is found anew, and what is no more leaves the index', async () => {
    const id = await put('Park')
    await things.put(contextOf(house), { id, title: 'Skwer przy ratuszu' })
    await indexChanged(contextOf(house), ports)
    expect(await titles('park')).toEqual([])
    expect(await titles('skwery')).toEqual(['Skwer przy ratuszu'])
    await things.take(contextOf(house), id)
    await indexChanged(contextOf(house), ports)
    const { rows } = await sql`select from search.documents`.execute(at.db)
    expect(rows).toHaveLength(0)
  })

  test('one thing that cannot be read does not keep out the others', async () => {
    const broken = newId()
    const read = things.source.read
    things.source.read = async (context, ids) => {
      if (ids.includes(broken)) throw new Error('broken')
      return read(context, ids)
    }
    await things.put(contextOf(house), { id: broken, title: 'Zepsute' })
    await put('Park')
    expect(await titles('park')).toEqual(['Park'])
    expect(await indexChanged(contextOf(house), ports)).toBe(0)
  })

  test('suggestions find the beginning of a word while it is typed', async () => {
    await put('Konsultacje planu ogólnego')
    const found = await suggest(contextOf(house), 'plan ogó', ports)
    expect(found.map(({ title }) => title)).toEqual(['Konsultacje planu ogólnego'])
    expect(await suggest(contextOf(house), 'plan ogx', ports)).toEqual([])
  })

  test('a mistyped word is put right with its diacritics, from what everybody may read', async () => {
    for (let i = 0; i < 3; i += 1) await put(`Spotkanie mieszkańców ${i}`)
    await put('Tajemnica', { audiences: holdersOf(['editor'], newId()) })
    await countTelling(contextOf(house))
    const meantBy = async (text: string) => (await find(contextOf(house), { text, page: 1 }, ports)).meant
    expect(await meantBy('mieszkacow')).toBe('mieszkańców')
    expect(await meantBy('spotkanei mieszkańców')).toBe('spotkanie mieszkańców')
    expect(await meantBy('tajemnicq')).toBeNull()
    expect(await meantBy('mieszkańców')).toBeNull()
  })

  test('rebuilding gives the same answers and drops what the source does not know', async () => {
    const id = await put('Park')
    await sql`insert into search.documents select 'process', gen_random_uuid(), path, 'Park duch', context, body, keys,
      title_keys, year, unit_code, audiences, weight, dated_at, indexed_at from search.documents where thing_id = ${id}`.execute(
      at.db,
    )
    house.clock.set(house.clock.now().add({ seconds: 1 }))
    expect(await rebuildIndex(contextOf(house), ports)).toMatchObject({ documents: 1 })
    expect(await titles('park')).toEqual(['Park'])
  })

  test('alike are those that share telling words', async () => {
    const own = await put('Ławki i drzewa w parku nad rzeką')
    await put('Nowe ławki oraz drzewa przy rzece')
    await put('Remont drogi')
    await countTelling(contextOf(house))
    const alike = await similarTo(
      contextOf(house),
      'Ławki i drzewa w parku nad rzeką',
      { kinds: ['process'], except: { kind: 'process', id: own } },
      ports,
    )
    expect(alike.map(({ title }) => title)).toEqual(['Nowe ławki oraz drzewa przy rzece'])
  })

  test('pages follow one another without repeating', async () => {
    for (let i = 0; i < 45; i += 1) await things.put(contextOf(house), { id: newId(), title: `Park ${i}` })
    await indexChanged(contextOf(house), ports)
    const seen = new Set<string>()
    for (const page of [1, 2, 3]) {
      const found = await find(contextOf(house), { text: 'park', page }, ports)
      expect(found.count).toBe(45)
      expect(found.hasNext).toBe(page < 3)
      for (const { id } of found.things) seen.add(id)
    }
    expect(seen.size).toBe(45)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { openDataPorts } from '../../src/app/open-data/ports.ts'
import { searchPorts } from '../../src/app/search/ports.ts'
import { makeDumps } from '../../src/modules/open-data/index.ts'
import { processById } from '../../src/modules/processes/index.ts'
import { hideRemark, remarkById } from '../../src/modules/remarks/index.ts'
import { indexChanged, rebuildIndex } from '../../src/modules/search/index.ts'
import { sql } from '../../src/platform/db/index.ts'
import { contextOf } from '../support/house.ts'
import { ORIGIN, type TestPortal } from '../support/portal.ts'
import { ROLES, type Who } from '../support/world/roles.ts'
import { openWorld, type World } from '../support/world.ts'

/** Every thing in the index, whoever may find it. */
interface Indexed {
  kind: string
  id: string
  path: string
  title: string
}

describe('search and open data over a whole portal', () => {
  let portal: TestPortal
  let world: World
  let indexed: Indexed[]
  const readIndex = async () =>
    (
      await sql<Indexed>`select kind, thing_id as id, path, title from search.documents order by kind, thing_id`.execute(
        portal.house.db,
      )
    ).rows

  beforeAll(async () => {
    const opened = await openWorld()
    ;({ portal, world } = opened)
    await indexChanged(portal.system(), searchPorts)
    indexed = await readIndex()
    return opened.close
  }, 240_000)

  test('what triggers noted is all there is: rebuilding finds the same', async () => {
    expect(new Set(indexed.map(({ kind }) => kind))).toEqual(new Set(searchPorts.sources.map(({ kind }) => kind)))
    portal.clock.set(portal.clock.now().add({ seconds: 1 }))
    await rebuildIndex(portal.system(), searchPorts)
    expect(await readIndex()).toEqual(indexed)
  }, 180_000)

  test.each<Who>(['stranger', ...ROLES])(
    '%s is shown by search what their pages show, and nothing else',
    async (who) => {
      const visitor = await world.as(who)
      const actor = who === 'stranger' ? ({ kind: 'stranger' } as const) : world.people[who]
      const wrong: string[] = []
      for (const { kind, id, path } of indexed) {
        const source = searchPorts.sources.find((one) => one.kind === kind)
        const seen = (await source?.visible(contextOf(portal.house, actor), [id]))?.has(id)
        const { status } = await visitor.get(path.split('#')[0] ?? '')
        if ((status === 200) !== seen) wrong.push(`${kind} ${path}: ${status}, search says ${seen}`)
      }
      expect(wrong).toEqual([])
    },
    180_000,
  )

  test.each<Who>(['stranger', ...ROLES])(
    '%s finds no address that they may not open',
    async (who) => {
      const visitor = await world.as(who)
      const asked = ['konsultacje', 'park', 'spotkanie', 'sieci', 'Augustów', 'pomysł', 'szkic', 'protokół']
      const found = new Set<string>()
      for (const q of asked) {
        const { html, status } = await visitor.get(`/szukaj?q=${encodeURIComponent(q)}`)
        expect(status).toBe(200)
        for (const [, path = ''] of html.matchAll(/class="search-title"><a href="([^"]+)"/g)) found.add(path)
      }
      expect(found.size).toBeGreaterThan(0)
      for (const path of found) expect((await visitor.get(path.split('#')[0] ?? '')).status, path).toBe(200)
    },
    180_000,
  )

  test('a remark that is hidden leaves search, the interface and the map of the site', async () => {
    const [open] = world.consultations.open.remarks
    const remark = await remarkById(portal.house.db, open?.id ?? '')
    const process = remark && (await processById(portal.house.db, remark.processId))
    if (!remark || !process) throw new Error('no remark')
    const places = async () => {
      const stranger = await world.as('stranger')
      const answers = await Promise.all(
        [`/szukaj?q=${remark.reference}`, '/api/v1/uwagi?limit=200', '/sitemap.xml'].map((path) => stranger.get(path)),
      )
      return answers.map(({ html }) => html.includes(`/uwagi/${remark.reference}`))
    }
    expect(await places()).toEqual([true, true, true])
    await hideRemark(portal.system(), process, remark, 'obraża')
    await indexChanged(portal.system(), searchPorts)
    expect(await places()).toEqual([false, false, false])
  }, 60_000)

  test.each(openDataPorts.collections.map((collection) => [collection.name, collection] as const))(
    'the collection %s keeps its schema, its ids and its pages, and is the same for everybody',
    async (name, collection) => {
      const stranger = await world.as('stranger')
      const administrator = await world.as('administrator')
      const items: { id: string; url: string }[] = []
      let path: string | null = `/api/v1/${name}?limit=2`
      while (path) {
        const answer = await stranger.get(path)
        expect(answer.html).toBe((await administrator.get(path)).html)
        const { items: some, next } = JSON.parse(answer.html)
        items.push(...some)
        path = next?.replace(ORIGIN, '') ?? null
      }
      expect(items.length).toBeGreaterThan(0)
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      for (const item of items) {
        expect(collection.schema.strict().parse(item)).toEqual(item)
        expect(JSON.parse((await stranger.get(`/api/v1/${name}/${item.id}`)).html)).toEqual(item)
        expect((await stranger.get(item.url.replace(ORIGIN, ''))).status, item.url).toBe(200)
      }
    },
    120_000,
  )

  test('the interface refuses filters it does not know, and says which there are', async () => {
    const stranger = await world.as('stranger')
    for (const query of ['?kraj=pl', '?limit=0', '?limit=1000', '?konsultacje=x']) {
      const answer = await stranger.get(`/api/v1/uwagi${query}`)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.html).detail).toBe('konsultacje, limit, po')
    }
  })

  test('its description names every address and speaks both languages', async () => {
    const stranger = await world.as('stranger')
    for (const prefix of ['', '/en']) {
      const api = JSON.parse((await stranger.get(`${prefix}/api/v1/openapi.json`)).html)
      expect(api.openapi).toBe('3.1.0')
      for (const { name, itemName, schema } of openDataPorts.collections) {
        expect(api.paths).toHaveProperty([`/api/v1/${name}`])
        for (const field of Object.keys(schema.shape))
          expect(api.components.schemas[itemName].properties[field].description, field).toMatch(/\S{3}/)
      }
      for (const [reference] of JSON.stringify(api).matchAll(/#\/components\/schemas\/\w+/g))
        expect(api.components.schemas).toHaveProperty(reference.split('/').at(-1) ?? '')
    }
  })

  test('whole collections are made at night, as a stranger gets them', async () => {
    await makeDumps(portal.system(), openDataPorts)
    const stranger = await world.as('stranger')
    const catalogue = JSON.parse((await stranger.get('/otwarte-dane/katalog.jsonld')).html)
    expect(catalogue['dcat:dataset']).toHaveLength(openDataPorts.collections.length)
    const files = catalogue['dcat:dataset'].flatMap((set: Record<string, object[]>) =>
      (set['dcat:distribution'] ?? []).flatMap((one) => ('dcat:downloadURL' in one ? [one['dcat:downloadURL']] : [])),
    ) as { '@id': string }[]
    const withPlaces = openDataPorts.collections.filter(({ point }) => point !== undefined).length
    expect(files.length).toBe(openDataPorts.collections.length * 2 + withPlaces)
    for (const file of files) expect((await stranger.get(file['@id'].replace(ORIGIN, ''))).status).toBe(200)
  }, 60_000)
})

import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { portsWith } from '../../ballots/examples.ts'
import { isInside, type Point, type Position, pointOnPicture, unitByCode } from '../../places/index.ts'
import { keepPool } from '../editions/actions.ts'
import { poolsOf } from '../editions/store.ts'
import { anEdition } from '../examples.ts'
import { openRoutes, openWorkRoutes } from '../routes.ts'
import { beginProject, enterProject } from './actions.ts'
import { isInPool } from './area.ts'
import { projectById, updateProject } from './store.ts'

const square = ({ lon, lat }: Point, half: number): Position[] => [
  [lon - half, lat - half],
  [lon + half, lat - half],
  [lon + half, lat + half],
  [lon - half, lat + half],
]
const AUGUSTOW = { lon: 22.98, lat: 53.844 }

describe('a place and a pool', () => {
  const pool = { unitCode: null, area: [square(AUGUSTOW, 0.01)] }
  test.each([
    ['in the middle', AUGUSTOW, true],
    ['ten metres over a border drawn by hand', { lon: AUGUSTOW.lon, lat: AUGUSTOW.lat + 0.0101 }, true],
    ['a hundred metres over it', { lon: AUGUSTOW.lon, lat: AUGUSTOW.lat + 0.011 }, false],
    ['in another district', { lon: AUGUSTOW.lon + 0.05, lat: AUGUSTOW.lat }, false],
  ])('%s: %j', (_, point, inside) => expect(isInPool(point, pool)).toBe(inside))

  test('without borders every place will do; by a code, places of that gmina', () => {
    expect(isInPool(AUGUSTOW, { unitCode: null, area: null })).toBe(true)
    expect(isInPool(AUGUSTOW, { unitCode: '2001011', area: null })).toBe(true)
    expect(isInPool(AUGUSTOW, { unitCode: '2063011', area: null })).toBe(false)
  })
})

eachEngine("a project lies in its pool's area", (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const organisationId = newId()
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })
  const ports = {
    people: { personsByIds: async () => new Map(), personByEmail: async () => null },
    ballots: portsWith({}),
    forms: { owners: {} },
  }
  beforeAll(async () => {
    house = await aHouse(at)
    const routes: App = new Hono<AppEnv>()
    routes.route('/budzet-obywatelski', openRoutes(ports))
    routes.route('/praca/budzet-obywatelski', openWorkRoutes(ports))
    wing = await aWing(house, routes)
  })
  beforeEach(() => house.clock.set('2026-09-10T10:00:00Z'))
  afterAll(() => house.close())

  /** An edition whose first pool is a square around the middle of the picture, and a place far from it. */
  async function aDistrict() {
    const edition = await anEdition(systemContext(house, 'test'), {
      organisationId,
      until: 'announced',
      votingOn: '2027-01-25',
    })
    const [pool, other] = await poolsOf(at.db, edition.process.id)
    const unit = found(await unitByCode(at.db, '2001011'))
    const spots = Array.from({ length: 400 }, (_, at) => [(at % 20) * 30, Math.floor(at / 20) * 30] as const).filter(
      ([x, y]) => {
        const point = pointOnPicture(unit, x, y)
        return point !== null && isInside(point, unit.code)
      },
    )
    const [first, last] = [found(spots[0]), found(spots.at(-1))]
    const middle = found(pointOnPicture(unit, ...first))
    await keepPool(contextOf(house, editor), edition, { ...found(pool), area: [square(middle, 0.002)] }, found(pool).id)
    return { ...edition, pool: found(pool), other: found(other), inside: first.join(','), outside: last.join(',') }
  }

  test('an author hears which pool it is outside of, and loses nothing', async () => {
    const district = await aDistrict()
    const { id, secret } = await beginProject(systemContext(house, 'test'), district)
    const own = `/budzet-obywatelski/${district.process.slug}/zgloszenia/${id}/miejsce`
    const put = (fields: Record<string, string>) => wing.stranger().post(own, { klucz: secret, ...fields })
    const words = { placeWords: 'Park za szkołą', poolId: district.pool.id }
    const refused = await put({ ...words, spot: district.outside })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('leży poza pulą „Całe miasto”')
    expect(refused.html).toContain('Park za szkołą')
    expect(await mistakesIn(refused.html)).toEqual([])
    expect((await put({ ...words, spot: district.inside })).status).toBe(303)
    // The same place in a pool without borders.
    expect((await put({ ...words, poolId: district.other.id, spot: district.outside })).status).toBe(303)
    // A mark can be taken away, and the place told in words.
    expect((await put({ ...words, unmark: 'tak' })).status).toBe(303)
    expect(await projectById(at.db, district.process.id, id)).toMatchObject({ lon: null, lat: null })
    // An author cannot say why.
    expect((await put({ ...words, spot: district.outside, outsideReason: 'bo tak' })).status).toBe(422)
  })

  test('the office lets it stand with a reason, which everybody reads', async () => {
    const district = await aDistrict()
    const { process } = district
    const paper = newId()
    await enterProject(contextOf(house, clerk), district, paper)
    const entering = `/praca/budzet-obywatelski/${process.slug}/wprowadzanie/${paper}/miejsce`
    const words = { placeWords: 'Droga', poolId: district.pool.id, spot: district.outside }
    expect((await wing.as(clerk).post(entering, words)).html).toContain('wpisz, dlaczego')
    expect((await wing.as(clerk).post(entering, { ...words, outsideReason: 'Droga łączy osiedla.' })).status).toBe(303)

    const { id } = found(await projectById(at.db, process.id, paper))
    await updateProject(at.db, id, { title: 'Droga', number: 1, submittedAt: house.clock.now(), outsideReason: '' })
    const desk = `/praca/budzet-obywatelski/${process.slug}/projekty/${id}`
    const shown = await wing.as(editor).get(desk)
    expect(shown.html).toContain('Miejsce leży poza pulą „Całe miasto”')
    expect(await mistakesIn(shown.html)).toEqual([])
    expect((await wing.as(clerk).post(`${desk}/poza-pula`, { outsideReason: 'x' })).status).toBe(404)
    expect((await wing.as(editor).post(`${desk}/poza-pula`, { outsideReason: '' })).status).toBe(422)
    expect((await wing.as(editor).post(`${desk}/poza-pula`, { outsideReason: 'Droga łączy osiedla.' })).status).toBe(
      303,
    )
    expect((await wing.stranger().get(`/budzet-obywatelski/${process.slug}/projekty/1`)).html).toContain(
      'Droga łączy osiedla.',
    )
  })

  test('borders are drawn in the settings; what is no area comes back with a sentence', async () => {
    const { process, pool } = await aDistrict()
    const path = `/praca/budzet-obywatelski/${process.slug}/ustawienia/pule`
    const page = await wing.as(editor).get(`${path}?pula=${pool.id}`)
    expect(page.html).toContain('wiec-map')
    expect(await mistakesIn(page.html)).toEqual([])
    const typed = { name: 'Całe miasto', residents: '12000', amount: '100000', signatures: '10' }
    const crossed = [
      [22.9, 53.8],
      [23, 53.9],
      [23, 53.8],
      [22.9, 53.9],
    ]
    const area = (positions: number[][]) => JSON.stringify([{ positions, answers: {} }])
    expect((await wing.as(editor).post(`${path}?pula=${pool.id}`, { ...typed, area: area(crossed) })).html).toContain(
      'boki się nie przecinają',
    )
    const sound = square(AUGUSTOW, 0.01)
    expect((await wing.as(editor).post(`${path}?pula=${pool.id}`, { ...typed, area: area(sound) })).status).toBe(303)
    expect((await poolsOf(at.db, process.id))[0]?.area).toHaveLength(1)
    expect((await wing.as(editor).post(`${path}?pula=${pool.id}`, { ...typed, unitCode: '9999999' })).status).toBe(422)
    expect((await wing.as(editor).post(`${path}?pula=${pool.id}`, { ...typed, unitCode: '2001011' })).status).toBe(303)
    expect((await poolsOf(at.db, process.id))[0]).toMatchObject({ area: null, unitCode: '2001011' })
  })
})

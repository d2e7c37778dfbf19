import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { portsWith } from '../../ballots/examples.ts'
import { anEdition } from '../examples.ts'
import { openRoutes } from '../routes.ts'
import { projectsOf } from './store.ts'

eachEngine('projects that shut one another out', (at) => {
  let house: TestHouse
  let visitor: ReturnType<Awaited<ReturnType<typeof aWing>>['visitor']>
  beforeAll(async () => {
    house = await aHouse(at)
    const routes: App = new Hono<AppEnv>()
    const people = { personsByIds: async () => new Map(), personByEmail: async () => null }
    routes.route('/budzet-obywatelski', openRoutes({ people, ballots: portsWith({}), forms: { owners: {} } }))
    visitor = (await aWing(house, routes)).visitor()
  })
  afterAll(() => house.close())

  test('say so on their pages once decisions are public, and others say nothing', async () => {
    const system = systemContext(house, 'test')
    const { process } = await anEdition(system, { organisationId: newId(), votingOn: '2026-11-07', until: 'drawn' })
    const all = await projectsOf(at.db, process.id)
    const pageOf = async (title: string) => {
      const project = found(all.find((each) => each.title === title))
      return (await visitor.get(`/budzet-obywatelski/${process.slug}/projekty/${project.number}`)).html
    }
    house.clock.set('2026-09-01T10:00:00Z')
    expect(await pageOf('Park przy śluzie')).not.toContain('nie może powstać razem')
    house.clock.set('2026-10-20T10:00:00Z')
    const page = await pageOf('Park przy śluzie')
    expect(page).toContain('Ten projekt nie może powstać razem z innym')
    expect(page).toContain('Skatepark przy śluzie')
    expect(await mistakesIn(page)).toEqual([])
    expect(await pageOf('Ścieżka nad Nettą')).not.toContain('nie może powstać razem')
  })
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { EVERYBODY } from '../../platform/search.ts'
import { anEdition } from './examples.ts'
import { editionsData, projectsData } from './open-data.ts'
import { beginProject } from './projects/actions.ts'
import { projectsOf, updateProject } from './projects/store.ts'
import { editionsFound, projectsFound } from './search.ts'
import { publishDecisions } from './verifying/actions.ts'

eachEngine('budgets for search and for programs', (at) => {
  let house: TestHouse
  const organisationId = aPerson().id
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  beforeAll(async () => {
    house = await aHouse(at)
  })
  beforeEach(() => house.clock.set('2026-09-10T10:00:00Z'))
  afterAll(() => house.close())

  const system = (): Context => systemContext(house, 'test')
  const stranger = (): Context => contextOf(house)

  test('an edition that is not announced is found by its team alone, and its projects with it', async () => {
    const draft = await anEdition(system(), { organisationId, votingOn: '2027-02-10', until: 'draft' })
    const [edition] = await editionsFound.read(system(), [draft.process.id])
    expect(edition?.audiences).not.toContain(EVERYBODY)
    expect(edition?.body).toContain('Lipowiec')
    expect((await editionsFound.visible(stranger(), [draft.process.id])).size).toBe(0)
    expect((await editionsFound.visible(contextOf(house, editor), [draft.process.id])).size).toBe(1)
    expect(await editionsData.find(stranger(), draft.process.id)).toBeNull()
    expect((await editionsData.page(stranger(), {}, { limit: 50 })).rows.map(({ id }) => id)).not.toContain(
      draft.process.id,
    )
  })

  test('a project is found once it is submitted, in words of its author and without the author', async () => {
    const open = await anEdition(system(), { organisationId, votingOn: '2027-01-20', until: 'announced' })
    const { id } = await beginProject(system(), open)
    expect(await projectsFound.read(system(), [id])).toEqual([])
    expect((await projectsFound.visible(stranger(), [id])).size).toBe(0)
    expect(await projectsData.find(stranger(), id)).toBeNull()

    const voted = await anEdition(system(), { organisationId })
    const [project] = await projectsOf(at.db, voted.process.id)
    const [found] = await projectsFound.read(system(), [project?.id ?? ''])
    expect(found).toMatchObject({ title: project?.title, context: voted.process.title, unitCode: '2001011' })
    expect(found?.path).toBe(`/budzet-obywatelski/${voted.process.slug}/projekty/${project?.number}`)
    expect(await projectsFound.ids(system(), null, 1000)).toContain(project?.id)
  })

  test('what the office decided and reckoned reaches programs at its minute, not before', async () => {
    const edition = await anEdition(system(), { organisationId, votingOn: '2026-11-20', until: 'decided' })
    const items = async () =>
      (await projectsData.page(stranger(), { budzet: edition.process.id }, { limit: 50 })).rows.map(
        ({ title, cost, state }) => `${title}: ${cost}, ${state}`,
      )
    const before = await items()
    expect(before.length).toBeGreaterThan(3)
    expect(before.filter((line) => /admitted|refused/.test(line))).toEqual([])
    const projects = await projectsOf(at.db, edition.process.id)
    await updateProject(at.db, projects[0]?.id ?? '', { verifiedGrosze: 12_345_00 })
    expect(await items()).toEqual(before)
    house.clock.set('2026-09-21T10:00:00Z')
    await publishDecisions({ ...system(), now: Temporal.Instant.from('2026-09-21T09:00:00Z') }, edition)
    const after = await items()
    expect(after.some((line) => line.includes(': 12345, '))).toBe(true)
    expect(after.filter((line) => /admitted|refused/.test(line)).length).toBe(after.length)
  })

  test('a list goes on page by page, narrowed by year and by edition', async () => {
    const { rows, next } = await editionsData.page(stranger(), {}, { limit: 1 })
    const second = await editionsData.page(stranger(), {}, { limit: 1, after: next ?? '' })
    expect(second.rows[0]?.id).not.toBe(rows[0]?.id)
    const year = rows[0]?.year
    const ofYear = await editionsData.page(stranger(), { rok: year }, { limit: 50 })
    expect(ofYear.rows.length).toBeGreaterThan(0)
    expect(new Set(ofYear.rows.map((row) => row.year))).toEqual(new Set([year]))
    expect(rows[0]?.pools[0]).toMatchObject({ name: 'Całe miasto', amount: 100_000, residents: 12_000 })
    expect(await projectsData.find(stranger(), 'nic')).toBeNull()
    expect(await editionsData.changedAt(stranger())).not.toBeNull()
  })
})

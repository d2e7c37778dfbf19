import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SMALL_PB } from '../../../../tests/support/budgets.ts'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { formatMoney } from '../../../platform/texts/index.ts'
import { portsWith } from '../../ballots/examples.ts'
import { castInStory, settlePolls } from '../../ballots/index.ts'
import { addWork } from '../building/actions.ts'
import { anEdition } from '../examples.ts'
import type { At } from '../projects/actions.ts'
import { projectsOf } from '../projects/store.ts'
import { bringArchive } from '../results/archive.ts'
import { settleEditions } from '../results/making.ts'
import { latestResult } from '../results/store.ts'
import { openRoutes } from '../routes.ts'
import { pollsOf } from '../voting/actions.ts'
import { editionBefore, figuresOf } from './gathering.ts'
import { figuresFrom, type Gathered } from './rules.ts'

const POOL = {
  poolId: '1',
  name: 'Całe miasto',
  threshold: 0,
  valid: 0,
  points: false,
  ties: [],
  draw: null,
  pollSlug: null,
}
const row = (won: boolean, costGrosze: number) =>
  ({
    projectId: newId(),
    number: 1,
    title: '',
    place: 1,
    score: 1,
    votes: 1,
    costGrosze,
    won,
    reason: 'funded',
    lacked: 0,
    by: null,
  }) as const
const project = (given: Partial<Gathered['projects'][number]>): Gathered['projects'][number] => ({
  channel: 'web',
  state: 'not-selected',
  isListed: true,
  costGrosze: 100,
  finalGrosze: null,
  ...given,
})

test('figures count what an edition came to, and say nothing where nothing can be known', () => {
  const city = {
    ...POOL,
    amountGrosze: 1000,
    spentGrosze: 700,
    voters: 150,
    blank: 2,
    residents: 1000,
    rows: [row(true, 700), row(false, 400)],
  }
  const figures = new Map(
    figuresFrom({
      isArchived: false,
      pools: [city, { ...city, poolId: '2', voters: 90, blank: 0, residents: 0, rows: [] }],
      counted: [city],
      projects: [
        project({ state: 'done', finalGrosze: 650 }),
        project({ channel: 'paper' }),
        project({ state: 'refused-finally', isListed: false }),
        project({ state: 'withdrawn', isListed: false }),
      ],
      appeals: [{ outcome: 'upheld' }, { outcome: 'dismissed' }],
      ballots: { web: 200, paper: 40 },
      ages: [{ band: 'a16', people: null }],
      said: 12,
      evaluation: null,
    }).map(({ key, value }) => [key, value]),
  )
  expect(Object.fromEntries(figures)).toMatchObject({
    amount: 2000,
    'chosen-cost': 1400,
    left: 600,
    'final-cost': 650,
    submitted: 4,
    'from-paper': 1,
    refused: 1,
    withdrawn: 1,
    appeals: 2,
    upheld: 1,
    listed: 2,
    chosen: 1,
    people: 150,
    turnout: 15,
    ballots: 240,
    blank: 2,
    'age.a16': null,
    done: 1,
    'done-share': 100,
    said: 12,
  })
  expect(figures.has('mean')).toBe(false)
})

eachEngine('an edition in figures', (at) => {
  let house: TestHouse
  let edition: At
  let earlier: string
  const system = () => systemContext(house, 'test')
  const organisationId = newId()
  let visitor: ReturnType<Awaited<ReturnType<typeof aWing>>['visitor']>
  beforeAll(async () => {
    house = await aHouse(at)
    const routes: App = new Hono<AppEnv>()
    const ports = {
      people: { personsByIds: async () => new Map(), personByEmail: async () => null },
      ballots: portsWith({}),
      forms: { owners: {} },
    }
    routes.route('/budzet-obywatelski', openRoutes(ports))
    visitor = (await aWing(house, routes)).visitor()
    house.clock.set('2026-09-10T10:00:00Z')
    edition = await anEdition(system(), { organisationId, votingOn: '2026-09-07' })
    earlier = await bringArchive(system(), {
      organisationId,
      unitCode: '2001011',
      title: 'Budżet z 2020',
      files: [SMALL_PB],
    })
  })
  afterAll(() => house.close())

  const home = () => `/budzet-obywatelski/${edition.process.slug}/liczby`

  test('before the results there are none', async () => {
    expect(await figuresOf(system(), edition)).toBeNull()
    expect((await visitor.get(home())).status).toBe(404)
    expect((await visitor.get(`${home()}.csv`)).status).toBe(404)
  })

  test('after them they stand beside the edition before, on a page and in files', async () => {
    const [city] = await pollsOf(system(), edition.process.id)
    const { poll } = found(city)
    const presses = [`add:${found(poll.definition.options[0]).id}`]
    const people = ['Ela', 'Jan', 'Ola'].map((somebody) => ({ somebody, presses }))
    await castInStory(system(), poll, people)
    house.clock.set('2026-09-27T10:05:00Z')
    await settlePolls(system())
    await settleEditions(system())
    const result = found(await latestResult(at.db, edition.process.id))
    const won = found(result.content.pools[0]?.rows.find((row) => row.won))
    const chosen = found((await projectsOf(at.db, edition.process.id)).find(({ id }) => id === won.projectId))
    house.clock.set('2027-06-01T10:00:00Z')
    await addWork(system(), edition, chosen, {
      key: newId(),
      kind: 'done',
      happenedOn: Temporal.PlainDate.from('2027-05-30'),
      body: '',
      costGrosze: 5_800_000,
    })
    const figures = new Map((await figuresOf(system(), edition))?.map(({ key, value }) => [key, value]))
    expect(figures.get('people')).toBe(3)
    expect(figures.get('web')).toBe(3)
    expect(figures.get('submitted')).toBe(7)
    expect(figures.get('refused')).toBe(1)
    expect(figures.get('final-cost')).toBe(5_800_000)
    expect(figures.get('done')).toBe(1)
    expect((await editionBefore(system(), edition))?.process.slug).toBe(earlier)
    const page = await visitor.get(home())
    expect(page.html).toContain(formatMoney(5_800_000, 'pl'))
    expect(page.html).toContain('Budżet z 2020')
    expect(await mistakesIn(page.html)).toEqual([])
    const csv = await visitor.get(`${home()}.csv`)
    expect(csv.html).toContain('Koszt końcowy, gdzie go podano')
    expect(csv.html).toContain('58000')
    expect((await visitor.get(`${home()}.xlsx`)).status).toBe(200)
    // The first edition has nothing before it.
    expect((await visitor.get(`/budzet-obywatelski/${earlier}/liczby`)).html).not.toContain('Poprzednia')
  })
})

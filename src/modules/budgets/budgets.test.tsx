import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../tests/support/house.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/index.ts'
import { found } from '../../platform/errors.ts'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import { portsWith } from '../ballots/examples.ts'
import * as ballots from '../ballots/index.ts'
import { anEdition } from './examples.ts'
import { personalData } from './personal-data.ts'
import type { BuiltProject } from './ports.ts'
import { projectForms } from './projects/questions/owner.ts'
import { PROJECT_QUESTIONS } from './projects/questions/rules.ts'
import { projectsOf } from './projects/store.ts'
import { correctResult, settleEditions } from './results/making.ts'
import { latestResult, resultsOf } from './results/store.ts'
import { openRoutes, openWorkRoutes } from './routes.ts'
import { approveDecision, decideAppeal, decideProject, evaluate, fileAppeal } from './verifying/actions.ts'
import { appealOf, cardsOf } from './verifying/store.ts'
import { admit, drawnOrder, journeyOf, pollsOf } from './voting/actions.ts'

/** What was offered to the Participation Map. */
const offered: BuiltProject[] = []

const ballotsPorts = portsWith({ admit, journeyOf })
const ports = {
  people: { personsByIds: async () => new Map(), personByEmail: async () => null },
  ballots: ballotsPorts,
  forms: { owners: { [PROJECT_QUESTIONS]: projectForms() } },
  offerPractice: async (_: Context, __: unknown, built: BuiltProject) => {
    offered.push(built)
    return '/praca/praktyki/1'
  },
}

function allRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', ballots.openRoutes(ballotsPorts))
  routes.route('/budzet-obywatelski', openRoutes(ports))
  routes.route('/praca/budzet-obywatelski', openWorkRoutes(ports))
  return routes
}

eachEngine('a participatory budget', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const organisationId = newId()
  const admin = aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] })
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  const foreign = aPerson({ roles: [{ role: 'team-admin', scope: newId() }] })
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, allRoutes())
  })
  beforeEach(() => house.clock.set('2026-09-10T10:00:00Z'))
  afterAll(() => house.close())

  const system = (): Context => systemContext(house, 'test')
  const as = (person: ReturnType<typeof aPerson>): Context => contextOf(house, person)
  let people = 0
  const somebody = () => ({
    firstName: 'Ela',
    lastName: `Nowak ${++people}`,
    birthYear: '1980',
    address: `Portowa ${people}`,
    confirmed: 'tak',
  })
  const byTitle = async (processId: string, title: string) =>
    found((await projectsOf(at.db, processId)).find((project) => project.title.startsWith(title)))

  /** Votes in the town and in one district, as a person would. */
  async function vote(slug: string, district: string, presses: [poll: ballots.Poll, titles: string[]][]) {
    const browser = wing.visitor()
    const entered = await browser.post(`/budzet-obywatelski/${slug}/glosowanie`, { ...somebody(), pool: district })
    expect(entered.status).toBe(303)
    for (const [poll, titles] of presses)
      for (const title of titles) {
        const option = found(poll.definition.options.find(({ label }) => label.includes(title)))
        const pressed = await browser.post(`${ballots.pollPathOf(poll)}/karta`, { p: `add:${option.id}` })
        expect(pressed.status).toBe(303)
      }
    return browser
  }

  test('a project is submitted without an account, step by step, and changed by its link until the day', async () => {
    const { process } = await anEdition(system(), { organisationId, until: 'announced', votingOn: '2027-01-25' })
    const browser = wing.visitor()
    const home = `/budzet-obywatelski/${process.slug}`
    const begun = await browser.post(`${home}/zglos`)
    const key = new URL(begun.location ?? '', 'https://x.example').searchParams.get('klucz') ?? ''
    const own = (begun.location ?? '').replace(/\/pomysl\?.*/, '')
    const see = (path: string) => browser.get(`${own}${path}?klucz=${encodeURIComponent(key)}`)
    expect(await mistakesIn((await see('/pomysl')).html)).toEqual([])
    const idea = {
      title: 'Ławki',
      summary: 'Dziesięć ławek w parku.',
      description: 'Ławki z oparciem.',
      reason: 'Nie ma gdzie usiąść.',
      access: 'Dla każdego.',
      category: 'greenery',
    }
    expect((await browser.post(`${own}/pomysl`, { klucz: key, ...idea })).location).toContain('/miejsce')
    const pool = found(
      (
        await sql<{
          id: string
        }>`select id from budgets.pools where process_id = ${process.id} order by position`.execute(at.db)
      ).rows[0],
    ).id
    await browser.post(`${own}/miejsce`, { klucz: key, poolId: pool, placeWords: 'Park' })
    await browser.post(`${own}/koszty`, { klucz: key, name0: 'Ławka', quantity0: '10', price0: '2 500' })
    await browser.post(`${own}/zalaczniki`, { klucz: key, supporters: '9' })
    await browser.post(`${own}/autor`, { klucz: key, name: 'Ela Nowak', phone: '600 000 000' })
    // Nine signatures of ten: it cannot be sent yet.
    expect((await browser.post(`${own}/wyslanie`, { klucz: key })).status).toBe(422)
    await browser.post(`${own}/zalaczniki`, { klucz: key, supporters: '10' })
    expect((await browser.post(`${own}/wyslanie`, { klucz: key })).status).toBe(303)
    expect((await browser.post(`${own}/wyslanie`, { klucz: key })).status).toBe(303)
    const project = await byTitle(process.id, 'Ławki')
    expect(project).toMatchObject({ number: 1, costGrosze: 2_500_000, supporters: 10 })
    const shown = await wing.visitor().get(`${home}/projekty/1`)
    expect(shown.html).toContain('Dziesięć ławek')
    expect(shown.html).not.toMatch(/Ela Nowak|600 000 000/)
    expect((await browser.get(`${own}?klucz=zly`)).status).toBe(404)
    house.clock.set('2026-09-27T21:59:59.9Z')
    expect((await browser.post(`${own}/pomysl`, { klucz: key, ...idea, title: 'Ławki i cień' })).status).toBe(303)
    house.clock.set('2026-09-27T22:00:00Z')
    expect((await browser.post(`${own}/pomysl`, { klucz: key, ...idea, title: 'Za późno' })).status).toBe(409)
    expect((await byTitle(process.id, 'Ławki')).title).toBe('Ławki i cień')
  })

  test('nobody confirms their own decision, and decisions are public for all at once, at their minute', async () => {
    const { process } = await anEdition(system(), { organisationId, until: 'submitted' })
    const all = await projectsOf(at.db, process.id)
    const [first] = all
    house.clock.set('2026-06-01T10:00:00Z')
    const { findOwnEdition } = await import('./editions/actions.ts')
    const own = await findOwnEdition(as(editor), process.slug)
    const met = (kind: 'formal' | 'substantive') =>
      Object.fromEntries(own.edition.settings[kind].map(({ id }) => [id, { result: 'met' as const, note: '' }]))
    const given = {
      decision: 'admitted' as const,
      reason: '',
      verifiedGrosze: null,
      agreement: 'Zgoda z 3 czerwca',
      conflictGroup: '',
      plainSummary: '',
    }
    await expect(decideProject(as(editor), own, found(first), given)).rejects.toThrow('budget-cards-missing')
    for (const project of all) {
      await evaluate(as(editor), own, project, { kind: 'formal', answers: met('formal') })
      await evaluate(as(editor), own, project, { kind: 'substantive', answers: met('substantive') })
      await decideProject(as(editor), own, project, given)
    }
    const decided = await projectsOf(at.db, process.id)
    await expect(approveDecision(as(editor), own, found(decided[0]))).rejects.toThrow('budget-second-person')
    await expect(approveDecision(as(foreign), own, found(decided[0]))).rejects.toThrow('absent')
    const { publishDecisions } = await import('./verifying/actions.ts')
    await expect(publishDecisions(as(admin), own)).rejects.toThrow('budget-undecided')
    for (const project of decided) await approveDecision(as(admin), own, project)
    house.clock.set('2026-07-01T10:00:00Z')
    await publishDecisions(as(admin), own)
    const state = async () => (await wing.visitor().get(`/budzet-obywatelski/${process.slug}/projekty/1`)).html
    // 9 July, noon in Warsaw.
    house.clock.set('2026-07-09T09:59:59Z')
    expect(await state()).toContain('Trwa ocena')
    expect(await state()).not.toContain('Zgoda z 3 czerwca')
    house.clock.set('2026-07-09T10:00:00Z')
    expect(await state()).toContain('Dopuszczony do głosowania')
    expect(await state()).toContain('Zgoda z 3 czerwca')
  })

  test('an appeal goes to somebody else than those who verified the project', async () => {
    const { process, edition } = await anEdition(system(), { organisationId, until: 'decided' })
    const refused = await byTitle(process.id, 'Molo')
    await sql`update budgets.projects set decided_by = ${editor.id} where id = ${refused.id}`.execute(at.db)
    const { publishDecisions } = await import('./verifying/actions.ts')
    house.clock.set('2026-07-01T10:00:00Z')
    await publishDecisions(system(), { process, edition })
    const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })
    const filing = { contested: ['m2'], body: 'Brzeg należy do gminy od roku.' }
    house.clock.set('2026-07-09T12:00:00Z')
    await expect(fileAppeal(as(clerk), { process, edition }, refused, null, filing)).rejects.toThrow('budget-no-appeal')
    house.clock.set('2026-07-11T12:00:00Z')
    await fileAppeal(as(clerk), { process, edition }, refused, null, filing)
    await expect(fileAppeal(as(clerk), { process, edition }, refused, null, filing)).rejects.toThrow(
      'budget-appealed-before',
    )
    const appeal = found(await appealOf(at.db, refused.id))
    const own = await byTitle(process.id, 'Molo')
    const upheld = { outcome: 'upheld' as const, reason: 'Potwierdziliśmy własność.' }
    await expect(decideAppeal(as(editor), { process, edition }, own, appeal, upheld)).rejects.toThrow(
      'budget-appeal-own',
    )
    await expect(decideAppeal(as(clerk), { process, edition }, own, appeal, upheld)).rejects.toThrow('absent')
    await decideAppeal(as(admin), { process, edition }, own, appeal, upheld)
    expect(await appealOf(at.db, refused.id)).toMatchObject({ outcome: 'upheld', decidedBy: admin.id })
    expect((await cardsOf(at.db, [refused.id])).get(refused.id)).toHaveLength(2)
  })

  test('numbers of the ballot follow from the public seed', async () => {
    const { process } = await anEdition(system(), { organisationId, until: 'drawn' })
    const listed = (await projectsOf(at.db, process.id)).filter(({ ballotNumber }) => ballotNumber !== null)
    for (const own of Map.groupBy(listed, ({ poolId }) => poolId).values())
      expect(drawnOrder('3 8 15 22 31 40', own).map(({ ballotNumber }) => ballotNumber)).toEqual(
        own.map((_, index) => index + 1),
      )
    expect(listed.map(({ title }) => title)).not.toContain('Molo na prywatnym brzegu')
  })

  test('one says who one is once, votes pool by pool, and in one district only', async () => {
    const { process } = await anEdition(system(), { organisationId })
    const polls = await pollsOf(system(), process.id)
    const [town, lipowiec, borki] = polls.map(({ pool, poll }) => ({ pool, poll }))
    const browser = wing.visitor()
    const me = somebody()
    const home = `/budzet-obywatelski/${process.slug}/glosowanie`
    expect(await mistakesIn((await browser.get(home)).html)).toEqual([])
    const entered = await browser.post(home, { ...me, pool: found(lipowiec).pool.id })
    expect(entered.location).toBe(`${ballots.pollPathOf(found(lipowiec).poll)}/karta`)
    const ballot = await browser.get(entered.location ?? '')
    expect(await mistakesIn(ballot.html)).toEqual([])
    expect(ballot.html).toContain('Dalej: Całe miasto')
    const pressed = await browser.post(`${ballots.pollPathOf(found(town).poll)}/karta`, { p: 'add:1' })
    expect(pressed.status).toBe(303)
    expect((await browser.get(`${ballots.pollPathOf(found(town).poll)}/karta`)).html).toContain('Zakończ')
    // The same person from another browser, in another district.
    const other = await wing.visitor().post(home, { ...me, pool: found(borki).pool.id })
    expect(other.status).toBe(422)
    expect(other.html).toContain('Głosujesz już w innej dzielnicy')
    // Nor by the back door of the poll itself.
    const back = await wing.visitor().post(`${ballots.pollPathOf(found(borki).poll)}/wejscie`, me)
    expect(back.location).toBe(home)
  })

  test('of many who enter two districts at the same moment each is let into one', async () => {
    const { process } = await anEdition(system(), { organisationId })
    const polls = await pollsOf(system(), process.id)
    const districts = polls.filter(({ pool }) => pool.oneOf).map(({ pool }) => pool.id)
    const home = `/budzet-obywatelski/${process.slug}/glosowanie`
    const voters = Array.from({ length: 12 }, somebody)
    const answers = await Promise.all(
      voters.flatMap((me) => districts.map((pool) => wing.visitor().post(home, { ...me, pool }))),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(12)
    const { rows } = await sql<{
      count: number
    }>`select count(*)::int as count from budgets.chosen_pools where process_id = ${process.id}`.execute(at.db)
    expect(rows[0]?.count).toBe(12)
  })

  test('results come at their minute with a reason for every place, and anybody recomputes them', async () => {
    const { process } = await anEdition(system(), { organisationId })
    const polls = await pollsOf(system(), process.id)
    const [town, lipowiec] = polls.map(({ poll }) => poll)
    const district = found(polls[1]).pool.id
    for (let index = 0; index < 5; index++)
      await vote(process.slug, district, [
        [found(town), ['Park przy', ...(index < 4 ? ['Ścieżka'] : []), ...(index < 3 ? ['Skatepark'] : [])]],
        [found(lipowiec), ['Plac zabaw']],
      ])
    const late = await vote(process.slug, district, [[found(town), ['Budki']]])
    // 21 September, 20:00 in Warsaw: the closing second.
    house.clock.set('2026-09-21T17:59:59.999Z')
    expect((await late.post(`${ballots.pollPathOf(found(town))}/karta`, { p: 'clear' })).status).toBe(303)
    expect(
      (
        await late.post(`${ballots.pollPathOf(found(town))}/karta`, {
          p: `add:${found(found(town).definition.options.find(({ label }) => label.includes('Budki'))).id}`,
        })
      ).status,
    ).toBe(303)
    house.clock.set('2026-09-21T18:00:00Z')
    expect((await late.post(`${ballots.pollPathOf(found(town))}/karta`, { p: 'clear' })).status).toBe(409)
    await ballots.settlePolls(system())
    await settleEditions(system())
    const home = `/budzet-obywatelski/${process.slug}`
    // Counted, and shown to nobody: neither here nor on the page of the poll.
    expect((await wing.visitor().get(`${home}/wyniki`)).status).toBe(404)
    expect((await wing.visitor().get(`${ballots.pollPathOf(found(town))}/wyniki.jsonl`)).status).toBe(409)
    house.clock.set('2026-09-27T10:00:00Z')
    await settleEditions(system())
    await settleEditions(system())
    const result = found(await latestResult(at.db, process.id))
    const rows = Object.fromEntries(found(result.content.pools[0]).rows.map((row) => [row.title, row]))
    expect(rows['Park przy śluzie']).toMatchObject({ won: true, reason: 'funded', votes: 5 })
    expect(rows['Ścieżka nad Nettą']).toMatchObject({ won: false, reason: 'too-dear', lacked: 1_000_000 })
    expect(rows['Skatepark przy śluzie']).toMatchObject({ won: false, reason: 'excluded' })
    expect(rows['Budki dla jerzyków']).toMatchObject({ won: false, reason: 'below-threshold', votes: 1 })
    const page = await wing.visitor().get(`${home}/wyniki`)
    expect(await mistakesIn(page.html)).toEqual([])
    expect(page.html).toMatch(/Zabrakło 10\s000/)
    const file = await wing.visitor().get(`${ballots.pollPathOf(found(town))}/wyniki.jsonl`)
    const verdict = await ballots.verifyResults(linesOf(file.html))
    expect(verdict.faults).toEqual([])
    for (const path of ['wyniki.csv', 'wyniki.xlsx', 'protokol.pdf', 'protokol.docx', 'wyniki/1.pb', 'lista.pdf'])
      expect((await wing.visitor().get(`${home}/${path}`)).status).toBe(200)
    // What the published .pb file says is what was published.
    const pb = ballots.readPb((await wing.visitor().get(`${home}/wyniki/1.pb`)).html)
    expect(
      ballots
        .checkPb(pb.file, pb.lines)
        .filter(({ severity, word }) => severity === 'error' && !word.startsWith('rule'))
        .map(({ word }) => word),
    ).toEqual([])
  })

  test('what is known of an author comes out on request and is gone after erasure, and the project stays', async () => {
    const { process } = await anEdition(system(), { organisationId, until: 'submitted' })
    const project = await byTitle(process.id, 'Park przy')
    await sql`update budgets.authors set email = 'Ela@example.org', phone = '600' where project_id = ${project.id}`.execute(
      at.db,
    )
    const person = { id: newId(), email: 'ela@example.org' }
    const own = await personalData.export(system(), person as never)
    expect(own.data).toMatchObject({ projects: [{ title: 'Park przy śluzie', phone: '600' }] })
    await personalData.erase(system(), person as never)
    expect((await personalData.export(system(), person as never)).data).toMatchObject({ projects: [] })
    expect(await byTitle(process.id, 'Park przy')).toMatchObject({ number: 1 })
  })

  test('a correction is the next version, with a reason, and the first one stays', async () => {
    const { process, edition } = await anEdition(system(), { organisationId, title: 'Edycja do poprawy' })
    const polls = await pollsOf(system(), process.id)
    const town = found(polls[0]).poll
    for (let index = 0; index < 3; index++) await vote(process.slug, found(polls[1]).pool.id, [[town, ['Park przy']]])
    house.clock.set('2026-09-27T10:00:00Z')
    await ballots.settlePolls(system())
    await settleEditions(system())
    const park = await byTitle(process.id, 'Park przy')
    await expect(correctResult(as(editor), { process, edition }, { reason: 'x', won: [] })).rejects.toThrow('absent')
    await expect(correctResult(as(admin), { process, edition }, { reason: '', won: [] })).rejects.toThrow(
      'budget-reason-missing',
    )
    await correctResult(as(admin), { process, edition }, { reason: 'Autor wycofał projekt po głosowaniu.', won: [] })
    const [second, first] = await resultsOf(at.db, process.id)
    const wonIn = (result: typeof second) =>
      result?.content.pools.flatMap(({ rows }) => rows.filter((row) => row.won).map(({ projectId }) => projectId))
    expect(wonIn(first)).toContain(park.id)
    expect(wonIn(second)).toEqual([])
    const page = (query: string) => wing.visitor().get(`/budzet-obywatelski/${process.slug}/wyniki${query}`)
    expect((await page('')).html).toContain('Autor wycofał projekt po głosowaniu.')
    expect((await page('?wersja=1')).html).not.toContain('Wyniki poprawione')
  })

  test('money that pools left goes on down the list of the pool that takes it, and the page says so', async () => {
    const poolOf = (name: string, amountGrosze: number, more: object = {}) => ({
      ...{ name, amountGrosze, areaWords: '', residents: 12_000, signatures: 10 },
      ...{ leastGrosze: null, mostGrosze: null, threshold: 0, oneOf: false },
      ...more,
    })
    const { process } = await anEdition(system(), {
      organisationId,
      settings: { resolution: 'Uchwała', takesPaper: false, leftoverRule: 'order' },
      pools: [
        poolOf('Całe miasto', 10_000_000, { threshold: 2, leftoverOrder: 1 }),
        poolOf('Lipowiec', 4_000_000, { oneOf: true }),
        poolOf('Borki', 2_000_000, { oneOf: true }),
      ],
    })
    const polls = await pollsOf(system(), process.id)
    const [town, lipowiec] = polls.map(({ poll }) => found(poll))
    for (const own of [['Park przy', 'Ścieżka', 'Budki'], ['Park przy', 'Ścieżka'], ['Park przy']])
      await vote(process.slug, found(polls[1]).pool.id, [
        [found(town), own],
        [found(lipowiec), ['Plac zabaw']],
      ])
    house.clock.set('2026-09-21T18:00:00Z')
    await ballots.settlePolls(system())
    house.clock.set('2026-09-27T10:00:00Z')
    await settleEditions(system())
    const [first, second] = found(await latestResult(at.db, process.id)).content.pools
    const rows = Object.fromEntries(found(first).rows.map((row) => [row.title, row]))
    // 40,000 of the town and 15,000 of the district pay for what lacked 10,000; a missed threshold stands.
    expect(rows['Ścieżka nad Nettą']).toMatchObject({ won: true, reason: 'from-leftovers' })
    expect(rows['Budki dla jerzyków']).toMatchObject({ won: false, reason: 'below-threshold' })
    expect(first).toMatchObject({ spentGrosze: 11_000_000, receivedGrosze: 1_000_000 })
    expect(second?.receivedGrosze).toBeUndefined()
    const page = await wing.visitor().get(`/budzet-obywatelski/${process.slug}/wyniki`)
    expect(page.html).toContain('Za pieniądze, których nie wydały inne pule.')
    expect((await wing.visitor().get(`/budzet-obywatelski/${process.slug}/zasady`)).html).toContain(
      'w kolejności: Całe miasto',
    )
    expect(await mistakesIn(page.html)).toEqual([])
  })

  test('a project that is built begins a practice, and one that is not does not', async () => {
    const { bringArchive } = await import('./results/archive.ts')
    const { addWork } = await import('./building/actions.ts')
    const { findOwnEdition } = await import('./editions/actions.ts')
    const slug = await bringArchive(as(admin), {
      organisationId,
      unitCode: '2001011',
      title: 'Edycja do opisania',
      files: [SMALL],
    })
    const own = await findOwnEdition(as(editor), slug)
    const won = found((await latestResult(at.db, own.process.id))?.content.pools[0]?.rows.find((row) => row.won))
    const project = found((await projectsOf(at.db, own.process.id)).find(({ id }) => id === won.projectId))
    const address = `/praca/budzet-obywatelski/${slug}/realizacja/${project.id}`
    offered.length = 0
    expect((await wing.as(editor).post(`${address}/praktyka`)).status).toBe(409)
    const happenedOn = Temporal.PlainDate.from('2026-06-01')
    const entry = { key: newId(), kind: 'done' as const, happenedOn, body: 'Otwarte.', costGrosze: 97_000 }
    await addWork(as(editor), own, project, entry)
    const page = await wing.as(editor).get(address)
    expect(page.html).toContain('Opisz na Mapie Partycypacji')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await wing.as(editor).post(`${address}/praktyka`)).location).toBe('/praca/praktyki/1')
    expect(offered).toEqual([
      expect.objectContaining({ title: project.title, course: ['Otwarte.'], costGrosze: 97_000, doneOn: happenedOn }),
    ])
    const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })
    expect((await wing.as(clerk).post(`${address}/praktyka`)).status).toBe(404)
  })

  test('a file of the library comes in as an archived edition and is given back as it came', async () => {
    const { readFile } = await import('node:fs/promises')
    const { bringArchive } = await import('./results/archive.ts')
    const folder = process.env.WIEC_PABULIB
    const text = folder ? await readFile(`${folder}/Poland_Zabrze_2021.pb`, 'utf8') : SMALL
    const slug = await bringArchive(as(admin), {
      organisationId,
      unitCode: '2001011',
      title: 'Dawna edycja',
      files: [text],
    })
    const page = await wing.visitor().get(`/budzet-obywatelski/${slug}/wyniki`)
    expect(page.status).toBe(200)
    expect(await mistakesIn(page.html)).toEqual([])
    const back = await wing.visitor().get(`/budzet-obywatelski/${slug}/wyniki/1.pb`)
    expect(back.html).toBe(text)
  })
})

const SMALL = `META
key;value
description;Mała edycja
country;Poland
unit;Augustów
instance;2020
num_projects;2
num_votes;1
budget;1000
vote_type;approval
rule;greedy
date_begin;01.09.2019
date_end;10.09.2019
PROJECTS
project_id;cost;votes;name;selected
1;600;1;Ławki;1
2;700;0;Lampy;0
VOTES
voter_id;vote
1;1
`

async function* linesOf(text: string): AsyncGenerator<string> {
  for (const line of text.split('\n')) if (line !== '') yield line
}

import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SMALL_PB } from '../../../../tests/support/budgets.ts'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { portsWith } from '../../ballots/examples.ts'
import { bringEvaluation, compareEvaluation, evaluationForms, evaluationOf } from '../../evaluations/index.ts'
import { outboxOf } from '../../notices/examples.ts'
import { followingIn } from '../../notices/followers/testing.ts'
import { jobs } from '../../notices/index.ts'
import { type Process, processBySlug } from '../../processes/index.ts'
import { anEdition } from '../examples.ts'
import { bringArchive } from '../results/archive.ts'
import { openRoutes, openWorkRoutes } from '../routes.ts'
import { EVALUATION } from './kind.ts'

const ports = {
  people: { personsByIds: async () => new Map(), personByEmail: async () => null },
  ballots: portsWith({}),
  forms: { owners: { [EVALUATION.forms]: evaluationForms(EVALUATION) } },
}

eachEngine('the evaluation of an edition', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let organisationId: string
  const system = () => systemContext(house, 'test')
  const queue = testJobs(jobs)
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = queue
    const routes: App = new Hono<AppEnv>()
    routes.route('/budzet-obywatelski', openRoutes(ports))
    routes.route('/praca/budzet-obywatelski', openWorkRoutes(ports))
    wing = await aWing(house, routes)
  })
  beforeEach(() => {
    house.clock.set('2026-09-20T10:00:00Z')
    organisationId = newId()
  })
  afterAll(() => house.close())

  async function anArchive(year: number): Promise<Process> {
    const files = [SMALL_PB.replaceAll('2019', String(year))]
    const slug = await bringArchive(system(), {
      organisationId,
      unitCode: '2001011',
      title: `Budżet ${newId()}`,
      files,
    })
    return found(await processBySlug(at.db, slug))
  }
  const home = ({ slug }: Process) => `/budzet-obywatelski/${slug}/ocena`
  const admin = () => wing.as(aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] }))
  const ask = (process: Process) => admin().post(`/praca${home(process)}`)
  const five = (step: number) =>
    Array.from({ length: 5 }, () => ({ answers: { voting: { number: step } }, at: house.clock.now() }))

  test('before the results nobody is asked', async () => {
    const { process } = await anEdition(system(), { organisationId })
    const page = await admin().get(`/praca${home(process)}`)
    expect(page.html).toContain('po ogłoszeniu wyników')
    expect(page.html).not.toContain('Wyślij prośbę')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await ask(process)).status).toBe(409)
    expect((await wing.visitor().get(home(process))).status).toBe(404)
  })

  test('authors with an address and followers get one letter each; nobody is asked twice', async () => {
    const process = await anArchive(2025)
    await sql`insert into budgets.authors (project_id, name, email)
      select id, 'Ela', 'ela@example.org' from budgets.projects where process_id = ${process.id}`.execute(at.db)
    await followingIn(house).follow('jan@example.org', { kind: 'process', id: process.id })
    expect((await ask(process)).flash).toBe('evaluations.flash.asked')
    await queue.drain()
    expect((await ask(process)).status).toBe(409)
    const letters = (await outboxOf(at.db)).filter(
      ({ template, text }) => template === 'budget-evaluation' && text?.includes(process.slug),
    )
    expect(letters.map(({ email }) => email).sort()).toEqual(['ela@example.org', 'jan@example.org'])
    expect((await wing.visitor().get(`/budzet-obywatelski/${process.slug}`)).html).toContain('Oceń tę edycję')
    expect((await wing.visitor().get(`/budzet-obywatelski/${process.slug}/wyniki`)).html).toContain(home(process))
    expect(await mistakesIn((await wing.visitor().get(home(process))).html)).toEqual([])
  })

  test('everybody reads it beside the earlier editions of the organiser, never beside consultations', async () => {
    const earlier = await anArchive(2023)
    const here = await anArchive(2024)
    const later = await anArchive(2025)
    for (const [process, step] of [
      [earlier, 2],
      [here, 4],
      [later, 5],
    ] as const) {
      await ask(process)
      await bringEvaluation(system(), EVALUATION, process, five(step))
    }
    const compared = await compareEvaluation(system(), EVALUATION, here)
    expect(compared.evaluated.means.voting).toEqual({ mean: 4, answers: 5 })
    expect(compared.earlier.map(({ process, means }) => [process.id, means.voting])).toEqual([[earlier.id, 2]])
    const { html } = await wing.visitor().get(`${home(here)}/wyniki`)
    expect(html).toContain('Łatwo było zagłosować.')
    expect(html).toContain(earlier.title)
    expect(await mistakesIn(html)).toEqual([])
    expect(await evaluationForms(EVALUATION).mayDesign(system(), here.id)).toBe(true)
    const team = aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] })
    expect(await evaluationForms(EVALUATION).mayDesign({ ...system(), actor: team }, here.id)).toBe(false)
  })

  test('the calendar names the last day of answers; without one it is three weeks', async () => {
    const named = await anArchive(2024)
    const free = await anArchive(2025)
    await sql`update budgets.editions set calendar = calendar || '{"evaluationTo": "2026-10-31"}' where process_id = ${named.id}`.execute(
      at.db,
    )
    await ask(named)
    await ask(free)
    expect((await evaluationOf(at.db, named.id))?.closesAt.toString()).toBe('2026-10-31T22:59:59Z')
    expect((await evaluationOf(at.db, free.id))?.closesAt.toString()).toBe('2026-10-11T10:00:00Z')
  })
})

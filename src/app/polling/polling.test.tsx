import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, mistakesIn, type TestHouse } from '../../../tests/support/house.ts'
import { pollById, pollsOfOwner, publishPoll } from '../../modules/ballots/index.ts'
import { announceProcess, draftProcess, editProcess, type Process, processById } from '../../modules/processes/index.ts'
import { systemContext } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import { pollingActivity } from './activity.tsx'
import { openPollingWork } from './routes.tsx'

const BALLOT = { question: 'Jak nazwać nowy skwer?', options: 'Flisaków\nŻeglarzy', bearing: 'advises' }

eachEngine('polls of a consultation', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let process: Process
  const organisationId = newId()
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })

  beforeAll(async () => {
    house = await aHouse(at)
    const ports = { kind: 'consultation', frame: async () => ({ owner: 'Urząd', navigation: [] }) }
    const routes: App = new Hono<AppEnv>()
    routes.route('/praca/konsultacje', openPollingWork(ports))
    wing = await aWing(house, routes)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-08-20T10:00:00Z')
    const words = { title: `Park ${newId()}`, summary: 'Park', topic: 'greenery' as const }
    const { id } = await draftProcess(system(), { kind: 'consultation', organisationId, unitCode: '2001011', ...words })
    const now = async () => found(await processById(at.db, id))
    await editProcess(system(), await now(), {
      opensAt: Temporal.Instant.from('2026-09-01T06:00:00Z'),
      closesAt: Temporal.Instant.from('2026-09-30T21:59:59Z'),
    })
    process = await now()
  })

  const system = () => systemContext(house, 'test')
  const home = () => `/praca/konsultacje/${process.slug}/glosowania`
  const polls = () => pollsOfOwner(at.db, { kind: 'process', id: process.id })
  const announced = async () => {
    await announceProcess(system(), process)
    process = found(await processById(at.db, process.id))
  }

  test('the simplest ballot takes the term of the process, and becomes part of it with what its result means', async () => {
    expect(await mistakesIn((await wing.as(editor).get(home())).html)).toEqual([])
    const made = await wing.as(editor).post(`${home()}/nowe`, { ...BALLOT, bearing: 'decides' })
    const [poll] = await polls()
    expect(made.location).toBe(`/praca/glosowania/${poll?.id}`)
    expect(poll).toMatchObject({ bearing: 'decides', opensAt: process.opensAt, closesAt: process.closesAt })
    expect(poll?.definition.options.map(({ label }) => label)).toEqual(['Flisaków', 'Żeglarzy'])
    const activity = pollingActivity()
    expect(await activity.isPart?.(system(), process)).toBe(false)
    expect(await activity.workList({ ...system(), actor: editor }, process)).toMatchObject([{ count: 1 }])
    await publishPoll(system(), found(poll))
    await announced()
    expect(await activity.isPart?.(system(), process)).toBe(true)
    expect(await activity.mainActions(system(), process)).toEqual([])
    house.clock.set('2026-09-10T10:00:00Z')
    expect(await activity.mainActions(system(), process)).toMatchObject([{ label: 'Zagłosuj' }])
    const blocks: string[] = []
    for await (const block of activity.reportBlocks?.(system(), process) ?? []) blocks.push(JSON.stringify(block))
    expect(blocks.join()).toContain('Wynik rozstrzyga')
  })

  test('after the announcement a poll can advise, and not decide any more', async () => {
    await announced()
    expect((await wing.as(editor).get(home())).html).not.toContain('value="decides"')
    expect((await wing.as(editor).post(`${home()}/nowe`, { ...BALLOT, bearing: 'decides' })).status).toBe(409)
    expect(await polls()).toEqual([])
    expect((await wing.as(editor).post(`${home()}/nowe`, BALLOT)).status).toBe(303)
    expect(await polls()).toMatchObject([{ bearing: 'advises' }])
  })

  test.each([
    ['one answer', { options: 'Flisaków\nFlisaków' }],
    ['no question', { question: '' }],
    ['no meaning', { bearing: '' }],
  ])('with %s the form comes back', async (_, given) => {
    const answer = await wing.as(editor).post(`${home()}/nowe`, { ...BALLOT, ...given })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('<title>Błąd:')
    expect(await polls()).toEqual([])
  })

  test('a poll is taken out and added again until voting begins, and not after', async () => {
    await wing.as(editor).post(`${home()}/nowe`, BALLOT)
    const [poll] = await polls()
    expect((await wing.as(clerk).post(`${home()}/${poll?.id}/odlaczenie`)).status).toBe(404)
    await wing.as(editor).post(`${home()}/${poll?.id}/odlaczenie`)
    expect(await polls()).toEqual([])
    const page = await wing.as(editor).get(home())
    expect(page.html).toContain('Dołącz przygotowane głosowanie')
    expect(await mistakesIn(page.html)).toEqual([])
    await wing.as(editor).post(`${home()}/dolaczenie`, { poll: poll?.id ?? '', bearing: 'decides' })
    expect(await polls()).toMatchObject([{ bearing: 'decides' }])
    await publishPoll(system(), found(await pollById(at.db, poll?.id ?? '')))
    house.clock.set('2026-09-10T10:00:00Z')
    expect((await wing.as(editor).post(`${home()}/${poll?.id}/odlaczenie`)).status).toBe(409)
    expect(await polls()).toHaveLength(1)
  })

  test('a poll of another office is not there to be added', async () => {
    const other = aPerson({ roles: [{ role: 'editor', scope: newId() }] })
    await wing.as(editor).post(`${home()}/nowe`, BALLOT)
    expect((await wing.as(other).get(home())).status).toBe(404)
    expect((await wing.as(editor).post(`${home()}/dolaczenie`, { poll: newId(), bearing: 'advises' })).status).toBe(404)
  })
})

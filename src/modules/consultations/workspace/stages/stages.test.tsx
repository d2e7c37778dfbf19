import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../../tests/support/house.ts'
import { systemContext } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/ids.ts'
import { type Process, stagesOf, tagOf, updateStage } from '../../../processes/index.ts'
import { aConsultation } from '../../examples.ts'
import { anOffice, consultationJobs, type Office } from '../../testing.ts'

eachEngine('stages of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    house.jobs = consultationJobs()
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    process = (
      await aConsultation(systemContext(house, 'test'), {
        organisationId: office.organisation.id,
        title: `Park ${newId()}`,
      })
    ).process
  })

  const home = () => `/praca/konsultacje/${process.slug}/etapy`
  const add = (title: string, given: Record<string, string> = {}) =>
    office.as('editor').post(home(), { kind: 'meeting', title, startsAt: '2026-09-15T17:00', ...given })
  const stages = () => stagesOf(at.db, process.id)
  const titles = async () => (await stages()).map(({ title }) => title)

  test('added, they are public in their order, with time in Warsaw and place', async () => {
    await add('Spacer po parku', {
      kind: 'walk',
      place: 'Śluza',
      accessibility: 'Bez schodów',
      link: 'https://spotkanie.example/1',
    })
    await add('Zbieranie uwag', { kind: 'collecting', startsAt: '2026-09-01T08:00', endsAt: '2026-09-30T23:59' })
    const [walk, collecting] = await stages()
    expect(walk).toMatchObject({ kind: 'walk', place: 'Śluza', activity: null })
    expect(walk?.startsAt?.toString()).toBe('2026-09-15T15:00:00Z')
    expect(collecting?.activity).toBe('remarks')
    const { html } = await office.stranger().get(`/konsultacje/${process.slug}`)
    for (const words of [
      'Spacer po parku',
      '15 września 2026, 17:00',
      'Śluza',
      'Bez schodów',
      'https://spotkanie.example/1',
    ])
      expect(html).toContain(words)
  })

  test.each([
    [{ title: '' }, 'title'],
    [{ kind: 'x' }, 'kind'],
    [{ startsAt: 'jutro' }, 'startsAt'],
    [{ startsAt: '2026-09-15T17:00', endsAt: '2026-09-15T16:00' }, 'endsAt'],
    [{ link: 'javascript:alert(1)' }, 'link'],
    [{ place: 'a'.repeat(201) }, 'place'],
  ])('%o comes back to its field, for a new stage and for one that is changed', async (given, field) => {
    await add('Dyżur')
    const [stage] = await stages()
    for (const path of [home(), `${home()}/${stage?.id}`]) {
      const answer = await office.as('editor').post(path, { kind: 'desk', title: 'Inny', ...given })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain(`href="#f-${field}"`)
    }
    expect(await titles()).toEqual(['Dyżur'])
  })

  test('changed, a stage keeps its description; what it says is in the form', async () => {
    await add('Dyżur')
    const [stage] = await stages()
    if (!stage) throw new Error('no stage')
    await updateStage(at.db, stage.id, { ...stage, description: 'Zapraszamy bez umawiania.' })
    const page = await office.as('editor').get(`${home()}?etap=${stage.id}`)
    expect(page.html).toContain('value="2026-09-15T17:00"')
    expect(await mistakesIn(page.html)).toEqual([])
    await office.as('editor').post(`${home()}/${stage.id}`, { kind: 'desk', title: 'Dyżur w bibliotece' })
    expect(await stages()).toMatchObject([
      { title: 'Dyżur w bibliotece', kind: 'desk', startsAt: null, description: 'Zapraszamy bez umawiania.' },
    ])
  })

  test('moved up, the order changes where people read it; the first stays first', async () => {
    for (const title of ['Pierwszy', 'Drugi', 'Trzeci']) await add(title)
    const ids = (await stages()).map(({ id }) => id)
    const told: string[] = []
    const stop = house.bus.listen((tags) => told.push(...tags))
    await office.as('editor').post(`${home()}/${ids[2]}/wyzej`)
    stop()
    expect(told).toContain(tagOf(process))
    expect(await titles()).toEqual(['Pierwszy', 'Trzeci', 'Drugi'])
    await office.as('editor').post(`${home()}/${ids[0]}/wyzej`)
    expect(await titles()).toEqual(['Pierwszy', 'Trzeci', 'Drugi'])
    const { html } = await office.stranger().get(`/konsultacje/${process.slug}`)
    expect(html.indexOf('Trzeci')).toBeLessThan(html.indexOf('Drugi'))
  })

  test('removed, a stage is gone; one of another consultation is absent', async () => {
    await add('Dyżur')
    const [stage] = await stages()
    const other = await aConsultation(systemContext(house, 'test'), {
      organisationId: office.organisation.id,
      title: `Inna ${newId()}`,
    })
    for (const act of ['', '/usuniecie', '/wyzej']) {
      const path = `/praca/konsultacje/${other.process.slug}/etapy/${stage?.id}${act}`
      expect((await office.as('editor').post(path, { kind: 'desk', title: 'X' })).status).toBe(404)
      expect((await office.as('editor').post(`${home()}/nie-id${act}`, { kind: 'desk', title: 'X' })).status).toBe(404)
    }
    await office.as('editor').post(`${home()}/${stage?.id}/usuniecie`)
    expect(await titles()).toEqual([])
  })
})

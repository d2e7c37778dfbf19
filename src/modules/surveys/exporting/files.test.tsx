import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, type Person, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import { type Process, pathOf, workPathOf } from '../../processes/index.ts'
import { anOpenProcess } from '../../remarks/examples.ts'
import type { FoundSurvey } from '../actions.ts'
import { aDefinition, aMapQuestion, someAnswers } from '../examples.ts'
import { answer, aSurvey, surveysJobs, surveysPorts, surveysRoutes } from '../testing.ts'

const team = newId()
const held = (role: string) => aPerson({ roles: [{ role, scope: team }] })
const editor = held('editor')
const clerk = held('clerk')

eachEngine('files of a survey', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let process: Process
  const ports = surveysPorts()

  beforeAll(async () => {
    house = await aHouse(at)
    queue = surveysJobs(ports)
    house.jobs = queue
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Autobusy ${newId()}` })
  })

  const client = async (person?: Person) => {
    const wing = await aWing(house, surveysRoutes(ports))
    return person ? wing.as(person) : wing.stranger()
  }
  const survey = (given: Parameters<typeof aSurvey>[3] = {}) => aSurvey(contextOf(house, editor), ports, process, given)
  const home = ({ survey }: FoundSurvey) => `${pathOf(process)}/ankiety/${survey.slug}`
  const work = ({ survey }: FoundSurvey) => `${workPathOf(process)}/ankiety/${survey.slug}`

  test('files have a column for each choice, formulas made harmless, and a code book', async () => {
    const found = await survey({ settings: { results: 'live', openData: true } })
    const words = someAnswers({
      means: { choices: ['else'], other: '=HYPERLINK("zły")' },
      secret: { text: 'Tylko dla zespołu' },
    })
    await answer(contextOf(house), ports, found, {
      ...words,
      improve: { text: 'Piszcie na jan.dab@example.org proszę' },
    })
    await queue.drain()
    const own = await (await client(clerk)).get(`${work(found)}/odpowiedzi.csv`)
    expect(own.html.split('\r\n')[0]).toContain('P1;P2_a;P2_b;P2_c;P2_inne;P3;P4_1;P4_2')
    expect(own.html).toContain(`"'=HYPERLINK(""zły"")"`)
    expect(own.html).toContain('Tylko dla zespołu')
    const book = await (await client(clerk)).get(`${work(found)}/slownik.csv`)
    expect(book.html).toContain('P1;;;3;65 i więcej')
    const labels = await (await client(clerk)).get(`${work(found)}/etykiety.sps`)
    expect(labels.html).toContain("VALUE LABELS P1 1 '18–39'")

    const open = await (await client()).get(`${home(found)}/dane.csv`)
    expect(open.status).toBe(200)
    for (const secret of ['Tylko dla zespołu', 'jan.dab@example.org', '2026-09', 'P9', 'P10'])
      expect(open.html).not.toContain(secret)
    expect((await (await client()).get(`${home(found)}/wyniki.csv`)).html).toContain('autobusem')
    expect((await (await client()).get(`${home(found)}/dane.xlsx`)).status).toBe(200)
    expect((await (await client(clerk)).get(`${work(found)}/odpowiedzi.xlsx`)).status).toBe(200)
  })

  test('what was drawn goes to the team shape by shape, and to everybody as squares with enough people', async () => {
    const found = await survey({
      definition: aDefinition([aMapQuestion]),
      settings: { results: 'live', openData: true, anonymity: 'anonymous' },
    })
    const drawn = (lon: number) => ({ place: { shapes: [{ id: 's1', positions: [[lon, 53.84]], followUps: {} }] } })
    for (let at = 0; at < 6; at++) await answer(contextOf(house), ports, found, drawn(22.97) as never)
    await answer(contextOf(house), ports, found, drawn(23.5) as never)
    await answer(contextOf(house), ports, found, { place: { placeWords: 'za remizą', unitCode: null } } as never)
    await queue.drain()

    const desk = await client(clerk)
    const shapes = JSON.parse((await desk.get(`${work(found)}/mapy.geojson`)).html)
    expect(shapes.features).toHaveLength(7)
    expect(shapes.features.map((one: GeoJSON.Feature) => one.geometry)).toContainEqual({
      type: 'Point',
      coordinates: [23.5, 53.84],
    })
    const table = await desk.get(`${work(found)}/mapy/place.csv`)
    expect(table.html).toContain('MULTIPOINT((23.5 53.84))')
    const answers = await desk.get(`${work(found)}/odpowiedzi.csv`)
    expect(answers.html.split('\r\n')[0]).toContain('P1;P1_wkt;P1_slowa;P1_teryt')
    expect(answers.html).toContain('za remizą')
    expect((await desk.get(work(found))).html).toContain('/mapy/place.csv')

    const results = await (await client()).get(`${home(found)}/wyniki`)
    expect(results.html).toContain(`${home(found)}/wyniki.geojson`)
    const squares = JSON.parse((await (await client()).get(`${home(found)}/wyniki.geojson`)).html)
    expect(squares.features.map((one: GeoJSON.Feature) => one.properties)).toEqual([
      { question: 'P1', label: 'Gdzie brakuje ławki?', people: 6 },
    ])
    const open = await (await client()).get(`${home(found)}/dane.csv`)
    for (const secret of ['53.84', 'za remizą', 'wkt']) expect(open.html).not.toContain(secret)
    expect((await (await client()).get(`${work(found)}/mapy.geojson`)).status).not.toBe(200)
  })

  test('answers row by row are for readers only where the team said so', async () => {
    const found = await survey({ settings: { results: 'live', openData: false } })
    for (const path of ['/dane.csv', '/dane.xlsx', '/dane-slownik.csv'])
      expect([path, (await (await client()).get(home(found) + path)).status]).toEqual([path, 404])
  })
})

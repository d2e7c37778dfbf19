import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import { countedMaps, publishVersion, type Question, saveDraft } from '../../forms/index.ts'
import { type Process, pathOf, workPathOf } from '../../processes/index.ts'
import { anOpenProcess } from '../../remarks/examples.ts'
import { changeSettings, type FoundSurvey, findOwnSurvey } from '../actions.ts'
import { aDefinition, aMapQuestion } from '../examples.ts'
import { answer, aSurvey, surveysJobs, surveysPorts, surveysRoutes } from '../testing.ts'
import { mapsInReport } from './on-map.ts'

const team = newId()
const editor = aPerson({ roles: [{ role: 'editor', scope: team }] })

const benches = aMapQuestion
const trees: Question = { ...aMapQuestion, id: 'trees', label: { pl: 'Gdzie posadzić drzewo?' } }
const drawn = (id: string) =>
  ({ [id]: { shapes: [{ id: 's1', positions: [[22.97, 53.84]], followUps: {} }] } }) as never

eachEngine('results on maps over versions of a form', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let process: Process
  let wing: Awaited<ReturnType<typeof aWing>>
  const ports = surveysPorts()

  beforeAll(async () => {
    house = await aHouse(at)
    queue = surveysJobs(ports)
    house.jobs = queue
    wing = await aWing(house, surveysRoutes(ports))
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Ławki ${newId()}` })
  })

  const survey = (questions: Question[]) =>
    aSurvey(contextOf(house, editor), ports, process, {
      definition: aDefinition(questions),
      settings: { results: 'live' },
    })
  const nextVersion = async ({ survey }: FoundSurvey, questions: Question[]) => {
    const context = contextOf(house, editor)
    const found = () => findOwnSurvey(context, 'consultation', process.slug, survey.slug)
    const { form } = await found()
    await saveDraft(context, ports.forms, form, { ...form.draft, ...aDefinition(questions) }, form.draftRevision)
    expect((await publishVersion(context, ports.forms, (await found()).form)).ok).toBe(true)
  }
  const sixDraw = async (found: FoundSurvey, id: string) => {
    for (let count = 0; count < 6; count += 1) await answer(contextOf(house), ports, found, drawn(id))
    await queue.drain()
  }
  // One portal with its cache of pages all along, as readers have it.
  const reader = async () => wing.stranger()
  const page = async ({ survey }: FoundSurvey) =>
    (await (await reader()).get(`${pathOf(process)}/ankiety/${survey.slug}/wyniki`)).html
  const squares = async ({ survey }: FoundSurvey) => {
    const { html } = await (await reader()).get(`${pathOf(process)}/ankiety/${survey.slug}/wyniki.geojson`)
    return JSON.parse(html).features.map(({ properties }: GeoJSON.Feature) => properties?.label)
  }

  test('squares are as large as the setting says, and hide as few people as it says', async () => {
    const context = contextOf(house, editor)
    const withGrid = (settings: { gridKm: number; least: number }) =>
      aSurvey(context, ports, process, {
        definition: aDefinition([benches]),
        settings: { results: 'live', ...settings },
      })
    const [small, guarded] = [await withGrid({ gridKm: 0.25, least: 6 }), await withGrid({ gridKm: 0.25, least: 7 })]
    await sixDraw(small, 'place')
    await sixDraw(guarded, 'place')
    expect(await squares(small)).toEqual(['Gdzie brakuje ławki?'])
    expect(await page(small)).toContain('0,25')
    expect(await squares(guarded)).toEqual([])
    const { gridKm, ...rest } = small.survey
    expect(gridKm).toBe(0.25)
    await expect(changeSettings(context, small, { ...rest, gridKm: 5 })).rejects.toThrow('survey-grid-fixed')
  })

  test('a report has squares with enough people as a picture that says what it shows, and the same as a table', async () => {
    const withLeast = (least: number) =>
      aSurvey(contextOf(house, editor), ports, process, {
        definition: aDefinition([benches, { ...trees, visibility: 'private' }]),
        settings: { results: 'live', gridKm: 0.5, least },
      })
    const [shown, hidden] = [await withLeast(6), await withLeast(7)]
    for (const found of [shown, hidden]) {
      await sixDraw(found, 'place')
      await sixDraw(found, 'trees')
    }
    const blocks = (await mapsInReport(contextOf(house), shown)).get('place') ?? []
    expect(blocks.map(({ kind }) => kind)).toEqual(['picture', 'paragraph', 'table'])
    const [picture, , table] = blocks
    if (picture?.kind !== 'picture' || table?.kind !== 'table') throw new Error('no picture and table')
    expect(picture.alt).toContain('1 kwadrat, osób w najpełniejszym: 6')
    // The bytes every PNG begins with.
    expect([...picture.png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    expect(JSON.stringify(await Array.fromAsync(table.rows))).toMatch(/Augustów.*"6"/)

    const guarded = await mapsInReport(contextOf(house), hidden)
    // A private question is on no map of a report, whoever is in its squares.
    expect([...guarded.keys()]).toEqual(['place'])
    expect(guarded.get('place')?.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph'])
  })

  test('what was counted before a question became private is shown to nobody after', async () => {
    const found = await survey([benches, trees])
    await sixDraw(found, 'place')
    await sixDraw(found, 'trees')
    expect(await page(found)).toContain('Gdzie posadzić drzewo?')
    expect((await squares(found)).sort()).toEqual(['Gdzie brakuje ławki?', 'Gdzie posadzić drzewo?'])

    const kept = () => wing.cache.get(`${pathOf(process)}/ankiety/${found.survey.slug}/wyniki`)
    expect(kept()).not.toBeNull()
    await nextVersion(found, [benches, { ...trees, visibility: 'private' }])
    expect(kept()).toBeNull()
    expect(await page(found)).not.toContain('Gdzie posadzić drzewo?')
    expect(await squares(found)).toEqual(['Gdzie brakuje ławki?'])
    const desk = wing.as(editor)
    const own = await desk.get(`${workPathOf(process)}/ankiety/${found.survey.slug}/wyniki`)
    expect(own.html).toContain('Gdzie posadzić drzewo?')
  })

  test('what was counted of one set of questions is not given to who asks of another', async () => {
    const found = await survey([benches, trees])
    await sixDraw(found, 'trees')
    const counted = async (questions: Question[]) => {
      const definition = aDefinition(questions)
      const { results } = await countedMaps(contextOf(house), { formId: found.form.id, definition, readers: 'public' })
      return [...results].map(([id, { drew }]) => [id, drew])
    }
    expect(await counted([benches])).toEqual([['place', 0]])
    expect(await counted([benches, trees])).toEqual([
      ['place', 0],
      ['trees', 6],
    ])
    expect(await counted([benches, { ...trees, visibility: 'private' }])).toEqual([['place', 0]])
  })

  test('what was answered in private stays so when the question is opened to all', async () => {
    const found = await survey([benches, { ...trees, visibility: 'private' }])
    await sixDraw(found, 'trees')
    await nextVersion(found, [benches, trees])
    expect(await page(found)).not.toContain('Gdzie posadzić drzewo?')
    expect(await squares(found)).toEqual([])
  })

  test('a question taken out since is on the page and in the file alike, whichever is read first', async () => {
    for (const first of [page, squares]) {
      const found = await survey([benches, trees])
      await sixDraw(found, 'trees')
      await nextVersion(found, [benches])
      await first(found)
      // Two questions on a map, each with its squares or the words that there are none.
      expect((await page(found)).split('class="forms-map-results"').length - 1).toBe(2)
      expect(await squares(found)).toEqual(['Gdzie posadzić drzewo?'])
    }
  })
})

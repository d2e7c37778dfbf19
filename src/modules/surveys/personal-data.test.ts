import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { anOpenProcess } from '../remarks/examples.ts'
import { personalData } from './personal-data.ts'
import { keepPopulation } from './population/store.ts'
import { surveyById } from './store.ts'
import { aSurvey, surveysJobs, surveysPorts } from './testing.ts'

eachEngine('what is kept of those who make surveys', (at) => {
  let house: TestHouse
  const ports = surveysPorts()
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    house.jobs = surveysJobs(ports)
  })
  afterAll(() => house.close())

  test('they get it, and when they go the survey stays without them', async () => {
    const team = newId()
    const process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team })
    const editor = aPerson({ roles: [{ role: 'editor', scope: team }] })
    const { survey } = await aSurvey(contextOf(house, editor), ports, process)
    const population = {
      source: 'GUS',
      asOf: Temporal.PlainDate.from('2025-12-31'),
      rows: [],
      importedAt: house.clock.now(),
    }
    await keepPopulation(at.db, survey.id, population, editor.id)

    const mine = await personalData.export(contextOf(house, editor), editor)
    expect(mine.data).toEqual({
      surveysMade: [survey.id],
      surveysOpened: [survey.id],
      populationsImported: [survey.id],
    })
    await personalData.erase(contextOf(house, editor), editor)
    expect((await personalData.export(contextOf(house, editor), editor)).data).toEqual({
      surveysMade: [],
      surveysOpened: [],
      populationsImported: [],
    })
    expect((await surveyById(at.db, survey.id))?.openedAt).not.toBeNull()
  })
})

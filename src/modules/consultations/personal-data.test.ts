import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { newId } from '../../platform/ids.ts'
import { keepDeclaration } from './canon/store.ts'
import { aConsultation } from './examples.ts'
import { personalData } from './personal-data.ts'
import { reviewPlaces, writePart } from './reports/actions.ts'
import { beginReport } from './reports/store.ts'
import { insertEffect } from './store.ts'

eachEngine('what consultations keep about their teams', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())

  test('a person gets all of theirs; erased, what was published stays without them', async () => {
    const organisationId = newId()
    const team = () => aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] })
    const [person, other] = [team(), team()]
    const context = contextOf(house, person)
    const { process } = await aConsultation(context, { organisationId })
    await writePart(context, process, 'conclusions', 'Rada przyjmie plan.')
    await writePart(contextOf(house, other), process, 'evaluation', 'Przyszło wielu.')
    await reviewPlaces(context, process, [{ textId: newId(), field: 'body', start: 1, end: 5, masked: true }])
    await beginReport(at.db, { id: newId(), processId: process.id, madeAt: context.now, madeBy: person.id })
    await keepDeclaration(
      at.db,
      process.id,
      { point: 'cost', declared: true, note: 'Sto złotych.', declaredAt: context.now },
      person.id,
    )
    await insertEffect(at.db, process.id, {
      id: newId(),
      title: 'Są ławki',
      body: 'Dziewięć.',
      happenedOn: null,
      publishedAt: context.now,
      publishedBy: person.id,
    })

    const { data } = await personalData.export(context, person)
    expect(data).toMatchObject({
      reportParts: [{ part: 'conclusions', body: 'Rada przyjmie plan.' }],
      reports: [{ version: 1 }],
      effects: [{ title: 'Są ławki' }],
      canonDeclarations: [{ point: 'cost', note: 'Sto złotych.' }],
      placesReviewed: 1,
    })

    await personalData.erase(context, person)
    expect((await personalData.export(context, person)).data).toEqual({
      reportParts: [],
      reports: [],
      effects: [],
      canonDeclarations: [],
      accessibleVersions: [],
      milestones: [],
      protocols: [],
      placesReviewed: 0,
    })
    expect((await personalData.export(context, other)).data).toMatchObject({ reportParts: [{ part: 'evaluation' }] })
  })
})

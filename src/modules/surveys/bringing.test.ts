import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { TestJobs } from '../../platform/jobs/testing.ts'
import type { Process } from '../processes/index.ts'
import { listWork } from '../remarks/deciding/store.ts'
import { anOpenProcess } from '../remarks/examples.ts'
import { bringOpenAnswers } from './bringing.ts'
import { someAnswers } from './examples.ts'
import { originOfRemark } from './origin.ts'
import { answer, aSurvey, surveysJobs, surveysPorts } from './testing.ts'

const team = newId()
const editor = aPerson({ roles: [{ role: 'editor', scope: team }] })
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })

eachEngine('open answers of a survey', (at) => {
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

  const as = (person = editor) => contextOf(house, person)
  const system = () => systemContext(house, 'test')
  const survey = (given: Parameters<typeof aSurvey>[3] = {}) => aSurvey(as(), ports, process, given)
  const send = (found: Awaited<ReturnType<typeof survey>>, answers = someAnswers(), more = {}) =>
    answer(contextOf(house), ports, found, answers, more)
  const brought = async () => (await listWork(at.db, process.id, { channel: 'survey' }, { limit: 50 })).rows

  test('an open answer becomes a remark at once, each once, with its question and the way back', async () => {
    const found = await survey({ settings: { anonymity: 'named' } })
    await send(found, someAnswers({ improve: { text: 'Autobus w niedzielę, choćby rano.' } }), {
      respondent: { personId: null, name: 'Zofia Klon', email: null },
    })
    await queue.drain()
    await queue.run(system(), 'surveys.closing')
    const [remark, ...others] = await brought()
    expect(others).toEqual([])
    expect(remark).toMatchObject({
      body: 'Autobus w niedzielę, choćby rano.',
      channel: 'survey',
      quotation: 'Co poprawić?',
      signature: null,
      authorName: 'Zofia Klon',
    })
    const origin = (audience: 'team' | 'public') =>
      originOfRemark(audience === 'team' ? as(clerk) : contextOf(house), process, remark?.id ?? '', audience)
    expect((await origin('team'))?.href).toContain('/odpowiedzi/')
    expect((await origin('public'))?.href).toBe(`/konsultacje/${process.slug}/ankiety/${found.survey.slug}`)
  })

  test('open answers of an anonymous survey wait for its closing, and none says when it came', async () => {
    const found = await survey()
    for (const text of ['Więcej kursów po szkole.', 'Wiata przy cmentarzu.'])
      await send(found, someAnswers({ improve: { text } }))
    await queue.drain()
    await queue.run(system(), 'surveys.closing')
    expect(await brought()).toEqual([])

    house.clock.set('2026-10-01T10:00:00Z')
    await queue.run(system(), 'surveys.closing')
    await queue.run(system(), 'surveys.closing')
    const remarks = await brought()
    expect(remarks.map(({ body }) => body).sort()).toEqual(['Wiata przy cmentarzu.', 'Więcej kursów po szkole.'])
    const sent = Temporal.Instant.from('2026-09-10T10:00:00Z')
    expect(remarks.some(({ receivedAt }) => receivedAt.equals(sent))).toBe(false)
    expect(remarks.every(({ authorName, signature }) => authorName === null && signature === null)).toBe(true)
  })

  test('nobody is named in remarks of a confidential survey', async () => {
    const found = await survey({ settings: { anonymity: 'confidential' } })
    await send(found, someAnswers({ improve: { text: 'Kierowcy są mili, rozkład nie.' } }), {
      respondent: { personId: null, name: 'Jan Dąb', email: 'jan@example.org' },
    })
    await queue.drain()
    expect(await brought()).toMatchObject([{ authorName: null, signature: null, authorKind: 'anonymous' }])
  })

  test('private texts, short ones and those of questions not chosen stay out of remarks', async () => {
    const found = await survey({ settings: { anonymity: 'named' } })
    await send(found, someAnswers({ secret: { text: 'Tego nikomu nie mówcie.' }, improve: { text: 'nic' } }))
    await queue.drain()
    expect(await bringOpenAnswers(system(), ports, found.survey)).toBe(0)
    const silent = await survey({ settings: { anonymity: 'named', remarkQuestions: ['secret'] }, title: 'Cicha' })
    await send(silent, someAnswers({ secret: { text: 'Tego nikomu nie mówcie.' }, improve: { text: 'Więcej ławek.' } }))
    await queue.drain()
    expect(await brought()).toEqual([])
  })

  test('where a moderator looks first, an open answer waits like any other remark', async () => {
    const careful = surveysPorts({ moderation: 'before' })
    const found = await survey({ settings: { anonymity: 'named' } })
    await answer(contextOf(house), ports, found, someAnswers({ improve: { text: 'Zmieńcie kierowcę tej linii.' } }))
    await bringOpenAnswers(system(), careful, found.survey)
    expect(await brought()).toMatchObject([{ publishedAt: null }])
  })
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { answeredById, endingOf, personalData, respondentsOf, retentionOf } from '../../forms/index.ts'
import { anUpload, aPdf } from '../../media/examples.ts'
import { filesOf, keepFile, jobs as mediaJobs } from '../../media/index.ts'
import { jobs as noticesJobs } from '../../notices/index.ts'
import { type Process, workPathOf } from '../../processes/index.ts'
import { anOpenProcess } from '../../remarks/examples.ts'
import { closeSurvey } from '../actions.ts'
import { aDefinition } from '../examples.ts'
import { jobs } from '../jobs.ts'
import { tallyOfAll } from '../results/store.ts'
import { answer, aSurvey, surveysPorts, surveysRoutes } from '../testing.ts'
import { followTerms, keepFor } from './actions.ts'

const team = newId()
const editor = aPerson({ roles: [{ role: 'editor', scope: team }] })
const words = { pl: 'Jak się z Tobą skontaktować?' }
const base = { hint: {}, help: {}, required: false, showWhen: null, skips: [] }
const definition = aDefinition([
  { ...base, id: 'phone', type: 'short-text', label: words, visibility: 'private', maxLength: 100 },
  { ...base, id: 'paper', type: 'file', label: words, visibility: 'private', kinds: ['pdf'], maxFiles: 1 },
  { ...base, id: 'more', type: 'short-text', label: words, visibility: 'public', maxLength: 100 },
])

eachEngine('how long personal data of a survey is kept', (at) => {
  let house: TestHouse
  let process: Process
  const ports = surveysPorts()

  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = testJobs([...jobs(ports), ...mediaJobs, ...noticesJobs])
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Autobusy ${newId()}` })
  })

  const system = () => systemContext(house, 'test')
  const night = async () => {
    await followTerms(system())
    await personalData.endRetention?.(system())
  }
  async function answered() {
    const found = await aSurvey(contextOf(house, editor), ports, process, {
      definition,
      settings: { anonymity: 'named' },
    })
    const subject = { kind: 'form-answers', id: found.form.id }
    const file = await keepFile(contextOf(house), await anUpload(house.config, 'pismo.pdf', aPdf()), {
      subject,
      kinds: ['pdf'],
      visibility: 'team',
    })
    if (!file.ok) throw new Error('not kept')
    const answers = { phone: { text: '600 700 800' }, paper: { files: [file.file.id] }, more: { text: 'Linia 7.' } }
    const ela = { personId: null, name: 'Ela', email: 'ela@example.org' }
    const one = await answer(contextOf(house), ports, found, answers, { respondent: ela })
    return { found, one, subject }
  }

  test('after the last day, and not on it, who answered and what was written to the team goes; the rest stays', async () => {
    const { found, one, subject } = await answered()
    const end = found.term.closesAt?.toZonedDateTimeISO('Europe/Warsaw').toPlainDate().add({ months: 24 })
    if (!end) throw new Error('no end')
    expect(await endingOf(system(), found.form.id)).toEqual({ respondents: 1, words: 2, files: 1, scans: 0 })

    house.clock.set(`${end}T20:00:00Z`)
    await night()
    expect((await answeredById(at.db, one.id))?.answers).toHaveProperty('phone')
    expect((await respondentsOf(at.db, [one.id])).size).toBe(1)

    house.clock.set(`${end.add({ days: 1 })}T06:00:00Z`)
    await night()
    expect((await answeredById(at.db, one.id))?.answers).toEqual({ more: { text: 'Linia 7.' } })
    expect((await respondentsOf(at.db, [one.id])).size).toBe(0)
    expect(await filesOf(at.db, subject)).toEqual([])
    expect(await endingOf(system(), found.form.id)).toEqual({ respondents: 0, words: 0, files: 0, scans: 0 })
    expect((await retentionOf(at.db, found.form.id)).servedAt).not.toBeNull()
    await night()
    expect((await tallyOfAll(at.db, found.survey.id)).tally).toBeDefined()
  })

  test('a shorter time and an early closing bring the day nearer, a longer one moves it away', async () => {
    const { found } = await answered()
    const endsOn = async () => (await retentionOf(at.db, found.form.id)).endsOn?.toString()
    await closeSurvey(contextOf(house, editor), found)
    await night()
    expect(await endsOn()).toBe('2028-09-10')
    const closed = { ...found, survey: { ...found.survey, closedAt: house.clock.now() } }
    await keepFor(contextOf(house, editor), closed, 3)
    expect(await endsOn()).toBe('2026-12-10')
    await keepFor(contextOf(house, editor), closed, 60)
    expect(await endsOn()).toBe('2031-09-10')
    await expect(keepFor(contextOf(house, aPerson()), closed, 3)).rejects.toThrow('absent')
  })

  test('its page counts on trial, and asks once more before what is over already', async () => {
    const { found, one } = await answered()
    const desk = (await aWing(house, surveysRoutes(ports))).as(editor)
    const path = `${workPathOf(process)}/ankiety/${found.survey.slug}/przechowywanie`
    const shown = await desk.get(path)
    expect(shown.html).toContain('odpowiedź, o której wiadomo, czyja jest')
    expect(await mistakesIn(shown.html)).toEqual([])
    expect((await answeredById(at.db, one.id))?.answers).toHaveProperty('phone')

    house.clock.set('2027-06-01T10:00:00Z')
    const asked = await desk.post(path, { months: '3' })
    expect(asked.status).toBe(422)
    expect(asked.html).toContain('zniknie w najbliższą noc')
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await desk.post(path, { months: '7' })).status).toBe(422)
    expect((await desk.post(path, { months: '3', understood: 'tak' })).flash).toBe('surveys.flash.saved')
    await night()
    expect((await answeredById(at.db, one.id))?.answers).toEqual({ more: { text: 'Linia 7.' } })
    expect((await desk.get(path)).html).toContain('Dane tej ankiety usunęliśmy')
  })

  test('people read how long before they answer', async () => {
    const { found } = await answered()
    const reader = (await aWing(house, surveysRoutes(ports))).stranger()
    const start = await reader.get(`/konsultacje/${process.slug}/ankiety/${found.survey.slug}`)
    expect(start.html).toContain('od zakończenia ankiety: 2 lata')
  })
})

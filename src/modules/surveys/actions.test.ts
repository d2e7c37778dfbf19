import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { TestJobs } from '../../platform/jobs/testing.ts'
import { answersStream, editAnswers, formOf, withdrawAnswers } from '../forms/index.ts'
import { insertStage, type Process, stagesOf, updateStage } from '../processes/index.ts'
import { anOpenProcess } from '../remarks/examples.ts'
import {
  changeSettings,
  closeSurvey,
  discardSurvey,
  draftSurvey,
  findOwnSurvey,
  findSurvey,
  listSurveys,
  openSurvey,
  reopenSurvey,
} from './actions.ts'
import { aDefinition, someAnswers } from './examples.ts'
import { countChanges, recount } from './results/counting.ts'
import { surveysToCount, talliesOf, tallyOfAll } from './results/store.ts'
import { OWNER } from './rules.ts'
import { surveyById } from './store.ts'
import { answer, aSurvey, surveysJobs, surveysPorts } from './testing.ts'

const team = newId()
const editor = aPerson({ roles: [{ role: 'editor', scope: team }] })
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })

eachEngine('surveys', (at) => {
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

  test('two of one title get addresses of their own, and nobody but the team sees a draft', async () => {
    const one = await survey({ draft: true })
    const other = await survey({ draft: true })
    expect([one.survey.slug, other.survey.slug]).toEqual(['jak-jezdzimy-autobusem', 'jak-jezdzimy-autobusem-2'])
    expect(one.phase).toBe('draft')
    await expect(findSurvey(contextOf(house), 'consultation', process.slug, one.survey.slug)).rejects.toThrow('absent')
    expect(await listSurveys(contextOf(house), process)).toEqual([])
    expect((await listSurveys(as(clerk), process)).length).toBe(2)
  })

  test('who does not edit the process neither makes, opens nor closes surveys', async () => {
    const found = await survey({ draft: true })
    const input = { title: 'Ankieta', stageId: null, from: { kind: 'blank' as const } }
    for (const person of [clerk, aPerson()]) {
      await expect(draftSurvey(as(person), ports.forms, process, input)).rejects.toThrow('absent')
      await expect(openSurvey(as(person), ports.forms, found)).rejects.toThrow('absent')
      await expect(closeSurvey(as(person), found)).rejects.toThrow('absent')
      await expect(discardSurvey(as(person), found)).rejects.toThrow('absent')
    }
  })

  test('an empty form is not opened, and what to mend is told', async () => {
    const found = await survey({ draft: true, definition: aDefinition([]) })
    expect((await openSurvey(as(), ports.forms, found)).length).toBeGreaterThan(0)
    expect((await surveyById(at.db, found.survey.id))?.openedAt).toBeNull()
  })

  test('a survey begins as one of ours or as a copy', async () => {
    for (const name of ['service', 'needs', 'places', 'evaluation'] as const) {
      const { slug } = await draftSurvey(as(), ports.forms, process, {
        title: `Wzór ${name}`,
        stageId: null,
        from: { kind: 'template', name },
      })
      const found = await findOwnSurvey(as(), 'consultation', process.slug, slug)
      expect(await openSurvey(as(), ports.forms, found)).toEqual([])
    }
    const original = await survey()
    const { slug } = await draftSurvey(as(), ports.forms, process, {
      title: 'Kopia',
      stageId: null,
      from: { kind: 'copy', surveyId: original.survey.id },
    })
    const copy = await findOwnSurvey(as(), 'consultation', process.slug, slug)
    expect(copy.form.draft.sections).toEqual(original.form.draft.sections)
    expect(copy.title).toBe('Kopia')
  })

  test('it opens and closes with its stage, to the second', async () => {
    const stageId = await insertStage(at.db, process.id, aStage('2026-09-12T08:00:00Z', '2026-09-14T21:59:59Z'))
    const { survey: made } = await survey({ stageId })
    const phaseAt = async (moment: string) => {
      house.clock.set(moment)
      return (await findOwnSurvey(as(), 'consultation', process.slug, made.slug)).phase
    }
    expect(await phaseAt('2026-09-12T07:59:59Z')).toBe('ahead')
    expect(await phaseAt('2026-09-12T08:00:00Z')).toBe('open')
    expect(await phaseAt('2026-09-14T21:59:59.900Z')).toBe('open')
    expect(await phaseAt('2026-09-14T22:00:00Z')).toBe('closed')

    const [stage] = (await stagesOf(at.db, process.id)).filter(({ id }) => id === stageId)
    if (stage) await updateStage(at.db, stageId, { ...stage, endsAt: Temporal.Instant.from('2026-09-20T21:59:59Z') })
    expect(await phaseAt('2026-09-15T10:00:00Z')).toBe('open')
  })

  test('after its stage an answer is refused and nothing is counted', async () => {
    const found = await survey()
    house.clock.set('2026-09-30T22:00:00Z')
    await expect(send(found)).rejects.toThrow('form-not-open')
    expect((await tallyOfAll(at.db, found.survey.id)).tally.count).toBe(0)
  })

  test('closed by the team it takes no more, in that very second; opened again it does', async () => {
    const found = await survey()
    await closeSurvey(as(), found)
    await expect(send(found)).rejects.toThrow('form-not-open')
    await reopenSurvey(as(), found)
    house.clock.set('2026-09-10T10:05:00Z')
    await send(found)
  })

  test('the level of anonymity stands from the opening on', async () => {
    const found = await survey({ settings: { anonymity: 'named' } })
    const settings = found.survey
    await expect(changeSettings(as(), found, { ...settings, anonymity: 'anonymous' })).rejects.toThrow(
      'survey-anonymity-fixed',
    )
    await changeSettings(as(), found, { ...settings, results: 'live' })
    expect((await surveyById(at.db, found.survey.id))?.results).toBe('live')
  })

  test('what needs to know who answered is off in an anonymous survey, whatever was ticked', async () => {
    const { survey: made } = await survey({
      settings: { anonymity: 'anonymous', editable: true, oncePerPerson: true, openData: true, results: 'team' },
    })
    expect(made).toMatchObject({ editable: false, oncePerPerson: false, openData: false })
  })

  test('an opened survey is not thrown away, a draft is', async () => {
    const open = await survey()
    await expect(discardSurvey(as(), open)).rejects.toThrow('survey-opened')
    const draft = await survey({ draft: true, title: 'Na próbę' })
    await discardSurvey(as(), draft)
    expect(await surveyById(at.db, draft.survey.id)).toBeNull()
  })

  test('answers are counted once by a job, changes and those taken back too', async () => {
    const found = await survey({ settings: { anonymity: 'confidential', editable: true } })
    const counts = async () => {
      await queue.drain()
      const { tally } = await tallyOfAll(at.db, found.survey.id)
      const { groups } = await talliesOf(at.db, found.survey.id, ['age'])
      return [tally.count, tally.questions.age?.counts ?? {}, groups.age?.old?.count ?? 0]
    }
    const one = await send(found)
    await send(found, someAnswers({ age: { choice: 'old' } }))
    expect(await counts()).toEqual([2, { young: 1, old: 1 }, 1])
    expect(await surveysToCount(at.db)).toEqual([])

    const edited = { ...someAnswers(), age: { choice: 'old' } }
    await editAnswers(contextOf(house), ports.forms, one, { editKey: one.editKey ?? '', answers: edited })
    expect(await counts()).toEqual([2, { old: 2 }, 2])
    await withdrawAnswers(contextOf(house), ports.forms, one, one.editKey ?? '')
    expect(await counts()).toEqual([1, { old: 1 }, 1])
  })

  test('the same form sent twice is counted once', async () => {
    const found = await survey()
    const key = newId()
    await send(found, someAnswers(), { key })
    await send(found, someAnswers(), { key })
    await queue.drain()
    expect((await tallyOfAll(at.db, found.survey.id)).tally.count).toBe(1)
  })

  test('counting at the same moment in several places counts each answer once', async () => {
    const found = await survey()
    for (let number = 0; number < 12; number += 1) await send(found)
    await Promise.all([1, 2, 3, 4].map(() => countChanges(system(), found.survey.id)))
    await queue.drain()
    const { tally } = await tallyOfAll(at.db, found.survey.id)
    expect(tally.count).toBe(12)
    expect(tally.questions.minutes?.sums['']).toBe(12 * 7)
  })

  test('counting anew comes to the same', async () => {
    const found = await survey()
    for (const choice of ['young', 'old', 'old']) await send(found, someAnswers({ age: { choice } }))
    await queue.drain()
    const before = await talliesOf(at.db, found.survey.id, null)
    expect(await recount(system(), found.survey)).toBe(3)
    expect(await talliesOf(at.db, found.survey.id, null)).toEqual(before)
  })

  test('nothing finer than a day is kept of an anonymous answer', async () => {
    const found = await survey()
    await send(found)
    const form = await formOf(at.db, { kind: OWNER, id: found.survey.id })
    const [kept] = await Array.fromAsync(answersStream(at.db, form?.id ?? ''))
    expect(kept).toMatchObject({ anonymity: 'anonymous', answeredAt: null })
  })
})

const aStage = (startsAt: string, endsAt: string) => ({
  kind: 'collecting' as const,
  title: 'Ankieta',
  description: '',
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(endsAt),
  displayedDate: null,
  place: '',
  accessibility: '',
  link: null,
  activity: 'remarks',
})

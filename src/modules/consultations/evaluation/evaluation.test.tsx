import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { formsIn, valuesOf } from '../../../../tests/support/markup.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import {
  bringEvaluation,
  compareEvaluation,
  countsOf,
  evaluated,
  evaluationForms,
  evaluationOf,
  medianOf,
} from '../../evaluations/index.ts'
import { type Answers, currentVersion, formOf, submitAnswers, type Version } from '../../forms/index.ts'
import { outboxOf } from '../../notices/examples.ts'
import { followingIn } from '../../notices/followers/testing.ts'
import { type Process, processById, recordProcessFact } from '../../processes/index.ts'
import { bringRemarks } from '../../remarks/index.ts'
import { aConsultation, aLetter } from '../examples.ts'
import { anOffice, consultationJobs, type Office, ports } from '../testing.ts'
import { EVALUATION, EVALUATION_FORMS, STATEMENTS } from './kind.ts'

describe('figures of an evaluation', () => {
  test.each([
    [[], null],
    [[4], 4],
    [[1, 5], 3],
    [[5, 1, 2], 2],
    [[4, 1, 2, 5], 3],
  ])('the middle of %o is %o', (values, median) => expect(medianOf(values)).toBe(median))

  test('words of one’s own and skipped sentences count nowhere, and four answers show no mean', () => {
    const one = { clear: { number: 4 }, easy: { skipped: 'unknown' }, good: { text: 'Spotkanie' } } as const
    const counts = Array.from({ length: 4 }, () => countsOf(STATEMENTS, one)).flat()
    expect(evaluated(STATEMENTS, counts)).toMatchObject({
      answers: 4,
      means: { clear: { answers: 4, mean: null }, easy: { answers: 0, mean: null } },
    })
    const five = evaluated(STATEMENTS, [...counts, ...countsOf(STATEMENTS, { clear: { number: 2 } })])
    expect(five.means.clear).toEqual({ answers: 5, mean: 3.6 })
  })
})

eachEngine('the evaluation of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let queue: TestJobs
  beforeAll(async () => {
    house = await aHouse(at)
    queue = consultationJobs()
    house.jobs = queue
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(() => {
    house.clock.set('2026-10-20T10:00:00Z')
  })

  const system = () => systemContext(house, 'test')
  async function aReported(given: { organisationId?: string; reportedAt?: string } = {}): Promise<Process> {
    const { process } = await aConsultation(system(), {
      organisationId: given.organisationId ?? office.organisation.id,
      title: `Park ${newId()}`,
    })
    const at_ = Temporal.Instant.from(given.reportedAt ?? '2026-10-15T08:00:00Z')
    await recordProcessFact(system(), process, 'reported_at', at_)
    return (await processById(at.db, process.id)) as Process
  }
  const home = (process: Process) => `/konsultacje/${process.slug}/ocena`
  const work = (process: Process) => `/praca/konsultacje/${process.slug}/ocena`
  const ask = (process: Process) => office.as('team-admin').post(work(process))
  const answer = async (process: Process, answers: Answers) => {
    const form = await formOf(at.db, { kind: EVALUATION_FORMS, id: process.id })
    const version = await currentVersion(at.db, form?.id ?? '')
    return submitAnswers(contextOf(house), ports.forms, version as Version, { answers, key: newId() })
  }

  test('before the report nobody is asked, and there is no page to answer on', async () => {
    const { process } = await aConsultation(system(), { organisationId: office.organisation.id, title: newId() })
    expect((await office.as('team-admin').get(work(process))).html).not.toContain('Wyślij prośbę')
    expect((await ask(process)).status).toBe(409)
    expect(await evaluationOf(at.db, process.id)).toBeNull()
    expect((await office.stranger().get(home(process))).status).toBe(404)
    expect((await office.stranger().get(`${home(process)}/wyniki`)).status).toBe(404)
  })

  test('asked once: authors with an address and followers get one letter each', async () => {
    const process = await aReported()
    await followingIn(house).follow('ela@example.org', { kind: 'process', id: process.id })
    await bringRemarks(system(), process, [
      aLetter({ email: 'jan@example.org' }),
      aLetter({ email: 'jan@example.org' }),
    ])
    expect((await ask(process)).flash).toBe('evaluations.flash.asked')
    await queue.drain()
    expect((await ask(process)).status).toBe(409)
    await queue.drain()
    const letters = (await outboxOf(at.db)).filter(
      ({ template, text }) => template === 'consultation-evaluation' && text?.includes(process.slug),
    )
    expect(letters.map(({ email }) => email).sort()).toEqual(['ela@example.org', 'jan@example.org'])
    expect((await office.stranger().get(`/konsultacje/${process.slug}`)).html).toContain(home(process))
  })

  test('only those who answer for the office ask', async () => {
    const process = await aReported()
    for (const role of ['editor', 'clerk', 'moderator'] as const) {
      expect((await office.as(role).get(work(process))).html).not.toContain('Wyślij prośbę')
      expect((await office.as(role).post(work(process))).status).toBe(404)
    }
  })

  test('a browser that sent an answer is told so before another, and another browser is not', async () => {
    const process = await aReported()
    await ask(process)
    const [resident, neighbour] = [office.visitor(), office.visitor()]
    const told = 'Z tej przeglądarki odpowiedź już wysłano'
    const send = async (clear: string) => {
      const { html } = await resident.get(home(process))
      const form = formsIn(html, home(process)).find(({ action }) => action === home(process))
      house.clock.set(house.clock.now().add({ minutes: 1 }))
      const answer = await resident.post(home(process), { ...(form && valuesOf(form)), 'q-clear': clear })
      expect(answer.status).toBe(303)
      return html
    }
    expect(await send('4')).not.toContain(told)
    const again = await resident.get(home(process))
    expect(again.html).toContain(told)
    expect(await mistakesIn(again.html)).toEqual([])
    expect((await neighbour.get(home(process))).html).not.toContain(told)
    // Whoever shares the device may answer as well.
    await send('2')
    expect((await compareEvaluation(system(), EVALUATION, process)).evaluated.answers).toBe(2)
  })

  test('people answer without a name; from five on everybody reads means, and only the team their words', async () => {
    const process = await aReported()
    await ask(process)
    const page = await office.stranger().get(home(process))
    expect(await mistakesIn(page.html)).toEqual([])
    for (const number of [5, 5, 4, 3])
      expect(await answer(process, { clear: { number }, good: { text: 'Spacer z projektantką' } })).toMatchObject({
        ok: true,
      })
    expect((await office.stranger().get(`${home(process)}/wyniki`)).html).toContain('Są na razie 4 odpowiedzi')

    await answer(process, { clear: { number: 2 }, learnt: { choices: ['poster'] } })
    const results = await office.stranger().get(`${home(process)}/wyniki`)
    expect(await mistakesIn(results.html)).toEqual([])
    expect(results.html).toContain('3,8 (odpowiedzi: 5)')
    expect(results.html).not.toContain('Spacer z projektantką')
    const own = await office.as('editor').get(work(process))
    expect(await mistakesIn(own.html)).toEqual([])
    expect(own.html).toContain('Spacer z projektantką')
  })

  test('after its last second nothing is taken', async () => {
    const process = await aReported()
    await ask(process)
    house.clock.set('2026-11-10T10:00:01Z')
    await expect(answer(process, { clear: { number: 5 } })).rejects.toThrow('form-not-open')
    expect((await compareEvaluation(system(), EVALUATION, process)).evaluated.answers).toBe(0)
  })

  test('it is compared with earlier ones of the organisation and with the middle one of the network', async () => {
    const five = (step: number) =>
      Array.from({ length: 5 }, () => ({ answers: { clear: { number: step } }, at: house.clock.now() }))
    const other = await anOffice(house)
    const earlier = await aReported({ reportedAt: '2026-10-01T08:00:00Z' })
    const later = await aReported({ reportedAt: '2026-10-19T08:00:00Z' })
    const elsewhere = await aReported({ organisationId: other.organisation.id })
    const here = await aReported()
    const before = (await compareEvaluation(system(), EVALUATION, here)).processes
    for (const [process, step] of [
      [earlier, 2],
      [later, 5],
      [elsewhere, 5],
      [here, 4],
    ] as const) {
      await (process === elsewhere ? other : office).as('team-admin').post(work(process))
      await bringEvaluation(system(), EVALUATION, process, five(step))
    }
    const compared = await compareEvaluation(system(), EVALUATION, here)
    expect(compared.evaluated.means.clear.mean).toBe(4)
    expect(compared.earlier.map(({ process, means }) => [process.id, means.clear])).toContainEqual([earlier.id, 2])
    expect(compared.earlier.map(({ process }) => process.id)).not.toContain(later.id)
    expect(compared.earlier.map(({ process }) => process.id)).not.toContain(elsewhere.id)
    expect(compared.processes).toBe(before + 4)
    expect(compared.median.clear).toBeGreaterThan(2)
  })

  test('the survey is the same for every consultation: no team changes it', async () => {
    const process = await aReported()
    await ask(process)
    const as = contextOf(house, office.team['team-admin'])
    expect(await evaluationForms(EVALUATION).mayDesign(as, process.id)).toBe(false)
    expect(await evaluationForms(EVALUATION).mayReadAnswers(as, process.id)).toBe(true)
  })
})

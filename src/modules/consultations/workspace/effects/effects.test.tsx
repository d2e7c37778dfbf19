import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../../tests/support/house.ts'
import { systemContext } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/ids.ts'
import type { TestJobs } from '../../../../platform/jobs/testing.ts'
import { outboxOf } from '../../../notices/examples.ts'
import { followingIn } from '../../../notices/followers/testing.ts'
import { type Process, phaseOf, processById, recordProcessFact } from '../../../processes/index.ts'
import { bringRemarks } from '../../../remarks/index.ts'
import { aConsultation, aLetter } from '../../examples.ts'
import { effectsOf } from '../../store.ts'
import { anOffice, consultationJobs, type Office } from '../../testing.ts'

eachEngine('effects of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let queue: TestJobs
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at)
    queue = consultationJobs()
    house.jobs = queue
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-10-20T10:00:00Z')
    process = (
      await aConsultation(systemContext(house, 'test'), {
        organisationId: office.organisation.id,
        title: `Park ${newId()}`,
      })
    ).process
  })

  const home = () => `/praca/konsultacje/${process.slug}/efekty`
  const publishReport = async (at = house.clock.now()) =>
    recordProcessFact(systemContext(house, 'test'), process, 'reported_at', at)
  const tell = (given: Record<string, string> = {}) =>
    office
      .as('team-admin')
      .post(home(), { title: 'Stanęło 9 ławek', body: 'Z oparciem, przy śluzie.', happenedOn: '2026-10-15', ...given })

  test('before the report there is nothing to tell: neither a form nor the act', async () => {
    for (const reportedAt of [null, house.clock.now().add({ hours: 1 })]) {
      if (reportedAt) await publishReport(reportedAt)
      const page = await office.as('team-admin').get(home())
      expect(page.html).not.toContain('name="body"')
      const answer = await tell()
      expect(answer.status).toBe(409)
      expect(await effectsOf(at.db, process.id)).toEqual([])
    }
  })

  test('told, it is read by all, moves the consultation to its last phase, and reaches followers and authors once', async () => {
    await followingIn(house).follow('ela@example.org', { kind: 'process', id: process.id })
    await bringRemarks(systemContext(house, 'test'), process, [
      aLetter({ email: 'jan@example.org' }),
      aLetter({ email: 'jan@example.org' }),
      aLetter(),
    ])
    await publishReport()
    const form = await office.as('team-admin').get(home())
    expect(await mistakesIn(form.html)).toEqual([])
    expect((await tell()).flash).toBe('consultations.flash.effect-told')
    await queue.drain()
    await queue.drain()
    expect(await effectsOf(at.db, process.id)).toMatchObject([
      { title: 'Stanęło 9 ławek', happenedOn: Temporal.PlainDate.from('2026-10-15') },
    ])
    expect(phaseOf((await processById(at.db, process.id)) as Process, house.clock.now())).toBe('effects')
    const letters = (await outboxOf(at.db)).filter(
      ({ template, text }) =>
        template === 'consultation-effect' && text?.includes('Stanęło 9 ławek') && text.includes(process.slug),
    )
    expect(letters.map(({ email }) => email).sort()).toEqual(['ela@example.org', 'jan@example.org'])
    expect((await office.stranger().get(`/konsultacje/${process.slug}/efekty`)).html).toContain(
      'Z oparciem, przy śluzie.',
    )
  })

  test.each([
    [{ title: '' }, 'title'],
    [{ body: '' }, 'body'],
    [{ happenedOn: 'niedawno' }, 'happenedOn'],
  ])('%o comes back to its field with what was typed', async (given, field) => {
    await publishReport()
    const answer = await tell(given)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="#f-${field}"`)
    expect(await effectsOf(at.db, process.id)).toEqual([])
  })

  test('only those who answer for the office tell', async () => {
    await publishReport()
    for (const role of ['editor', 'clerk', 'moderator'] as const) {
      expect((await office.as(role).get(home())).html).not.toContain('name="body"')
      expect((await office.as(role).post(home(), { title: 'X', body: 'Y' })).status).toBe(404)
    }
  })
})

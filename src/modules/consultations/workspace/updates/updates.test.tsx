import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../../tests/support/house.ts'
import { systemContext } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/ids.ts'
import type { TestJobs } from '../../../../platform/jobs/testing.ts'
import { outboxOf } from '../../../notices/examples.ts'
import { followingIn } from '../../../notices/followers/testing.ts'
import { type Process, updatesOf } from '../../../processes/index.ts'
import { aConsultation } from '../../examples.ts'
import { anOffice, consultationJobs, type Office } from '../../testing.ts'

eachEngine('news of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let queue: TestJobs
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    queue = consultationJobs()
    house.jobs = queue
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

  const home = () => `/praca/konsultacje/${process.slug}/aktualnosci`
  const follow = (email: string) => followingIn(house).follow(email, { kind: 'process', id: process.id })
  const publish = (given: Record<string, string> = {}) =>
    office.as('editor').post(home(), { title: 'Spotkanie przeniesione', body: 'Spotykamy się w bibliotece.', ...given })
  const letters = async () =>
    (await outboxOf(at.db)).filter(
      ({ template, text }) => template === 'process-update' && text?.includes(process.title),
    )

  test('published, it is read by all, newest first; nobody is written to unless asked for', async () => {
    await follow('ela@example.org')
    await publish()
    house.clock.set('2026-09-11T10:00:00Z')
    await publish({ title: 'Jest nowy rysunek' })
    await queue.drain()
    expect(await letters()).toEqual([])
    const { html } = await office.stranger().get(`/konsultacje/${process.slug}`)
    expect(html.indexOf('Jest nowy rysunek')).toBeLessThan(html.indexOf('Spotkanie przeniesione'))
    expect(await mistakesIn((await office.as('editor').get(home())).html)).toEqual([])
  })

  test('told to those who follow, each gets one letter, however often the jobs run', async () => {
    for (const email of ['ela@example.org', 'jan@example.org']) await follow(email)
    await publish({ tell: 'tak' })
    await queue.drain()
    await queue.drain()
    expect((await letters()).map(({ email }) => email).sort()).toEqual(['ela@example.org', 'jan@example.org'])
    expect((await letters())[0]?.text).toContain('Spotykamy się w bibliotece.')
  })

  test.each([
    [{ title: '' }, 'title'],
    [{ body: ' ' }, 'body'],
    [{ body: 'a'.repeat(5001) }, 'body'],
  ])('%o comes back to its field', async (given, field) => {
    const answer = await publish(given)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="#f-${field}"`)
    expect(await updatesOf(at.db, process.id)).toEqual([])
  })

  test('taken down, it is gone once; another consultation’s is absent', async () => {
    await publish()
    const [update] = await updatesOf(at.db, process.id)
    const other = await aConsultation(systemContext(house, 'test'), {
      organisationId: office.organisation.id,
      title: `Inna ${newId()}`,
    })
    expect(
      (await office.as('editor').post(`/praca/konsultacje/${other.process.slug}/aktualnosci/${update?.id}/usuniecie`))
        .status,
    ).toBe(404)
    expect((await office.as('editor').post(`${home()}/${update?.id}/usuniecie`)).flash).toBe(
      'consultations.flash.removed',
    )
    for (const id of [update?.id, 'nie-id', newId()])
      expect((await office.as('editor').post(`${home()}/${id}/usuniecie`)).status).toBe(404)
    expect((await office.stranger().get(`/konsultacje/${process.slug}`)).html).not.toContain('Spotkanie przeniesione')
  })
})

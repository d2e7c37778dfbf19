import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { type Process, recordProcessFact } from '../processes/index.ts'
import { bringRemarks } from '../remarks/index.ts'
import { addUpdate } from './content.ts'
import { aConsultation, aLetter } from './examples.ts'
import { anOffice, consultationJobs, type Office } from './testing.ts'

eachEngine('the page of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = consultationJobs()
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = (await aConsultation(system(), { organisationId: office.organisation.id, title: `Park ${newId()}` }))
      .process
  })

  const system = () => systemContext(house, 'test')
  const path = () => `/konsultacje/${process.slug}`

  test.each([
    ['2026-08-31T10:00:00Z', 'Ogłoszone – uwagi od 1 września 2026, 08:00', false],
    ['2026-09-10T10:00:00Z', 'Trwa – uwagi do 30 września 2026, 23:59', true],
    ['2026-10-01T10:00:00Z', 'Zakończone 30 września 2026', false],
  ])('at %s it says "%s", and asks for remarks only while they are taken', async (now, words, asks) => {
    house.clock.set(now)
    const { html } = await office.stranger().get(path())
    expect(html).toContain(words)
    expect(html.includes(`${path()}/uwagi/nowa`)).toBe(asks)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('remarks come last, after what is beside the text, so that a phone shows the rest first', async () => {
    await bringRemarks(
      system(),
      process,
      Array.from({ length: 30 }, (_, number) => aLetter({ body: `List numer ${number} o parku.` })),
    )
    const { html } = await office.stranger().get(path())
    expect(html.indexOf('Gdzie jesteśmy')).toBeGreaterThan(-1)
    expect(html.indexOf('id="uwagi"')).toBeGreaterThan(html.indexOf('Gdzie jesteśmy'))
    expect(html.indexOf('id="uwagi"')).toBeGreaterThan(html.indexOf('id="ogloszenie"'))
    expect(html.match(/List numer/g)).toHaveLength(25)
    expect(html).toContain('Zobacz wszystkie 30 uwag')
  })

  test('a change is read at once by those who read it a moment before', async () => {
    const reader = office.stranger()
    await reader.get(path())
    await addUpdate(system(), process, { title: 'Spotkanie przeniesione', body: 'Do biblioteki.', tell: false })
    expect((await reader.get(path())).html).toContain('Spotkanie przeniesione')
  })

  test('with a report it leads there', async () => {
    await recordProcessFact(system(), process, 'reported_at', house.clock.now())
    house.clock.set('2026-10-20T10:00:00Z')
    expect((await office.stranger().get(path())).html).toContain(`${path()}/raport`)
  })

  test('texts of the team are formatted by rule: no script, no other page inside', async () => {
    const { process: own } = await aConsultation(system(), {
      organisationId: office.organisation.id,
      title: `<script>alert(1)</script> ${newId()}`,
    })
    const { html } = await office.stranger().get(`/konsultacje/${own.slug}`)
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script>alert(1)')
  })

  test('the team is led to its work, others are not; a draft is absent for others', async () => {
    expect((await office.as('clerk').get(path())).html).toContain(`/praca${path()}`)
    expect((await office.stranger().get(path())).html).not.toContain(`/praca${path()}`)
    const { process: draft } = await aConsultation(system(), {
      organisationId: office.organisation.id,
      title: `Szkic ${newId()}`,
      announced: false,
    })
    for (const reader of [office.stranger(), office.asPerson(office.outsider)])
      expect((await reader.get(`/konsultacje/${draft.slug}`)).status).toBe(404)
    const seen = await office.as('clerk').get(`/konsultacje/${draft.slug}`)
    expect(seen.status).toBe(200)
    expect(seen.html).toContain('widzi go tylko zespół')
    expect(seen.headers.get('cache-control')).toContain('private')
    expect((await office.stranger().get(`/konsultacje/${draft.slug}`)).status).toBe(404)
  })

  test('in English all that we say is English, and what the team wrote stays as it was', async () => {
    const { html } = await office.stranger().get(`/en${path()}`)
    expect(html).toContain('<html lang="en"')
    expect(html).toContain('Burmistrz Augustowa')
    for (const polish of ['Gdzie jesteśmy', 'Ogłoszenie o konsultacjach', 'uwagi do 30 września'])
      expect(html).not.toContain(polish)
    expect(await mistakesIn(html)).toEqual([])
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { aHouse, aPerson, mistakesIn, type TestHouse } from '../../../../../tests/support/house.ts'
import { newId } from '../../../../platform/ids.ts'
import { processBySlug } from '../../../processes/store.ts'
import { anOffice, consultationJobs, type Office } from '../../testing.ts'

eachEngine('beginning a consultation', (at) => {
  let house: TestHouse
  let office: Office
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = consultationJobs()
    office = await anOffice(house)
  })
  afterAll(() => house.close())

  const path = '/praca/konsultacje/nowa'
  const fields = (given: Record<string, string> = {}) => ({
    organisationId: office.organisation.id,
    title: `Park ${newId()}`,
    summary: 'Co zmienić, a co zostawić?',
    place: 'Sztabin',
    topic: 'greenery',
    ...given,
  })
  const drafted = async (location: string | null) => processBySlug(at.db, location?.split('/').at(-1) ?? '')

  test('a few answers make a draft that only the team sees', async () => {
    const page = await office.as('editor').get(path)
    expect(page.html).toContain(office.organisation.name)
    expect(await mistakesIn(page.html)).toEqual([])
    const answer = await office.as('editor').post(path, fields())
    expect(answer.flash).toBe('consultations.flash.drafted')
    expect(await drafted(answer.location)).toMatchObject({ unitCode: '2001072', topic: 'greenery', announcedAt: null })
    expect((await office.as('clerk').get(answer.location ?? '')).status).toBe(200)
    expect((await office.stranger().get((answer.location ?? '').replace('/praca', ''))).status).toBe(404)
  })

  test.each(['Augustów', 'w Augustowie', 'AUGUSTOW'])(
    '%s is the name of two gminas: a choice, with where each lies',
    async (place) => {
      const asked = await office.as('editor').post(path, fields({ place }))
      expect(asked.status).toBe(422)
      for (const code of ['2001011', '2001022']) expect(asked.html).toContain(`value="${code}"`)
      expect(asked.html).toContain('powiat augustowski, województwo podlaskie')
      expect(asked.html).toContain('href="#f-unitCode"')
      expect(await mistakesIn(asked.html)).toEqual([])
      const answer = await office.as('editor').post(path, fields({ place, unitCode: '2001022' }))
      expect((await drafted(answer.location))?.unitCode).toBe('2001022')
    },
  )

  test('the choice of the gmina stays while something else is put right', async () => {
    const answer = await office.as('editor').post(path, fields({ place: 'Augustów', unitCode: '2001022', title: '' }))
    expect(answer.status).toBe(422)
    expect(answer.html).toMatch(/value="2001022" checked/)
    expect(answer.html).toContain('Co zmienić, a co zostawić?')
  })

  test.each([
    ['no title', { title: ' ' }, '#f-title'],
    ['too long a title', { title: 'a'.repeat(161) }, '#f-title'],
    ['no summary', { summary: '' }, '#f-summary'],
    ['a place nobody knows', { place: 'Nibylandia' }, '#f-place'],
    ['no place', { place: '' }, '#f-place'],
    ['a code nobody has', { place: '', unitCode: '9999999' }, '#f-place'],
    ['an organisation that is none', { organisationId: 'x' }, '#f-organisationId'],
  ])('%s: back to that field with what was typed', async (_, given, link) => {
    const answer = await office.as('editor').post(path, fields(given))
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="${link}"`)
  })

  test('an office of others, and a role that drafts nothing, are refused as absent', async () => {
    expect((await office.as('editor').post(path, fields({ organisationId: newId() }))).status).toBe(404)
    for (const role of ['clerk', 'moderator'] as const) {
      expect((await office.as(role).get(path)).status).toBe(404)
      expect((await office.as(role).post(path, fields())).status).toBe(404)
    }
    expect((await office.stranger().get(path)).status).toBe(404)
    expect((await office.asPerson(aPerson()).get('/praca/konsultacje')).status).toBe(404)
  })

  test('the list of the team’s consultations shows drafts, and the way to a new one only to those who draft', async () => {
    const title = `Tylko nasz szkic ${newId()}`
    await office.as('editor').post(path, fields({ title }))
    const list = await office.as('clerk').get('/praca/konsultacje')
    expect(list.html).toContain(title)
    expect(list.html).not.toContain(path)
    expect((await office.as('editor').get('/praca/konsultacje')).html).toContain(path)
    expect((await office.asPerson(office.outsider).get('/praca/konsultacje')).html).not.toContain(title)
  })
})

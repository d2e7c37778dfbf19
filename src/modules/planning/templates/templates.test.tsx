import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { anOrganisation } from '../../network/examples.ts'
import { draftOfPlan } from '../index.ts'
import { beginPlan, findPlan, keepAnswers } from '../plans/actions.ts'
import { READINESS } from '../plans/answers.ts'
import { planById } from '../plans/store.ts'
import { allRoutes, ports } from '../testing.ts'

eachEngine('templates of plans', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let slug: string
  const team = async (name: string) => {
    const { id } = await anOrganisation(house, { name })
    return aPerson({ roles: [{ role: 'editor', scope: id }] })
  }
  let author: Awaited<ReturnType<typeof team>>
  let other: Awaited<ReturnType<typeof team>>

  beforeAll(async () => {
    house = await aHouse(at, '2026-08-20T10:00:00Z')
    wing = await aWing(house, allRoutes())
    author = await team('Urząd Gminy w Sztabinie')
    other = await team('Urząd Miasta Ełku')
    const context = contextOf(house, author)
    const plan = await findPlan(context, await beginPlan(context, author.roles[0]?.scope ?? ''))
    const about = {
      title: 'Plan ogólny',
      summary: 'Gdzie domy?',
      topic: 'space' as const,
      unitCode: '2001072',
      place: 'Sztabin',
      organ: 'Wójt',
    }
    const answered = await keepAnswers(context, plan, {
      readiness: Object.fromEntries(READINESS.map((point) => [point, 'yes' as const])),
      matter: 'general-plan',
      about,
      opens: '2026-09-07',
      closes: '2026-10-05',
      forms: [{ form: 'open-meeting', title: 'Spotkanie', at: '2026-09-15T17:00', place: 'Szkoła' }],
      places: ['bip'],
    })
    slug = (await draftOfPlan(context, ports, answered)).slug
  })
  afterAll(() => house.close())

  const save = (fields: Record<string, string>) =>
    wing.as(author).post(`/praca/konsultacje/${slug}/plan/szablon`, fields)
  const list = '/praca/planowanie/szablony'

  test('kept for one’s own team, it is seen by that team alone; shared, by every team, with its author', async () => {
    expect(await mistakesIn((await wing.as(author).get(`/praca/konsultacje/${slug}/plan/szablon`)).html)).toEqual([])
    expect((await save({ title: '' })).status).toBe(422)
    expect((await save({ title: 'Tylko dla nas' })).flash).toBe('planning.flash.template-saved')
    await save({ title: 'Plan ogólny w 28 dni', shared: 'tak' })
    const own = await wing.as(author).get(list)
    expect(await mistakesIn(own.html)).toEqual([])
    expect(own.html).toContain('Tylko dla nas')
    const seen = (await wing.as(other).get(list)).html
    expect(seen).not.toContain('Tylko dla nas')
    expect(seen).toContain('Plan ogólny w 28 dni')
    expect(seen).toContain('Urząd Gminy w Sztabinie')
    const hidden = new RegExp(
      `${list}/([0-9a-f-]{36})"[^]*?Tylko dla nas|Tylko dla nas[^]*?${list}/([0-9a-f-]{36})"`,
    ).exec(own.html)
    const id = hidden?.[2] ?? hidden?.[1] ?? ''
    expect([id.length, (await wing.as(other).get(`${list}/${id}`)).status]).toEqual([36, 404])
  })

  test('a plan of another team begins from it, with days of its own and the credit kept', async () => {
    await save({ title: 'Do wzięcia', shared: 'tak' })
    const id =
      new RegExp(`Do wzięcia[^]*?${list}/([0-9a-f-]{36})"`).exec((await wing.as(other).get(list)).html)?.[1] ?? ''
    const page = await wing.as(other).get(`${list}/${id}`)
    expect(page.html).toContain('Urząd Gminy w Sztabinie')
    expect(await mistakesIn(page.html)).toEqual([])
    const begun = await wing.as(other).post(`${list}/${id}`, { organisationId: other.roles[0]?.scope ?? '' })
    const plan = await planById(at.db, /planowanie\/([^/]+)\//.exec(begun.location ?? '')?.[1] ?? '')
    expect(plan?.answers).toMatchObject({
      matter: 'general-plan',
      about: null,
      opens: '2026-09-03',
      closes: '2026-10-01',
      places: ['bip'],
    })
    expect(plan?.answers.forms).toEqual([
      { form: 'open-meeting', title: 'Spotkanie', at: '2026-09-11T17:00', place: '' },
    ])
    expect((await wing.as(other).get(begun.location ?? '')).html).toContain(
      'Na podstawie szablonu „Do wzięcia” (Urząd Gminy w Sztabinie)',
    )
    expect((await wing.as(other).post(`${list}/${id}/usuniecie`)).status).toBe(404)
    await wing.as(author).post(`${list}/${id}/usuniecie`)
    expect((await wing.as(other).get(`${list}/${id}`)).status).toBe(404)
    expect((await wing.as(other).get(begun.location ?? '')).html).toContain('Do wzięcia')
  })

  test('others find nothing', async () => {
    expect((await wing.stranger().get(list)).status).toBe(404)
    expect((await wing.as(other).get(`/praca/konsultacje/${slug}/plan/szablon`)).status).toBe(404)
    expect((await wing.as(other).get(`${list}/nic`)).status).toBe(404)
  })
})

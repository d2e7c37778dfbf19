import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import type { AppEnv } from '../../../platform/http/index.ts'
import { answersPage, clearAnswers } from '../answers-store.ts'
import { aDefinition, aQuestion } from '../examples.ts'
import type { AnsweringSettings, OwnerPort } from '../ports.ts'
import { on } from '../store.ts'
import { aPublishedForm, aTestOwner } from '../testing.tsx'
import { openAnswering } from './routes.tsx'

const HOME = '/ankieta'
const form = aDefinition([aQuestion('short-text', 'who', { label: { pl: 'Jak się nazywasz?' }, required: true })])

eachEngine('what an owner says of answering its form', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(() => house.clock.set('2026-09-10T10:00:00Z'))

  async function begun(settings: Partial<AnsweringSettings>, port: Partial<OwnerPort> = {}, person = false) {
    const owner = aTestOwner({ anonymity: 'named', ...settings }, port)
    const published = await aPublishedForm(systemContext(house, 'test'), owner, form)
    const routes = new Hono<AppEnv>()
    routes.route(HOME, openAnswering(owner.ports, { kind: 'test', ownerOf: async () => published.form.owner.id }))
    const wing = await aWing(house, routes)
    const visitor = person ? wing.as(aPerson()) : wing.visitor()
    await visitor.post(`${HOME}/poczatek`)
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    return { ...published, visitor }
  }
  const kept = (formId: string) => answersPage(at.db, formId, { limit: 100, after: null })
  const answer = (visitor: { post: Awaited<ReturnType<typeof begun>>['visitor']['post'] }, who: string) =>
    visitor.post(`${HOME}/pytania/first`, { asked: 'who', 'q-who': who })
  const respondents = () => on(at.db).selectFrom('forms.respondents').select('answer_id').execute()

  test('a form that asks itself who answers is sent without a name, and keeps no respondent', async () => {
    const before = (await respondents()).length
    const { visitor, form } = await begun({ asksItself: true })
    await answer(visitor, 'Ewa')
    expect((await visitor.get(`${HOME}/sprawdzenie`)).html).not.toMatch(/name="(name|email)"/)
    expect((await visitor.post(`${HOME}/wyslanie`)).status).toBe(303)
    expect(await kept(form.id)).toHaveLength(1)
    expect(await respondents()).toHaveLength(before)
  })

  test('without that setting the name is asked for, and its lack stops the form', async () => {
    const { visitor, form } = await begun({})
    await answer(visitor, 'Ewa')
    expect((await visitor.get(`${HOME}/sprawdzenie`)).html).toContain('name="email"')
    expect((await visitor.post(`${HOME}/wyslanie`)).status).toBe(422)
    expect(await kept(form.id)).toEqual([])
  })

  test('what the owner knows to be wrong is said beside the question, and cannot be sent around it', async () => {
    const { visitor, form } = await begun(
      { asksItself: true },
      {
        check: async (_, __, answers) =>
          answers.who && 'text' in answers.who && answers.who.text === 'Nikt'
            ? [{ question: 'who', field: 'q-who', key: 'forms.problem.email' }]
            : [],
      },
    )
    const wrong = await answer(visitor, 'Nikt')
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('href="#f-q-who"')
    await visitor.post(`${HOME}/wyslanie`)
    expect(await kept(form.id)).toEqual([])
    await answer(visitor, 'Ewa')
    await visitor.post(`${HOME}/wyslanie`)
    expect(await kept(form.id)).toHaveLength(1)
  })

  test('the receipt of the owner takes the place of ours, also when the button is pressed twice', async () => {
    const { visitor, form } = await begun({ asksItself: true }, { receipt: async (_, { id }) => `/moje/${id}` })
    await answer(visitor, 'Ewa')
    const first = await visitor.post(`${HOME}/wyslanie`)
    const again = await visitor.post(`${HOME}/wyslanie`)
    const [one] = await kept(form.id)
    expect([first.location, again.location]).toEqual([`/moje/${one?.id}`, `/moje/${one?.id}`])
  })

  test('answers that are kept elsewhere are emptied here, and the form sent again is still the same one', async () => {
    const { visitor, form } = await begun(
      { asksItself: true },
      {
        answered: async ({ db }, { answer }) => clearAnswers(db, answer.id),
        receipt: async (_, { reference }) => `/moje/${reference}`,
      },
    )
    await answer(visitor, 'Ewa Tajna')
    const first = await visitor.post(`${HOME}/wyslanie`)
    expect((await visitor.post(`${HOME}/wyslanie`)).location).toBe(first.location)
    expect((await kept(form.id)).map(({ answers }) => answers)).toEqual([{}])
    expect(JSON.stringify(await on(at.db).selectFrom('forms.beginnings').selectAll().execute())).not.toContain('Tajna')
  })
})
